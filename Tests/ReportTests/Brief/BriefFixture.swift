@testable import Deployments
@testable import Findings
@testable import Games
@testable import Market
@testable import Outages
@testable import Report
@testable import Scenario

/// Findings with made-up numbers: what the page says is tested apart from what the model computes.
enum BriefFixture {
  static let names = [
    "single-us-east-1", "single-us-west-2", "multi-node-us-east-1", "multi-node-us-west-2", "multi-region",
    "multi-cloud",
  ]

  static func strategies(_ names: [String] = names) -> [Scenario.Strategy] {
    let footprints = [(1, 1, 1), (1, 1, 1), (2, 1, 1), (2, 1, 1), (2, 2, 1), (2, 2, 2)]
    return zip(names, footprints).enumerated().map { index, pair in
      Scenario.Strategy(
        name: pair.0, home: index == 1 || index == 3 ? "us-west-2" : "us-east-1", nodes: pair.1.0,
        regions: pair.1.1, clouds: pair.1.2, coverage: 0.9,
        failover: Scenario.Failover(nodeHours: 0, zoneHours: 0.1, regionHours: 0.5, providerHours: 1))
    }
  }

  static func type(_ name: String, count: Int, bill: Double) -> Scenario.FirmType {
    Scenario.FirmType(
      name: name, count: count, bill: bill, ladder: nil, costOverrides: [:], directPerHour: bill / 50,
      blamePerHour: bill / 5, blameSharing: 0.9, blameCurvature: 1, praisePerHour: 0, visibility: 1,
      attraction: ["us-east-1": bill / 10])
  }

  static func market(ordinary: Int = 4, types: [String] = ["ordinary", "netflix"]) throws -> Market {
    let firms = types.enumerated().map { index, name in
      type(name, count: index == 0 ? ordinary : 1, bill: index == 0 ? 1e6 : 60e6)
    }
    let title = LocalizedText(english: "Why does everybody sit in us-east-1?", chinese: "为什么都在 us-east-1？")
    return try Market(
      Scenario(
        name: "netflix", title: title,
        regions: [
          Scenario.Region(name: "us-east-1", provider: "aws", zones: 6),
          Scenario.Region(name: "us-west-2", provider: "aws", zones: 4),
        ],
        hazards: [
          hazard("us-east-1", .region, "us-east-1", 0.5667, 10.4),
          hazard("aws", .provider, "aws", 0.0333, 4.27),
          hazard("internet", .internet, nil, 0.05, 2), hazard("node", .firm, nil, 4, 2),
          hazard("redundancyMachinery", .firm, nil, 0.1, 1.8),
        ], strategies: strategies(), costs: Scenario.Costs(ladder: .doubling, overrides: [:]), firms: firms,
        society: Scenario.Society(systemic: 2, exponent: 1.2)))
  }

  private static func hazard(
    _ name: String, _ scope: Scenario.Scope, _ location: String?, _ rate: Double, _ hours: Double
  ) -> Scenario.Hazard {
    Scenario.Hazard(
      name: name, scope: scope, location: location, rate: .perYear(rate),
      duration: .exponential(meanHours: hours),
      severity: 0.5, growsWithRedundancy: name == "redundancyMachinery")
  }

  private static let multipliers: [Double] = [1, 1, 2, 2, 4, 8]

  static func findings(_ type: Int, counts: [Int], choice: Int, scale: Double) -> FirmFindings {
    FirmFindings(
      type: type, counts: counts, choice: choice,
      ladder: names.indices.map { index in
        let multiplier: Double = multipliers[index]
        let hoursDown: Double = 3.1 / Double(index + 1)
        let lossInHerd: Double = scale / 7 / multiplier
        return LadderRow(
          strategy: index, multiplier: multiplier, breakEvenMultiplier: multiplier / 2,
          hoursDown: hoursDown,
          availability: 1 - hoursDown / 8760, lossAlone: scale / 1.6 / multiplier,
          account: Account([
            .bill: -multiplier * scale, .direct: -lossInHerd,
            .regionValue: index % 2 == 0 ? scale / 10 : 0,
          ]))
      },
      matrix: names.indices.map { own in
        names.indices.map { others in -scale * (multipliers[own] + (own == others ? 0.1 : 0.3)) }
      },
      deviations: names.indices.filter { $0 != choice }.map { index in
        DeviationAccount(
          strategy: index,
          change: Account([
            .bill: -scale * Double(index), .direct: 20_000, .blame: -scale / 3,
            .regionValue: index % 2 == 0 ? 0 : -scale / 10,
          ]), total: -scale * Double(index) - scale / 2)
      },
      flips: type == 0
        ? [
          SwitchingValue(
            key: "firms.ordinary.blameSharing", unit: "share", from: 0.9, to: 0.4123, strategy: 1),
          SwitchingValue(key: "hazards.us-east-1.rate", unit: "1/year", from: 0.5667, to: 1.4, strategy: 1),
        ] : [],
      downAlonePerHour: scale / 4.5, downTogetherPerHour: scale / 25, praise: 0)
  }

  static func row(_ profile: TypeProfile, _ kind: MarketEquilibria.Row.Kind, welfare: Double)
    -> MarketEquilibria.Row
  {
    MarketEquilibria.Row(
      kind: kind,
      equilibrium: Equilibrium(
        profile: profile, payoffs: [-1.03e6, -6.4e7], regret: 0,
        closestDeviation: Deviation(type: 0, from: 0, to: 1, gain: -31_000), isStrict: true), welfare: welfare
    )
  }

  static func brief(ordinary: Int = 4, rows: Int = 2, types: [String] = ["ordinary", "netflix"]) throws
    -> Brief
  {
    let market = try market(ordinary: ordinary, types: types)
    let counts = [[ordinary, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0]]
    let first = row(.pure(counts: counts), .pure, welfare: -1.523e8)
    let mixed = row(
      .mixed(probabilities: [[0.623, 0.377, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0]]), .symmetric, welfare: -1.61e8)
    return Brief(
      market: market,
      equilibria: MarketEquilibria(
        rows: [first] + (1..<max(2, rows)).map { _ in mixed }, pure: .everyProfile(count: 756),
        symmetric: .boundedSearch(boxes: 1234), dominated: [[.init(strategy: 5, by: 2)], []]),
      history: History(
        counts: counts, countsAfterEntry: counts, revisions: 0, converged: true, equilibriumRow: 0,
        certificate: first.equilibrium),
      firms: [
        findings(0, counts: counts[0], choice: 0, scale: 1e6),
        findings(1, counts: counts[1], choice: 4, scale: 6e7),
      ],
      herd: Herd(
        region: "us-east-1", strategies: [0, 0],
        certificate: Equilibrium(
          profile: .pure(counts: [[ordinary, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]]), payoffs: [-1e6, -7e7],
          regret: 3e6, closestDeviation: Deviation(type: 1, from: 0, to: 4, gain: 3e6), isStrict: false),
        isEquilibrium: false,
        leaving: [
          Deviation(type: 0, from: 0, to: 3, gain: -31_000), Deviation(type: 1, from: 0, to: 4, gain: 3e6),
        ],
        leavingWithoutBlameSharing: [
          Deviation(type: 0, from: 0, to: 1, gain: 630_000), Deviation(type: 1, from: 0, to: 4, gain: 9e6),
        ], hoursPerYear: 3.05, alternative: (region: "us-west-2", hoursPerYear: 0.41)),
      bestUniformWelfare: (strategy: 3, welfare: -1.4e8))
  }
}
