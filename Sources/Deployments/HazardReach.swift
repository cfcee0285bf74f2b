/// What strikes depend on of a source of outages.
import Outages
import ResilienceNumerics
import Scenario

/// A source of outages as numbers alone, which are copied without counting references.
struct HazardReach {
  /// How far an event reaches.
  let scope: Scenario.Scope
  /// The region or provider that fails, as `PlaceNumbers` has it.
  let location: Int?
  /// The provider all of whose sites a leak strikes.
  let leakProvider: Int?
  /// Probability that a firm depends on what lives in the region only.
  let leak: Double
  /// Whether an event takes every replica of a firm along.
  let everyReplica: Bool
  /// Whether it is the machinery of redundancy.
  let growsWithRedundancy: Bool
  /// Events per year.
  let ratePerYear: Double
  /// Expected share of the firms within the scope that is hit.
  let meanWidth: Double
  /// Share of a firm's business that stops.
  let severity: Double
  /// Expected hours of an event.
  let meanHours: Double

  init(_ hazard: Hazard, _ places: inout PlaceNumbers) {
    scope = hazard.scope
    let location = hazard.location.map { places.number(of: $0) }
    self.location = location
    leak = hazard.leak
    leakProvider = leak > 0 ? location.flatMap { places.provider(of: $0) } : nil
    everyReplica = hazard.everyReplica
    growsWithRedundancy = hazard.growsWithRedundancy
    ratePerYear = hazard.ratePerYear
    meanWidth = hazard.meanWidth
    severity = hazard.severity
    meanHours = hazard.duration.mean
  }
}
