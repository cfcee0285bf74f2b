import Outages
import ResilienceNumerics
import Scenario
import Testing

@testable import Deployments

/// More redundancy never takes more hours, the machinery's own failures aside.
@Suite struct RedundancyPropertyTests {
  private static let places: [(Scenario.Scope, String?)] = [
    (.region, "east"), (.region, "west"), (.region, "north"), (.zone, "east"), (.zone, "west"),
    (.provider, "aws"), (.provider, "google"), (.internet, nil), (.firm, nil),
  ]

  private func hazards(_ random: inout PhiloxStream) -> [Scenario.Hazard] {
    Self.places.enumerated().map { index, place in
      Scenario.Hazard(
        name: "h\(index)", scope: place.0, location: place.1, rate: .perYear(2 * random.uniform()),
        duration: random.uniform() < 0.5
          ? .exponential(meanHours: 0.2 + 5 * random.uniform()) : .lognormal(mu: random.uniform(), sigma: 1),
        severity: 0.2 + 0.8 * random.uniform(),
        width: place.0 == .firm ? .all : .share(0.1 + 0.9 * random.uniform()),
        leak: place.0 == .region ? 0.4 * random.uniform() : 0)
    }
  }

  private func hours(_ strategies: [Scenario.Strategy], _ hazards: [Scenario.Hazard]) throws -> [Double] {
    let phases = Phase.all(try PhaseTests.exposure(strategies, hazards))
    return strategies.indices.map { s in phases.reduce(0) { $0 + $1.hoursPerYear * $1.down[0][s] } }
  }

  /// Times need not rise from near to far.
  private func cover(_ random: inout PhiloxStream) -> Scenario.Cover {
    var cover = Scenario.Cover()
    for level in Scenario.CoverLevel.allCases {
      cover[level] = .init(works: 0.3 + 0.7 * random.uniform(), afterHours: 0.1 * random.uniform())
    }
    return cover
  }

  @Test(arguments: 0..<200) func standbyNeverAddsHours(seed: Int) throws {
    var random = PhiloxStream(seed: UInt64(seed), stream: 4, index: 0)
    let (hazards, cover) = (hazards(&random), cover(&random))
    func strategy(_ nodes: Int, _ sites: [String], clouds: Int) -> Scenario.Strategy {
      Scenario.Strategy(
        name: "s", home: sites[0], nodes: nodes, regions: sites.count - clouds + 1, clouds: clouds,
        sites: sites,
        cover: cover)
    }
    let ways = [
      strategy(1, ["east"], clouds: 1), strategy(2, ["east"], clouds: 1),
      strategy(2, ["east", "west"], clouds: 1),
      strategy(2, ["east", "west", "north"], clouds: 2), strategy(3, ["east", "west", "north"], clouds: 2),
    ]
    let named = try hours(ways, hazards)
    for (less, more) in zip(named, named.dropFirst()) {
      #expect(more <= less * (1 + 1e-12), "seed \(seed): \(named)")
    }
    // The short form, whose further sites nobody names.
    let short = [(1, 1, 1), (2, 1, 1), (2, 2, 1), (2, 3, 1), (2, 3, 2)].map { n, r, c in
      Scenario.Strategy(name: "s", home: "east", nodes: n, regions: r, clouds: c, cover: cover)
    }
    let plain = try hours(short, hazards)
    for (less, more) in zip(plain, plain.dropFirst()) {
      #expect(more <= less * (1 + 1e-12), "seed \(seed): \(plain)")
    }
  }

  /// In `active-active` a worse site may add hours, a site as good as the others does not.
  @Test func aWorseSiteMayAddHours() throws {
    let cover = Scenario.Cover(coverage: 0.5, failover: .init(regionHours: 1))
    func both(_ sites: [String]) -> Scenario.Strategy {
      Scenario.Strategy(
        name: "s", home: sites[0], regions: sites.count, sites: sites, mode: .activeActive, cover: cover)
    }
    let storm = PhaseTests.hazard(.region, at: "west")
    let hours = try hours([both(["east"]), both(["east", "west"])], [storm])
    #expect(hours[0] == 0 && hours[1] > 0)
  }

  /// Every outcome of up and down, one by one.
  @Test(arguments: 0..<40) func fewerThanNeededIsExact(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 5, index: 0)
    let down = (0..<(1 + seed % 6)).map { _ in random.uniform() }
    for needed in 1...down.count {
      let expected = (0..<(1 << down.count)).reduce(0.0) { sum, outcome in
        let up = down.count - outcome.nonzeroBitCount
        guard up < needed else { return sum }
        return sum
          + down.indices.reduce(1.0) { $0 * (outcome >> $1 & 1 == 1 ? down[$1] : 1 - down[$1]) }
      }
      #expect(abs(Overlap.probability(ofFewerThan: needed, down) - expected) < 1e-14)
    }
  }
}
