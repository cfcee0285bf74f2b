/// Lists of presets and of a preset's parameters.
public import Scenario

/// Built-in presets, each with its question.
public struct PresetListReport: PagedReport {
  /// A row of the list.
  public typealias Row = (name: String, title: LocalizedText?)

  private let rows: [Row]
  let language: Language

  /// A list in the given order.
  public init(_ rows: [Row], language: Language) {
    self.rows = rows
    self.language = language
  }

  var page: Page {
    var page = Page(command: "presets-list", title: Text("Built-in presets", "内置预设"))
    page.hasInputs = false
    let table = PageTable(
      "presets", rows,
      [
        .people("name", Text("name", "名称")) { Text(SafeText.line($0.name)) }, .key("name", \.name),
        .text("question", Text("question", "问题")) { $0.title.map { Text($0) } ?? .empty },
        .shape("questionLabel") { .label($0.title.map { Text($0) } ?? .empty) },
      ])
    page.sections = [Section("presets", .empty, [.table(table)])]
    return page
  }
}

/// Every parameter of a scenario with its value, unit and source.
public struct ParametersReport: PagedReport {
  private let loaded: LoadedScenario
  let language: Language

  /// Parameters of a loaded scenario.
  public init(_ loaded: LoadedScenario, language: Language) {
    self.loaded = loaded
    self.language = language
  }

  /// A parameter with its key below the heading that it stands under.
  private typealias Row = (key: String, entry: ParameterEntry)

  var page: Page {
    let name = SafeText.line(loaded.scenario.name)
    var page = Page(
      command: "presets-show", title: Text("Parameters of \(name)", "\(name) 的参数"))
    page.members = [
      ("name", .string(loaded.scenario.name)), ("layers", .array(loaded.layers.map(JSONValue.string))),
    ]
    page.sections = groups.map { Section($0.name.en, $0.name, [.table(table($0.rows).only(.people))]) }
    if let description = loaded.description {
      page.sections.insert(
        Section("description", .empty, [.paragraph(Text(description))]), at: 0)
    }
    page.machineTables = [table(loaded.entries.map { ($0.key, $0) }).only(.machines)]
    return page
  }

  /// Entries with a common prefix of their keys: a heading instead of the same words in every row.
  private var groups: [(name: Text, rows: [Row])] {
    var groups: [(name: Text, rows: [Row])] = []
    for entry in loaded.entries where !Self.saidAbove(entry.key) {
      let parts = entry.key.split(separator: ".")
      let depth = min(2, parts.count - 1)
      let prefix = Text(SafeText.line(parts.prefix(depth).joined(separator: ".")))
      let name = depth == 0 ? Text("General", "总体") : prefix
      let key = parts.dropFirst(depth).joined(separator: ".")
      if groups.last?.name != name { groups.append((name, [])) }
      groups[groups.count - 1].rows.append((key, entry))
    }
    return groups
  }

  private static func saidAbove(_ key: String) -> Bool {
    key.hasPrefix("description.") || key.hasPrefix("title.")
  }

  private func table(_ rows: [Row]) -> PageTable {
    PageTable(
      "parameters", rows,
      [
        .people("key", Text("key", "键")) { Text(SafeText.line($0.key)) }, .key("key") { $0.entry.key },
        .people("value", Text("value", "值")) { row in
          let spread = row.entry.spread.map { " \($0.text)" } ?? ""
          return Text(
            row.entry.value.text + spread, row.entry.value.text + spread.replacing(" to ", with: " 至 "))
        },
        Column(key: "value", title: .empty, audience: .machines) { $0.entry.value.cell },
        .people("unit", Text("unit", "单位")) { [loaded] in
          Self.unit($0.entry.unit ?? "", currency: loaded.scenario.currency)
        },
        .key("unit") { $0.entry.unit ?? "" },
        .people("source", Text("source", "来源")) { row in
          row.entry.source.map { Self.source(SafeText.line($0.text)) } ?? .empty
        },
        .key("source") { $0.entry.source?.text ?? "" },
        Column(key: "description", title: .empty, audience: .machines) { .text(Text($0.entry.description)) },
        .key("place") { $0.entry.place?.description ?? "" },
        .shape("spread") { $0.entry.spread.map(\.json) ?? .null }, end("low", \.lowerBound),
        end("high", \.upperBound),
      ])
  }

  /// A unit as people read it.
  private static func unit(_ unit: String, currency: String) -> Text {
    Text(unit.replacing("USD", with: SafeText.line(currency)), units[unit] ?? unit)
  }

  private static let units = [
    "h": "小时", "1/year": "次/年", "USD": "美元", "USD/year": "美元/年", "USD/hour": "美元/小时", "share": "比例",
    "x": "倍", "count": "个", "years": "年", "number": "数", "ln h": "ln 小时",
  ]

  /// A source; that a number is assumed is said in the language of the page.
  private static func source(_ text: String) -> Text {
    if text == "default" { return Text(text, "默认值") }
    let assumption = "assumption: "
    return Text(text, text.hasPrefix(assumption) ? "假设：" + text.dropFirst(assumption.count) : text)
  }

  /// An end of the range, which JSON holds in the shape of the spread.
  private func end(_ key: String, _ end: @escaping (ClosedRange<Double>) -> Double) -> Column<Row> {
    Column(key: key, title: .empty, audience: .csv) { .number($0.entry.spread.map { end($0.ends) }) }
  }
}

extension ParameterEntry.Value {
  fileprivate var text: String {
    switch self {
    case .number(let value): NumberText.plain(value)
    case .numbers(let values): values.map(NumberText.plain).joined(separator: " ")
    case .text(let text): SafeText.line(text)
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  fileprivate var cell: Value {
    switch self {
    case .number(let value): .number(value)
    case .numbers(let values): .shape(.array(values.map(JSONValue.number)), Text(text))
    case .text(let words): .shape(.string(words), Text(text))
    case .flag(let flag): .flag(flag)
    }
  }
}
