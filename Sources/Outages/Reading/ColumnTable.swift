/// Table of a file's columns and their meanings.
internal import Scenario

/// The meaning of each column of a heading.
struct ColumnTable {
  /// Column of the file that is used.
  struct Entry {
    let column: OutageColumn
    /// Name in the file.
    let name: String
    let factor: Double
    let divisor: Double
  }

  /// Entries by index in the heading; `nil` for omitted columns.
  private(set) var entries: [Entry?]
  /// Names without a known meaning.
  private(set) var ignored: [String] = []

  /// Table of a heading: first the mapped columns, then each other one by its likeliest name.
  init(_ names: [String], maps: [ColumnMap], file: String, line: Int = 1) throws(OutageRecordError) {
    entries = Array(repeating: nil, count: names.count)
    var taken: [OutageColumn: (place: Int, rank: Int)] = [:]
    for map in maps {
      guard let name = map.name else {
        taken[map.column] = (-1, -1)
        continue
      }
      guard let place = Self.place(of: name, in: names) else {
        throw .mapWithoutColumn(file: file, column: name, nearest: NearestName.of(name, among: names))
      }
      entries[place] = Entry(column: map.column, name: names[place], factor: map.factor, divisor: map.divisor)
      taken[map.column] = (place, -1)
    }
    for (place, name) in names.enumerated() where entries[place] == nil {
      if let first = names.firstIndex(of: name), first < place, !name.isEmpty {
        throw .duplicateColumn(file: file, column: name)
      }
      guard let (column, rank) = OutageColumn.byKey[CloudRegions.key(name)] else {
        if !name.isEmpty { ignored.append(name) }
        continue
      }
      if let other = taken[column] {
        guard rank < other.rank else {
          ignored.append(name)
          continue
        }
        entries[other.place] = nil
        ignored.append(names[other.place])
      }
      taken[column] = (place, rank)
      entries[place] = Entry(column: column, name: name, factor: 1, divisor: 1)
    }
    try check(names, file)
  }

  /// Check that the heading has a column for the start and one for the length.
  private func check(_ names: [String], _ file: String) throws(OutageRecordError) {
    let found = Set(entries.compactMap { $0?.column })
    guard found.contains(.start) || found.contains(.date) || found.contains(.time) else {
      throw .missingColumn(file: file, what: .time, found: names)
    }
    guard OutageColumn.lengths.contains(where: found.contains) else {
      throw .missingColumn(file: file, what: .length, found: names)
    }
  }

  private static func place(of name: String, in names: [String]) -> Int? {
    names.firstIndex(of: name)
      ?? names.firstIndex {
        CloudRegions.key($0) == CloudRegions.key(name) && !CloudRegions.key(name).isEmpty
      }
  }
}
