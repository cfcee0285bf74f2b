import Games
import Market
import Testing

@testable import Findings

@Suite struct LargeMarketTests {
  private func game(types: Int, strategies m: Int, exponent: Double) -> SharedHazardGame {
    let type = SharedHazardGame.PlayerType(
      count: 3, weight: 1, exponent: exponent, base: [Double](repeating: -1, count: m),
      relief: [[Double](repeating: 0.5, count: m)])
    return SharedHazardGame(
      down: [[Double](repeating: 1, count: m)],
      types: [SharedHazardGame.PlayerType](repeating: type, count: types))
  }

  /// A box of a large game costs more, so that the same patience buys fewer.
  @Test func largerGamesGetFewerBoxes() {
    let small = MarketEquilibria.Budget(for: game(types: 1, strategies: 2, exponent: 1))
    #expect(small == MarketEquilibria.Budget())
    let wide = MarketEquilibria.Budget(for: game(types: 1, strategies: 64, exponent: 1))
    let many = MarketEquilibria.Budget(for: game(types: 16, strategies: 2, exponent: 1))
    let curved = MarketEquilibria.Budget(for: game(types: 16, strategies: 2, exponent: 2))
    for budget in [wide, many, curved] {
      #expect(budget.pureBoxes < small.pureBoxes && budget.mixedBoxes < small.mixedBoxes)
      #expect(budget.pureBoxes >= 500 && budget.mixedBoxes >= 100)
    }
    #expect(curved.mixedBoxes < many.mixedBoxes)
  }

  /// Outages of a region that fill more than the year leave no availability below zero.
  @Test func availabilityIsNeverNegative() throws {
    let brief = Brief(try market("us-east-1", firms: 2, "hazards.us-east-1.rate=1e6"))
    let rows = brief.firms[0].ladder
    #expect(rows.contains { $0.hoursDown > 8760 })
    #expect(rows.allSatisfy { (0...1).contains($0.availability) })
  }
}
