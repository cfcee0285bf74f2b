import SystemLibrary

/// The Pareto distribution of type I with a finite mean: survival `(scale / t)^shape` from `scale` on.
public struct Pareto: NonnegativeDistribution, Equatable {
  /// The smallest value.
  public let scale: Double
  /// The tail index, above 1 so that the mean exists.
  public let shape: Double

  /// A Pareto distribution with `scale` greater than 0 and `shape` greater than 1.
  public init(scale: Double, shape: Double) throws(ParameterError) {
    try ParameterError.check("scale", scale, "greater than 0", scale > 0)
    try ParameterError.check("shape", shape, "greater than 1, or the mean is infinite", shape > 1)
    self.scale = scale
    self.shape = shape
  }

  /// The mean.
  public var mean: Double { scale * shape / (shape - 1) }
  /// Probability of exceeding `t`, for `t ≥ 0`.
  public func survival(_ t: Double) -> Double { t <= scale ? 1 : pow(scale / t, shape) }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { scale * exp(-log1p(-p) / shape) }

  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double {
    if t <= scale { return max(0, t) }
    // 1 − (scale/t)^(shape−1), without cancellation where shape is close to 1.
    let tail = -expm1((shape - 1) * log(scale / t))
    return scale + scale * tail / (shape - 1)
  }
}
