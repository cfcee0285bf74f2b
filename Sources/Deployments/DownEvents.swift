/// Outage events that take one strategy down, split by whether cover works.
import SystemLibrary
public import Outages
public import Scenario

/// Events of a hazard that take a strategy down for the same time.
public struct DownEvents: Equatable, Sendable {
  /// Index of the hazard.
  public let hazard: Int
  /// Events per year.
  public let ratePerYear: Double
  /// Hours after which the strategy is up again even if the event goes on; may be infinite.
  public let downHours: Double

  /// The events of all hazards that take a strategy down; whether cover works is drawn once for an event.
  ///
  /// - Complexity: O(hazards).
  public static func all(
    of strategy: Scenario.Strategy, hazards: [Hazard], exposure: Exposure
  ) -> [DownEvents] {
    hazards.enumerated().flatMap { index, hazard -> [DownEvents] in
      if hazard.growsWithRedundancy {
        let doublings = log2(Double(strategy.nodes) * Double(strategy.regions) * Double(strategy.clouds))
        return [DownEvents(hazard: index, ratePerYear: hazard.ratePerYear * doublings, downHours: .infinity)]
      }
      let hits = hazard.ratePerYear * exposure.probability(strategy, hitBy: hazard)
      guard exposure.isCovered(strategy, from: hazard) else {
        return [DownEvents(hazard: index, ratePerYear: hits, downHours: .infinity)]
      }
      return [
        DownEvents(hazard: index, ratePerYear: hits * (1 - strategy.coverage), downHours: .infinity),
        DownEvents(
          hazard: index, ratePerYear: hits * strategy.coverage,
          downHours: exposure.failoverHours(strategy, from: hazard)),
      ]
    }.filter { $0.ratePerYear > 0 && $0.downHours > 0 }
  }
}
