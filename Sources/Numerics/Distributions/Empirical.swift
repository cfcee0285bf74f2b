/// Empirical distribution: each observed value with equal probability.
public struct Empirical: NonnegativeDistribution, Equatable {
  /// The values in ascending order.
  public let sorted: [Double]
  /// Sums of the first values, from none to all, so that a record of a million rows is looked up and not added up.
  private let sums: [Double]

  /// The distribution of a sample of at least one value, none below 0.
  ///
  /// - Complexity: O(n log n).
  public init(_ values: [Double]) throws(ParameterError) {
    try ParameterError.check("number of values", Double(values.count), "1 or more", !values.isEmpty)
    for value in values { try ParameterError.check("value", value, "0 or more", value >= 0) }
    sorted = values.sorted()
    var sums = [0.0]
    sums.reserveCapacity(sorted.count + 1)
    for value in sorted { sums.append(sums[sums.count - 1] + value) }
    self.sums = sums
  }

  /// The mean.
  public var mean: Double { sums[sorted.count] / Double(sorted.count) }
  /// Probability of exceeding `t`, for `t ≥ 0`.
  ///
  /// - Complexity: O(log n), as for the limited expected value.
  public func survival(_ t: Double) -> Double {
    Double(sorted.count - count(upTo: t)) / Double(sorted.count)
  }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double {
    sorted[min(sorted.count - 1, max(0, Int((p * Double(sorted.count)).rounded(.up)) - 1))]
  }
  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double {
    let below = count(upTo: t)
    let above = sorted.count - below
    return (sums[below] + (above > 0 ? Double(above) * t : 0)) / Double(sorted.count)
  }

  /// Number of values up to and including `t`.
  private func count(upTo t: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > t { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
