import Findings
import Games
import Market
import Testing

@Suite struct EvolutionFindingsTests {
  /// The herds of the seed's market last or fall by the same measures as the mixture between them.
  @Test(arguments: ["us-east-1", "netflix"])
  func rows(preset: String) throws {
    let market = try market(preset, firms: 5, "firms.ordinary.blameCurvature=1")
    let equilibria = MarketEquilibria(market)
    let found = EvolutionFindings(market, equilibria: equilibria)
    #expect(found.rows.count == equilibria.rows.count && found.omissions.isEmpty)
    for (row, listed) in zip(found.rows, equilibria.rows) {
      let stability = try #require(row.stability)
      if listed.equilibrium.isStrict {
        #expect(stability.verdict == .stable && stability.barrier > 0)
        #expect(row.isStochasticallyStable != nil && row.treeCost != nil)
      } else {
        #expect(stability.verdict == .unstable && stability.barrier == 0)
      }
    }
    let total = found.rows.reduce(found.unresolved) { $0 + ($1.basin?.value ?? 0) }
    #expect(abs(total - 1) < 1e-9)
    #expect(found.rows.contains { $0.isStochasticallyStable == true })
    let visited = found.rows.reduce(0) { $0 + ($1.longRunShare ?? 0) }
    #expect(visited > 0.5 && visited <= 1 + 1e-9)
  }

  /// What basins leave out is beaten by the strategy that is named, whoever of those that are left all play.
  @Test func leftOutStrategiesAreBeaten() throws {
    let market = try market("us-east-1", firms: 5, "firms.ordinary.blameCurvature=1")
    let found = EvolutionFindings(market, equilibria: MarketEquilibria(market))
    #expect(found.leftOut.count >= 3)
    let left = market.strategies.indices.filter { s in !found.leftOut.contains { $0.strategy == s } }
    for out in found.leftOut {
      for played in left {
        let payoffs = market.game.payoffs(
          type: 0, against: market.others(of: 0, playing: played, in: market.uniform(played)))
        #expect(payoffs[out.by] > payoffs[out.strategy])
      }
    }
  }

  /// From herd to herd: the coalition is as large as what is missing to the threshold, and one fewer does not do.
  @Test func tipping() throws {
    let market = try market("us-east-1", firms: 9, "firms.ordinary.blameCurvature=1")
    let found = EvolutionFindings(market, equilibria: MarketEquilibria(market))
    let pairs = found.tipping
    #expect(!pairs.isEmpty && !found.comparisons.isEmpty)
    for pair in pairs {
      let coalition = try #require(pair.coalition)
      #expect(coalition.isSmallest && coalition.size > 0 && coalition.size < 9)
    }
  }
}
