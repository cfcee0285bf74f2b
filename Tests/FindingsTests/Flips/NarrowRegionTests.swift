import Market
import Scenario
import Testing

@testable import Findings

/// Regions that lie between the values of any grid are found all the same.
@Suite struct NarrowRegionTests {
  /// Two firms on two nodes each, in one zone. With x = 1 − coverage a firm loses 1000 · x (1 − x) if the other one is
  /// there too: most at x = 1/2. Elsewhere nothing ever fails, but the home is worth `price` a year.
  private func scenario(price: Double, coverage: Double = 0.7) -> Scenario {
    Scenario(
      name: "narrow", title: nil,
      regions: [
        .init(name: "east", provider: "aws", zones: 1), .init(name: "west", provider: "aws", zones: 1),
      ],
      hazards: [
        .init(
          name: "zone", scope: .zone, location: "east", rate: .perYear(1), duration: .fixed(hours: 1),
          severity: 1, growsWithRedundancy: false)
      ],
      strategies: [
        .init(
          name: "here", home: "east", nodes: 2, regions: 1, clouds: 1, coverage: coverage,
          failover: .init(nodeHours: 0, zoneHours: 0, regionHours: 0, providerHours: 0)),
        .init(
          name: "there", home: "west", nodes: 1, regions: 1, clouds: 1, coverage: 0,
          failover: .init(nodeHours: 0, zoneHours: 0, regionHours: 0, providerHours: 0)),
      ],
      costs: .init(ladder: .doubling),
      firms: [
        .init(
          name: "firm", count: 2, bill: 0, ladder: nil, costOverrides: [:], directPerHour: 0,
          blamePerHour: 1_000, blameSharing: 1, blameCurvature: 1, praisePerHour: 0, visibility: 1,
          attraction: ["east": price])
      ],
      society: .init(systemic: 0, exponent: 1))
  }

  private func flip(_ scenario: Scenario, upward: Bool) throws -> EquilibriumFlip? {
    let market = try Market(scenario)
    return market.equilibriumFlips().first {
      $0.parameter.key == "strategies.here.coverage" && $0.isUpward == upward
    }
  }

  /// 1000 x (1 − x) exceeds 1000 (1/4 − w²) for |x − 1/2| < w only.
  @Test(arguments: [0.1, 0.01, 1e-3, 1e-5]) func isFound(width: Double) throws {
    let scenario = scenario(price: 1_000 * (0.25 - width * width))
    let flip = try #require(try flip(scenario, upward: false))
    #expect(flip.isProved && abs(flip.value - (0.5 + width)) < 1e-6, "\(flip.value)")
  }

  /// A little more, and there is none.
  @Test func isNotFoundWhereThereIsNone() throws {
    let scenario = scenario(price: 250.001)
    #expect(try flip(scenario, upward: false) == nil)
    let study = try Market(scenario).equilibriumFlipStudy()
    let quiet = try #require(
      study.quiet.first { $0.parameter.key == "strategies.here.coverage" && $0.end < $0.today })
    #expect(quiet.isProved && quiet.end == 0)
  }

  /// The same for one firm while the other stays.
  @Test func aFirmsOwnChoiceToo() throws {
    let market = try Market(scenario(price: 1_000 * (0.25 - 1e-6)))
    let flips = market.flips(type: 0, choice: 0, in: [[2, 0]], most: 100)
    let flip = try #require(flips.first { $0.key == "strategies.here.coverage" && $0.to < $0.from })
    #expect(flip.isProved && abs(flip.to - 0.501) < 1e-6, "\(flip.to)")
  }
}
