/// Point mass: a constant duration.
public struct PointMass: NonnegativeDistribution, Equatable {
  /// The value, at least 0.
  public let value: Double

  /// All probability on one value.
  public init(_ value: Double) throws(ParameterError) {
    try ParameterError.check("value", value, "0 or more", value >= 0)
    self.value = value
  }

  /// The mean.
  public var mean: Double { value }
  /// Probability of exceeding `t`, for `t ≥ 0`.
  public func survival(_ t: Double) -> Double { t < value ? 1 : 0 }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { value }
  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double { min(t, value) }
}
