/// Page of a table over one or two parameters: the answer, the tipping points, the table, the regimes.
internal import Findings
internal import Market
internal import Scenario

struct WhatIfGridPage {
  let grid: MarketGrid
  let frontiers: [[RegimeBoundary]]
  let words: WhatIfWords
  private let book: RegimeNames
  /// Sentences on the regime boundaries, by axis.
  private let tips: [String]

  /// Number of regimes that the page describes; machine-readable output has all.
  static let regionsShown = 12

  init(_ grid: MarketGrid, frontiers: [[RegimeBoundary]], words: WhatIfWords) {
    self.grid = grid
    self.frontiers = frontiers
    self.words = words
    var book = RegimeNames(grid.regions, market: grid.market, words: words)
    tips = zip(grid.axes, frontiers).flatMap { Self.tips($0, $1, words, &book) }
    self.book = book
  }

  /// Letter of a regime of the grid.
  func letter(_ region: Int) -> String { RegimeNames.letter(region) }
  /// End of the entry sequence in a regime of the grid.
  func history(_ region: Int) -> String { book.history(grid.regions[region]) }

  func document() -> Document {
    var page = Document()
    page.append(.title(words.title))
    page.append(.answer(answer))
    page.append(.heading(words.breakEvens()))
    page.append(.points(tips))
    if grid.axes.count == 1 {
      page.append(.heading(grid.axes[0].key))
      page.append(.frontiers(oneWay))
    } else {
      for index in grid.quantities.indices {
        page.append(.heading(heading(index)))
        page.append(.frontiers(twoWay(index)))
      }
    }
    addLegend(to: &page)
    return page
  }

  private var answer: String {
    let values = grid.axes.map { axis in
      (key: axis.key, value: axis.base.map { value($0, axis.unit) } ?? words.byLadder())
    }
    return words.today(values, region: words.historyEnds(history(0)))
  }

  private static func tips(
    _ axis: ParameterAxis, _ frontiers: [RegimeBoundary], _ words: WhatIfWords, _ book: inout RegimeNames
  ) -> [String] {
    guard !frontiers.isEmpty else {
      let ends = [axis.values.min(), axis.values.max()].compactMap { $0 }
      return [words.steady(axis.key, from: value(ends[0], axis.unit), to: value(ends[1], axis.unit))]
    }
    // A mixture that appears or disappears by itself moves no firm: such boundaries are only counted.
    let telling = frontiers.filter {
      $0.before.history != $0.beyond.history || $0.before.pure != $0.beyond.pure
    }
    let silent = frontiers.count - telling.count
    return telling.map { frontier in
      let isSame = frontier.before.history == frontier.beyond.history
      return words.frontier(
        axis.key, at: exact(frontier.value, axis.unit), below: book.letter(frontier.before),
        above: book.letter(frontier.beyond),
        move: isSame ? words.sameHistory() : words.moves(to: book.history(frontier.beyond)))
    } + (silent > 0 ? [words.silent(axis.key, silent)] : [])
  }

  private func addLegend(to page: inout Document) {
    page.append(.paragraph(words.legend(hasToday: grid.axes.contains { $0.baseIndex != nil })))
    if grid.axes.count > 1, grid.axes.contains(where: { $0.baseIndex == nil }) {
      page.append(.paragraph(words.between(region: letter(0))))
    }
    page.append(.heading(words.regionsHeading()))
    let shown = min(book.regions.count, Self.regionsShown)
    page.append(.lines((0..<shown).map(book.line)))
    if shown < book.regions.count { page.append(.paragraph(words.moreRegions(book.regions.count - shown))) }
  }

  // MARK: Tables

  /// Table with a row for each value, including the current one, and a column for each quantity.
  private var oneWay: FrontierTable {
    let axis = grid.axes[0]
    var rows = axis.values.indices.map { (value: axis.values[$0], cell: grid.cell($0)) }
    if axis.baseIndex == nil, let base = axis.base {
      let isAscending = axis.values.count < 2 || axis.values[0] < axis.values[1]
      let place = rows.firstIndex { isAscending ? $0.value > base : $0.value < base } ?? rows.count
      rows.insert((base, grid.base), at: place)
    }
    let columns = grid.quantities.indices.map { cells($0, rows.map(\.cell)) }
    var table = FrontierTable(
      corner: Self.shortName(axis.key) + Self.unitTitle(axis.unit),
      heads: grid.quantities.indices.map { heading($0) })
    table.rows = rows.enumerated().map { index, row in
      FrontierTable.Row(
        head: Self.head(row.value, axis.unit), cells: columns.map { $0[index] },
        regions: columns.map { _ in row.cell.region })
    }
    table.baseRow = axis.base.flatMap { base in rows.firstIndex { $0.value == base } } ?? axis.baseIndex
    return table
  }

