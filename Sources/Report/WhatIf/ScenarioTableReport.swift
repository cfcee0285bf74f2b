/// Scenarios side by side, as a report.
public import Findings
internal import Market

/// Report of `what-if --scenario`.
public struct ScenarioTableReport: CommandReport {
  private let table: ScenarioTable
  private let words: ScenarioTableWords

  /// A page about scenarios.
  public init(_ table: ScenarioTable, language: Language) {
    self.table = table
    words = ScenarioTableWords(words: WhatIfWords(language: language))
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each input that differs and each output.
  public func csv() -> String {
    var writer = CSVWriter(header: ["part", "name", "unit"] + table.columns.map(\.name))
    for input in table.changes {
      writer.append(
        [.text("input"), .text(input.key), .text(input.unit)]
          + input.values.map {
            switch $0 {
            case .number(let value): .number(value)
            case .text(let text): .text(text)
            case .nothing: .empty
            }
          })
    }
    writer.append(
      [.text("output"), .text("history"), .empty] + table.columns.indices.map { .text(history($0)) })
    for row in rows {
      writer.append(
        [.text("output"), .text(row.key), .text(row.output.unit)]
          + row.values.map { $0.map { .number($0) } ?? .empty })
    }
    return writer.text
  }

  /// Scenarios with their changed inputs, equilibria and outputs.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("what-if") + [
        ("mode", "scenarios"), ("scenarios", .array(table.columns.indices.map(member))),
      ]
    ).text()
  }

  private func member(_ index: Int) -> JSONValue {
    let column = table.columns[index]
    let changes = table.changes.map { input -> (key: String, value: JSONValue) in
      switch input.values[index] {
      case .number(let value): (input.key, .number(value))
      case .text(let text): (input.key, .string(text))
      case .nothing: (input.key, .null)
      }
    }
    return .object([
      ("name", .string(column.name)), ("isToday", .bool(index == 0)), ("inputs", .object(changes)),
      ("equilibria", .region(column.outcome.region, nil, column.market)),
      ("outputs", .object(rows.map { ($0.key, $0.values[index].map { .number($0) } ?? .null) })),
    ])
  }

  // MARK: Page

  private var document: Document {
    var page = Document()
    page.append(.title(words.words.title))
    page.append(.answer(sentence))
    if !table.changes.isEmpty {
      page.append(.heading(words.inputs))
      page.append(.table(inputTable))
    }
    page.append(.heading(words.outputs))
    page.append(.table(outputTable))
    page.append(
      .lines(table.columns.indices.map { "\(SafeText.line(table.columns[$0].name))  \(history($0))" }))
    return page
  }

  private var sentence: String {
    let others = table.columns.indices.dropFirst()
    let moved = others.filter { !table.isAsToday($0) }.map { SafeText.line(table.columns[$0].name) }
    let still = others.filter { table.isAsToday($0) }.map { SafeText.line(table.columns[$0].name) }
    return words.sentence(today: history(0), moved: moved, still: still)
  }

  private func history(_ index: Int) -> String {
    let column = table.columns[index]
    let book = RegimeNames([], market: column.market, words: words.words)
    return book.history(column.outcome.region)
  }

  private var heads: [Table.Column] {
    [.init(words.name, .left)] + table.columns.map { .init(SafeText.line($0.name)) }
  }

  private var inputTable: Table {
    var result = Table(columns: heads)
    for input in table.changes {
      result.append(
        [SafeText.line(input.key)]
          + input.values.map {
            switch $0 {
            case .number(let value): Quantity.parameter(value, unit: input.unit)
            case .text(let text): text
            case .nothing: NumberText.none
            }
          })
    }
    return result
  }

  private var outputTable: Table {
    var result = Table(columns: heads)
    for row in rows {
      let scale = MoneyScale.fitting(row.values.compactMap { $0 })
      result.append(
        [words.row(row.output, type: row.type, unit: row.output.isMoney ? scale.name : "")]
          + row.values.map { value in
            guard let value else { return NumberText.none }
            if row.output.isMoney { return scale.cell(value) }
            switch row.output {
            case .hours: return NumberText.fixed(value, decimals: 2)
            case .share: return Quantity.share(value)
            default: return NumberText.plain(value)
            }
          })
    }
    return result
  }

  private struct Row {
    let key: String
    let output: MarketOutput
    let type: String?
    let values: [Double?]
  }

  /// Rows of outputs, by type of firm for those that differ by type.
  private var rows: [Row] {
    MarketOutput.allCases.flatMap { output -> [Row] in
      guard output.isByType else {
        return [
          Row(
            key: output.rawValue, output: output, type: nil,
            values: table.columns.map { $0.outcome.value(of: output) })
        ]
      }
      return table.types.map { type in
        Row(
          key: "\(output.rawValue) \(type)", output: output, type: table.types.count > 1 ? type : nil,
          values: table.columns.map { column in
            column.outcome.firms.firstIndex { $0.name == type }.map {
              column.outcome.value(of: output, type: $0)
            }
          })
      }
    }
  }
}

/// The wording of scenarios side by side.
struct ScenarioTableWords {
  let words: WhatIfWords

  var inputs: String { words.pick("What differs", "不同的输入") }
  var outputs: String { words.pick("What comes out", "结果") }
  var name: String { words.pick("quantity", "量") }

  func row(_ output: MarketOutput, type: String?, unit: String) -> String {
    let name =
      output == .equilibrium
      ? words.pick("equilibria, number", "均衡个数")
      : words.tableHeading(words.output(output), type: type.map { SafeText.line($0) })
    let suffix = unit.isEmpty ? (output == .hours ? "h" : "") : unit
    return suffix.isEmpty ? name : words.pick("\(name), \(suffix)", "\(name)，\(suffix)")
  }

  func sentence(today: String, moved: [String], still: [String]) -> String {
    let first = words.pick("Today history ends at \(today)", "今天历史走到 \(today)")
    var parts: [String] = []
    let comma = words.pick(", ", "、")
    if !moved.isEmpty {
      parts.append(words.pick("somebody sits elsewhere under ", "有人换了位置：") + moved.joined(separator: comma))
    }
    if !still.isEmpty {
      parts.append(words.pick("nobody moves under ", "无人移动：") + still.joined(separator: comma))
    }
    return ([first] + parts).joined(separator: words.pick("; ", "；")) + words.pick(".", "。")
  }
}
