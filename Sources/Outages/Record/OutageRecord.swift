/// Record of outages, from the binary or from a user's file.
internal import PresetFiles

/// Record of outages.
public struct OutageRecord: Equatable, Sendable {
  /// Outages in the order of the file.
  public var outages: [Outage]
  /// Columns of the files without a known meaning.
  public var ignoredColumns: [String] = []
  /// Number of rows omitted because their impact has the share 0.
  public var withoutImpact = 0

  /// Record of some outages.
  public init(_ outages: [Outage]) { self.outages = outages }

  /// First and last year of the built-in record.
  public static let coveredYears = 2011...2025

  /// Observation window of the built-in record.
  static let coveredWindow = ObservationWindow(
    from: Timestamp(seconds: Timestamp.days(coveredYears.lowerBound, 1, 1) * Timestamp.daySeconds).day,
    until: Timestamp(seconds: Timestamp.days(coveredYears.upperBound + 1, 1, 1) * Timestamp.daySeconds).day)

  /// Built-in record: 73 outages of AWS, Google Cloud and Azure, 2011 to 2025.
  public static func builtIn() throws(OutageRecordError) -> OutageRecord {
    let file = outage_record_file
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    var record = try OutageRecord(csv: bytes, origin: String(cString: file.name))
    for index in record.outages.indices { record.outages[index].isBuiltIn = true }
    record.ignoredColumns = []
    return record
  }

  /// Years in which outages of this record could have been observed: the built-in record's, or more if a row
  /// lies outside.
  public var observedYears: ClosedRange<Int> {
    let (first, last) = (Self.coveredYears.lowerBound, Self.coveredYears.upperBound)
    return outages.reduce(first...last) { range, outage in
      min(range.lowerBound, outage.year)...max(range.upperBound, outage.year)
    }
  }

  /// Appending of another record's rows and its remarks on columns and impacts.
  public mutating func append(_ other: OutageRecord) {
    outages += other.outages
    for name in other.ignoredColumns where !ignoredColumns.contains(name) { ignoredColumns.append(name) }
    withoutImpact += other.withoutImpact
  }
}
