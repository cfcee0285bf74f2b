/// What is known of a number beyond its value: a range or a list.
import SystemLibrary
import ResilienceNumerics

/// How sure a number is.
///
/// ```swift
/// Uncertainty.range(low: 1, high: 4, .lognormal(above: 0)).median  // 2
/// ```
public enum Uncertainty: Equatable, Sendable {
  /// The number lies between `low` and `high` nine times in ten, as often below as above.
  case range(low: Double, high: Double, Curve)
  /// Each of these numbers is as good as the others.
  case values([Double])

  /// The distribution that passes through the ends of a range.
  public enum Curve: Equatable, Sendable {
    /// Numbers without limits: the logarithm of hours.
    case normal
    /// Numbers above a limit: the logarithm of what they exceed it by is normal.
    case lognormal(above: Double)
    /// Shares between 0 and 1: the logarithm of the odds is normal.
    case logitNormal
  }

  /// The value that the number stays at or below with probability `p`, strictly between 0 and 1.
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

  /// What is taken where no value is given: the middle of a range by its curve, or of a list.
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
  /// The number on the scale on which its distribution is normal.
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

  /// The curve of a key: what it measures and how low it may go decide.
  init(_ dimension: Dimension, _ range: ValidRange) {
    switch dimension {
    case .share: self = .logitNormal
    case .logHours: self = .normal
    default: self = .lognormal(above: range.lower)
    }
  }

  /// Whether a number can be an end of a range of this curve.
  func admits(_ value: Double) -> Bool { straight(value).isFinite }
}
