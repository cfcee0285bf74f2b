/// What each setup costs more than the plainest one, and which outages it avoids.
import Market
import Scenario

/// Price of each setup of a type of firm against the loss that it avoids, dollars per year, the others at the
/// sequential-entry profile.
public struct SetupPrices: Sendable {
  /// A setup against the plainest one.
  public struct Row: Equatable, Sendable {
    /// Index of the strategy.
    public let strategy: Int
    /// By how much its bill is higher.
    public let bill: Double
    /// By how much it has less region value; below 0 where it has more.
    public let region: Double
    /// By how much outages cost less: losses, praise, risk, what is paid back, dependence, costs per outage.
    public let avoided: Double
    /// The whole gain: `avoided` less `bill` and `region`.
    public var net: Double { avoided - bill - region }
  }

  /// The type of firm.
  public let type: Int
  /// The setup to which all others are compared: the cheapest bill in the oldest region.
  public let base: Int
  /// The other setups, the narrowest first.
  public let rows: [Row]

  /// Prices of the setups of a type.
  public init(_ brief: Brief, type: Int) {
    let ladder = brief.firms[type].ladder
    let members = Herd.members(brief.market)
    let candidates = members.isEmpty ? Array(ladder.indices) : members
    let base = candidates.min { (ladder[$0].cost, $0) < (ladder[$1].cost, $1) } ?? 0
    let from = ladder[base].account
    self.type = type
    self.base = base
    rows = brief.setups(of: type).filter { $0 != base }.map { strategy in
      let change = ladder[strategy].account - from
      let (price, place) = (change.sum(.price), change.sum(.place))
      return Row(
        strategy: strategy, bill: 0 - price, region: 0 - place, avoided: change.payoff - price - place)
    }
  }

  /// The setup whose year costs least in all; `nil` where the plainest one does.
  public var best: Row? { rows.max { $0.net < $1.net }.flatMap { $0.net > 0 ? $0 : nil } }
}
