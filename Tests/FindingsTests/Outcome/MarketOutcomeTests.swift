import Findings
import Games
import Market
import Scenario
import TestSupport
import Testing

@Suite struct MarketOutcomeTests {
  /// What the brief says of the same market, found another way.
  private func agrees(_ outcome: MarketOutcome, with brief: Brief, _ note: Comment) {
    let (mine, theirs) = (outcome.equilibria.rows, brief.equilibria.rows)
    #expect(mine.count == theirs.count, note)
    for (a, b) in zip(mine, theirs) {
      #expect(a.kind == b.kind && a.equilibrium.isStrict == b.equilibrium.isStrict, note)
      for (x, y) in zip(a.equilibrium.profile.flat, b.equilibrium.profile.flat) {
        #expect(abs(x - y) < 1e-9, note)
      }
    }
    #expect(outcome.equilibria.pure.isProved == brief.equilibria.pure.isProved, note)
    #expect(outcome.history.counts == brief.history.counts, note)
    #expect(outcome.herd == .impossible || (brief.herd != nil), note)
    for (type, firm) in outcome.firms.enumerated() {
      #expect(firm.choice == brief.firms[type].choice, note)
      let counts = brief.history.counts[type]
      guard counts[firm.choice] == firm.count else { continue }
      let row = brief.firms[type].ladder[firm.choice]
      #expect(abs(firm.payoff + row.total) <= 1e-9 * abs(row.total), note)
      #expect(abs(firm.expectedLoss - row.lossInHerd) <= 1e-9 * abs(row.total), note)
      #expect(abs(firm.hoursDown - row.hoursDown) <= 1e-9, note)
    }
  }

  @Test(arguments: ["us-east-1", "netflix", "bank", "startup"])
  func theBriefSaysTheSame(_ preset: String) throws {
    let market = try market(preset)
    agrees(MarketOutcome(market), with: Brief(market), "\(preset)")
  }

  @Test(arguments: 0..<60) func randomMarketsToo(_ seed: Int) throws {
    var random = RandomMarkets(seed: seed)
    let counts = random.pick([[1], [2], [5], [3, 1], [2, 2]])
    let market = try Market(random.scenario(counts: counts, strategies: random.pick([2, 3, 4])))
    agrees(MarketOutcome(market), with: Brief(market), "seed \(seed)")
  }

  @Test(arguments: 0..<20) func aRepricedMarketIsTheMarket(_ seed: Int) throws {
    var random = RandomMarkets(seed: seed)
    let scenario = random.scenario(counts: [3, 2])
    var changed = scenario
    changed.firms = random.scenario(counts: [4]).firms
    changed.costs = .init(ladder: .measured)
    let repriced = Market(repricing: try Market(scenario), as: changed)
    #expect(repriced.game == (try Market(changed)).game)
  }

  @Test func sharesAreThoseOfTheOldestRegion() throws {
    let outcome = MarketOutcome(try market("us-east-1"))
    #expect(outcome.homeShares == [1, 0] && outcome.value(of: .share) == 1)
    #expect(outcome.regret == 0 && outcome.isComplete)
    #expect(outcome.value(of: .equilibrium) == Double(outcome.equilibria.rows.count))
    if case .equilibrium(let closest) = outcome.herd { #expect(closest < 0) } else { Issue.record("no herd") }
    let alone = MarketOutcome(
      try market(
        "us-east-1", "firms.ordinary.blameSharing=0", "firms.ordinary.attraction.us-east-1=0"))
    if case .broken(let gain) = alone.herd { #expect(gain > 0) } else { Issue.record("still a herd") }
    #expect(!alone.region.hasSameEquilibria(as: outcome.region))
  }
}

extension TypeProfile {
  /// All its numbers.
  fileprivate var flat: [Double] {
    switch self {
    case .pure(let counts): counts.joined().map(Double.init)
    case .mixed(let probabilities): Array(probabilities.joined())
    }
  }
}
