/// Scenarios side by side, as a report.
public import Findings
internal import Market

/// Report of `what-if --scenario`.
public struct ScenarioTableReport: PagedReport {
  let language: Language
  private let table: ScenarioTable

  /// A page about scenarios.
  public init(_ table: ScenarioTable, language: Language) {
    self.table = table
    self.language = language
  }

  var page: Page {
    var page = Page(command: "what-if", title: Text("What if?", "如果……会怎样？"))
    page.answer = [answer]
    if !table.changes.isEmpty { page.sections.append(inputs) }
    page.sections += [outputs, ends]
    page.members = [
      ("mode", "scenarios"), ("scenarios", .array(table.columns.indices.map(member))),
    ]
    page.machineTables = [records.only(.csv)]
    return page
  }

  private func name(_ index: Int) -> Text { Text(SafeText.line(table.columns[index].name)) }

  /// The end of entry one by one in a scenario.
  private func end(_ index: Int) -> Text {
    let column = table.columns[index]
    return RegimeLabels(column.market).profile(column.outcome.region.history)
  }

  private var answer: Text {
    let others = table.columns.indices.dropFirst()
    let today = end(0)
    var parts = [
      Text("Today entry one by one ends with \(today.en).", "目前依次进入的结果：\(today.zh)。")
    ]
    let moved = others.filter { !table.isAsToday($0) }.map(name)
    let still = others.filter { table.isAsToday($0) }.map(name)
    if !moved.isEmpty {
      let list = Text.list(moved)
      parts.append(Text("Firms move under \(list.en).", "有企业换方案的情景：\(list.zh)。"))
    }
    if !still.isEmpty {
      let list = Text.list(still)
      parts.append(Text("No firm moves under \(list.en).", "没有企业换方案的情景：\(list.zh)。"))
    }
    return .sentences(parts)
  }

  // MARK: Tables

  private var inputs: Section {
    let columns = table.columns.indices.map { index in
      Column<ScenarioTable.Input>.measure("scenario", name(index)) { [self] in
        text($0.values[index], $0)
      }
    }
    var result = PageTable(
      "inputs", table.changes,
      [.people("key", Text("number", "参数")) { [self] in labels(of: $0).parameter($0.key) }] + columns)
    result.audience = .people
    return Section("inputs", Text("Differences", "不同的输入"), [.table(result)])
  }

  /// Labels of the first market that has an input.
  private func labels(of input: ScenarioTable.Input) -> MarketLabels {
    let index = input.values.firstIndex { $0 != .nothing } ?? 0
    return MarketLabels(table.columns[index].market)
  }

  private func text(_ value: ScenarioTable.Value, _ input: ScenarioTable.Input) -> Text {
    switch value {
    case .number(let number): labels(of: input).value(number, unit: input.unit)
    case .text(let text): Text(SafeText.line(text))
    case .nothing: Text(NumberText.none)
    }
  }

  private var outputs: Section {
    let columns = table.columns.indices.map { index in
      Column<Row>.measure("scenario", name(index)) { row in
        row.values[index].map { row.output.text($0) } ?? Text(NumberText.none)
      }
    }
    var result = PageTable(
      "outputs", rows, [.people("output", Text("result", "结果")) { [self] in label($0) }] + columns)
    result.audience = .people
    return Section("outputs", Text("Results", "结果"), [.table(result)])
  }

  private func label(_ row: Row) -> Text {
    let largestFirst = table.columns.sorted { $0.market.firms.count > $1.market.firms.count }
    for column in largestFirst {
      guard let type = row.type else { break }
      if let index = column.market.type(named: type) {
        return MarketLabels(column.market).output(row.output, type: index)
      }
    }
    return MarketLabels(table.columns[0].market).output(row.output)
  }

  private var ends: Section {
    Section(
      "ends", Text("Entry one by one ends with", "依次进入的结果"),
      [.labelled(table.columns.indices.map { (label: name($0), text: end($0)) })])
  }

  // MARK: Machines

  private struct Record {
    let part, name, unit: String
    let values: [Value]
  }

  /// A record for each input that differs and each output.
  private var records: PageTable {
    let inputs = table.changes.map { input in
      Record(
        part: "input", name: input.key, unit: input.unit,
        values: input.values.map {
          switch $0 {
          case .number(let value): .number(value)
          case .text(let text): .key(text)
          case .nothing: .number(nil)
          }
        })
    }
    let history = Record(
      part: "output", name: "history", unit: "", values: table.columns.indices.map { .key(end($0).en) })
    let outputs = rows.map {
      Record(part: "output", name: $0.key, unit: $0.output.unit, values: $0.values.map { .number($0) })
    }
    return PageTable(
      "scenarios", inputs + [history] + outputs,
      [.key("part") { $0.part }, .key("name") { $0.name }, .key("unit") { $0.unit }]
        + table.columns.indices.map { index in
          Column(key: table.columns[index].name, title: .empty) { $0.values[index] }
        })
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
