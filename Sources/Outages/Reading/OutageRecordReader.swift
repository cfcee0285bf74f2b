/// Outage record from a file: values separated by commas, semicolons or tabs, or JSON.

extension OutageRecord {
  /// Record of a file: JSON if it begins with a bracket or a brace, else separated values.
  ///
  /// The first error ends the reading, with the line of its row; a partial record is never returned.
  ///
  /// - Complexity: O(bytes).
  public init(
    reading bytes: [UInt8], origin: String, options: RecordOptions = RecordOptions()
  ) throws(OutageRecordError) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let first = bytes.prefix(4096).first { !blanks.contains($0) }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      self = try JSONRecordReader(file: origin, options: options).record(bytes)
    } else {
      try self.init(csv: bytes, origin: origin, options: options)
    }
  }

  /// Record of separated values with a heading; columns in any order.
  ///
  /// The default confidence is `high`: the user knows the row.
  ///
  /// - Complexity: O(bytes).
  public init(
    csv bytes: [UInt8], origin: String, options: RecordOptions = RecordOptions()
  ) throws(OutageRecordError) {
    var reader = try CSVReader(bytes, file: origin)
    guard try reader.next() else { throw .empty(file: origin) }
    let names = (0..<reader.count).map { reader.text($0) }
    let table = try ColumnTable(names, maps: options.maps, file: origin)
    var rows = OutageRowReader(file: origin, options: options)
    if rows.order == nil { rows.order = try Self.order(reader, table) }
    var outages: [Outage] = []
    var row = OutageRow(line: 1)
    while try reader.next() {
      guard reader.count == names.count else {
        throw .cellCount(file: origin, line: reader.line, found: reader.count, expected: names.count)
      }
      row.line = reader.line
      for (place, entry) in table.entries.enumerated() {
        guard let entry else { continue }
        row.cells[entry.column.rawValue] = OutageRow.Cell(text: reader.text(place), entry: entry)
      }
      if let outage = try rows.outage(row) { outages.append(outage) }
    }
    guard !outages.isEmpty else { throw .noRows(file: origin, withoutImpact: rows.withoutImpact) }
    self.init(outages)
    ignoredColumns = table.ignored
    withoutImpact = rows.withoutImpact
  }

  /// Order of day and month, if at least one row of the file shows it and none contradicts.
  private static func order(_ reader: CSVReader, _ table: ColumnTable) throws(OutageRecordError) -> DateOrder?
  {
    let times: Set<OutageColumn> = [.start, .end, .date]
    let places = table.entries.indices.filter { table.entries[$0].map { times.contains($0.column) } ?? false }
    var reader = reader
    var possible = DateOrder.allCases
    while try reader.next() {
      for place in places where place < reader.count {
        let text = reader.text(place)
        // A file has one form of date; the first without an order settles it.
        if text.isEmpty || DateText.clock(text) != nil { continue }
        guard DateText.hasOrder(text) else { return nil }
        let orders = DateText.orders(text)
        if orders.count == 1 { possible.removeAll { $0 != orders[0] } }
      }
    }
    return possible.count == 1 ? possible[0] : nil
  }
}
