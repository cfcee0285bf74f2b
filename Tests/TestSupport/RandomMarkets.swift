public import ResilienceNumerics
public import Scenario

/// Seeded random scenarios, small enough for brute force.
public struct RandomMarkets {
  /// The generator, for draws of a test's own.
  public var random: PhiloxStream

  /// A source of scenarios; the seed gives the same ones again.
  public init(seed: Int) { random = PhiloxStream(seed: UInt64(seed), stream: 99, index: 0) }

  /// A number from a range.
  public mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
  }

  /// One of some values.
  public mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// A scenario with so many firms of each type and so many strategies.
  public mutating func scenario(counts: [Int], strategies: Int = 4) -> Scenario {
    let homes = ["east", "west"]
    return Scenario(
      name: "random", title: nil,
      regions: [
        .init(name: "east", provider: "aws", zones: 3),
        .init(name: "west", provider: pick(["aws", "google"]), zones: 2),
      ],
      hazards: hazards(),
      strategies: (0..<strategies).map { k in
        .init(
          name: "s\(k)", home: pick(homes), nodes: pick([1, 2, 3]), regions: pick([1, 1, 2]),
          clouds: pick([1, 1, 2]), coverage: uniform(0.5...1),
          failover: .init(
            nodeHours: pick([0, 0.1]), zoneHours: pick([0, 0.2]), regionHours: uniform(0...1),
            providerHours: uniform(0...2)))
      },
      costs: .init(ladder: pick(Scenario.Ladder.allCases)),
      firms: counts.enumerated().map { firm(named: "t\($0)", count: $1) },
      society: .init(systemic: pick([0, 2]), exponent: pick([1, 1.2, 2])))
  }

  /// A scenario with everything that the second edition adds: widths, leaks, vendors, named sites, cover in layers,
  /// excuses, dependence, migration.
  public mutating func secondEdition(counts: [Int], strategies: Int = 4) -> Scenario {
    var scenario = scenario(counts: counts, strategies: strategies)
    scenario.regions.append(.init(name: "south", provider: "google", zones: 3))
    for index in scenario.hazards.indices {
      let hazard = scenario.hazards[index]
      if hazard.scope != .firm, !hazard.growsWithRedundancy {
        scenario.hazards[index].width = pick([
          .share(1), .share(uniform(0.1...1)),
          .list([.init(share: 0.2, probability: 3), .init(share: uniform(0.3...1), probability: 1)]),
          .services(
            count: 3, graph: pick([.coupled, .decoupled]), triggers: [.init(service: "network", weight: 1)]),
        ])
      }
      if hazard.scope == .region { scenario.hazards[index].leak = pick([0, uniform(0...0.5)]) }
    }
    scenario.hazards.append(
      .init(
        name: "vendor", scope: .vendor, rate: .perYear(uniform(0...1)),
        duration: .weibull(scaleHours: uniform(0.5...4), shape: uniform(0.6...2)), severity: uniform(0.1...1))
    )
    for level in Scenario.CoverLevel.allCases {
      scenario.cover[level] = .init(works: uniform(0.5...1), afterHours: pick([0, uniform(0...1.5)]))
    }
    for index in scenario.strategies.indices {
      let old = scenario.strategies[index]
      let sites = pick([[], ["east", "west"], ["west", "east", "south"], ["south", "east"]])
      scenario.strategies[index] = Scenario.Strategy(
        name: old.name, home: sites.first ?? old.home, nodes: old.nodes,
        regions: sites.isEmpty ? old.regions : 1, clouds: sites.isEmpty ? old.clouds : sites.count,
        sites: sites, mode: pick([.standby, .activeActive]), cover: Scenario.Cover())
    }
    for type in scenario.firms.indices {
      scenario.firms[type].providerExcuse = pick([0, uniform(0...1)])
      scenario.firms[type].dependence = pick([0, uniform(0...1)])
      scenario.firms[type].used = .init(standard: uniform(0...1))
      scenario.firms[type].incumbent = pick([nil, "east"])
      scenario.firms[type].migration = .init(cost: uniform(0...1e5), years: 3)
      scenario.firms[type].perOutage = pick([0, uniform(0...1e4)])
      if pick([false, true]) { scenario.firms[type].cover.region = .init(works: uniform(0.8...1)) }
    }
    return scenario
  }

  private mutating func hazards() -> [Scenario.Hazard] {
    let places: [(Scenario.Scope, String?, Bool)] = [
      (.region, "east", false), (.region, "west", false), (.zone, "east", false), (.provider, "aws", false),
      (.internet, nil, false), (.firm, nil, false), (.firm, nil, true),
    ]
    return places.enumerated().map { k, place in
      Scenario.Hazard(
        name: "h\(k)", scope: place.0, location: place.1,
        rate: pick([.perYear(uniform(0...2)), .record(events: 3, years: 12)]),
        duration: pick([
          .fixed(hours: uniform(0.1...8)), .exponential(meanHours: uniform(0.5...5)),
          .lognormal(mu: uniform(-1...2), sigma: uniform(0.2...1)), .pareto(scaleHours: 1, shape: 2.5),
          .empirical(hours: [0.5, 3, 9]),
        ]),
        severity: uniform(0.1...1), growsWithRedundancy: place.2)
    }
  }

  private mutating func firm(named name: String, count: Int) -> Scenario.FirmType {
    .init(
      name: name, count: count, bill: uniform(1e3...1e5), ladder: nil, costOverrides: [:],
      directPerHour: uniform(0...2e4), blamePerHour: uniform(0...5e4),
      blameSharing: pick([0, 1, uniform(0...1)]),
      blameCurvature: pick([1, 1, 2, 0.5, 1.7]), praisePerHour: pick([0, uniform(0...5e3)]),
      visibility: pick([1, 1, 4.5]), attraction: ["east": uniform(0...5e4)])
  }
}
