/// Who is down when: events cut at the take-over times of the setups.
import Outages
public import ResilienceNumerics
import Scenario

/// An interval of an event between two failover times, with the probability of being down by strategy.
public struct Phase: Equatable, Sendable {
  /// Index of the hazard.
  public let hazard: Int
  /// Index of the width among the hazard's.
  public let width: Int
  /// 0 from the first moment, 1 from the first take-over time on, and so on.
  public let index: Int
  /// Hours of an event at which it begins and ends; the end may be infinite.
  public let start: Double
  /// See `start`.
  public let end: Double
  /// Expected business hours per year, severity and probability of the width included.
  public let hoursPerYear: Double
  /// Probability by type of firm and strategy of being down, given an event of the width.
  public let down: NumberRows
  /// Whether other firms are hit by the same event.
  public let isShared: Bool
  /// Whether a firm can say that it was not its own fault, whoever else is down: the scope is a region or wider.
  public let isExcused: Bool

  /// All phases of all hazards, in their order, then in the order of widths. Phases of no length are left out.
  ///
  /// Phase k of a hazard with width w lasts E[min(D, t_{k+1})] − E[min(D, t_k)] hours, where 0 = t_0 < t_1 < … are the
  /// distinct take-over times of whom it may strike, and contributes λ · π_w · v times that. In it a strategy is down
  /// with probability w · Σ over strikes of (probability · Π over levels with τ ≤ t_k of (1 − q)).
  ///
  /// - Complexity: O(hazards · cuts · variants · strategies · (strikes + widths)).
  public static func all(_ exposure: Exposure) -> [Phase] {
    var phases: [Phase] = []
    phases.reserveCapacity(2 * exposure.hazards.count)
    for index in exposure.hazards.indices { append(index, exposure, to: &phases) }
    return phases
  }

  private static func append(_ index: Int, _ exposure: Exposure, to phases: inout [Phase]) {
    let rate = exposure.ratesPerYear[index]
    guard rate > 0 else { return }
    let hazard = exposure.hazards[index]
    let starts = [0] + exposure.cuts[index]
    let means = starts.map { $0 == 0 ? 0 : hazard.duration.limitedExpectedValue($0) }
    let mean = hazard.duration.mean
    let rows = starts.map { start in exposure.byType(index) { $0.downProbability(at: start) } }
    for number in hazard.widths.indices {
      let (share, probability) = (hazard.widths[number].share, hazard.widths[number].probability)
      for k in starts.indices {
        let end = k + 1 < starts.count ? starts[k + 1] : .infinity
        let length = (k + 1 < means.count ? means[k + 1] : mean) - means[k]
        let hours = rate * probability * hazard.severity * max(0, length)
        guard hours > 0 else { continue }
        phases.append(
          Phase(
            hazard: index, width: number, index: k, start: starts[k], end: end, hoursPerYear: hours,
            down: share == 1 ? rows[k] : rows[k].mapValues { $0 * share }, isShared: hazard.isShared,
            isExcused: hazard.isWide))
      }
    }
  }
}
