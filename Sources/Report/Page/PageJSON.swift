/// A page as JSON: a member for each table, rows of numbers by the keys of their columns; sentences are English.
internal import Outages

struct PageJSON {
  let page: Page

  init(_ page: Page) { self.page = page }

  func value(_ inputs: Inputs) -> JSONValue {
    var members = inputs.head(page.command, of: page.source)
    if !page.hasInputs { members.removeAll { $0.key == "inputs" } }
    // What a member says already nothing says again.
    let said = Set(page.members.map(\.key))
    if !said.contains("title") { members.append(("title", .string(page.title.en))) }
    if !page.answer.isEmpty { members.append(("answer", .string(Text.sentences(page.answer).en))) }
    members += page.members
    for table in Self.merged(page.tables.filter { $0.audience.contains(.json) })
    where !said.contains(table.key) {
      members.append((table.key, table.rows))
    }
    return .object(members)
  }

  /// Tables of one key are one list.
  private static func merged(_ tables: [PageTable]) -> [(key: String, rows: JSONValue)] {
    var keys: [String] = []
    var rows: [String: [JSONValue]] = [:]
    for table in tables {
      if rows[table.key] == nil { keys.append(table.key) }
      rows[table.key, default: []] += Self.rows(table)
    }
    return keys.map { ($0, .array(rows[$0] ?? [])) }
  }

  /// The rows of a table.
  static func rows(_ table: PageTable) -> [JSONValue] {
    table.cells.map { row in
      .object(
        zip(table.columns, row).filter { $0.0.audience.contains(.json) }.flatMap { members($0.0.key, $0.1) })
    }
  }

  /// A number by its key; a name by its key, with its label in both languages beside it.
  private static func members(_ key: String, _ value: Value) -> [(key: String, value: JSONValue)] {
    switch value {
    case .name(let name, let label): [(key, .string(name)), (key + "Label", .label(label))]
    case .key(let name): [(key, name.isEmpty ? .null : .string(name))]
    case .text(let text): [(key, .string(text.en))]
    case .flag(let flag): [(key, .bool(flag))]
    case .number(let number): [(key, number.map(JSONValue.number) ?? .null)]
    case .enclosed(let value): [(key, .enclosed(value))]
    case .names(let names, _): [(key, .array(names.map(JSONValue.string)))]
    case .shape(let shape, _): [(key, shape)]
    case .absent: []
    }
  }
}

extension JSONValue {
  /// A number with its bounds.
  static func enclosed(_ value: Enclosure?) -> JSONValue {
    guard let value else { return .null }
    return [
      "value": .number(value.value), "low": .number(value.bounds.lowerBound),
      "high": .number(value.bounds.upperBound),
    ]
  }

  /// A label in both languages.
  static func label(_ text: Text) -> JSONValue { ["en": .string(text.en), "zh": .string(text.zh)] }
}
