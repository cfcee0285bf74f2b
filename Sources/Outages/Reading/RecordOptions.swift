/// Options for reading an outage file.
internal import Scenario

/// User's remarks on a file besides its name: date order, column names, impacts.
public struct RecordOptions: Equatable, Sendable {
  /// Order of day and month in `3/5/2024`; `nil`: the order shown by the file.
  public var dates: DateOrder?
  /// Columns by other names.
  public var maps: [ColumnMap] = []
  /// Shares of the business that stop, by impact; an impact without a share counts in full.
  public var impactShares: [Outage.Impact: Double] = [:]
  /// Current time; later rows are refused. `nil`: no check.
  public var now: Timestamp?

  /// Default options.
  public init() {}

  /// Shares by impact from a text: `none=0,minor=5%,major=0.5`.
  public static func impactShares(_ text: String) throws(OutageRecordError) -> [Outage.Impact: Double] {
    var shares: [Outage.Impact: Double] = [:]
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let impact = Outage.Impact(rawValue: trimmed(sides[0])),
        let share = OutageRowReader.share(trimmed(sides[1])), shares[impact] == nil
      else { throw .badImpact(text) }
      shares[impact] = share
    }
    if shares.isEmpty { throw .badImpact(text) }
    return shares
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
