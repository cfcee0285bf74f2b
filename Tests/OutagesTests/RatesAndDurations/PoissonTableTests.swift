import Foundation
import Testing

@testable import Outages

/// Counts by inversion, against the distribution function by its definition.
@Suite struct PoissonTableTests {
  /// P(N ≤ n) as the sum of the probabilities, each from its logarithm.
  private func below(_ n: Int, _ rate: Double) -> Double {
    (max(0, n - 400)...n).reduce(0) { $0 + exp(Double($1) * log(rate) - rate - lgamma(Double($1) + 1)) }
  }

  @Test(arguments: [0.01, 0.5, 2, 15, 40, 100, 1000]) func invertsTheDistributionFunction(_ rate: Double) {
    let counts = PoissonTable(rate: rate)
    let middle = Int(rate)
    for n in max(0, middle - 60)...middle + 20 where below(n, rate) > 1e-9 && below(n, rate) < 1 - 1e-7 {
      let edge = below(n, rate) * 0x1p64
      #expect(counts.count(UInt64(edge * (1 - 1e-8))) <= n, "\(n) at rate \(rate)")
      #expect(counts.count(UInt64(edge * (1 + 1e-8))) == n + 1, "\(n) at rate \(rate)")
    }
    #expect(counts.count(0) >= counts.least && counts.count(.max) > counts.count(0))
  }

  @Test func nothingHappensAtRateZero() {
    let counts = PoissonTable(rate: 0)
    #expect(counts.count(0) == 0 && counts.count(.max - 1) == 0 && counts.none == .max)
  }

  /// A word below `none` means no event, and only there.
  @Test(arguments: [0.5, 15]) func noneIsTheFirstThreshold(_ rate: Double) {
    let counts = PoissonTable(rate: rate)
    #expect(counts.count(counts.none - 1) == 0 && counts.count(counts.none) == 1)
  }

  /// Mean and variance of the counts of evenly spaced words are the rate: large rates lose nothing.
  @Test(arguments: [1e4, 1e6, 1e8]) func largeRatesKeepTheirMoments(_ rate: Double) {
    let counts = PoissonTable(rate: rate)
    let words = 20_000
    let excess = (0..<words).map {
      Double(counts.count(UInt64((Double($0) + 0.5) / Double(words) * 0x1p64))) - rate
    }
    let mean = excess.reduce(0, +) / Double(words)
    let variance = excess.reduce(0) { $0 + $1 * $1 } / Double(words)
    #expect(abs(mean) < 1e-3 * rate.squareRoot(), "\(mean)")
    #expect(abs(variance / rate - 1) < 2e-3, "\(variance)")
    #expect(counts.none == 0 && counts.least > 0)
  }
}
