/// The duration that the simulation expects of the next outage, played once per process.
public import ResilienceNumerics
import Synchronization

/// The distribution behind `duration: incident`: hours of a simulated incident, with some things mended.
///
/// Each of 1,000 runs with equal probability; the draws are fixed, so that a market with a mended incident differs
/// by what was mended alone. Where the trigger has become impossible every outage lasts 0 hours.
/// - Throws: `ParameterError` for a fix that changes nothing in the incident.
/// - Complexity: about 0.1 s at the first call for an incident and its fixes; later calls remember.
public func incidentDuration(
  _ incident: IncidentCatalogue = .aws20251020, fixes: Set<IncidentFix> = []
) throws(ParameterError) -> any NonnegativeDistribution {
  let asked = PlayedIncident(incident: incident, fixes: fixes)
  if let known = played.withLock({ $0[asked] }) { return known }
  var hours: [Double] = []
  do throws(IncidentError) {
    hours = try incident.incident(fixes: fixes).durations(runs: 1000, seed: 1).hours
  } catch {
    try ParameterError.check("incident", Double(fixes.count), error.description, false)
  }
  let distribution = try Empirical(hours)
  played.withLock { $0[asked] = distribution }
  return distribution
}

/// Request for a distribution of durations.
private struct PlayedIncident: Hashable, Sendable {
  let incident: IncidentCatalogue
  let fixes: Set<IncidentFix>
}

/// Markets are built many times over in the search for flips; the incident is the same in all of them.
private let played = Mutex<[PlayedIncident: Empirical]>([:])
