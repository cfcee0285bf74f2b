import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

@Suite struct AggregateLayerTests {
  private func year(_ sources: [(Double, any NonnegativeDistribution)]) throws -> CompoundPoisson {
    CompoundPoisson(try sources.map { try LossSource(ratePerYear: $0.0, severity: $0.1) })
  }

  /// E[min(S, x)] by a grid of 2^15 steps that ends at x, whose bounds enclose it.
  private func fine(_ year: CompoundPoisson, _ limit: Double) -> ClosedRange<Double> {
    let grid = AnnualLossFFT(year, end: limit, bins: 1 << 15)
    func sum(_ cumulative: [Double]) -> Double { cumulative.reduce(0) { $0 + (1 - $1) * grid.step } }
    return sum(grid.upperCumulative)...sum(grid.lowerCumulative)
  }

  /// Durations of several kinds, few and many events, limits from far below the mean to far above it.
  @Test func limitedSumsLieWithinFineBounds() throws {
    let kinds: [any NonnegativeDistribution] = [
      try Lognormal(mu: 1, sigma: 1.2), try Exponential(mean: 3), try PointMass(2.5),
      try Pareto(scale: 1, shape: 1.4), try Empirical([0.2, 0.2, 1, 7, 30]),
    ]
    for kind in kinds {
      for rate in [0.01, 0.7, 31, 200] {
        let year = try year([(rate, kind), (rate / 3, try Exponential(mean: 0.5))])
        for share in [0.05, 0.9, 1.1, 30] {
          let limit = share * year.mean
          let (found, exact) = (year.limitedMean(limit), fine(year, limit))
          // Events of a few lengths are rounded alike.
          let room = (kind is Empirical || kind is PointMass ? 2e-3 : 3e-4) * min(limit, year.mean)
          #expect(
            found > exact.lowerBound - room && found < exact.upperBound + room,
            "\(kind) \(rate) \(share): \(found) in \(exact)")
        }
      }
    }
  }

  /// Limits at the ends of what is legal: nothing, the mean, and single events that alone reach so far.
  @Test func limitsFarBeyondTheYear() throws {
    let light = try year([(2, try Lognormal(mu: 1, sigma: 1))])
    for limit in [1e6, 1e12, 1e15, .infinity] {
      #expect(abs(light.limitedMean(limit) / light.mean - 1) < 1e-5, "\(limit)")
    }
    #expect(light.limitedMean(0) == 0 && CompoundPoisson([]).limitedMean(5) == 0)
    let tiny = light.limitedMean(1e-9)
    #expect(abs(tiny / (1e-9 * (1 - exp(-2.0))) - 1) < 1e-6)
    // What lies beyond 1e9 hours: one event of a Pareto tail, 2 · 1e9^(−0.2) / 0.2.
    let heavy = try year([(2, try Pareto(scale: 1, shape: 1.2))])
    let beyond = heavy.expectedLayer(from: 1e9, limit: .infinity)
    #expect(abs(beyond / (10 * pow(1e9, -0.2)) - 1) < 2e-4)
    let layer = heavy.expectedLayer(from: 1e9, limit: 1e9)
    #expect(abs(layer / (10 * (pow(1e9, -0.2) - pow(2e9, -0.2))) - 1) < 2e-4)
  }
}
