/// The herd as it stands: the largest type in the oldest region, the others where they are best off.
import Games
public import Market

/// A profile in which all firms of the largest type rely on the oldest region alone.
///
/// Firms of another type are outside where they gain by that while everybody else is in the herd, as Netflix does; so
/// one firm that never belonged there does not undo the herd of all others.
public struct StandingHerd: Sendable {
  /// The largest type of firm.
  public let type: Int
  /// The strategy of each type.
  public let choices: [Int]
  /// Strategies that rely on the oldest region alone.
  public let members: [Int]
  /// Counts by type and strategy.
  public let counts: [[Int]]
  /// By strategy: what one firm of the largest type gains by turning to it, dollars per year.
  public let gains: [Double]
  /// Whether no firm of the largest type gains by anything.
  public let isEquilibrium: Bool

  /// Looks at the herd of a market; `nil` where no strategy relies on the oldest region alone.
  ///
  /// - Complexity: O(types · members) evaluations of payoffs.
  public init?(_ market: Market) {
    let members = Herd.members(market)
    guard var choices = Herd.favourites(market, among: members) else { return nil }
    let type = Self.largestType(market)
    for other in market.firms.indices where other != type {
      let payoffs = Self.payoffs(market, other, choices)
      guard let best = payoffs.indices.max(by: { payoffs[$0] < payoffs[$1] }) else { continue }
      if !members.contains(best) { choices[other] = best }
    }
    let payoffs = Self.payoffs(market, type, choices)
    let own = choices[type]
    self.type = type
    self.choices = choices
    self.members = members
    counts = Herd.profile(market, choices)
    gains = payoffs.map { $0 - payoffs[own] }
    let slack = Tolerance.regret * market.game.payoffScale
    isEquilibrium = gains.allSatisfy { $0 <= slack }
  }

  /// The type with the most firms, the first of equal ones.
  static func largestType(_ market: Market) -> Int {
    let counts = market.game.counts
    return counts.firstIndex(of: counts.max() ?? 0) ?? 0
  }

  private static func payoffs(_ market: Market, _ type: Int, _ choices: [Int]) -> [Double] {
    market.game.payoffs(
      type: type, against: market.others(of: type, playing: choices[type], in: Herd.profile(market, choices)))
  }

  /// The best way out of the herd for one firm alone, and what it gains; `nil` where every strategy is in the herd.
  public var bestLeaving: (strategy: Int, gain: Double)? {
    gains.indices.filter { !members.contains($0) }.max { gains[$0] < gains[$1] }.map { ($0, gains[$0]) }
  }

  /// The strategy outside at which the largest type would be best off together; `nil` where there is none.
  func alternative(_ market: Market) -> Int? {
    let outside = gains.indices.filter { !members.contains($0) }
    let worth = outside.map { worthTogether($0, market) }
    return worth.indices.max { worth[$0] < worth[$1] }.map { outside[$0] }
  }

  private func worthTogether(_ strategy: Int, _ market: Market) -> Double {
    Self.payoffs(market, type, moved(to: strategy))[strategy]
  }

  /// The choices with the largest type elsewhere.
  func moved(to strategy: Int) -> [Int] {
    var moved = choices
    moved[type] = strategy
    return moved
  }

  /// Whether a firm stays when each other firm of its type leaves for a strategy with probability one half.
  func isRiskDominant(over other: Int, _ market: Market) -> Bool {
    lead(over: other, staying: 0.5, market) >= 0
  }

  /// The least probability of staying at which a firm stays, when each other firm of its type stays with it and turns to
  /// a strategy otherwise; 0 where it always stays, 1 where it never does.
  ///
  /// - Complexity: some fifty evaluations of payoffs.
  func shareThatMustStay(against other: Int, _ market: Market) -> Double {
    if lead(over: other, staying: 0, market) >= 0 { return 0 }
    if lead(over: other, staying: 1, market) <= 0 { return 1 }
    var (low, high) = (0.0, 1.0)
    while high - low > 1e-12 {
      let middle = (low + high) / 2
      if lead(over: other, staying: middle, market) >= 0 { high = middle } else { low = middle }
    }
    return high
  }

  /// What staying is worth more than turning to a strategy, when each other firm of the type stays with a probability.
  private func lead(over other: Int, staying share: Double, _ market: Market) -> Double {
    let mixture = market.firms.indices.map { index -> [Double] in
      var row = [Double](repeating: 0, count: market.strategies.count)
      if index == type {
        row[choices[type]] += share
        row[other] += 1 - share
      } else {
        row[choices[index]] = 1
      }
      return row
    }
    let payoffs = market.game.payoffs(type: type, againstMixture: mixture)
    return payoffs[choices[type]] - payoffs[other]
  }
}
