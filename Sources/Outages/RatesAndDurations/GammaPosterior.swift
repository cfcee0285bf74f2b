/// Posterior distribution of an event rate given a record.
public import ResilienceNumerics

/// Posterior of a Poisson rate under Jeffreys' prior Gamma(1/2, 0).
///
/// k events in T years give Gamma(k + 1/2, T): mean (k + 1/2) / T, which stays above 0 without events.
///
/// Reference: Gelman et al., Bayesian Data Analysis, 3rd ed., sections 2.6 and 2.8.
public struct GammaPosterior: Equatable, Sendable {
  /// k + 1/2.
  public let shape: Double
  /// T: years observed.
  public let rateYears: Double
  private let unit: GammaDistribution

  /// The posterior after `events` (0 or more) in `years` (more than 0).
  public init(events: Int, years: Double) throws(ParameterError) {
    try ParameterError.check("events", Double(events), "0 or more", events >= 0)
    try ParameterError.check("years", years, "greater than 0", years > 0)
    shape = Double(events) + 0.5
    rateYears = years
    unit = try GammaDistribution(shape: shape)
  }

  /// Events per year.
  public var mean: Double { shape / rateYears }
  /// Standard deviation, events per year.
  public var standardDeviation: Double { shape.squareRoot() / rateYears }
  /// Quantile of the rate at probability `p`, for p in [0, 1).
  public func quantile(_ p: Double) -> Double { unit.quantile(p) / rateYears }

  /// Central credible interval of the rate with a probability in (0, 1).
  public func interval(_ probability: Double = 0.95) -> ClosedRange<Double> {
    precondition(probability > 0 && probability < 1)
    return quantile((1 - probability) / 2)...quantile((1 + probability) / 2)
  }

  /// A rate drawn from the posterior.
  public func sample(_ random: inout PhiloxStream) -> Double { quantile(random.uniform()) }
}

/// Exact (Garwood) confidence interval of a Poisson rate: the rates under which the observed count is not too
/// unlikely.
///
/// The bounds are the rates at which k or more, and k or fewer, events have the probability (1 − level) / 2.
///
/// Reference: Garwood, Biometrika 28 (1936) 437.
public struct PoissonInterval: Equatable, Sendable {
  /// Events per year; the lower bound is 0 without events.
  public let bounds: ClosedRange<Double>
  /// Events per year, the count divided by the years.
  public let rate: Double

  /// Interval of a level in (0, 1) after `events` (0 or more) in `years` (more than 0).
  public init(events: Int, years: Double, level: Double = 0.95) throws(ParameterError) {
    try ParameterError.check("events", Double(events), "0 or more", events >= 0)
    try ParameterError.check("years", years, "greater than 0", years > 0)
    try ParameterError.check("level", level, "between 0 and 1", level > 0 && level < 1)
    let tail = (1 - level) / 2
    let low = events == 0 ? 0 : try GammaDistribution(shape: Double(events)).quantile(tail)
    let high = try GammaDistribution(shape: Double(events) + 1).quantile(1 - tail)
    bounds = (low / years)...(high / years)
    rate = Double(events) / years
  }
}
