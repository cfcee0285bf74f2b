import Deployments
import Foundation
import Market
import Outages
import Scenario
import Testing

@testable import Findings

/// Public questions in the form in which people first write them down: short, with something left unsaid.
@Suite struct FiledQuestionsTests {
  private func market(_ text: String, sets: [String] = []) throws -> Market {
    let request = ScenarioRequest(presets: ["./own.json5"], sets: sets)
    return try Market(ScenarioLoader.load(request) { _ in .success(Array(text.utf8)) }.scenario)
  }

  /// An upgrade of one's own over the base preset: its hours come to every setup, and nobody shares the blame.
  @Test func anUpgradeTakesEveryReplicaAlong() throws {
    let upgrade =
      "upgrade: { scope: 'firm', rate: 0.2, duration: { kind: 'fixed', length: 15 }, severity: 1 }"
    let with = try market("{ extends: 'us-east-1', firmCount: 3, hazards: { \(upgrade) } }")
    let without = try market("{ extends: 'us-east-1', firmCount: 3 }")
    for strategy in with.strategies.indices {
      let hours = with.hoursDown(strategy, type: 0) - without.hoursDown(strategy, type: 0)
      // Overlaps of nodes change a little beside it.
      #expect(abs(hours - 3) < 0.01, "\(with.strategies[strategy].name): \(hours)")
    }
    // As one replica's it would be cured: the assumption decides.
    let cured = try market(
      "{ extends: 'us-east-1', firmCount: 3, hazards: { \(upgrade) } }",
      sets: ["hazards.upgrade.everyReplica=false"])
    #expect(cured.hoursDown(2, type: 0) - without.hoursDown(2, type: 0) < 0.2)
  }

  /// A product that a tenth of the firms use, whatever their cloud: 30 h once in twenty years at $2M an hour.
  @Test func aVendorByItsUsers() throws {
    func text(_ hazard: String) -> String {
      """
      { extends: 'us-east-1', firmCount: 60, hazards: { \(hazard) },
        firms: { ordinary: { count: 'rest' }, users: { count: 6, bill: 1e6, direct: 2e6, blame: 0, blameSharing: 0 } } }
      """
    }
    let with = try market(
      text(
        "agent: { scope: 'provider', provider: 'shield', rate: 0.05, duration: { kind: 'fixed', length: 30 }, severity: 1 }"
      ))
    let without = try market(text(""))
    let users = try #require(with.firms.firstIndex { $0.type.name == "users" })
    for strategy in with.strategies.indices {
      let hours = with.hoursDown(strategy, type: users) - without.hoursDown(strategy, type: users)
      #expect(abs(hours - 0.05 * 30) < 1e-9)
      #expect(with.hoursDown(strategy, type: 1 - users) == without.hoursDown(strategy, type: 1 - users))
      let year = try FirmAnnualLoss(with, type: users, strategy: strategy, others: nil)
      let before = try FirmAnnualLoss(without, type: users, strategy: strategy, others: nil)
      #expect(abs(year.loss.mean - before.loss.mean - 0.05 * 30 * 2e6) < 1)
    }
  }

  /// Half of the work in a region that fails 6 times a year for 3 h, 20 min to shift: 6 · 1/3 h · 1/2, and the same of the
  /// other region.
  @Test func activeActiveInTheShortForm() throws {
    let setup = "home: 'a', regions: 2, coverage: 1, failover: { node: 0, zone: 0, region: '20 min' }"
    let length = "duration: { kind: 'fixed', length: 3 }, severity: 1"
    let market = try market(
      """
      { firmCount: 1, regions: { a: { provider: 'p', zones: 3 }, b: { provider: 'p', zones: 3 } },
        hazards: { a: { scope: 'region', region: 'a', rate: 0.3, \(length) }, b: { scope: 'region', region: 'b', rate: 6, \(length) } },
        strategies: { aa: { \(setup) }, standby: { \(setup) } },
        firms: { app: { count: 1, bill: 1, direct: 1000, blame: 0, blameSharing: 0 } } }
      """)
    let overlap = 0.3 * 3 * 6 * 3 / 8760
    #expect(abs(market.hoursDown(0, type: 0) - (6.3 / 3 / 2)) < 2 * overlap)
    #expect(abs(market.hoursDown(1, type: 0) - 0.3 / 3) < 2 * overlap)
  }
}
