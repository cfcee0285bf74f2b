/// A list of outages, from the binary or from a user's file.
internal import PresetFiles

/// A list of outages.
public struct OutageRecord: Equatable, Sendable {
  /// The outages in the order of the file.
  public var outages: [Outage]
  /// Columns of the files that nobody understands.
  public var ignoredColumns: [String] = []
  /// Rows that are left out because their impact has the share 0.
  public var withoutImpact = 0

  /// A list.
  public init(_ outages: [Outage]) { self.outages = outages }

  /// First and last year that the built-in record covers.
  public static let coveredYears = 2011...2025

  /// The window in which the built-in record was watched.
  static let coveredWindow = ObservationWindow(
    from: Timestamp(seconds: Timestamp.days(coveredYears.lowerBound, 1, 1) * Timestamp.daySeconds).day,
    until: Timestamp(seconds: Timestamp.days(coveredYears.upperBound + 1, 1, 1) * Timestamp.daySeconds).day)

  /// The record that is compiled into the binary: 62 outages of AWS, Google Cloud and Azure, 2011 to 2025.
  public static func builtIn() throws(OutageRecordError) -> OutageRecord {
    let file = outage_record_file
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    var record = try OutageRecord(csv: bytes, origin: String(cString: file.name))
    for index in record.outages.indices { record.outages[index].isBuiltIn = true }
    record.ignoredColumns = []
    return record
  }

  /// The years in which something of this record could have been seen: the built-in record's, or wider where a row lies
  /// outside.
  public var observedYears: ClosedRange<Int> {
    let (first, last) = (Self.coveredYears.lowerBound, Self.coveredYears.upperBound)
    return outages.reduce(first...last) { range, outage in
      min(range.lowerBound, outage.year)...max(range.upperBound, outage.year)
    }
  }

  /// Adds the rows of another record and what it says of itself.
  public mutating func append(_ other: OutageRecord) {
    outages += other.outages
    for name in other.ignoredColumns where !ignoredColumns.contains(name) { ignoredColumns.append(name) }
    withoutImpact += other.withoutImpact
  }
}
