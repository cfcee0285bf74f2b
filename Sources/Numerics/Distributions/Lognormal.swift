import SystemLibrary

/// The lognormal distribution: the logarithm is normal.
public struct Lognormal: NonnegativeDistribution, Equatable {
  /// Mean of the logarithm.
  public let mu: Double
  /// Standard deviation of the logarithm.
  public let sigma: Double

  /// A lognormal distribution with `sigma` greater than 0.
  public init(mu: Double, sigma: Double) throws(ParameterError) {
    try ParameterError.check("mu", mu, "a finite number", true)
    try ParameterError.check("sigma", sigma, "greater than 0", sigma > 0)
    self.mu = mu
    self.sigma = sigma
  }

  /// Maximum likelihood: mean and root mean square deviation of the logarithms (divided by n, not n − 1).
  ///
  /// - Parameter values: at least two different positive values.
  public init(fitting values: [Double]) throws(ParameterError) {
    for value in values { try ParameterError.check("value", value, "greater than 0", value > 0) }
    try ParameterError.check("number of values", Double(values.count), "2 or more", values.count >= 2)
    let logarithms = values.map { log($0) }
    let mu = logarithms.reduce(0, +) / Double(values.count)
    let variance = logarithms.reduce(0) { $0 + ($1 - mu) * ($1 - mu) } / Double(values.count)
    try self.init(mu: mu, sigma: variance.squareRoot())
  }

  /// The mean.
  public var mean: Double { exp(mu + sigma * sigma / 2) }
  /// Probability of exceeding `t`, for `t ≥ 0`.
  public func survival(_ t: Double) -> Double { t <= 0 ? 1 : normalSurvival((log(t) - mu) / sigma) }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { exp(mu + sigma * normalQuantile(p)) }

  /// Replaces the first `count` values, probabilities in (0, 1), by their quantiles.
  public func replaceByQuantiles(_ values: inout [Double], count: Int) {
    var values = values.mutableSpan
    for index in 0..<count { values[index] = exp(mu + sigma * normalQuantile(values[index])) }
  }

  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double {
    if t <= 0 { return 0 }
    if t == .infinity { return mean }
    let z = (log(t) - mu) / sigma
    return mean * normalSurvival(sigma - z) + t * normalSurvival(z)
  }
}
