/// Table over two parameters with the boundaries between regimes drawn.
internal import Findings
internal import Market
internal import Scenario

struct GridTable {
  let report: WhatIfGridReport
  let language: Language

  init(_ report: WhatIfGridReport, _ language: Language) { (self.report, self.language) = (report, language) }

  func table(_ quantity: Int) -> FrontierTable {
    let grid = report.grid
    let (rowAxis, columnAxis) = (grid.axes[0], grid.axes[1])
    let isOutcome = grid.quantities[quantity].output == .equilibrium
    let texts = isOutcome ? grid.cells.map { report.names[$0.region][language] } : numbers(quantity)
    let columns = columnAxis.values.count
    var table = FrontierTable(
      corner: title(rowAxis) + unit(quantity), columnTitle: title(columnAxis),
      heads: columnAxis.values.map { report.labels.value($0, unit: columnAxis.unit)[language] })
    table.rows = rowAxis.values.indices.map { row in
      FrontierTable.Row(
        head: report.labels.value(rowAxis.values[row], unit: rowAxis.unit)[language],
        cells: Array(texts[row * columns..<(row + 1) * columns]),
        regions: (0..<columns).map { grid.cell(row, $0).region })
    }
    table.baseRow = rowAxis.baseIndex
    table.baseColumn = columnAxis.baseIndex
    if !isOutcome { table.regionNames = report.names.map { $0[language] } }
    return table
  }

  private func title(_ axis: ParameterAxis) -> String { report.labels.parameter(axis.key)[language] }

  /// The scale of money of a table of amounts, named beside the rows' title.
  private func unit(_ quantity: Int) -> String {
    guard report.grid.quantities[quantity].output.isMoney else { return "" }
    return Text(" (", "（")[language] + scale(quantity).name + Text(")", "）")[language]
  }

  private func scale(_ quantity: Int) -> MoneyScale {
    let amounts = (report.grid.cells + [report.grid.base]).map { $0.values[quantity] }
    return language == .chinese ? .fittingChinese(amounts) : .fitting(amounts)
  }

  private func numbers(_ quantity: Int) -> [String] {
    let output = report.grid.quantities[quantity].output
    let scale = scale(quantity)
    return report.grid.cells.map { cell in
      let value = cell.values[quantity]
      return output.isMoney ? scale.cell(value) : output.text(value)[language]
    }
  }
}

extension MarketLabels {
  /// A boundary to three digits, or to six where three would put it on the wrong side of a value of the axis.
  func boundary(_ value: Double, _ axis: ParameterAxis) -> Text {
    let rounded = Double(NumberText.significant(value, digits: 3).filter { $0 != "," }) ?? value
    let neighbours = axis.values + [axis.base].compactMap { $0 }
    let isMisleading = neighbours.contains { ($0 < value) != ($0 < rounded) || $0 == rounded && $0 != value }
    return isMisleading ? exactValue(value, unit: axis.unit) : self.value(value, unit: axis.unit)
  }

  /// A value to six digits.
  private func exactValue(_ value: Double, unit: String) -> Text {
    let number = NumberText.significant(unit == "share" ? value * 100 : value, digits: 6)
    switch unit {
    case "share": return Text(number + "%")
    case "USD/hour": return Text("$\(number) an hour", "每小时 \(number) 美元")
    case "USD/year": return Text("$\(number) a year", "每年 \(number) 美元")
    case "1/year": return Text("\(number) a year", "每年 \(number) 次")
    case "x": return Text(number + "x", number + " 倍")
    case "number", "count": return Text(number)
    default: return Text("\(number) \(SafeText.line(unit))")
    }
  }
}
