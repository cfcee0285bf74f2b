/// Uncertainty of a number: a range or a list.
import SystemLibrary
import ResilienceNumerics

/// Uncertainty of a number.
///
/// ```swift
/// Uncertainty.range(low: 1, high: 4, .lognormal(above: 0)).median  // 2
/// ```
public enum Uncertainty: Equatable, Sendable {
  /// 90 % range: the number lies between `low` and `high` with probability 0.9, and on either side with 0.05.
  case range(low: Double, high: Double, Curve)
  /// Equally likely values.
  case values([Double])

  /// The distribution that passes through the ends of a range.
  public enum Curve: Equatable, Sendable {
    /// Unbounded numbers (the logarithm of hours): normal.
    case normal
    /// Numbers above a limit: the logarithm of the excess is normal.
    case lognormal(above: Double)
    /// Shares between 0 and 1: the log odds are normal.
    case logitNormal
  }

  /// Quantile at probability `p`, strictly between 0 and 1.
  ///
  /// - Complexity: O(1).
  public func quantile(_ p: Double) -> Double {
    switch self {
    case .range(let low, let high, let curve):
      let (start, end) = (curve.straight(low), curve.straight(high))
      let deviations = normalQuantile(p) / (2 * Self.deviationsToEnd)
      return curve.curved((start + end) / 2 + (end - start) * deviations)
    case .values(let values):
      return values.sorted()[min(values.count - 1, Int(p * Double(values.count)))]
    }
  }

  /// Median, the default value: that of the curve through a range, or of a list.
  public var median: Double {
    switch self {
    case .range: return quantile(0.5)
    case .values(let values):
      let sorted = values.sorted()
      let half = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
  }

  /// Ends of the range, or the smallest and the largest value of the list.
  public var ends: ClosedRange<Double> {
    switch self {
    case .range(let low, let high, _): low...high
    case .values(let values): (values.min() ?? 0)...(values.max() ?? 0)
    }
  }

  /// Standard deviations from the middle of a normal distribution to its 95th percentile.
  private static let deviationsToEnd = 1.6448536269514722
}

extension Uncertainty.Curve {
  /// Transformation to the scale on which the distribution is normal.
  fileprivate func straight(_ value: Double) -> Double {
    switch self {
    case .normal: value
    case .lognormal(let limit): log(value - limit)
    case .logitNormal: log(value / (1 - value))
    }
  }

  /// The inverse of `straight`.
  fileprivate func curved(_ value: Double) -> Double {
    switch self {
    case .normal: value
    case .lognormal(let limit): limit + exp(value)
    case .logitNormal: 1 / (1 + exp(-value))
    }
  }

  /// Curve of a key, given by its dimension and its lower limit.
  init(_ dimension: Dimension, _ range: ValidRange) {
    switch dimension {
    case .share: self = .logitNormal
    case .logHours: self = .normal
    default: self = .lognormal(above: range.lower)
    }
  }

  /// Whether a number can be an end of a range with this curve.
  func admits(_ value: Double) -> Bool { straight(value).isFinite }
}
