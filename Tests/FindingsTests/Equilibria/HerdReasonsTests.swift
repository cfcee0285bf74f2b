import Deployments
import Games
import Market
import Outages
import Scenario
import Testing

@testable import Findings

/// Causes, how solid, and what tips: against definitions written out.
@Suite struct HerdReasonsTests {
  /// The causes add up to what a firm would gain more by leaving without any of them.
  @Test(arguments: ["us-east-1", "netflix"]) func causesAddUp(preset: String) throws {
    let market = try FindingsTests.market(preset)
    let causes = Causes(market)
    let herd = try #require(StandingHerd(market))
    let today = try #require(herd.bestLeaving).gain
    var bare = market.scenario
    bare.costs = .init(ladder: .doubling, overrides: Scenario.Ladder.cheapestPublished)
    for index in bare.hazards.indices { bare.hazards[index].leak = 0 }
    for type in bare.firms.indices {
      bare.firms[type].blameSharing = 0
      bare.firms[type].attraction = [:]
      bare.firms[type].dependence = 0
      bare.firms[type].costOverrides = [:]
      bare.firms[type].ladder = nil
    }
    let without = try #require(StandingHerd(try Market(bare))?.bestLeaving).gain
    let sum = causes.herd.reduce(0) { $0 + $1.dollars }
    #expect(abs(sum - (without - today)) < 1e-6 * abs(without - today), "\(sum), \(without - today)")
    #expect(abs(causes.herd.reduce(0) { $0 + abs($1.share) } - 1) < 1e-12)
    #expect(causes.difference.isEmpty == (preset == "us-east-1"))
  }

  /// Draws on the same seed give the same shares, and the herd of the scenario itself is what the game says.
  @Test func solidity() throws {
    let loaded = try ScenarioLoader.load(ScenarioRequest(presets: ["netflix"], firms: 5)) { _ in
      .failure(.notFound)
    }
    let market = try Market(loaded.scenario)
    let inputs = try UncertainInputs(loaded.scenario, spreads: loaded.spreads)
    let solid = try #require(Solidity(market, inputs: inputs, draws: 12))
    let again = try #require(Solidity(market, inputs: inputs, draws: 12))
    #expect(solid.equilibrium == again.equilibrium && solid.riskDominant == again.riskDominant)
    #expect(solid.outside.map(\.type) == [1])
    let regret = market.game.certify(.pure(counts: solid.herd.counts)).regret
    #expect(solid.herd.isEquilibrium == (regret <= Tolerance.regret * market.game.payoffScale))
  }

  /// One firm less than the coalition does not tip the rest.
  @Test func tipping() throws {
    let market = try FindingsTests.market("us-east-1")
    let tipping = try #require(HerdTipping(market))
    let coalition = try #require(tipping.coalition)
    #expect(coalition.isSmallest && coalition.size > 0 && coalition.size < 5)
    #expect((0...1).contains(tipping.shareThatMustStay))
  }
}
