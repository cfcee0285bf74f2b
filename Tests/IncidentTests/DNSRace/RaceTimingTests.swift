import Foundation
import ReferenceModels
import Testing

@testable import Incident

@Suite struct RaceTimingTests {
  private func common(generations: Int = 1) -> RaceTiming {
    var timing = RaceTiming()
    timing.unusualShare = 0.05
    timing.unusualDelaySeconds = 60
    timing.windowSeconds = 3
    timing.cleanUpGenerations = generations
    return timing
  }

  /// Where losses are common, plain simulation sees as many: within 5.4 standard errors (false alarm 1e-7) and
  /// the stated bias of (window + usual delay) / time between plans, plus the unusual plans under way.
  @Test(arguments: [1, 2, 3]) func agreesWithPlainSimulation(generations: Int) throws {
    let timing = common(generations: generations)
    let plans = 400_000
    let expected = try timing.lossesPerPlan() * Double(plans)
    let simulated = Double(try timing.simulatedLosses(plans: plans, seed: 12))
    let noise = 5.4 * expected.squareRoot()
    // Another plan under an unusual delay is under way with about share · mean delay / time between plans.
    let underWay = timing.unusualShare * timing.tailExponent / (timing.tailExponent - 1)
    let bias = expected * ((timing.windowSeconds + timing.usualDelaySeconds) / timing.planSeconds + underWay)
    #expect(expected > 200, "too rare to test: \(expected)")
    #expect(simulated < expected + noise, "\(simulated) of \(expected), seed 12")
    #expect(simulated > expected - bias - noise, "\(simulated) of \(expected), seed 12")
  }

  /// For a narrow window the sum is about share · window / time · P(delay > g generations).
  @Test func rareLossesFollowTheTail() throws {
    let timing = RaceTiming()
    let losses = try timing.lossesPerPlan()
    let rough = 1e-4 * (1.0 / 60) * pow(1 / 9.5, 1.5)
    #expect(abs(losses - rough) < 0.05 * rough, "\(losses), \(rough)")
    #expect(try abs(timing.lossesPerYear() - losses * 525_600) < 1e-12)
    var farther = timing
    farther.cleanUpGenerations = 100
    #expect(try farther.lossesPerPlan() < 0.05 * losses)
    var never = timing
    never.unusualShare = 0
    #expect(try never.lossesPerPlan() < 1e-100)
  }

  @Test func badTimesAreRefused() {
    var timing = RaceTiming()
    timing.windowSeconds = 61
    #expect(throws: IncidentError.self) { try timing.lossesPerPlan() }
    timing = RaceTiming()
    timing.unusualShare = 1.5
    #expect(throws: IncidentError.self) { try timing.simulatedLosses(plans: 1, seed: 1) }
    timing = RaceTiming()
    timing.tailExponent = .nan
    #expect(throws: IncidentError.self) { try timing.lossesPerYear() }
  }
}
