import Games
import Market
import Scenario
import Testing

@testable import Findings

/// Flips of prices that move several strategies at once, and what lies beyond a flip.
@Suite struct TierFlipTests {
  /// Blame that is forgiven in proportion: cheap to search.
  private static let plain = "firms.ordinary.blameCurvature=1"
  private static let plainNetflix = [plain, "firms.netflix.blameCurvature=1"]

  private func parameter(_ key: String, of market: Market) throws -> Scenario.Parameter {
    try #require(market.scenario.variedParameters.first { $0.key == key })
  }

  private func region(_ market: Market) -> Regime {
    MarketOutcome(market, depth: .pure).region(countsVary: false)
  }

  private func history(_ market: Market) -> [[Int]] {
    var walk = SequentialEntry(market)
    return walk.run().counts
  }

  /// A strategy with a multiple of its own is not moved by that of its tier: the other one is what flips.
  @Test func aTierIsKnownByWhatItMoves() throws {
    let own = "firms.ordinary.costs.multi-node-us-east-1=1.9"
    let market = try marketWith("us-east-1", [own, Self.plain])
    let counts = history(market)
    let choice = try #require(market.strategy(named: "multi-node-us-east-1"))
    #expect(counts[0][choice] == 5)
    let flips = market.flips(type: 0, choice: choice, in: counts, most: 40)
    let flip = try #require(flips.first { $0.key == "firms.ordinary.costs.multi-node" })
    #expect(flip.from == 2)
    #expect(flip.to < 1.9)
    for (value, leads) in [(flip.to + 1e-6, true), (flip.to - 1e-6, false)] {
      let there = try marketWith("us-east-1", [own, Self.plain, "firms.ordinary.costs.multi-node=\(value)"])
      let payoffs = there.game.payoffs(type: 0, against: there.others(of: 0, playing: choice, in: counts))
      #expect(payoffs.allSatisfy { $0 <= payoffs[choice] } == leads)
    }
  }

  /// In netflix the strategies of a tier cost an ordinary firm differently: the flip is where the equilibria of markets
  /// with one multiple for all of them change.
  @Test func aTierOfUnequalCostsFlipsToo() throws {
    let market = try marketWith("netflix", Self.plainNetflix, firms: nil)
    let key = "firms.ordinary.costs.multi-region"
    let price = try parameter(key, of: market)
    #expect(market.todays(price).count > 1)
    #expect(market.today(price) == nil)
    let flips = EquilibriumFlipSearch(market).flips(price).flips
    let flip = try #require(flips.first { !$0.isUpward })
    #expect(flip.isProved)
    let today = MarketOutcome(market, depth: .pure).region(countsVary: false)
    for (value, same) in [(flip.value + 1e-4, true), (flip.value - 1e-4, false)] {
      let there = MarketOutcome(
        try marketWith("netflix", Self.plainNetflix + ["\(key)=\(value)"], firms: nil), depth: .pure)
      #expect(there.region(countsVary: false).isSameMarket(as: today) == same)
    }
  }

  /// A small slope makes ties reach far: beyond the flip the market is the one that it is a per cent further on.
  @Test func beyondAFlipNothingIsATie() throws {
    let market = try marketWith("netflix", Self.plainNetflix, firms: nil)
    let severity = try parameter("hazards.us-east-1.severity", of: market)
    let flip = try #require(EquilibriumFlipSearch(market).flips(severity).flips.first { !$0.isUpward })
    #expect(flip.frontier.before.history == history(market))
    let further = try marketWith(
      "netflix", Self.plainNetflix + ["hazards.us-east-1.severity=\(0.99 * flip.value)"], firms: nil)
    #expect(flip.frontier.beyond.isSameMarket(as: region(further)))
    #expect(!flip.frontier.beyond.isSameMarket(as: region(market)))
  }

  /// Markets priced anew are those built from nothing, to the last bit, whatever changes.
  @Test func aFamilyPricesWhatABuilderBuilds() throws {
    let base = try marketWith("bank", ["capacityCrunch=0.3"])
    var family = MarketFamily([base])
    for (index, parameter) in base.scenario.variedParameters.enumerated() where index % 3 == 0 {
      let today = parameter.value(in: base.scenario)
      let value = today.isFinite && today != 0 ? today * 0.9 : 0.5
      guard parameter.validRange.contains(value), !parameter.isWhole else { continue }
      var scenario = base.scenario
      parameter.set(value, in: &scenario)
      let (near, fresh) = (try family.market(scenario), try Market(scenario))
      #expect(near.game == fresh.game, "\(parameter.key)")
      #expect(near.scenario == fresh.scenario)
    }
  }

  /// A sweep over what changes outages but no hazard: every point is what it is alone.
  @Test func aSweepOverTheCrunchMovesIt() throws {
    let scenario = try marketWith(
      "us-east-1", ["firms.ordinary.costs.multi-region=1", "firms.ordinary.blame=5e6"]
    ).scenario
    let plan = try SweepPlan(scenario, axes: [ParameterAxis("capacityCrunch=0..1:3", in: scenario)])
    let together = plan.map(0..<3, jobs: 1, isCancelled: { false }) { $0.result?.outcome.firms[0].payoff }
    let alone = (0..<3).map { SweepPoint(plan, at: $0).result?.outcome.firms[0].payoff }
    #expect(together.map { $0 ?? nil } == alone)
    // The points do differ: the crunch changes the game.
    let games = try [0.0, 0.5, 1].map { try marketWith("us-east-1", ["capacityCrunch=\($0)"]).game }
    #expect(games[0] != games[1] && games[1] != games[2])
  }

  /// Two strategies that are the same tie today: every flip between them is at today's value, whoever is asked.
  @Test func twinsFlipAtTodaysValue() throws {
    var scenario = try marketWith("us-east-1", [Self.plain]).scenario
    let original = try #require(scenario.strategies.first { $0.name == "multi-node-us-east-1" })
    var twin = original
    twin.name = "twin"
    twin.cover.zone = scenario.cover.zone
    scenario.strategies.append(twin)
    let market = try Market(scenario)
    let counts = history(market)
    let choice = try #require(counts[0].firstIndex { $0 > 0 })
    for key in ["strategies.twin.cover.zone.works", "strategies.twin.cover.zone.after"] {
      let parameter = try parameter(key, of: market)
      let today = parameter.value(in: scenario)
      let flips = EquilibriumFlipSearch(market).flips(parameter).flips
      #expect(flips.map(\.isUpward) == [false, true])
      #expect(flips.allSatisfy { $0.value == today })
      let own = market.flips(type: 0, choice: choice, in: counts, most: 40).filter { $0.key == key }
      #expect(!own.isEmpty && own.allSatisfy { $0.to == today })
    }
  }
}
