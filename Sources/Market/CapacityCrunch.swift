/// Capacity shortage when all firms fail over at once to the other region.
///
/// Cover works with probability q · (1 − crunch · F), where F is the share, by visibility as in φ, of the
/// *other* firms that fail over to another region or cloud in the same phase of the same event. A firm loses
/// H · x · q · crunch · F more hours a year. They cost direct + blame in full: a firm that paid for a second
/// region and is down nevertheless gets no relief from blame. So payoffs stay exact sums: the loss grows with
/// E[F], which is linear in the numbers of the others.
///
/// Not modelled: firms that the capacity shortage takes down do not reduce anyone else's blame, and they
/// still count as up for praise. Only payoffs include the shortage; hours, availability, a year's loss curve,
/// convexity and attitudes to risk ignore it.
import Deployments
import Scenario

/// Events in which the same strategies fail over with the same probabilities: a hazard of the game.
public struct FailoverCapacity: Equatable, Sendable {
  /// Probability of failing over by strategy, given an event.
  public let failsOver: [Double]
  /// Business hours a year by strategy that a firm loses if all others fail over: H · x · q · crunch.
  public internal(set) var hoursPerYear: [Double]

  /// Merged phases with the same probabilities, in order of appearance; empty where the scenario has no
  /// crunch.
  static func merging(_ phases: [Phase], in scenario: Scenario) -> [FailoverCapacity] {
    guard scenario.capacityCrunch > 0 else { return [] }
    var crunches: [FailoverCapacity] = []
    for phase in phases where phase.isShared && phase.failsOver.contains(where: { $0 > 0 }) {
      let hours = zip(phase.failsOver, scenario.strategies).map {
        phase.hoursPerYear * $0 * $1.coverage * scenario.capacityCrunch
      }
      if let known = crunches.firstIndex(where: { $0.failsOver == phase.failsOver }) {
        for s in hours.indices { crunches[known].hoursPerYear[s] += hours[s] }
      } else {
        crunches.append(FailoverCapacity(failsOver: phase.failsOver, hoursPerYear: hours))
      }
    }
    return crunches
  }
}
