/// What a record of events says about their rate.
public import Numerics

/// The posterior of a Poisson rate under Jeffreys' prior Gamma(1/2, 0).
///
/// k events in T years give Gamma(k + 1/2, T): mean (k + 1/2) / T, which stays above 0 where nothing was seen.
///
/// Reference: Gelman et al., Bayesian Data Analysis, 3rd ed., sections 2.6 and 2.8.
public struct GammaPosterior: Equatable, Sendable {
  /// k + 1/2.
  public let shape: Double
  /// T: years observed.
  public let rateYears: Double

  /// The posterior after `events` (0 or more) in `years` (more than 0).
  public init(events: Int, years: Double) throws(ParameterError) {
    try ParameterError.check("events", Double(events), "0 or more", events >= 0)
    try ParameterError.check("years", years, "greater than 0", years > 0)
    shape = Double(events) + 0.5
    rateYears = years
  }

  /// Events per year.
  public var mean: Double { shape / rateYears }
  /// Standard deviation, events per year.
  public var standardDeviation: Double { shape.squareRoot() / rateYears }
}
