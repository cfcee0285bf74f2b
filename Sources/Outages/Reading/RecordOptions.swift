/// How a file of outages is to be read.
internal import Scenario

/// What a user says about a file besides its name.
public struct RecordOptions: Equatable, Sendable {
  /// The order of day and month in `3/5/2024`; `nil`: as the file shows it.
  public var dates: DateOrder?
  /// Columns by other names.
  public var maps: [ColumnMap] = []
  /// Shares of the business that stop, by impact; an impact that is missing counts in full.
  public var impactShares: [Outage.Impact: Double] = [:]
  /// The present; rows after it are refused. `nil`: not looked at.
  public var now: Timestamp?

  /// Usual options: nothing is said.
  public init() {}

  /// Reads shares by impact: `none=0,minor=5%,major=0.5`.
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
