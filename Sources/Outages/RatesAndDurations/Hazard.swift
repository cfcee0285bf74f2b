/// A source of outages with its rate and durations resolved.
import Incident
public import ResilienceNumerics
public import Scenario

/// A Poisson source of outages.
public struct Hazard: Sendable {
  /// Name, as in the preset.
  public let name: String
  /// What it hits at once.
  public let scope: Scenario.Scope
  /// The region or provider that fails, if the scope names one.
  public let location: String?
  /// Events per year: as given, or the posterior mean of a record.
  public let ratePerYear: Double
  /// Hours of an event.
  public let duration: any NonnegativeDistribution
  /// Share of a firm's business that stops, in (0, 1].
  public let severity: Double
  /// Whether it is the glue of redundancy, whose rate grows with log2(nodes · regions · clouds).
  public let growsWithRedundancy: Bool

  /// Expected hours of an event.
  public var meanHours: Double { duration.mean }

  /// Whether one event hits many firms.
  public var isShared: Bool { scope != .firm }

  /// Resolves what a scenario says of a hazard.
  ///
  /// Throws where a duration has a parameter outside its range.
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

/// The distribution that a scenario's duration names; hours.
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
