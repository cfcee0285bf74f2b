import ResilienceNumerics
import Scenario

/// Seeded random scenarios of what-if, small enough for brute force.
struct RandomMarkets {
  var random: PhiloxStream

  init(seed: Int) { random = PhiloxStream(seed: UInt64(seed), stream: 99, index: 0) }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

  mutating func scenario(counts: [Int], strategies: Int = 4) -> Scenario {
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
