/// Gains from leaving the all-in-the-oldest-region profile, computed for one Monte Carlo draw without a full
/// brief.
import Games
import Market

struct HerdDeviationGains {
  /// By type, the strategy of the herd.
  let strategies: [Int]
  /// By type and strategy: gain of a firm that deviates to it alone, dollars per year.
  let gains: [[Double]]
  /// Whether no deviation gains.
  let isEquilibrium: Bool

  /// Gains at the herd whose strategies are `members`; `nil` where there are none.
  ///
  /// - Complexity: as many evaluations of payoffs as members and one for each type.
  init?(_ market: Market, members: [Int]) {
    guard let strategies = Herd.favourites(market, among: members) else { return nil }
    let counts = Herd.profile(market, strategies)
    self.strategies = strategies
    gains = market.firms.indices.map { type in
      let own = strategies[type]
      let payoffs = market.game.payoffs(
        type: type, against: market.others(of: type, playing: own, in: counts))
      return payoffs.map { $0 - payoffs[own] }
    }
    let slack = Tolerance.regret * market.game.payoffScale
    isEquilibrium = gains.allSatisfy { $0.allSatisfy { $0 <= slack } }
  }

  /// The most that a firm of a type gains by leaving the herd; `nil` where every strategy is in it.
  func bestLeaving(_ type: Int, members: [Int]) -> Double? {
    gains[type].indices.filter { !members.contains($0) }.map { gains[type][$0] }.max()
  }
}
