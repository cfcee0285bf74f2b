/// Loss of an event with fixed amounts on top: dollars for each outage, and for data lost when another site takes over.
import SystemLibrary
public import ResilienceNumerics

/// Loss of an event plus an amount, and plus another one if the event outlasts the time of taking over.
public struct ShiftedLoss: NonnegativeDistribution {
  /// Loss of the hours.
  public let base: EventLoss
  /// Dollars of every event.
  public let shift: Double
  /// Dollars of an event that lasts longer than the firm is down, because another site takes over.
  public let jump: Double
  /// Loss of the hours until another site takes over; infinite where none does.
  private let most: Double
  /// Probability of an event that lasts longer.
  private let outlasts: Double

  /// Loss with two amounts, each 0 or more.
  public init(_ base: EventLoss, shift: Double, jump: Double = 0) {
    self.base = base
    self.shift = shift
    let isCovered = base.downHours < .infinity
    self.jump = isCovered ? jump : 0
    most = isCovered ? base.loss(ofHours: base.downHours) : .infinity
    outlasts = isCovered ? base.hours.survival(base.downHours) : 0
  }

  /// The mean.
  public var mean: Double { base.mean + shift + jump * outlasts }

  /// Probability of exceeding the value, 0 or more.
  public func survival(_ loss: Double) -> Double {
    let rest = loss - shift
    if rest < 0 { return 1 }
    if rest < most { return base.survival(rest) }
    return rest < most + jump ? outlasts : 0
  }

  /// Quantile at probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double {
    shift + (p > 1 - outlasts ? most + jump : base.quantile(p))
  }

  /// E[min(X, value)] for a value in [0, ∞].
  public func limitedExpectedValue(_ value: Double) -> Double {
    if value == .infinity { return mean }
    let rest = value - shift
    guard rest > 0 else { return value }
    return shift + base.limitedExpectedValue(rest)
      + (rest > most ? outlasts * min(jump, rest - most) : 0)
  }

  /// E[min(X, value)^power] for a value in [0, ∞].
  public func limitedMoment(_ power: Double, _ value: Double) -> Double {
    momentByQuantiles(self, power, value)
  }
}

/// E[min(X, value)^power] by the midpoint rule in x with P(D > t) = e^(−x), up to x = 34, the precision of doubles. Error
/// about 1e-5 of the whole for smooth distributions.
func momentByQuantiles(
  _ distribution: some NonnegativeDistribution, _ power: Double, _ value: Double
) -> Double {
  let steps = 8000
  let width = 34.0 / Double(steps)
  return (0..<steps).reduce(0) { sum, k in
    let x = Double(k) * width
    let loss = min(value, distribution.quantile(-expm1(-(x + width / 2))))
    return sum + pow(loss, power) * (exp(-x) - exp(-x - width))
  }
}
