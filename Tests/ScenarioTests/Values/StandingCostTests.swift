import Testing

@testable import Scenario

/// Costs that a setup has whatever fails: declared, read, changed and switched off in the same way, whichever it is.
@Suite struct StandingCostTests {
  private func scenario(_ sets: String...) throws -> Scenario {
    try load(["us-east-1"], sets: ["firms.ordinary.incumbent=us-east-1"] + sets).scenario
  }

  @Test(arguments: Scenario.StandingCost.allCases)
  func everyNumberIsReadFromItsKey(_ cost: Scenario.StandingCost) throws {
    for number in cost.numbers {
      let changed = try scenario("firms.ordinary.\(number.key)=7")
      #expect(changed.firms[0][keyPath: number.path] == 7, "\(number.key)")
      #expect(changed != (try scenario()), "\(number.key)")
    }
  }

  @Test(arguments: Scenario.StandingCost.allCases)
  func theAmountIsAParameter(_ cost: Scenario.StandingCost) throws {
    let key = "firms.ordinary.\(try #require(cost.numbers.first).key)"
    var scenario = try scenario("\(key)=90000")
    let parameter = try #require(scenario.parameters.first { $0.key == key })
    #expect(parameter.value(in: scenario) == 90_000 && parameter.isLinear)
    let perYear = { (scenario: Scenario) in
      scenario.strategies.map { cost.perYear(scenario.firms[0], for: $0) }
    }
    let before = perYear(scenario)
    #expect(before.contains { $0 > 0 } && before.contains(0))
    parameter.set(180_000, in: &scenario)
    #expect(zip(before, perYear(scenario)).allSatisfy { 2 * $0 == $1 })
    cost.switchOff(in: &scenario.firms[0])
    #expect(perYear(scenario).allSatisfy { $0 == 0 })
  }

  /// Those of no region that is left pay nothing, and neither does a setup that keeps a site there.
  @Test func onlyLeavingCostsAMove() throws {
    let scenario = try scenario("firms.ordinary.migration.cost=300000", "firms.ordinary.migration.years=3")
    for strategy in scenario.strategies {
      let stays = strategy.home == "us-east-1" || strategy.sites.contains("us-east-1")
      let perYear = Scenario.StandingCost.migration.perYear(scenario.firms[0], for: strategy)
      #expect(perYear == (stays ? 0 : 100_000), "\(strategy.name)")
    }
    var entrant = scenario.firms[0]
    entrant.incumbent = nil
    #expect(
      scenario.strategies.allSatisfy { Scenario.StandingCost.migration.perYear(entrant, for: $0) == 0 })
  }
}
