import Deployments
import Scenario
import Testing

@Suite struct CostLadderTests {
  static func strategy(_ name: String, _ n: Int, _ r: Int, _ c: Int) -> Scenario.Strategy {
    Scenario.Strategy(
      name: name, home: "us-east-1", nodes: n, regions: r, clouds: c, coverage: 0.9,
      failover: .init(nodeHours: 0, zoneHours: 0, regionHours: 0.5, providerHours: 1))
  }

  static func firm(ladder: Scenario.Ladder? = nil, _ overrides: [String: Double] = [:]) -> Scenario.FirmType {
    Scenario.FirmType(
      name: "firm", count: 1, bill: 1, ladder: ladder, costOverrides: overrides, directPerHour: 0,
      blamePerHour: 0, blameSharing: 0, blameCurvature: 1, praisePerHour: 0, visibility: 1, attraction: [:])
  }

  /// Two nodes 2x, two regions 4x, two clouds 8x.
  @Test func theLadderDoubles() {
    let rungs = [(1, 1, 1), (2, 1, 1), (2, 2, 1), (2, 2, 2)]
    #expect(
      rungs.map { Scenario.Ladder.doubling.multiplier(of: Self.strategy("s", $0.0, $0.1, $0.2)) } == [
        1, 2, 4, 8,
      ])
  }

  /// Surviving the loss of one of three sites takes half as much again.
  @Test func activeActive() {
    let ladder = Scenario.Ladder.activeActive
    #expect(ladder.multiplier(of: Self.strategy("s", 1, 1, 1)) == 1)
    #expect(ladder.multiplier(of: Self.strategy("s", 2, 1, 1)) == 2)
    #expect(ladder.multiplier(of: Self.strategy("s", 3, 1, 1)) == 1.5)
    #expect(ladder.multiplier(of: Self.strategy("s", 2, 3, 1)) == 1.5)
    #expect(ladder.multiplier(of: Self.strategy("s", 3, 3, 2)) == 2)
  }

  @Test func whoWins() {
    let regions = Self.strategy("far", 2, 2, 1)
    func multiplier(_ costs: Scenario.Costs, _ firm: Scenario.FirmType) -> Double {
      Scenario(
        name: "t", title: nil, regions: [], hazards: [], strategies: [regions], costs: costs, firms: [firm],
        society: .init(systemic: 0, exponent: 1)
      ).multiplier(of: regions, for: firm)
    }
    let plain = Scenario.Costs(ladder: .doubling)
    let priced = Scenario.Costs(ladder: .doubling, overrides: ["multi-region": 3, "far": 3.5])
    #expect(multiplier(plain, Self.firm()) == 4)
    #expect(multiplier(priced, Self.firm()) == 3.5)
    #expect(multiplier(priced, Self.firm(ladder: .measured)) == 2.11)
    #expect(multiplier(priced, Self.firm(ladder: .measured, ["multi-region": 1.5])) == 1.5)
    #expect(multiplier(priced, Self.firm(["multi-region": 1.5, "far": 1.6])) == 1.6)
  }
}
