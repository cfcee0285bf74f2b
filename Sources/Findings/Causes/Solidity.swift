/// How solid the story is: in which share of draws of everything that is open it holds.
public import Games
public import Market
public import ResilienceNumerics
import Scenario

/// Shares of draws in which the herd holds, and in which other types stay outside.
///
/// A draw takes every number with a range, a list or a record from its own distribution, independently of the others;
/// draws are keyed by seed, number and key, so that they do not depend on threads.
public struct Solidity: Sendable {
  /// Draws of the usual page.
  public static let usualDraws = 200

  /// The herd in the scenario itself.
  public let herd: StandingHerd
  /// How often no firm of the largest type gains by leaving the herd.
  public let equilibrium: WilsonInterval
  /// How often a firm stays when each other one leaves with probability one half.
  public let riskDominant: WilsonInterval
  /// How often it is an equilibrium and there is no other pure one; `nil` where the search is too long for draws.
  public let only: WilsonInterval?
  /// By type that is outside in the scenario itself: how often it is.
  public let outside: [(type: Int, share: WilsonInterval)]

  /// Draws the open numbers of a market; `nil` where nothing is open or there is no herd.
  ///
  /// - Complexity: a market and a search for pure equilibria for each draw.
  public init?(_ market: Market, inputs: UncertainInputs, draws: Int = usualDraws, seed: UInt64 = 1) {
    guard !inputs.inputs.isEmpty, let herd = StandingHerd(market), herd.bestLeaving != nil else { return nil }
    // A small budget: where lists are not proved to be complete in it, nothing is claimed of the only one.
    var tally = (equilibrium: 0, riskDominant: 0, only: 0, unproved: 0, made: 0)
    let others = market.firms.indices.filter {
      $0 != herd.type && !herd.members.contains(herd.choices[$0])
    }
    var outside = others.map { _ in 0 }
    let searches = market.firms.count * market.strategies.count <= 32 && market.scenario.firmCount <= 24
    for draw in 0..<draws {
      let values = inputs.inputs.map { $0.value($0.uniforms(seed: seed, draw: draw).0) }
      guard let drawn = try? Market(inputs.scenario(at: values)), let standing = StandingHerd(drawn) else {
        continue
      }
      tally.made += 1
      for (place, type) in others.enumerated() where !standing.members.contains(standing.choices[type]) {
        outside[place] += 1
      }
      if standing.isRiskDominant(drawn) { tally.riskDominant += 1 }
      guard standing.isEquilibrium else { continue }
      tally.equilibrium += 1
      guard searches else { continue }
      let pure = DominanceReduction(drawn.game).game.pureEquilibria(boxBudget: 4_000, listBudget: 3)
      if pure.equilibria.count > 1 { continue }
      if pure.completeness.isProved { tally.only += 1 } else { tally.unproved += 1 }
    }
    guard tally.made > 0 else { return nil }
    self.herd = herd
    equilibrium = WilsonInterval(tally.equilibrium, of: tally.made)
    riskDominant = WilsonInterval(tally.riskDominant, of: tally.made)
    only = searches && tally.unproved == 0 ? WilsonInterval(tally.only, of: tally.made) : nil
    self.outside = zip(others, outside).map { ($0, WilsonInterval($1, of: tally.made)) }
  }
}

/// What it takes to tip the herd.
public struct HerdTipping: Sendable {
  /// The strategy to which the herd could move.
  public let target: Int
  /// The fewest firms whose joint move makes all others of their type follow; `nil` where not even all but one do.
  public let coalition: TippingCoalition?
  /// The share of the others that must stay for a firm to stay; below one half the herd is risk-dominant.
  public let shareThatMustStay: Double
  /// Whether the herd is where play is nearly always when firms err rarely; `nil` for markets that are too large.
  public let lasts: Bool?

  /// Most firms for which a chain of revisions with errors is built.
  static let chainLimit = 10

  /// Looks at the herd of a market; `nil` where there is nowhere to go.
  public init?(_ market: Market) {
    guard let herd = StandingHerd(market), let target = herd.alternative(market) else { return nil }
    let moved = herd.moved(to: target)
    self.target = target
    coalition = market.tippingCoalition(from: herd.counts, to: moved)
    shareThatMustStay = herd.shareThatMustStay(against: target, market)
    let isSmall = market.scenario.firmCount <= Self.chainLimit
    lasts =
      isSmall && herd.isEquilibrium
      ? LongRun(market.game, open: market.game.undominated).state(.pure(counts: herd.counts))?.isStable : nil
  }
}
