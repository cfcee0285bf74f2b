/// Smallest dose of each policy that makes the resilient profile an equilibrium, the only one, or the one
/// selected.
import Games
public import Market
public import ResilienceNumerics
import Scenario

/// Effects of policies on a market.
///
/// The resilient profile: all firms on one strategy that does not rely on a single region, the one that is
/// best for society if all play it; the caller may name another one. Welfare is always computed with today's
/// payoffs: transfers between firms, the state and customers are no gain and no loss.
public struct PolicyStudy: Sendable {
  /// The smallest dose with an effect.
  public struct Dose: Equatable, Sendable {
    /// The dose; 0 where none is needed, `nil` where none was found.
    public let value: Double?
    /// Whether it is proved that no smaller dose suffices, or that none does at all. Otherwise it was
    /// bracketed: it suffices and a dose just below does not, but a smaller one may lie between the doses
    /// that were tried.
    public let isProved: Bool
  }

  /// A policy with its doses.
  public struct Row: Sendable {
    /// The policy.
    public let policy: Policy
    /// Dose that makes the resilient profile an equilibrium.
    public let equilibrium: Dose
    /// Dose that makes it the only one, pure or symmetric mixed.
    public let only: Dose
    /// Dose at which sequential entry ends there.
    public let history: Dose
    /// Dollars per year that firms on the resilient profile receive (negative: pay) under the dose of
    /// `history`, or the next weaker dose found; `nil` without a dose.
    public let transfer: Double?
    /// Effect of the dose of `equilibrium` on the market; `nil` without one.
    public let effect: Effect?
  }

  /// A market under a dose.
  public struct Effect: Sendable {
    /// The fewest firms whose joint move to the resilient profile makes the rest follow; `nil`: no coalition
    /// suffices.
    public let coalition: Int?
    /// Whether a smaller one may suffice: there were too many to try them all.
    public let isCoalitionOpen: Bool
    /// Price of anarchy: cost to society in the worst pure equilibrium, as a multiple of the least cost;
    /// `nil` where society gains.
    public let anarchy: Double?
    /// Price of stability: the same of the best pure equilibrium.
    public let stability: Double?
    /// Welfare at the sequential-entry profile minus today's, dollars per year.
    public let welfareGain: Double
  }

  /// The market as it is.
  public let market: Market
  /// The strategy of the resilient profile.
  public let target: Int
  /// A strategy that, if all played it, would be better still for society; `nil` where there is none.
  public let better: Int?
  /// Today's sequential-entry profile, counts by type and strategy.
  public let history: [[Int]]
  /// Effect of no policy: today's market.
  public let today: Effect
  /// Dollars per year that firms together lose on the resilient profile against the sequential-entry profile.
  public let costToFirms: Double
  /// Welfare of the resilient profile minus that of the sequential-entry profile, dollars per year.
  public let welfareGain: Double
  /// Whether the least cost is over all profiles, not only over uniform ones and equilibria.
  public let isOptimumProved: Bool
  /// The policies.
  public let rows: [Row]

  /// Study of all policies.
  ///
  /// - Parameter target: the strategy of the resilient profile; `nil`: the best for society of those that do
  ///   not rely on one region, or of all where each does.
  /// - Throws: `ParameterError` where service credits have no mean.
  /// - Complexity: some hundred searches for equilibria.
  public init(_ market: Market, target asked: Int? = nil) throws(ParameterError) {
    let target = asked ?? Self.resilient(market)
    var walk = SequentialEntry(market)
    let history = walk.run().counts
    let optimum = SocialOptimum(market)
    let resilient = market.uniform(target)
    self.market = market
    self.target = target
    self.history = history
    let best = Self.best(market, among: Array(market.strategies.indices))
    better = market.welfare(at: market.uniform(best)) > market.welfare(at: resilient) ? best : nil
    let start = market.welfare(at: history)
    let judge = DoseSearch(market: market, target: target, history: history, optimum: optimum)
    today = judge.effect(of: market.game)
    costToFirms = market.earnings(at: history) - market.earnings(at: resilient)
    welfareGain = market.welfare(at: resilient) - start
    isOptimumProved = optimum.isProved
    var rows: [Row] = []
    for policy in Policy.allCases where policy != .cap {
      let targets = market.firms.map { _ in target }
      let lever = try PolicyGame(policy, market, target: targets, history: history)
      rows.append(judge.row(lever))
    }
    rows.append(RegionCap(market: market, target: target, optimum: optimum, history: history).row())
    self.rows = rows
  }

  private static func resilient(_ market: Market) -> Int {
    let wide = market.strategies.indices.filter { market.region(relyingOn: $0) == nil }
    return best(market, among: wide.isEmpty ? Array(market.strategies.indices) : wide)
  }

  private static func best(_ market: Market, among strategies: [Int]) -> Int {
    let welfare = strategies.map { ($0, market.welfare(at: market.uniform($0))) }
    return welfare.max { $0.1 < $1.1 }?.0 ?? 0
  }
}

/// The best profile for society.
struct SocialOptimum {
  /// Largest number of profiles tried one by one.
  static let limit = 20_000

  /// Its welfare, dollars per year.
  let welfare: Double
  /// Whether every profile was tried.
  let isProved: Bool

  init(_ market: Market) {
    let strategies = market.strategies.count
    let counts = market.game.counts
    let profiles = counts.reduce(1.0) { $0 * Double(multisetCount(players: $1, strategies: strategies)) }
    var best = -Double.infinity
    isProved = profiles <= Double(Self.limit)
    if isProved {
      forEachTypeProfile(counts: counts, strategies: strategies) {
        best = max(best, market.welfare(at: $0))
        return true
      }
    } else {
      for s in market.strategies.indices { best = max(best, market.welfare(at: market.uniform(s))) }
    }
    welfare = best
  }
}

extension Market {
  /// Welfare of a profile by counts, with today's payoffs.
  func welfare(at counts: [[Int]]) -> Double { welfare(of: game.certify(.pure(counts: counts))) }

  /// Payoffs of all firms together in a profile by counts.
  func earnings(at counts: [[Int]]) -> Double {
    let certificate = game.certify(.pure(counts: counts))
    return zip(firms, certificate.payoffs).reduce(0) { $0 + Double($1.0.type.count) * $1.1 }
  }
}
