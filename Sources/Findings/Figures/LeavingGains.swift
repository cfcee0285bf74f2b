/// Gain from leaving the oldest region, by the number of other firms that have left.
import Games
import Market
import Scenario

/// What one firm of the crowd gains by leaving the oldest region, for each number of others that have left it,
/// and for several shares of the blame that goes to the provider. Other types stay at the sequential-entry
/// profile.
public struct LeavingGains: Sendable {
  /// Gains for one share of the blame that goes to the provider.
  public struct Line: Equatable, Sendable {
    /// The share of the blame that goes to the provider.
    public let excuse: Double
    /// Dollars per year for each number of `left`; negative: leaving costs.
    public let gains: [Double]
  }

  /// The type of firm.
  public let type: Int
  /// The region.
  public let region: String
  /// The strategy inside the region.
  public let inside: Int
  /// The strategy outside of it.
  public let outside: Int
  /// Numbers of others that have left, ascending from 0.
  public let left: [Int]
  /// Number of the others.
  public let others: Int
  /// Lines, the least share first.
  public let lines: [Line]
  /// The line of the market itself.
  public let today: Int

  /// Most numbers of firms that are worked out.
  static let most = 25

  /// The gains of the crowd of a brief; `nil` where there is no herd, no way out, or one firm only.
  public init?(_ brief: Brief) {
    let market = brief.market
    let type = brief.crowd
    guard let herd = brief.herd, let way = herd.leaving[type], market.firms[type].type.count > 1 else {
      return nil
    }
    let others = market.firms[type].type.count - 1
    let steps = min(others, Self.most - 1)
    let left = (0...steps).map { $0 * others / steps }
    let (inside, outside) = (herd.strategies[type], way.to)
    let now = market.firms[type].type.providerExcuse
    let candidates = [0, now, min(1, max(2 * now, 0.5))]
    let excuses = candidates.enumerated().filter { candidates.firstIndex(of: $0.element) == $0.offset }
      .map(\.element).sorted()
    self.type = type
    region = herd.region
    self.inside = inside
    self.outside = outside
    self.left = left
    self.others = others
    lines = excuses.map { excuse in
      var scenario = market.scenario
      scenario.firms[type].providerExcuse = excuse
      let changed = excuse == now ? market : Market(repricing: market, as: scenario)
      return Line(
        excuse: excuse,
        gains: left.map { gone in
          var counts = brief.history.counts
          counts[type] = market.strategies.indices.map { _ in 0 }
          counts[type][inside] += others - gone
          counts[type][outside] += gone
          let payoffs = changed.game.payoffs(type: type, against: .pure(counts: counts))
          return payoffs[outside] - payoffs[inside]
        })
    }
    today = excuses.firstIndex(of: now) ?? 0
  }

  /// Fewest others that must have left for one more to gain by leaving, in the market itself; `nil` where no
  /// number suffices.
  public var threshold: Int? {
    zip(left, lines[today].gains).first { $0.1 > 0 }?.0
  }
}
