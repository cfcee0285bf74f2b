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

  /// A market of one firm in one region, with an own source of outages and own terms.
  private func market(_ hazard: String, _ firm: String) throws -> Market {
    let text = """
      { firmCount: 1, regions: { r: { provider: "own", zones: 3 } }, hazards: { h: { \(hazard), severity: 1 } },
        strategies: { one: { home: "r" } }, firms: { app: { count: 1, blame: 0, blameSharing: 0, \(firm) } } }
      """
    let loaded = try ScenarioLoader.load(
      ScenarioRequest(presets: ["./own.json5"], firms: 1, sets: []),
      readFile: { _ in .success(Array(text.utf8)) })
    return try Market(loaded.scenario)
  }

  private static let monthly =
    "scope: 'region', region: 'r', rate: '1/month', duration: { kind: 'fixed', length: 3.65 }"

  /// Two outages of 3.65 h in one month give one credit: $4,756 a year of $60,000, not $6,000.
  @Test func creditsAreByTheMonth() throws {
    let market = try market(Self.monthly, "bill: '5 kUSD/month', direct: 1000, credits: 'ec2-region'")
    let year = try FirmAnnualLoss(market, type: 0, strategy: 0, others: nil)
    #expect(abs(year.creditsPerYear - 4756.6) < 0.5)
    let often = try self.market(
      "scope: 'region', region: 'r', rate: '30/month', duration: { kind: 'fixed', length: '6 min' }",
      "bill: '5 kUSD/month', direct: 1000, credits: 'ec2-region'")
    #expect(
      abs(try FirmAnnualLoss(often, type: 0, strategy: 0, others: nil).creditsPerYear / 6000 - 1) < 0.02)
  }

  /// A ladder in percentages, with and without the sign.
  @Test(arguments: [
    "[{ below: 99.95, share: 10 }, { below: 99, share: 25 }, { below: 95, share: 50 }]",
    "[{ below: '95%', share: '50%' }, { below: 0.9995, share: 0.1 }, { below: '99%', share: 0.25 }]",
  ])
  func aLadderOfOnesOwn(_ ladder: String) throws {
    let market = try market(Self.monthly, "bill: 60e3, direct: 1000, credits: \(ladder)")
    let e = exp(-1.0)
    let expected = 60_000 * (0.1 * (1 - e) + 0.15 * (1 - e * 2.5))
    let year = try FirmAnnualLoss(market, type: 0, strategy: 0, others: nil)
    #expect(abs(year.creditsPerYear / expected - 1) < 1e-4)
  }

  /// Down 16 h once a year, franchise of 8 h: everything is paid, up to what the year allows.
  @Test func aFranchiseOfThePreset() throws {
    let hazard = "scope: 'firm', rate: 1, duration: { kind: 'fixed', length: 16 }"
    func retained(_ terms: String) throws -> Double {
      let market = try market(hazard, "bill: 0, direct: 10000, insurance: { waiting: '8 h', \(terms) }")
      let year = try FirmAnnualLoss(market, type: 0, strategy: 0, others: nil)
      return try #require(year.retained).mean
    }
    #expect(try retained("limit: 1e6") == 80_000)
    #expect(abs(try retained("limit: '1M', franchise: true")) < 1e-6)
  }
}
