import SystemLibrary

/// The exponential distribution, by its mean.
public struct Exponential: NonnegativeDistribution, Equatable {
  /// The mean.
  public let mean: Double

  /// An exponential distribution with a mean greater than 0.
  public init(mean: Double) throws(ParameterError) {
    try ParameterError.check("mean", mean, "greater than 0", mean > 0)
    self.mean = mean
  }

  /// Probability of exceeding `t`, for `t ≥ 0`.
  public func survival(_ t: Double) -> Double { exp(-t / mean) }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { -mean * log1p(-p) }
  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double { -mean * expm1(-t / mean) }
}
