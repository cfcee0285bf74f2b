/// Which outages of a record are meant.

/// Which outages are meant; a member that is `nil` leaves all.
public struct OutageFilter: Equatable, Sendable {
  /// The provider, by any of its usual names.
  public var provider: String?
  /// How far it reached.
  public var reach: Outage.Reach?
  /// The region or zone, by any of its usual names: what reached it counts.
  public var region: String?
  /// Whether only rows that name the region count, not those of its provider as a whole.
  public var onlyNamed = false
  /// The first year that counts.
  public var since: Int?
  /// The beginning of the window.
  public var from: Timestamp?
  /// The end of the window, itself outside.
  public var until: Timestamp?
  /// Rows that are documented worse than this are left out.
  public var confidence: Outage.Confidence
  /// Whether the built-in record is left out where the user has rows.
  public var onlyFiles = false

  /// A filter, by default of everything that is documented at least fairly.
  public init(
    provider: String? = nil, reach: Outage.Reach? = nil, region: String? = nil, since: Int? = nil,
    from: Timestamp? = nil, until: Timestamp? = nil, confidence: Outage.Confidence = .medium
  ) {
    self.provider = provider
    self.reach = reach
    self.region = region
    self.since = since
    self.from = from
    self.until = until
    self.confidence = confidence
  }

  /// Reads a date of a window.
  public static func date(_ text: String, option: String) throws(OutageRecordError) -> Timestamp {
    guard case .time(let time) = DateText.read(text, order: nil) else {
      throw .badDate(option: option, text)
    }
    return time
  }
}

/// How an outage reached a region.
public enum RegionReach: String, CaseIterable, Sendable {
  /// In one of its zones.
  case zone
  /// By its name.
  case region
  /// With its whole provider.
  case provider
  /// With the internet.
  case internet
}
