/// Lists of presets and of a preset's parameters.
public import Scenario

/// Built-in presets, each with its question.
public struct PresetListReport: CommandReport {
  /// A row of the list.
  public typealias Row = (name: String, title: LocalizedText?)

  private let rows: [Row]
  private let language: Language

  /// A list in the given order.
  public init(_ rows: [Row], language: Language) {
    self.rows = rows
    self.language = language
  }

  private func title(_ row: Row) -> String {
    (language == .chinese ? row.title?.chinese ?? row.title?.english : row.title?.english).map(SafeText.line)
      ?? ""
  }

  private var document: Document {
    var table = Table(columns: [
      .init(Text("name", "名称")[language], .left), .init(Text("question", "问题")[language], .left),
    ])
    for row in rows { table.append([SafeText.line(row.name), title(row)]) }
    var page = Document()
    page.append(.table(table))
    return page
  }

  /// The list for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The list in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each preset.
  public func csv() -> String {
    var writer = CSVWriter(header: ["name", "question"])
    for row in rows { writer.append([.text(row.name), .text(title(row))]) }
    return writer.text
  }

  /// An object for each preset.
  public func json(_ inputs: Inputs) -> String {
    let presets = rows.map {
      JSONValue.object([("name", .string($0.name)), ("question", .string(title($0)))])
    }
    return JSONValue.object([
      ("schema", "resilience-econ/presets-list/2"), ("version", .string(inputs.version)),
      ("presets", .array(presets)),
    ]).text()
  }
}

/// Every parameter of a scenario with its value, unit and source.
public struct ParametersReport: CommandReport {
  private let loaded: LoadedScenario
  private let language: Language

  /// Parameters of a loaded scenario.
  public init(_ loaded: LoadedScenario, language: Language) {
    self.loaded = loaded
    self.language = language
  }

  private var document: Document {
    var page = Document()
    let name = SafeText.line(loaded.scenario.name)
    page.append(.title(Text("Parameters of \(name)", "\(name) 的参数")[language]))
    page.append(.paragraph(loaded.description.map { SafeText.line($0) } ?? ""))
    for group in groups {
      page.append(.heading(SafeText.line(group.name)))
      page.append(.table(table(group.entries)))
    }
    return page
  }

  /// Entries with a common prefix of their keys: a heading instead of the same words in every row.
  private var groups: [(name: String, entries: [(key: String, entry: ParameterEntry)])] {
    var groups: [(name: String, entries: [(key: String, entry: ParameterEntry)])] = []
    for entry in loaded.entries where !Self.saidAbove(entry.key) {
      let parts = entry.key.split(separator: ".")
      let depth = min(2, parts.count - 1)
      let name = depth == 0 ? Text("General", "总体")[language] : parts.prefix(depth).joined(separator: ".")
      let key = parts.dropFirst(depth).joined(separator: ".")
      if groups.last?.name != name { groups.append((name, [])) }
      groups[groups.count - 1].entries.append((key, entry))
    }
    return groups
  }

  private static func saidAbove(_ key: String) -> Bool { key == "description" || key.hasPrefix("title.") }

  private func table(_ entries: [(key: String, entry: ParameterEntry)]) -> Table {
    var table = Table(columns: [
      .init(Text("key", "键")[language], .left), .init(Text("value", "值")[language], .right),
      .init(Text("unit", "单位")[language], .left), .init(Text("source", "来源")[language], .left),
    ])
    for (key, entry) in entries {
      table.append([
        SafeText.line(key), entry.value.text + (entry.spread.map { " \($0.text)" } ?? ""), entry.unit ?? "",
        entry.source.map { SafeText.line($0.text) } ?? "",
      ])
    }
    return table
  }

  /// The parameters for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The parameters in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each parameter.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "key", "value", "unit", "source", "description", "place", "low", "high",
    ])
    for entry in loaded.entries {
      writer.append([
        .text(entry.key), entry.value.cell, .text(entry.unit ?? ""), .text(entry.source?.text ?? ""),
        .text(entry.description), .text(entry.place?.description ?? ""),
        entry.spread.map { .number($0.ends.lowerBound) } ?? .empty,
        entry.spread.map { .number($0.ends.upperBound) } ?? .empty,
      ])
    }
    return writer.text
  }

  /// An object for each parameter.
  public func json(_ inputs: Inputs) -> String {
    let parameters = loaded.entries.map { entry in
      JSONValue.object([
        ("key", .string(entry.key)), ("value", entry.value.json),
        ("unit", entry.unit.map(JSONValue.string) ?? .null),
        ("source", entry.source.map { .string($0.text) } ?? .null),
        ("description", .string(entry.description)),
        ("place", entry.place.map { .string($0.description) } ?? .null),
        ("spread", entry.spread.map(\.json) ?? .null),
      ])
    }
    return JSONValue.object(
      inputs.head("presets-show") + [
        ("name", .string(loaded.scenario.name)), ("layers", .array(loaded.layers.map(JSONValue.string))),
        ("parameters", .array(parameters)),
      ]
    ).text()
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

  fileprivate var cell: CSVWriter.Cell {
    if case .number(let value) = self { .number(value) } else { .text(text) }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .number(let value): .number(value)
    case .numbers(let values): .array(values.map(JSONValue.number))
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    }
  }
}
