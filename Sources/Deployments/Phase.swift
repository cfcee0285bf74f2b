/// Phases of events: intervals between the failover times of the strategies.
import SystemLibrary
import ResilienceNumerics
public import Outages
public import Scenario

/// An interval of an event between two failover times, with the probability of being down by strategy.
public struct Phase: Equatable, Sendable {
  /// Index of the hazard.
  public let hazard: Int
  /// 0 from the first moment, 1 from the first failover time on, and so on.
  public let index: Int
  /// Hours of an event at which it begins and ends; the end may be infinite.
  public let start: Double
  /// See `start`.
  public let end: Double
  /// Expected business hours per year, severity included.
  public let hoursPerYear: Double
  /// Probability by strategy of being down, given an event.
  public let down: [Double]
  /// Whether other firms are hit by the same event.
  public let isShared: Bool
  /// Probability by strategy of being hit and having failed over to a replica in another region or cloud,
  /// given an event: the demand for capacity there. 0 for failover within a region.
  public let failsOver: [Double]

  /// All phases of all hazards, in their order. Phases of no length are left out.
  ///
  /// Phase k of a hazard lasts E[min(D, t_{k+1})] − E[min(D, t_k)] hours, where 0 = t_0 < t_1 < … are the
  /// distinct failover times of the strategies that it hits and that are covered. In it a strategy is down if
  /// it was hit and is not covered, has not failed over yet, or failed to.
  public static func all(
    hazards: [Hazard], strategies: [Scenario.Strategy], exposure: Exposure
  ) -> [Phase] {
    hazards.enumerated().flatMap { index, hazard in
      hazard.growsWithRedundancy
        ? glue(hazard, index, strategies) : ordinary(hazard, index, strategies, exposure)
    }
  }

  private static func ordinary(
    _ hazard: Hazard, _ index: Int, _ strategies: [Scenario.Strategy], _ exposure: Exposure
  ) -> [Phase] {
    let rows = strategies.map { strategy in
      (
        hit: exposure.probability(strategy, hitBy: hazard),
        isCovered: exposure.isCovered(strategy, from: hazard),
        failover: exposure.failoverHours(strategy, from: hazard), coverage: strategy.coverage
      )
    }
    let cuts = Set(rows.filter { $0.hit > 0 && $0.isCovered && $0.failover > 0 }.map(\.failover)).sorted()
    let ends = cuts + [.infinity]
    return zip([0] + cuts, ends).enumerated().compactMap { number, stretch in
      let length =
        hazard.duration.limitedExpectedValue(stretch.1) - hazard.duration.limitedExpectedValue(stretch.0)
      let hours = hazard.ratePerYear * hazard.severity * max(0, length)
      guard hours > 0 else { return nil }
      let down = rows.map { row in
        row.hit * (row.isCovered && row.failover < stretch.1 ? 1 - row.coverage : 1)
      }
      let leaves = [.region, .provider].contains(hazard.scope)
      let failsOver = rows.map { row in
        leaves && row.isCovered && row.failover < stretch.1 ? row.hit : 0
      }
      return Phase(
        hazard: index, index: number, start: stretch.0, end: stretch.1, hoursPerYear: hours, down: down,
        isShared: hazard.isShared, failsOver: failsOver)
    }
  }

  /// Phases in which the redundancy machinery itself fails, at a rate that grows with log2(nodes · regions ·
  /// clouds). They are written as events at the rate of the largest footprint, which hit a smaller one in
  /// proportion.
  private static func glue(_ hazard: Hazard, _ index: Int, _ strategies: [Scenario.Strategy]) -> [Phase] {
    let doublings = strategies.map { log2(Double($0.nodes) * Double($0.regions) * Double($0.clouds)) }
    guard let most = doublings.max(), most > 0 else { return [] }
    let hours = hazard.ratePerYear * most * hazard.severity * hazard.duration.mean
    guard hours > 0 else { return [] }
    return [
      Phase(
        hazard: index, index: 0, start: 0, end: .infinity, hoursPerYear: hours,
        down: doublings.map { $0 / most },
        isShared: hazard.isShared, failsOver: doublings.map { _ in 0 })
    ]
  }
}
