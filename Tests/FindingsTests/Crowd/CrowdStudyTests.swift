import Games
import Market
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct CrowdStudyTests {
  @Test func theHerdFromOneToAMillion() throws {
    let study = try CrowdStudy(try marketWith("us-east-1", []), habits: .init())
    #expect(study.sizes.map(\.firms) == [1, 2, 5, 10, 100, 1_000, 10_000, 100_000, 1_000_000])
    // One firm has no company: it leaves. Two are a herd.
    #expect(study.sizes.map(\.share) == [0] + [Double](repeating: 1, count: 8))
    #expect(study.entry.last == CrowdStudy.Point(entered: 5, share: 1))
  }

  /// A fixed number of firms stays, however many of them there are: the type grows that takes the rest.
  @Test func fixedNumbersStay() throws {
    let market = try marketWith("netflix", ["firms.netflix.count=7"], firms: 10)
    let ordinary = try #require(market.type(named: "ordinary"))
    #expect(market.scenario.flexibleType == ordinary && market.firms[ordinary].type.count == 3)
    let sizes = try CrowdStudy(market, habits: .init()).sizes
    // Five firms would be two of those that there are seven of.
    #expect(sizes.map(\.firms) == [10, 100, 1_000, 10_000, 100_000, 1_000_000])
    let hundred = try marketWith("netflix", ["firms.netflix.count=7"], firms: 100)
    var walk = SequentialEntry(hundred)
    #expect(sizes[1].share == hundred.shareAtHome(walk.run().counts))
  }

  /// The path of entry ends where all have entered, and each point is a profile of so many firms.
  @Test func thePathIsTheWalk() throws {
    let market = try marketWith("netflix", ["firms.ordinary.blameCurvature=2"], firms: 3_000)
    var walk = SequentialEntry(market)
    let end = walk.run()
    #expect(walk.entryPath.last == end.countsAfterEntry)
    let totals = walk.entryPath.map { CrowdStudy.total($0) }
    #expect(totals == totals.sorted() && totals.first == 1 && totals.last == 3_000)
  }

  @Test func threadsDoNotMatter() throws {
    let market = try marketWith("us-east-1", [], firms: 50)
    let habits = try CrowdStudy.RevisionProtocol(inertia: 0.5, noise: 0.3, steps: 20, runs: 20)
    let one = try CrowdStudy(market, habits: habits, seed: 4, jobs: 1)
    let three = try CrowdStudy(market, habits: habits, seed: 4, jobs: 3)
    #expect(one.fromHistory == three.fromHistory && one.fromBest == three.fromBest)
    #expect(try CrowdStudy(market, habits: habits, seed: 5).fromHistory != one.fromHistory)
  }

  /// Without noise and inertia a crowd does what best replies do; with noise alone it is spread evenly.
  @Test func habitsAtTheirEnds() throws {
    let market = try marketWith("us-east-1", [], firms: 12)
    let still = NoisyBestResponse(
      market: market, habits: try .init(inertia: 0, noise: 0, steps: 5, runs: 1), seed: 1)
    #expect(still.play(from: market.uniform(2), stream: 0, run: 0) == [1, 1, 1, 1, 1, 1])
    let large = try marketWith("us-east-1", [], firms: 600_000)
    let wild = NoisyBestResponse(
      market: large, habits: try .init(inertia: 0, noise: 1, steps: 1, runs: 1), seed: 1)
    // Two of six strategies rely on us-east-1 alone: a third, within 7 standard deviations.
    let share = wild.play(from: large.uniform(2), stream: 0, run: 0)[1]
    #expect(abs(share - 1.0 / 3) < 7 * 0.00061)
  }

  /// A binomial by inversion has the mean and the variance of one: 10,000 draws, within 6 standard errors.
  @Test func binomialDraws() {
    var draws = PhiloxStream(seed: 9, stream: 1, index: 0)
    let numbers = (0..<10_000).map { _ in Double(NoisyBestResponse.binomial(40, 0.3, &draws)) }
    let mean = numbers.reduce(0, +) / 10_000
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9_999
    #expect(abs(mean - 12) < 6 * 0.029 && abs(variance - 8.4) < 6 * 0.12)
  }

  /// The herd dissolves where it stops being an equilibrium: one side it is, the other it is not.
  @Test func itDissolvesWhereTheEquilibriumEnds() throws {
    let market = try marketWith("us-east-1", [])
    let parameter = try #require(market.scenario.parameters.first { $0.key == "firms.ordinary.blameSharing" })
    let loop = try #require(Hysteresis(market, along: parameter))
    let value = try #require(loop.dissolvesAt)
    for (near, holds) in [(value + 1e-9, true), (value - 1e-9, false)] {
      let changed = try marketWith("us-east-1", ["firms.ordinary.blameSharing=\(near)"])
      #expect((changed.game.certify(.pure(counts: changed.uniform(2))).regret <= 1e-4) == holds)
    }
    // Those who have left together do not come back, not even where all blame vanishes.
    #expect(loop.formsAt == nil)
    #expect(loop.points.allSatisfy { $0.returning == 0 })
  }

  /// Attraction brings them back, but only beyond the value at which they left.
  @Test func theWayBackIsLonger() throws {
    let market = try marketWith("us-east-1", [])
    let key = "firms.ordinary.attraction.us-east-1"
    let parameter = try #require(market.scenario.parameters.first { $0.key == key })
    let loop = try #require(Hysteresis(market, along: parameter))
    let gone = try #require(loop.dissolvesAt)
    let back = try #require(loop.formsAt)
    #expect(gone < 250_000 && back > gone)
    // One firm among the others in the other region: that is where it is worth going back.
    for (near, stays) in [(back - 1, true), (back + 1, false)] {
      let changed = try marketWith("us-east-1", ["\(key)=\(near)"])
      #expect((changed.game.certify(.pure(counts: changed.uniform(3))).regret <= 1e-4) == stays)
    }
  }

  @Test func badHabits() {
    #expect(throws: ParameterError.self) { try CrowdStudy.RevisionProtocol(inertia: 1) }
    #expect(throws: ParameterError.self) { try CrowdStudy.RevisionProtocol(noise: 1.5) }
    #expect(throws: ParameterError.self) { try CrowdStudy.RevisionProtocol(noise: .nan) }
  }
}
