/// Outages on record, and which of them are meant.
internal import PresetFiles
internal import Scenario

/// An outage of a cloud that was observed.
public struct Outage: Equatable, Sendable {
  /// How far it reached.
  public enum Reach: String, CaseIterable, Sendable {
    /// One zone of a region.
    case zone
    /// A region.
    case region
    /// Several regions.
    case multiRegion = "multi-region"
    /// All regions.
    case global
  }
  /// How well the row could be checked against its source.
  public enum Confidence: String, CaseIterable, Comparable, Sendable {
    /// Hearsay; a source that agrees with others; the operator's own account.
    case low, medium, high
    /// By rank.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Identifier, as in `A11`; may be empty.
  public var id: String
  /// Who runs the cloud.
  public var provider: String
  /// The day on which it began, `2017-02-28`, or its month or year.
  public var date: String
  /// The year in which it began.
  public var year: Int
  /// How far it reached.
  public var reach: Reach
  /// Regions or zones that it is known to have hit.
  public var regions: [String]
  /// Hours from the first impact to the last recovery; `nil` where nobody published them.
  public var hours: Double?
  /// Hours until most customers were back, where a source says.
  public var majorityHours: Double?
  /// The service in which it began.
  public var trigger: String
  /// Why.
  public var cause: String
  /// How well it is documented.
  public var confidence: Confidence
  /// Whom it reached.
  public var note: String
  /// Where it stands.
  public var source: String

  /// Hours that count: until most customers were back where that is known, to the end otherwise.
  public var countedHours: Double? { majorityHours ?? hours }
}

/// A list of outages.
public struct OutageRecord: Equatable, Sendable {
  /// The outages in the order of the file.
  public var outages: [Outage]

  /// A list.
  public init(_ outages: [Outage]) { self.outages = outages }

  /// First and last year that the built-in record covers.
  public static let coveredYears = 2011...2025

  /// The record that is compiled into the binary: 62 outages of AWS, Google Cloud and Azure, 2011 to 2025.
  public static func builtIn() throws(OutageRecordError) -> OutageRecord {
    let file = outage_record_file
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    return try OutageRecord(csv: bytes, origin: String(cString: file.name))
  }

  /// The years in which something of this record could have been seen: the built-in record's, or wider where a
  /// row lies outside.
  public var observedYears: ClosedRange<Int> {
    let years = outages.map(\.year)
    let covered = Self.coveredYears
    return min(covered.lowerBound, years.min() ?? .max)...max(covered.upperBound, years.max() ?? .min)
  }
}

/// Which outages are meant; a member that is `nil` leaves all.
public struct OutageFilter: Equatable, Sendable {
  /// The provider, whatever the case of its letters.
  public var provider: String?
  /// How far it reached.
  public var reach: Outage.Reach?
  /// The region or zone.
  public var region: String?
  /// The first year that counts.
  public var since: Int?
  /// Rows that are documented worse than this are left out.
  public var confidence: Outage.Confidence

  /// A filter, by default of everything that is documented at least fairly.
  public init(
    provider: String? = nil, reach: Outage.Reach? = nil, region: String? = nil, since: Int? = nil,
    confidence: Outage.Confidence = .medium
  ) {
    self.provider = provider
    self.reach = reach
    self.region = region
    self.since = since
    self.confidence = confidence
  }

  /// Whether an outage is meant, leaving aside how well it is documented.
  func matches(_ outage: Outage) -> Bool {
    func same(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }
    if let provider, !same(provider, outage.provider) { return false }
    if let reach, reach != outage.reach { return false }
    if let since, outage.year < since { return false }
    if let region, !outage.regions.contains(where: { same($0, region) }) { return false }
    return true
  }
}

/// The outages that a filter leaves, and the years in which they were seen.
public struct OutageSelection: Equatable, Sendable {
  /// The filter.
  public let filter: OutageFilter
  /// What it leaves.
  public let outages: [Outage]
  /// Outages that match but are documented too badly.
  public let leftOut: Int
  /// First and last year that were watched.
  public let years: ClosedRange<Int>
  /// Names of the filter that the record does not know.
  public let unknownNames: [UnknownName]

  /// A name that stands nowhere in the record.
  public struct UnknownName: Equatable, Sendable {
    /// The name, as it was asked for.
    public let name: String
    /// What was probably meant.
    public let nearest: String?
  }

  /// Filters a record.
  ///
  /// Throws `nothingBefore` where `since` lies after the last year of the record.
  public init(_ record: OutageRecord, _ filter: OutageFilter) throws(OutageRecordError) {
    let watched = record.observedYears
    let first = max(watched.lowerBound, filter.since ?? watched.lowerBound)
    guard first <= watched.upperBound else {
      throw .sinceTooLate(first, last: watched.upperBound)
    }
    let matching = record.outages.filter(filter.matches)
    self.filter = filter
    outages = matching.filter { $0.confidence >= filter.confidence }
    leftOut = matching.count - outages.count
    years = first...watched.upperBound
    unknownNames = [
      filter.provider.flatMap { Self.unknown($0, among: record.outages.map(\.provider)) },
      filter.region.flatMap { Self.unknown($0, among: record.outages.flatMap(\.regions)) },
    ].compactMap(\.self)
  }

  private static func unknown(_ name: String, among names: [String]) -> UnknownName? {
    if names.contains(where: { $0.lowercased() == name.lowercased() }) { return nil }
    return UnknownName(name: name, nearest: NearestName.of(name, among: names))
  }

  /// How many years were watched.
  public var yearCount: Double { Double(years.count) }
  /// Hours of the outages whose length is known, in the order of the record.
  public var hours: [Double] { outages.compactMap(\.countedHours) }

  /// Of the outages for which both are known: the share of the hours after which most customers were back, ascending.
  /// How deep an outage was is not on record otherwise.
  public var majorityShares: [Double] {
    outages.compactMap { outage in
      guard let all = outage.hours, let most = outage.majorityHours else { return nil }
      return min(1, most / all)
    }.sorted()
  }

  /// Services in which outages began, the most frequent first, equal ones by name.
  public var triggers: [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for outage in outages where !outage.trigger.isEmpty { counts[outage.trigger, default: 0] += 1 }
    return counts.map { (name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
