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
  /// Draws of the usual page: fewer where each must weigh years anew, or the shares of many others.
  public static func usualDraws(of market: Market) -> Int {
    let scenario = market.scenario
    if scenario.firms.contains(where: { $0.terms.risk.attitude == .tailAverse }) { return 20 }
    return scenario.firmCount <= fewFirms && !scenario.weighsYears ? 1000 : 200
  }

  /// Most firms of which each draw counts all who are down, and may be searched for other equilibria.
  private static let fewFirms = 24

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
  /// - Complexity: a market for each draw, and a search for pure equilibria where the herd may be the only one.
  public init?(
    _ market: Market, inputs: UncertainInputs, draws asked: Int? = nil, seed: UInt64 = 1, jobs: Int = 1
  ) {
    let draws = asked ?? Self.usualDraws(of: market)
    guard !inputs.inputs.isEmpty, let herd = StandingHerd(market), herd.bestLeaving != nil else { return nil }
    let others = market.firms.indices.filter {
      $0 != herd.type && !herd.members.contains(herd.choices[$0])
    }
    let searches =
      market.firms.count * market.strategies.count <= 32 && market.scenario.firmCount <= Self.fewFirms
    let size = 32
    let parts = ParallelTasks.run(count: (draws + size - 1) / size, jobs: jobs) { task in
      (task * size..<min(draws, (task + 1) * size)).compactMap { draw -> Answer? in
        let open = inputs.inputs.span
        let values = open.indices.map { open[$0].value(open[$0].uniforms(seed: seed, draw: draw).0) }
        guard let drawn = try? Market(inputs.scenario(at: values)) else { return nil }
        return Answer(drawn, others: others, searches: searches)
      }
    }
    let answers = Array(parts.joined())
    guard !answers.isEmpty else { return nil }
    func share(_ isCounted: (Answer) -> Bool) -> WilsonInterval {
      WilsonInterval(answers.count(where: isCounted), of: answers.count)
    }
    self.herd = herd
    equilibrium = share(\.isEquilibrium)
    riskDominant = share(\.isRiskDominant)
    only = searches && answers.allSatisfy { $0.isOnly != nil } ? share { $0.isOnly == true } : nil
    outside = others.enumerated().map { place, type in (type, share { $0.outside[place] }) }
  }

  /// What one draw says.
  private struct Answer: Sendable {
    var isEquilibrium: Bool
    var isRiskDominant: Bool
    /// `nil` where it could not be proved in a small budget.
    var isOnly: Bool? = false
    var outside: [Bool]

    init?(_ market: Market, others: [Int], searches: Bool) {
      guard let standing = StandingHerd(market) else { return nil }
      isEquilibrium = standing.isEquilibrium
      let alternative = standing.alternative(market)
      isRiskDominant = alternative.map { standing.isRiskDominant(over: $0, market) } ?? true
      outside = others.map { !standing.members.contains(standing.choices[$0]) }
      guard searches, isEquilibrium else { return }
      // The cheap answer first: everybody at the best place outside is another equilibrium.
      if let other = alternative, market.isEquilibrium(standing.moved(to: other)) { return }
      let game = market.game
      let pure = game.narrowed(to: game.plainlyUndominatedStrategies)
        .pureEquilibria(boxBudget: 4_000, listBudget: 3)
      if pure.equilibria.count > 1 { return }
      isOnly = pure.completeness.isProved ? true : nil
    }
  }
}

extension Market {
  /// Whether a profile in which firms of a type play alike is an equilibrium.
  func isEquilibrium(_ choices: [Int]) -> Bool {
    let counts = Herd.profile(self, choices)
    let slack = Tolerance.regret * game.payoffScale
    return firms.indices.allSatisfy { type in
      let payoffs = game.payoffs(type: type, against: others(of: type, playing: choices[type], in: counts))
      return payoffs.allSatisfy { $0 <= payoffs[choices[type]] + slack }
    }
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
  /// Whether the same is so of everybody of the largest type at the target.
  public let targetLasts: Bool?
  /// Whether everybody of the largest type there is an equilibrium too.
  public let isTargetStable: Bool

  /// Most firms for which a chain of revisions with errors is built.
  static let chainLimit = 10

  /// Looks at the herd of a market; `nil` where there is nowhere to go.
  public init?(_ market: Market) {
    guard let herd = StandingHerd(market), let target = herd.alternative(market) else { return nil }
    let moved = herd.moved(to: target)
    self.target = target
    coalition = market.tippingCoalition(from: herd.counts, to: moved)
    isTargetStable = market.isEquilibrium(moved)
    shareThatMustStay = herd.shareThatMustStay(against: target, market)
    let isSmall = market.scenario.firmCount <= Self.chainLimit
    let longRun =
      isSmall && herd.isEquilibrium ? LongRun(market.game, open: market.game.undominated) : nil
    lasts = longRun?.state(.pure(counts: herd.counts))?.isStable
    targetLasts = longRun?.state(.pure(counts: Herd.profile(market, moved)))?.isStable
  }
}
