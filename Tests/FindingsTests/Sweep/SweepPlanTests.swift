import Market
import Scenario
import Testing

@testable import Findings

@Suite struct SweepPlanTests {
  private let scenario = try? marketWith("us-east-1", []).scenario

  private func plan(
    _ axes: [String], _ design: SweepPlan.Design = .grid, points: Int? = nil, seed: UInt64 = 1
  ) throws -> SweepPlan {
    let scenario = try #require(scenario)
    return try SweepPlan(
      scenario, axes: axes.map { try ParameterAxis($0, in: scenario) }, design: design, points: points,
      seed: seed)
  }

  @Test func theLastAxisOfAGridRunsFastest() throws {
    let plan = try plan(["blameSharing=0..1:3", "lambda=1,2"])
    #expect(plan.points == 6)
    #expect(
      (0..<6).map(plan.values(at:)) == [[0, 1], [0, 2], [0.5, 1], [0.5, 2], [1, 1], [1, 2]])
    #expect(try self.plan([]).points == 1)
    #expect(try self.plan([]).scenario(at: 0) == scenario)
  }

  @Test func samplesStayInTheirRanges() throws {
    for design in [SweepPlan.Design.latin, .sobol] {
      let plan = try plan(
        ["blameSharing=0.2..0.4", "bill=1e5..1e7:log", "firms=2..9", "lambda=1,2,5"], design, points: 256)
      let values = (0..<256).map(plan.values(at:))
      #expect(values.allSatisfy { (0.2...0.4).contains($0[0]) && (1e5...1e7).contains($0[1]) })
      // On its own scale a range is filled evenly: half of the bills lie below the geometric mean.
      #expect(values.count { $0[1] < 1e6 } == 128)
      #expect(Set(values.map { $0[2] }) == Set((2...9).map(Double.init)))
      for value in [1.0, 2, 5] { #expect((84...87).contains(values.count { $0[3] == value })) }
      #expect(Set(values.map { $0[0] }).count == 256)
    }
  }

  @Test func theSeedChoosesTheSample() throws {
    let axes = ["blameSharing=0..1", "lambda=0.5..2:log"]
    #expect(
      try plan(axes, .latin, points: 9).values(at: 4) != plan(axes, .latin, points: 9, seed: 2).values(at: 4))
    #expect(
      try plan(axes, .sobol, points: 9).values(at: 4) != plan(axes, .sobol, points: 9, seed: 2).values(at: 4))
  }

  @Test func everySettingShowsInTheText() throws {
    let texts = try [
      plan([]), plan(["lambda=1..2"]), plan(["lambda=1..2:log"]), plan(["lambda=1..2:3"]),
      plan(["lambda=1,2"]), plan(["bill=1..2"]), plan(["lambda=1..2", "bill=1..2"]),
      plan(["bill=1..2", "lambda=1..2"]), plan(["lambda=1..2"], .latin, points: 11),
      plan(["lambda=1..2:log"], .latin, points: 11), plan(["lambda=1,2"], .latin, points: 11),
      plan(["lambda=1..2"], .sobol, points: 11), plan(["lambda=1..2"], .sobol, points: 12),
    ].map(\.canonicalText)
    #expect(Set(texts).count == texts.count)
    #expect(try plan(["lambda=1..2"]).canonicalText == plan(["lambda=1..2:11"]).canonicalText)
  }

  @Test func whatCannotBePlannedIsRefused() throws {
    #expect(throws: SweepPlanError.variedTwice("lambda")) { try plan(["lambda=1..2", "lambda=1,2"]) }
    #expect(throws: SweepPlanError.nothingToSample) { try plan([], .latin, points: 5) }
    #expect(throws: SweepPlanError.noPoints) { try plan(["lambda=1..2"], .sobol) }
    #expect(throws: SweepPlanError.pointsOfGrid) { try plan(["lambda=1..2"], points: 5) }
    #expect(throws: SweepPlanError.tooMany(points: 1e12, limit: SweepPlan.pointLimit)) {
      try plan(["lambda=1..2:10000", "bill=1..2:10000", "blameSharing=0..1:10000"])
    }
  }

  /// A point of a sweep is the market that its values alone would give, whoever computes it.
  @Test func pointsAreMarketsOfTheirOwn() throws {
    let plan = try plan(["blameSharing=0..1:4", "lambda=0.5,3", "firms=3,5"])
    let write: @Sendable (SweepPoint) -> String = { point in
      "\(point.values) \(point.result.map { "\($0.outcome.region) \($0.outcome.welfare)" } ?? "none")"
    }
    let one = plan.map(0..<16, jobs: 1, isCancelled: { false }, write: write)
    #expect(one == plan.map(0..<16, jobs: 5, isCancelled: { false }, write: write))
    for index in 0..<16 {
      let values = plan.values(at: index)
      var changed = try #require(scenario)
      for (axis, value) in zip(plan.axes, values) { axis.parameter.set(value, in: &changed) }
      let outcome = MarketOutcome(try Market(changed))
      #expect(one[index] == "\(values) \(outcome.region) \(outcome.welfare)", "point \(index)")
    }
    let foundations = plan.foundations(for: 0..<16, jobs: 2)
    #expect(foundations.count == 2)
    #expect(one == plan.map(0..<16, foundations: foundations, jobs: 2, isCancelled: { false }, write: write))
    #expect(plan.foundations(for: 0..<3, jobs: 2).isEmpty)
    #expect(plan.map(3..<9, jobs: 2, isCancelled: { true }, write: write).allSatisfy { $0 == nil })
  }
}
