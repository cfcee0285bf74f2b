/// Each observed value with equal probability.
public struct Empirical: NonnegativeDistribution, Equatable {
  /// The values in ascending order.
  public let sorted: [Double]

  /// The distribution of a sample of at least one value, none below 0.
  ///
  /// - Complexity: O(n log n).
  public init(_ values: [Double]) throws(ParameterError) {
    try ParameterError.check("number of values", Double(values.count), "1 or more", !values.isEmpty)
    for value in values { try ParameterError.check("value", value, "0 or more", value >= 0) }
    sorted = values.sorted()
  }

  /// The mean.
  public var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }
  /// Probability of exceeding `t`, for `t ≥ 0`.
  public func survival(_ t: Double) -> Double {
    Double(sorted.count { $0 > t }) / Double(sorted.count)
  }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double {
    sorted[min(sorted.count - 1, max(0, Int((p * Double(sorted.count)).rounded(.up)) - 1))]
  }
  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double {
    sorted.reduce(0) { $0 + min($1, t) } / Double(sorted.count)
  }
}
