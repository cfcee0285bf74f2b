/// Durations conditional on exceeding, or not exceeding, a limit.
import SystemLibrary
public import ResilienceNumerics

/// Conditional distribution of a duration on an interval.
public struct ConditionalDuration: NonnegativeDistribution {
  /// The duration without the condition.
  public let base: any NonnegativeDistribution
  private let low: Double
  private let high: Double
  private let survivalLow: Double
  private let survivalHigh: Double

  /// Durations above `low`, up to and including `high`, which may be infinite; `nil` if there are none.
  public init?(_ base: any NonnegativeDistribution, above low: Double, upTo high: Double = .infinity) {
    self.base = base
    self.low = low
    self.high = high
    survivalLow = low > 0 ? base.survival(low) : 1
    survivalHigh = high == .infinity ? 0 : base.survival(high)
    guard survivalLow > survivalHigh else { return nil }
  }

  /// Probability of the condition.
  public var probability: Double { survivalLow - survivalHigh }
  /// The mean.
  public var mean: Double { limitedExpectedValue(.infinity) }

  /// Probability of exceeding `t`, for `t ≥ 0`.
  public func survival(_ t: Double) -> Double {
    if t < low { return 1 }
    return t >= high ? 0 : max(0, base.survival(t) - survivalHigh) / probability
  }

  /// Quantile at probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double {
    let below = 1 - survivalLow + p * probability
    return min(high, max(low, base.quantile(min(below, 1 - 0x1p-53))))
  }

  /// E[min(D, t)] for `t` in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double {
    let end = min(t, high)
    if end <= low { return end }
    let integral = base.limitedExpectedValue(end) - base.limitedExpectedValue(low)
    let beyond = survivalHigh > 0 ? (end - low) * survivalHigh : 0
    return low + max(0, integral - beyond) / probability
  }

  /// E[min(D, t)^exponent]: midpoints of the quantile, 8,000 of them.
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double {
    if exponent == 1 { return limitedExpectedValue(t) }
    let steps = 8000
    return (0..<steps).reduce(0) { sum, k in
      let value = min(t, quantile((Double(k) + 0.5) / Double(steps)))
      return sum + pow(value, exponent) / Double(steps)
    }
  }
}
