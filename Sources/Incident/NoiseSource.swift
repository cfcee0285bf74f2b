import Numerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Draws the factors by which one incident differs from the next.
protocol NoiseSource {
  /// A lognormal factor with median 1.
  mutating func lognormalFactor(_ spread: Double) -> Double
}

extension PhiloxStream: NoiseSource {
  mutating func lognormalFactor(_ spread: Double) -> Double { exp(spread * normal()) }
}
