/// Filter of the outages of a record.

/// Filter of outages; a member that is `nil` restricts nothing.
public struct OutageFilter: Equatable, Sendable {
  /// Provider, by any of its usual names.
  public var provider: String?
  /// Scope of the outage.
  public var reach: Outage.Reach?
  /// Region or zone, by any of its usual names: the outages that affected it count.
  public var region: String?
  /// Whether only rows that name the region count, without those of its whole provider.
  public var onlyNamed = false
  /// First year that counts.
  public var since: Int?
  /// Beginning of the window.
  public var from: Timestamp?
  /// End of the window, excluded.
  public var until: Timestamp?
  /// Least confidence; rows below it are omitted.
  public var confidence: Outage.Confidence
  /// Whether the built-in record is omitted if the user has rows.
  public var onlyFiles = false

  /// Filter; by default of all rows of at least medium confidence.
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

  /// Date of a window from a text.
  public static func date(_ text: String, option: String) throws(OutageRecordError) -> Timestamp {
    guard case .time(let time) = DateText.read(text, order: nil) else {
      throw .badDate(option: option, text)
    }
    return time
  }
}

/// Way in which an outage affected a region.
public enum RegionReach: String, CaseIterable, Sendable {
  /// Through one of its zones.
  case zone
  /// By its name.
  case region
  /// Through its whole provider.
  case provider
  /// Through the internet.
  case internet
}
