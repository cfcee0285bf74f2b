/// From a file of comma-separated values to outages.
internal import Scenario

/// The columns of a file of outages.
enum OutageColumn: String, CaseIterable {
  case id, provider, date, scope, region, hours, majorityHours, trigger, cause, confidence, note, source

  /// Columns without which nothing can be said.
  static let required: [OutageColumn] = [.provider, .date, .scope, .hours]
}

extension OutageRecord {
  /// Longest outage that is taken for one: a year.
  static let hoursLimit = 8760.0
  /// Years in which there were clouds.
  static let yearLimits = 1990...2100

  /// Reads a file with a heading; columns in any order, of which provider, date, scope and hours must be there.
  ///
  /// A confidence that is missing is `high`: the user knows the row.
  ///
  /// - Complexity: O(bytes).
  public init(csv bytes: [UInt8], origin: String) throws(OutageRecordError) {
    let records = try CSVReader(bytes, file: origin).records
    guard let heading = records.first else { throw .empty(file: origin) }
    let columns = try Self.columns(heading.cells, file: origin)
    var outages: [Outage] = []
    for record in records.dropFirst() {
      guard record.cells.count == columns.count else {
        throw .cellCount(
          file: origin, line: record.line, found: record.cells.count, expected: columns.count)
      }
      outages.append(try OutageRow(record, columns: columns, file: origin).outage())
    }
    self.init(outages)
  }

  private static func columns(_ names: [String], file: String) throws(OutageRecordError) -> [OutageColumn] {
    var columns: [OutageColumn] = []
    for name in names.map(trimmed) {
      guard let column = OutageColumn(rawValue: name) else {
        let nearest = NearestName.of(name, among: OutageColumn.allCases.map(\.rawValue))
        throw .unknownColumn(file: file, column: name, nearest: nearest)
      }
      if columns.contains(column) { throw .duplicateColumn(file: file, column: name) }
      columns.append(column)
    }
    for column in OutageColumn.required where !columns.contains(column) {
      throw .missingColumn(file: file, column: column.rawValue, found: names)
    }
    return columns
  }
}

/// One row with its place.
private struct OutageRow {
  let line: Int
  let file: String
  let cells: [OutageColumn: String]

  init(_ record: CSVReader.Record, columns: [OutageColumn], file: String) {
    line = record.line
    self.file = file
    cells = Dictionary(zip(columns, record.cells.map(trimmed))) { first, _ in first }
  }

  func outage() throws(OutageRecordError) -> Outage {
    let date = try filled(.date)
    return Outage(
      id: text(.id), provider: try filled(.provider), date: date, year: try year(date),
      reach: try word(.scope, Outage.Reach.allCases), regions: regions, hours: try hours(.hours),
      majorityHours: try hours(.majorityHours), trigger: text(.trigger), cause: text(.cause),
      confidence: text(.confidence).isEmpty ? .high : try word(.confidence, Outage.Confidence.allCases),
      note: text(.note), source: text(.source))
  }

  private func text(_ column: OutageColumn) -> String { cells[column] ?? "" }

  private var regions: [String] { text(.region).split(separator: ";").map { trimmed(String($0)) } }

  private func filled(_ column: OutageColumn) throws(OutageRecordError) -> String {
    let value = text(column)
    if value.isEmpty { throw .emptyCell(file: file, line: line, column: column.rawValue) }
    return value
  }

  private func bad(_ column: OutageColumn, _ rule: OutageRecordError.CellRule) -> OutageRecordError {
    .badCell(file: file, line: line, column: column.rawValue, value: text(column), expected: rule)
  }

  private func hours(_ column: OutageColumn) throws(OutageRecordError) -> Double? {
    if text(column).isEmpty { return nil }
    guard let hours = Double(text(column)), hours > 0, hours <= OutageRecord.hoursLimit else {
      throw bad(column, .hours(limit: OutageRecord.hoursLimit))
    }
    return hours
  }

  /// The year of `2017-02-28`, `2017-02` or `2017`.
  private func year(_ date: String) throws(OutageRecordError) -> Int {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    let limits = [OutageRecord.yearLimits, 1...12, 1...31]
    guard numbers.count == parts.count, numbers.count <= 3, !numbers.isEmpty,
      zip(numbers, limits).allSatisfy({ $1.contains($0) })
    else { throw bad(.date, .date(OutageRecord.yearLimits)) }
    return numbers[0]
  }

  private func word<Word: RawRepresentable<String>>(
    _ column: OutageColumn, _ words: [Word]
  ) throws(OutageRecordError) -> Word {
    let value = try filled(column)
    let names = words.map(\.rawValue)
    guard let word = Word(rawValue: value) else {
      throw bad(column, .oneOf(names, nearest: NearestName.of(value, among: names)))
    }
    return word
  }
}

/// Text without blanks at its ends.
private func trimmed(_ text: String) -> String {
  func isText(_ byte: UInt8) -> Bool { byte != 0x20 && byte != 0x09 }
  let bytes = text.utf8
  guard let first = bytes.firstIndex(where: isText), let last = bytes.lastIndex(where: isText) else {
    return ""
  }
  return String(Substring(bytes[first...last]))
}
