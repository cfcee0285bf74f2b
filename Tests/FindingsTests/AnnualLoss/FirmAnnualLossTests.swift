import Foundation
import Games
import Market
import ResilienceNumerics
import Outages
import Scenario
import Testing

@testable import Findings

@Suite struct FirmAnnualLossTests {
  /// The mean of a year is what the market's account says: direct loss and blame.
  @Test(arguments: [["us-east-1"], ["netflix"], ["bank"]])
  func meansAreTheAccounts(_ presets: [String]) throws {
    let scenario = try ScenarioLoader.load(
      ScenarioRequest(presets: presets, firms: 7, sets: []), readFile: { _ in .failure(.notFound) }
    ).scenario
    let market = try Market(scenario)
    for type in market.firms.indices {
      for herd in market.strategies.indices {
        var others = market.uniform(herd)
        others[type][herd] -= 1
        let accounts = market.accounts(type: type, against: .pure(counts: others))
        for strategy in market.strategies.indices {
          let year = try FirmAnnualLoss(market, type: type, strategy: strategy, others: others)
          let expected = accounts[strategy].loss
          #expect(
            abs(year.loss.mean - expected) <= 1e-9 * expected,
            "\(market.strategies[strategy].name) among \(market.strategies[herd].name)")
        }
      }
    }
  }

  @Test func aCoverTakesAPart() throws {
    let scenario = try ScenarioLoader.load(
      ScenarioRequest(presets: ["us-east-1"], firms: 5, sets: []), readFile: { _ in .failure(.notFound) }
    ).scenario
    let market = try Market(scenario)
    let cover = try EventLoss.Cover(waitingHours: 8, deductible: 100_000, limit: 1e6)
    let year = try FirmAnnualLoss(market, type: 0, strategy: 0, others: nil, cover: cover)
    let retained = try #require(year.retained)
    #expect(retained.mean < year.loss.mean && retained.mean > 0)
    #expect(year.creditsPerYear > 0 && year.creditsPerYear < 0.01 * year.loss.mean)
    let convex = try FirmAnnualLoss(
      market, type: 0, strategy: 0, others: nil, growth: try LossGrowth(exponent: 1.2))
    #expect(convex.loss.mean > year.loss.mean)
  }
}
