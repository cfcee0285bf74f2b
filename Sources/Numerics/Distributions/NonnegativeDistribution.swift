/// Requirements of a distribution of durations.

/// A probability distribution on [0, ∞) with a finite mean.
///
/// Tails have functions of their own: `survival` avoids the cancellation in 1 − p.
public protocol NonnegativeDistribution: Sendable {
  /// The mean.
  var mean: Double { get }
  /// Probability that the variable exceeds `t`, for `t ≥ 0`.
  func survival(_ t: Double) -> Double
  /// The p-quantile: the smallest t with P(D ≤ t) ≥ `p`, for `p` in [0, 1).
  func quantile(_ p: Double) -> Double
  /// E[min(D, t)], the limited expected value, for `t` in [0, ∞]; at ∞ it is the mean.
  func limitedExpectedValue(_ t: Double) -> Double
  /// E[min(D, t)^exponent] for an exponent of 1 or more and `t` in [0, ∞]; infinite if the tail is too heavy.
  func limitedMoment(_ exponent: Double, _ t: Double) -> Double
  /// Replaces the first `count` values, probabilities in (0, 1), by their quantiles: inversion in bulk.
  func replaceByQuantiles(_ values: inout [Double], count: Int)
  /// One random draw.
  func sample(_ random: inout PhiloxStream) -> Double
}

extension NonnegativeDistribution {
  /// Quantiles one by one.
  public func replaceByQuantiles(_ values: inout [Double], count: Int) {
    for index in 0..<count { values[index] = quantile(values[index]) }
  }

  /// Whether another distribution is of the same family with the same parameters; false where a family has no equality.
  public func isEqual(to other: any NonnegativeDistribution) -> Bool {
    func compare<Family: Equatable>(_ one: Family) -> Bool { (other as? Family) == one }
    guard let one = self as? any Equatable else { return false }
    return compare(one)
  }

  /// Draws by inversion: one uniform, so that streams stay in step.
  public func sample(_ random: inout PhiloxStream) -> Double { quantile(random.uniform()) }
}

/// A parameter outside the domain of a distribution.
public struct ParameterError: Error, Equatable, Sendable {
  /// The parameter, as in `sigma`.
  public let parameter: String
  /// Its value.
  public let value: Double
  /// The expected condition, as in `greater than 0`.
  public let expected: String

  /// Throws unless a parameter is finite and meets a condition.
  public static func check(
    _ parameter: String, _ value: Double, _ expected: String, _ holds: Bool
  ) throws(ParameterError) {
    guard value.isFinite && holds else {
      throw ParameterError(parameter: parameter, value: value, expected: expected)
    }
  }
}
