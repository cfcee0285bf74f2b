/// Observed outage.
public struct Outage: Equatable, Sendable {
  /// Scope of the outage.
  public enum Reach: String, CaseIterable, Sendable {
    /// One zone of a region.
    case zone
    /// A region.
    case region
    /// Several regions.
    case multiRegion = "multi-region"
    /// All regions of the provider.
    case global
    /// The internet, whatever the provider.
    case internet
  }
  /// Confidence in the row, by its sources.
  public enum Confidence: String, CaseIterable, Comparable, Sendable {
    /// In this order: hearsay; a source that agrees with others; the operator's own account.
    case low, medium, high
    /// By rank.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }
  /// Impact of the incident as a status page grades it.
  public enum Impact: String, CaseIterable, Sendable {
    /// Grades in ascending order, from no noticeable effect to a full outage.
    case none, minor, major, critical
  }

  /// Identifier, as in `A11`; may be empty.
  public var id: String
  /// Operator of the cloud; empty if the file names none.
  public var provider: String
  /// The beginning.
  public var start: Timestamp
  /// Scope of the outage.
  public var reach: Reach
  /// Regions or zones known to be affected.
  public var regions: [String]
  /// Hours from the first impact to the last recovery; `nil` if unpublished.
  public var hours: Double?
  /// Hours until most customers had recovered; `nil` if unpublished.
  public var majorityHours: Double?
  /// Share of the business that stopped, from 0 to 1; `nil` if the file does not give it.
  public var severity: Double?
  /// Share of affected firms in the scope, from 0 to 1; `nil` if the file does not give it.
  public var width: Double?
  /// Impact as a status page grades it.
  public var impact: Impact?
  /// Service in which the outage began.
  public var trigger: String
  /// The cause.
  public var cause: String
  /// Confidence in the row.
  public var confidence: Confidence
  /// Source with a description of the outage.
  public var source: String
  /// Whether the row belongs to the built-in record.
  public var isBuiltIn = false

  /// Day on which the outage began, `2017-02-28`, or its month or year.
  public var date: String { start.date }
  /// Year in which the outage began.
  public var year: Int { start.civil.year }
  /// Counted hours: until most customers had recovered if that is known, to the end otherwise.
  public var countedHours: Double? { majorityHours ?? hours }
  /// Lost business hours: counted hours times the severity; `nil` for an unknown length.
  public var lostHours: Double? { countedHours.map { $0 * (severity ?? 1) } }
}
