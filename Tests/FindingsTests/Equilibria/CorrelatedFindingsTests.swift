import Findings
import Games
import Market
import Testing

@Suite struct CorrelatedFindingsTests {
  /// Every equilibrium lies between the worst and the best lottery, coarse ones hold the others, and nothing beats
  /// the best profile of all.
  @Test(arguments: ["us-east-1", "netflix", "startup", "bank"])
  func bounds(preset: String) throws {
    let market = try market(preset, firms: 4)
    let equilibria = MarketEquilibria(market)
    let found = try CorrelatedFindings(market, equilibria: equilibria)
    func welfare(_ kind: CorrelatedEquilibria.Kind, _ aim: CorrelatedFindings.Aim) throws -> Double {
      try #require(found.rows.first { $0.kind == kind && $0.aim == aim }).welfare
    }
    let slack = 1e-7 * market.game.payoffScale
    #expect(found.rows.count == 6 && found.omissions.isEmpty)
    let best = try welfare(.correlated, .best)
    let worst = try welfare(.correlated, .worst)
    for row in equilibria.rows { #expect(row.welfare <= best + slack && row.welfare >= worst - slack) }
    #expect(try welfare(.coarse, .best) >= best - slack && (try welfare(.coarse, .worst)) <= worst + slack)
    #expect(found.anarchy.best.isProved && found.anarchy.best.welfare >= best - slack)
    #expect(found.rows.allSatisfy { $0.equilibrium.regret <= slack })
    #expect(try #require(found.anarchy.anarchyLoss) >= (try #require(found.anarchy.stabilityLoss)))
    #expect(try #require(found.anarchy.stabilityLoss) >= -slack)
  }

  /// A large systemic loss moves the best profile and the price up: it is counted in both.
  @Test func systemicLossCounts() throws {
    let plain = try market("us-east-1", firms: 5, "society.systemic=0")
    let social = try market("us-east-1", "society.systemic=100")
    let before = plain.priceOfAnarchy(MarketEquilibria(plain))
    let after = social.priceOfAnarchy(MarketEquilibria(social))
    #expect(before.best.counts != after.best.counts)
    let counts = TypeProfile.pure(counts: after.best.counts)
    let expected = social.game.welfare(counts: after.best.counts) - social.systemicLoss(of: counts)
    #expect(abs(expected - after.best.welfare) < 1e-6 * abs(expected))
    #expect(try #require(after.anarchyLoss) > (try #require(before.anarchyLoss)))
  }

  /// A capacity crunch adds hazards to the game that are no events: nothing systemic is lost in them.
  @Test func crunches() throws {
    let market = try market("us-east-1", firms: 4, "capacityCrunch=1", "firms.ordinary.blameSharing=1")
    #expect(!market.crunches.isEmpty)
    let best = market.priceOfAnarchy(MarketEquilibria(market)).best
    let lost = market.systemicLoss(of: .pure(counts: best.counts))
    let expected = market.game.welfare(counts: best.counts) - lost
    #expect(lost > 0 && abs(expected - best.welfare) < 1e-6 * abs(expected))
    let found = try CorrelatedFindings(market, equilibria: MarketEquilibria(market))
    #expect(found.rows.count == 6 && found.rows.allSatisfy { $0.welfare.isFinite })
  }

  /// Too many firms for a lottery are refused with their size; the price of anarchy is found all the same.
  @Test func manyFirms() throws {
    let market = try market("us-east-1", firms: 100_000)
    let equilibria = MarketEquilibria(market)
    let anarchy = market.priceOfAnarchy(equilibria)
    #expect(anarchy.best.bound >= anarchy.best.welfare)
    #expect(anarchy.best.welfare >= (try #require(anarchy.bestEquilibrium)) - 1e-3)
  }
}