  private func twoWay(_ quantity: Int) -> FrontierTable {
    let (rowAxis, columnAxis) = (grid.axes[0], grid.axes[1])
    let texts = cells(quantity, grid.cells)
    let columns = columnAxis.values.count
    var table = FrontierTable(
      corner: Self.shortName(rowAxis.key) + Self.unitTitle(rowAxis.unit),
      columnTitle: columnAxis.key + Self.unitTitle(columnAxis.unit),
      heads: columnAxis.values.map { Self.head($0, columnAxis.unit) })
    table.rows = rowAxis.values.indices.map { row in
      FrontierTable.Row(
        head: Self.head(rowAxis.values[row], rowAxis.unit),
        cells: Array(texts[row * columns..<(row + 1) * columns]),
        regions: (0..<columns).map { grid.cell(row, $0).region })
    }
    table.baseRow = rowAxis.baseIndex
    table.baseColumn = columnAxis.baseIndex
    if grid.quantities[quantity].output != .equilibrium {
      table.regionNames = grid.regions.indices.map(letter)
    }
    return table
  }

  /// Texts of one quantity in some cells.
  private func cells(_ quantity: Int, _ cells: [MarketGrid.Cell]) -> [String] {
    let output = grid.quantities[quantity].output
    let scale = scale(quantity)
    return cells.map { cell in
      let value = cell.values[quantity]
      return switch output {
      case .equilibrium: letter(cell.region)
      case .payoff, .loss, .regret, .welfare: scale.cell(value)
      case .hours: NumberText.fixed(value, decimals: 2)
      case .share: NumberText.fixed(100 * value, decimals: 1)
      }
    }
  }

  private func scale(_ quantity: Int) -> MoneyScale {
    MoneyScale.fitting((grid.cells + [grid.base]).map { $0.values[quantity] })
  }

  private func heading(_ index: Int) -> String {
    let quantity = grid.quantities[index]
    let type = quantity.type.map { grid.market.typeName($0) }
    let name = words.tableHeading(
      quantity.output == .share
        ? words.homes(in: SafeText.line(grid.market.scenario.regions.first?.name ?? ""))
        : words.output(quantity.output), type: grid.market.firms.count > 1 ? type : nil)
    let unit =
      quantity.output.isMoney
      ? scale(index).name : quantity.output == .hours ? "h" : quantity.output == .share ? "%" : ""
    return unit.isEmpty ? name : words.pick("\(name), \(unit)", "\(name)，\(unit)")
  }

  // MARK: Values of the axes

  /// Value with its unit: `$200 k/h`, `0.9`.
  private func value(_ number: Double, _ unit: String) -> String { Self.value(number, unit) }

  static func value(_ number: Double, _ unit: String) -> String {
    Quantity.parameter(number, unit: unit)
  }

  /// Boundary to six digits: it was computed exactly.
  static func exact(_ number: Double, _ unit: String) -> String {
    switch unit {
    case "USD/hour": "$" + NumberText.significant(number, digits: 6) + "/h"
    case "USD/year": "$" + NumberText.significant(number, digits: 6) + "/yr"
    case "1/year": NumberText.significant(number, digits: 6) + "/yr"
    case "x": NumberText.significant(number, digits: 6) + "x"
    case "share", "number", "count": NumberText.significant(number, digits: 6)
    default: NumberText.significant(number, digits: 6) + " " + SafeText.line(unit)
    }
  }

  /// Value at the edge of a table, with its unit in the title.
  static func head(_ number: Double, _ unit: String) -> String {
    unit.hasPrefix("USD") ? Quantity.money(number) : NumberText.significant(number, digits: 5)
  }

  static func unitTitle(_ unit: String) -> String {
    switch unit {
    case "USD/hour": ", /h"
    case "USD/year": ", /yr"
    case "share", "number", "count": ""
    default: ", " + SafeText.line(unit)
    }
  }

  /// Last part of a key; the whole key is above the table.
  static func shortName(_ key: String) -> String {
    SafeText.line(key.split(separator: ".").last.map(String.init) ?? key)
  }
}
