/// Share of the market in the herd, by the number of firms.
import Games
import Market
import Scenario

/// Sequential-entry outcomes of markets of different sizes, all else equal.
public struct HerdingBySize: Sendable {
  /// A market.
  public struct Row: Equatable, Sendable {
    /// Number of firms of all types.
    public let firms: Int
    /// Share of all firms in the oldest region alone, at the sequential-entry profile.
    public let share: Double
    /// Gain of a firm of the crowd from leaving the region alone, at the sequential-entry profile, dollars
    /// per year; `nil` where the crowd is not there, or no strategy leaves it.
    public let leavingGains: Double?
    /// Whether revision came to rest.
    public let converged: Bool
  }

  /// The region.
  public let region: String
  /// The type whose number changes: the one that takes the rest, else the most numerous.
  public let type: Int
  /// Markets, the smallest first.
  public let rows: [Row]
  /// Number of firms in the market of the brief.
  public let today: Int

  /// Sizes of the markets.
  static let sizes = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, 100, 200, 500, 1000]

  /// Sequential entry of a market of each size; `nil` where no strategy stays in the oldest region alone.
  public init?(_ brief: Brief) {
    guard let herd = brief.herd else { return nil }
    let type = brief.market.scenario.flexibleType
    let others = brief.market.scenario.firmCount - brief.market.firms[type].type.count
    let today = brief.market.scenario.firmCount
    region = herd.region
    self.type = type
    self.today = today
    let sizes = Set(Self.sizes + [today]).filter { $0 > others && $0 <= max(1000, today) }
    rows = sizes.sorted().compactMap { Self.row(brief, firms: $0, count: $0 - others) }
  }

  private static func row(_ brief: Brief, firms: Int, count: Int) -> Row? {
    let type = brief.market.scenario.flexibleType
    var scenario = brief.market.scenario
    scenario.firms[type].count = count
    var family = MarketFamily([brief.market])
    guard let market = try? family.market(scenario) else { return nil }
    var walk = SequentialEntry(market)
    let end = walk.run()
    let members = Herd.members(market)
    let inside = end.counts.reduce(0) { sum, row in members.reduce(sum) { $0 + row[$1] } }
    return Row(
      firms: firms, share: Double(inside) / Double(firms),
      leavingGains: leavingGains(market, type: type, counts: end.counts, members: members),
      converged: end.converged)
  }

  private static func leavingGains(
    _ market: Market, type: Int, counts: [[Int]], members: [Int]
  ) -> Double? {
    let own = counts[type].indices.max { counts[type][$0] < counts[type][$1] } ?? 0
    guard members.contains(own) else { return nil }
    let payoffs = market.game.payoffs(
      type: type, against: market.others(of: type, playing: own, in: counts))
    return payoffs.indices.filter { !members.contains($0) }.map { payoffs[$0] - payoffs[own] }.max()
  }
}
