/// An outage that was observed.
public struct Outage: Equatable, Sendable {
  /// How far it reached.
  public enum Reach: String, CaseIterable, Sendable {
    /// One zone of a region.
    case zone
    /// A region.
    case region
    /// Several regions.
    case multiRegion = "multi-region"
    /// All regions of the provider.
    case global
    /// The internet: whoever runs the cloud.
    case internet
  }
  /// How well the row could be checked against its source.
  public enum Confidence: String, CaseIterable, Comparable, Sendable {
    /// Hearsay; a source that agrees with others; the operator's own account.
    case low, medium, high
    /// By rank.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }
  /// How bad a status page calls it.
  public enum Impact: String, CaseIterable, Sendable {
    /// From nothing felt to everything down.
    case none, minor, major, critical
  }

  /// Identifier, as in `A11`; may be empty.
  public var id: String
  /// The operator of the cloud; empty where the file names none.
  public var provider: String
  /// The beginning.
  public var start: Timestamp
  /// How far it reached.
  public var reach: Reach
  /// Regions or zones that it is known to have hit.
  public var regions: [String]
  /// Hours from the first impact to the last recovery; `nil` where nobody published them.
  public var hours: Double?
  /// Hours until most customers were back, where a source says.
  public var majorityHours: Double?
  /// Share of the business that stopped, from 0 to 1, where the file says.
  public var severity: Double?
  /// Share of the firms in its scope that it hit, from 0 to 1, where the file says.
  public var width: Double?
  /// How bad a status page calls it.
  public var impact: Impact?
  /// The service in which it began.
  public var trigger: String
  /// The cause.
  public var cause: String
  /// How well it is documented.
  public var confidence: Confidence
  /// The place where it is described.
  public var source: String
  /// Whether the row belongs to the built-in record.
  public var isBuiltIn = false

  /// The day on which it began, `2017-02-28`, or its month or year.
  public var date: String { start.date }
  /// The year in which it began.
  public var year: Int { start.civil.year }
  /// Hours that count: until most customers were back where that is known, to the end otherwise.
  public var countedHours: Double? { majorityHours ?? hours }
  /// Hours of business lost: those that count times the severity; `nil` where no length is known.
  public var lostHours: Double? { countedHours.map { $0 * (severity ?? 1) } }
}
