/// Reader of incident lists in the form of status pages, and of arrays of objects.
///
/// - Statuspage (`/api/v2/incidents.json`): `{page: {name}, incidents: [{id, started_at, resolved_at, impact,
///   components: [{name}], shortlink}]}`.
/// - Google Cloud (`status.cloud.google.com/incidents.json`): `[{id, begin, end, status_impact,
///   affected_products: [{title}], currently_affected_locations: [{id}], previously_affected_locations, uri}]`.
/// - Any other file: an array of objects with the columns of a table as keys.
internal import Scenario

struct JSONRecordReader {
  let file: String
  let options: RecordOptions

  func record(_ bytes: [UInt8]) throws(OutageRecordError) -> OutageRecord {
    let root: JSON5Value
    do { root = try JSON5Parser.parse(bytes, origin: .file(file, line: 1, column: 1)) } catch {
      throw .badJSON(error.message)
    }
    guard let elements = list(root) else { throw .noList(file: file) }
    var reader = OutageRowReader(file: file, options: options)
    reader.provider = CloudRegions.provider(root.object?["page"]?.object?["name"]?.string ?? "")
    var table = KeyTable(options: options)
    var objects: [(object: JSON5Object, line: Int)] = []
    for element in elements {
      guard let object = element.object else { throw .noList(file: file) }
      objects.append((object, line(element.place)))
    }
    if reader.order == nil { reader.order = order(objects, &table) }
    var record = OutageRecord([])
    for (object, line) in objects {
      let row = try row(object, line, &table, &reader)
      if let outage = try reader.outage(row) { record.outages.append(outage) }
    }
    guard !record.outages.isEmpty else { throw .noRows(file: file, withoutImpact: reader.withoutImpact) }
    record.ignoredColumns = table.ignored
    record.withoutImpact = reader.withoutImpact
    return record
  }

  /// Elements of the list: the array itself, or the first known key that holds one.
  private func list(_ root: JSON5Value) -> [JSON5Value]? {
    if case .array(let elements) = root.content { return elements }
    for key in ["incidents", "outages", "data", "items", "events"] {
      if case .array(let elements)? = root.object?[key]?.content { return elements }
    }
    return nil
  }

  private func line(_ place: FileLocation) -> Int {
    if case .file(_, let line, _) = place { return line }
    return 1
  }

  /// Columns of keys, each looked up once.
  private struct KeyTable {
    let options: RecordOptions
    private var entries: [String: (entry: ColumnTable.Entry, rank: Int)?] = [:]
    private(set) var ignored: [String] = []

    init(options: RecordOptions) { self.options = options }

    /// Keys of status pages that no table needs.
    private static let silent: Set<String> = [
      "incident_updates", "updates", "most_recent_update", "name", "status", "page_id", "updated_at",
      "modified", "monitoring_at", "external_desc", "service_key", "currently_affected_locations",
      "previously_affected_locations", "affected_products", "components", "reminder_intervals",
      "postmortem_body", "number", "created_at", "created", "severity", "service_name",
    ]

    mutating func entry(_ key: String) -> (entry: ColumnTable.Entry, rank: Int)? {
      if let known = entries[key] { return known }
      let entry = find(key)
      entries[key] = entry
      if entry == nil && !Self.silent.contains(key) { ignored.append(key) }
      return entry
    }

    private func find(_ key: String) -> (ColumnTable.Entry, Int)? {
      for map in options.maps where map.name == key {
        return (
          ColumnTable.Entry(column: map.column, name: key, factor: map.factor, divisor: map.divisor), -1
        )
      }
      if key == "status_impact" {
        return (ColumnTable.Entry(column: .impact, name: key, factor: 1, divisor: 1), 0)
      }
      guard let (column, rank) = OutageColumn.byKey[CloudRegions.key(key)],
        !options.maps.contains(where: { $0.column == column })
      else { return nil }
      return (ColumnTable.Entry(column: column, name: key, factor: 1, divisor: 1), rank)
    }
  }

  private func row(
    _ object: JSON5Object, _ line: Int, _ table: inout KeyTable, _ reader: inout OutageRowReader
  ) throws(OutageRecordError) -> OutageRow {
    var row = OutageRow(line: line)
    var ranks: [OutageColumn: Int] = [:]
    for member in object.members {
      guard let (entry, rank) = table.entry(member.key), let text = Self.text(member.value) else { continue }
      if let other = ranks[entry.column], other <= rank { continue }
      ranks[entry.column] = rank
      row.cells[entry.column.rawValue] = OutageRow.Cell(text: text, entry: entry)
    }
    fill(.region, object, ["previously_affected_locations", "currently_affected_locations"], "id", &row)
    fill(.trigger, object, ["affected_products"], "title", &row)
    fill(.trigger, object, ["components"], "name", &row)
    // Google's list names no provider; its incidents have a kind of impact of their own.
    if object["status_impact"] != nil, row[.provider] == nil { reader.provider = "Google Cloud" }
    guard row[.start] != nil || row[.date] != nil || row[.time] != nil else {
      throw .emptyCell(file: file, line: line, column: "start")
    }
    return row
  }

  /// Names in lists of objects, put into an empty cell.
  private func fill(
    _ column: OutageColumn, _ object: JSON5Object, _ keys: [String], _ name: String, _ row: inout OutageRow
  ) {
    guard row[column] == nil else { return }
    var names: [String] = []
    for key in keys {
      guard case .array(let elements)? = object[key]?.content else { continue }
      for text in elements.compactMap({ $0.object?[name]?.string }) where !names.contains(text) {
        names.append(text)
      }
    }
    guard !names.isEmpty else { return }
    let entry = ColumnTable.Entry(column: column, name: keys[0], factor: 1, divisor: 1)
    row.cells[column.rawValue] = OutageRow.Cell(text: names.joined(separator: ";"), entry: entry)
  }

  /// Value as a cell's text; `nil` unless it is a text, a number or a list of texts.
  private static func text(_ value: JSON5Value) -> String? {
    switch value.content {
    case .string(let text): return text
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
    case .array(let elements):
      let texts = elements.compactMap(\.string)
      return texts.count == elements.count ? texts.joined(separator: ";") : nil
    default: return nil
    }
  }

  /// Order of day and month shown by the dates of the file.
  private func order(_ objects: [(object: JSON5Object, line: Int)], _ table: inout KeyTable) -> DateOrder? {
    var possible = DateOrder.allCases
    for (object, _) in objects {
      for member in object.members {
        guard let text = member.value.string, DateText.hasOrder(text), text.utf8.count < 40,
          let column = table.entry(member.key)?.entry.column, [.start, .end, .date].contains(column)
        else { continue }
        let orders = DateText.orders(text)
        if orders.count == 1 { possible.removeAll { $0 != orders[0] } }
      }
    }
    return possible.count == 1 ? possible[0] : nil
  }
}
