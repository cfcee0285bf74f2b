import Foundation
import Games
import Market
import Outages
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct SequentialEntryTests {
  /// One firm at a time, no runs: the oracle for the entry of firms.
  static func slowEntry(_ market: Market) -> [[Int]] {
    var counts = market.firms.map { _ in [Int](repeating: 0, count: market.strategies.count) }
    for (type, firm) in market.firms.enumerated() {
      for k in 0..<firm.type.count {
        let payoffs = market.game.payoffs(type: type, against: .pure(counts: counts))
        let allowed = market.strategies.indices.filter { s in
          let strategy = market.strategies[s]
          return type > 0 || k > 0
            || (strategy.home == "us-east-1" && strategy.regions * strategy.clouds == 1)
        }
        let choice = allowed.max { payoffs[$0] < payoffs[$1] } ?? 0
        counts[type][choice] += 1
      }
    }
    return counts
  }

  /// Firms that spread evenly alternate all the way; a million of them take no more steps than some thousands do.
  @Test(arguments: [1_000, 30_000, 1_000_000]) func manyFirmsThatAlternate(firms: Int) throws {
    let market = try market(
      "us-east-1", firms: firms, "firms.ordinary.praise=1e12", "firms.ordinary.blameCurvature=1")
    var walk = SequentialEntry(market)
    let end = walk.run()
    #expect(end.counts.joined().reduce(0, +) == firms)
    #expect(walk.entryPath.count <= 2_000)
    if firms <= SequentialEntry.exactSteps { #expect(end.countsAfterEntry == Self.slowEntry(market)) }
    if end.converged {
      let regret = market.game.certify(.pure(counts: end.counts)).regret
      #expect(regret <= Tolerance.regret * market.game.payoffScale)
    }
  }

  @Test(arguments: [
    "blameSharing=0.9", "blameSharing=0.85", "blameSharing=0.5", "praise=30000", "blameCurvature=2",
    "blameCurvature=0.4", "attraction.us-east-1=100000",
  ])
  func runsEqualSingleSteps(set: String) throws {
    for preset in ["us-east-1", "netflix"] {
      let market = try market(preset, firms: 60, "firms.ordinary.blameCurvature=1", "firms.ordinary.\(set)")
      var walk = SequentialEntry(market)
      let end = walk.run()
      #expect(end.countsAfterEntry == Self.slowEntry(market), "\(preset) \(set)")
      if end.converged {
        let certified = market.game.certify(.pure(counts: end.counts))
        #expect(certified.regret <= Tolerance.regret * market.game.payoffScale, "\(preset) \(set)")
      }
    }
  }

  /// Praise makes firms crowd: they change their minds in the middle of a run, at entry and when they revise. The
  /// counts that single steps reach must be reached by runs, and both sites must be in use or the test is idle.
  @Test(arguments: zip([1.0, 1, 2, 0.5], [20, 150, 20, 20]))
  func runsStopWhereMindsChange(curvature: Double, firms: Int) throws {
    let market = try market(
      "us-east-1", firms: firms, "firms.ordinary.blameSharing=0.1", "firms.ordinary.praise=300000",
      "firms.ordinary.attraction.us-east-1=700000", "firms.ordinary.blameCurvature=\(curvature)")
    var walk = SequentialEntry(market)
    let end = walk.run()
    #expect(end.countsAfterEntry == Self.slowEntry(market))
    #expect(end.converged)
    #expect(end.counts[0].filter { $0 > 0 }.count == 2, "\(end.counts)")
    let certified = market.game.certify(.pure(counts: end.counts))
    #expect(certified.regret <= Tolerance.regret * market.game.payoffScale, "\(end.counts)")
  }

  /// Firms take the first of several twins in one run, however many they are; firm by firm takes minutes.
  @Test(.timeLimit(.minutes(1)), arguments: ["1", "2"]) func twinsDoNotSplitTheCrowd(curvature: String) throws
  {
    let sets =
      (0..<20).map { "strategies.twin\($0)={home: \"us-\($0 % 2 == 0 ? "east-1" : "west-2")\"}" } + [
        "firms.ordinary.blameCurvature=\(curvature)", "firms.ordinary.bill=1e7",
        "firms.ordinary.attraction.us-east-1=1e6",
      ]
    let request = ScenarioRequest(presets: ["us-east-1"], firms: 1_000_000, sets: sets)
    let market = try Market(ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario)
    var walk = SequentialEntry(market)
    let end = walk.run()
    #expect(end.counts[0].max() == 1_000_000)
    #expect(end.counts[0].firstIndex(of: 1_000_000) == 0, "\(end.counts[0])")
  }

  /// Cohorts that one comparison shows to be longer than any run, against walks that try every length, as those with a
  /// trace do: the same path of entry. Some runs are longer than a cohort, or the test is idle.
  @Test(arguments: [("us-east-1", "ordinary"), ("netflix", "ordinary"), ("startup", "startup")])
  func cohortsEqualTriedRuns(preset: String, type: String) throws {
    var draws = PhiloxStream(seed: 27, stream: 2, index: 0)
    func drawn(_ low: Double, _ high: Double) -> Double { low * exp2(draws.uniform() * log2(high / low)) }
    var (cohorts, runs) = (0, 0)
    for _ in 0..<6 {
      let sets = [
        "praise=\(drawn(1, 1e12))", "blameSharing=\(draws.uniform())",
        "blameCurvature=\([0.5, 1, 1.5, 2][Int(draws.uniform() * 4)])",
        "attraction.us-east-1=\(drawn(1e3, 1e7))",
      ].map { "firms.\(type).\($0)" }
      for firms in [5_000, 1_000_000] {
        let request = ScenarioRequest(presets: [preset], firms: firms, sets: sets)
        let market = try Market(ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario)
        var walk = SequentialEntry(market)
        var tried = SequentialEntry(market, record: DecisionTrace())
        let (end, other) = (walk.run(), tried.run())
        #expect(walk.entryPath == tried.entryPath, "\(preset) \(firms) \(sets)")
        #expect(end.counts == other.counts && end.revisions == other.revisions)
        for (before, after) in zip(walk.entryPath, walk.entryPath.dropFirst()).dropFirst(
          SequentialEntry.exactSteps)
        {
          let present = before.joined().reduce(0, +)
          let run = after.joined().reduce(0, +) - present
          if run == present / SequentialEntry.cohortShare { cohorts += 1 } else { runs += 1 }
        }
      }
    }
    #expect(cohorts > 100 && runs > 0, "\(cohorts) \(runs)")
  }

  /// The first firm finds us-east-1 alone even where another region would be better for it.
  @Test func theFirstFirmHasNoChoiceOfRegion() throws {
    let market = try market("us-east-1", firms: 1, "firms.ordinary.attraction.us-east-1=0")
    var walk = SequentialEntry(market)
    let end = walk.run()
    #expect(end.countsAfterEntry[0][2] == 1)
    #expect(end.counts[0][3] == 1)
    #expect(end.revisions == 1)
  }
}
