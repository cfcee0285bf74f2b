/// When everyone fails over at once: the other region runs out of capacity.
///
/// Taking over works with probability q · (1 − crunch · F), where F is the share, by visibility as in φ, of the *other*
/// firms that fail over to another site in the same stretch of the same event. A firm is down for H · (x − P) · crunch ·
/// F more hours a year, x the probability of being struck and P that of being down nevertheless. They cost direct + blame
/// in full: a firm that paid for a second region and is down nevertheless is nobody's victim. So payoffs stay exact sums:
/// the loss grows with E[F], which is linear in the numbers of the others.
///
/// Left out: that others whom the crunch brings down are company for those who are down anyway, and that a firm that is
/// down by it earns no praise. Hours, availability, a year's loss curve, convexity and attitudes to risk leave it out;
/// payoffs have it.
import Deployments
public import ResilienceNumerics
import Scenario

/// Events in which the same strategies fail over with the same probabilities: a hazard of the game.
public struct FailoverCapacity: Equatable, Sendable {
  /// Probability of failing over by type and strategy, given an event.
  public let failsOver: NumberRows
  /// Business hours a year by type and strategy that a firm loses if all others fail over: H · (x − P) · crunch.
  public internal(set) var hoursPerYear: [[Double]]

  /// Merges phases with the same probabilities, in order of appearance; empty where the scenario has no crunch.
  static func merging(_ phases: [Phase], _ exposure: Exposure, in scenario: Scenario) -> [FailoverCapacity] {
    guard scenario.capacityCrunch > 0 else { return [] }
    var crunches: [FailoverCapacity] = []
    for phase in phases where phase.isShared {
      let failover = Failover(phase, exposure)
      guard failover.failsOver.values.contains(where: { $0 > 0 }) else { continue }
      let hours = failover.takenOver.map { $0.map { phase.hoursPerYear * $0 * scenario.capacityCrunch } }
      if let known = crunches.firstIndex(where: { $0.failsOver == failover.failsOver }) {
        for (type, row) in hours.enumerated() {
          for s in row.indices { crunches[known].hoursPerYear[type][s] += row[s] }
        }
      } else {
        crunches.append(FailoverCapacity(failsOver: failover.failsOver, hoursPerYear: hours))
      }
    }
    return crunches
  }
}
