/// Source of outages with its rate and durations resolved.
import Incident
public import ResilienceNumerics
public import Scenario

/// Poisson source of outages.
public struct Hazard: Sendable {
  /// Name, as in the preset.
  public let name: String
  /// Scope of an outage.
  public let scope: Scenario.Scope
  /// Region or provider that fails, if the scope has one.
  public let location: String?
  /// Events per year: the given rate, or the posterior mean of a record.
  public let ratePerYear: Double
  /// Hours of an event.
  public let duration: any NonnegativeDistribution
  /// Share of a firm's business that stops, in (0, 1].
  public let severity: Double
  /// Whether the source is the redundancy machinery itself, whose failure rate grows with log2(nodes ·
  /// regions · clouds).
  public let growsWithRedundancy: Bool

  /// Expected hours of an event.
  public var meanHours: Double { duration.mean }

  /// Whether one event affects many firms.
  public var isShared: Bool { scope != .firm }

  /// Hazard resolved from a scenario's declaration.
  ///
  /// Throws for a duration with a parameter outside its range.
  public init(_ declaration: Scenario.Hazard) throws(ParameterError) {
    name = declaration.name
    scope = declaration.scope
    location = declaration.location
    severity = declaration.severity
    growsWithRedundancy = declaration.growsWithRedundancy
    duration = try distribution(of: declaration.duration)
    switch declaration.rate {
    case .perYear(let rate): ratePerYear = rate
    case .record(let events, let years):
      ratePerYear = try GammaPosterior(events: events, years: years).mean
    }
  }
}

/// Distribution of a scenario's duration; hours.
public func distribution(
  of duration: Scenario.Duration
) throws(ParameterError) -> any NonnegativeDistribution {
  switch duration {
  case .fixed(let hours): try PointMass(hours)
  case .exponential(let meanHours): try Exponential(mean: meanHours)
  case .lognormal(let mu, let sigma): try Lognormal(mu: mu, sigma: sigma)
  case .pareto(let scaleHours, let shape): try Pareto(scale: scaleHours, shape: shape)
  case .empirical(let hours): try Empirical(hours)
  case .incident: try incidentDuration()
  }
}
