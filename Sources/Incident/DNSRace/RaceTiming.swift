import ResilienceNumerics

import SystemLibrary

/// The race in time: how often the failing interleaving happens.
///
/// A plan is emitted every `planSeconds` and picked up at once by an idle Enactor. Between its check and its write
/// lies a delay: mostly short (exponential), rarely long (Pareto). Clean-up follows the write after
/// `windowSeconds`. The record is lost when plan `n` is written inside the window of a plan `m` that is at least
/// `cleanUpGenerations` newer: the clean-up of `m` then deletes the published `n`.
///
/// The values are assumptions: the operator tells the order of events, not how long they take.
public struct RaceTiming: Equatable, Sendable {
  /// Seconds between plans.
  public var planSeconds = 60.0
  /// Mean of the usual delay between check and write.
  public var usualDelaySeconds = 1.0
  /// Probability that a plan meets the unusual delay.
  public var unusualShare = 1e-4
  /// Shortest unusual delay.
  public var unusualDelaySeconds = 60.0
  /// Tail exponent of the unusual delay: it exceeds `t` with probability `(unusualDelaySeconds / t)^tailExponent`.
  public var tailExponent = 1.5
  /// Seconds between the last write of an Enactor and its clean-up.
  public var windowSeconds = 1.0
  /// Clean-up deletes plans at least so many generations older: "significantly older" in the operator's words.
  public var cleanUpGenerations = 10

  /// The assumed values.
  public init() {}

  /// Checks every member.
  /// - Throws: `IncidentError` for the first member out of range.
  public func validate() throws(IncidentError) {
    for (name, value) in [
      ("planSeconds", planSeconds), ("usualDelaySeconds", usualDelaySeconds),
      ("unusualDelaySeconds", unusualDelaySeconds), ("tailExponent", tailExponent),
      ("windowSeconds", windowSeconds),
    ] {
      _ = try IncidentError.check("race." + name, value, "a number above 0") { $0 > 0 }
    }
    _ = try IncidentError.check("race.unusualShare", unusualShare, "a share from 0 to 1") {
      $0 >= 0 && $0 <= 1
    }
    _ = try IncidentError.check("race.windowSeconds", windowSeconds, "below the time between plans") {
      $0 < planSeconds
    }
    _ = try IncidentError.check("race.cleanUpGenerations", cleanUpGenerations, in: 1...1_000_000)
  }

  /// Probability that the delay of a plan exceeds `seconds`.
  public func delaySurvival(_ seconds: Double) -> Double {
    let usual = exp(-seconds / usualDelaySeconds)
    let unusual = seconds <= unusualDelaySeconds ? 1 : pow(unusualDelaySeconds / seconds, tailExponent)
    return (1 - unusualShare) * usual + unusualShare * unusual
  }

  /// The delay of a plan whose survival within its kind is `u`, in (0, 1).
  package func delay(unusual: Bool, _ u: Double) -> Double {
    unusual ? unusualDelaySeconds * pow(u, -1 / tailExponent) : -usualDelaySeconds * log(u)
  }

  /// Expected losses of the record for each plan.
  ///
  /// Sums, over the generations `k` between the two plans, the probability that the delay of the old one ends
  /// inside the window of the new one, averaged over the delay of the new one. It leaves out that a third plan may
  /// be written in the window or is under way and fills the record again, so it is an upper bound, too large by at
  /// most about `(windowSeconds + usualDelaySeconds) / planSeconds` of itself while unusual delays are rare.
  /// - Complexity: O(10^5) evaluations of the survival function.
  public func lossesPerPlan() throws(IncidentError) -> Double {
    try validate()
    let points = 64
    var sum = 0.0
    for index in 0..<points {
      let u = (Double(index) + 0.5) / Double(points)
      sum += (1 - unusualShare) * losses(newDelay: delay(unusual: false, u))
      if unusualShare > 0 { sum += unusualShare * losses(newDelay: delay(unusual: true, u)) }
    }
    return sum / Double(points)
  }

  /// The same for a given delay of the new plan; far generations by their integral.
  private func losses(newDelay: Double) -> Double {
    let far = cleanUpGenerations + 1000
    var sum = 0.0
    for generation in cleanUpGenerations..<far {
      let opens = Double(generation) * planSeconds + newDelay
      sum += delaySurvival(opens) - delaySurvival(opens + windowSeconds)
    }
    let tail = (Double(far) - 0.5) * planSeconds + newDelay
    return sum + windowSeconds / planSeconds * delaySurvival(tail)
  }

  /// Plans in a year.
  public var plansPerYear: Double { 8760 * 3600 / planSeconds }

  /// Expected losses of the record in a year, for one record.
  public func lossesPerYear() throws(IncidentError) -> Double { try lossesPerPlan() * plansPerYear }
}
