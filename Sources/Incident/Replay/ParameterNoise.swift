import ResilienceNumerics

import SystemLibrary

/// Draws the factors by which one incident differs from the next.
protocol ParameterNoise {
  /// A lognormal factor with median 1.
  mutating func lognormalFactor(_ spread: Double) -> Double
}

extension PhiloxStream: ParameterNoise {
  mutating func lognormalFactor(_ spread: Double) -> Double { exp(spread * normal()) }
}
