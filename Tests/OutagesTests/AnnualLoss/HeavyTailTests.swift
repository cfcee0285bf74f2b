import ResilienceNumerics
import Testing

@testable import Outages

/// Years whose rarest losses are thousands of times the usual ones.
@Suite struct HeavyTailTests {
  private static let shapes = [1.2]
  private static let rates = [0.5, 40.0]

  private func year(_ shape: Double, _ rate: Double) throws -> CompoundPoisson {
    CompoundPoisson([
      try LossSource(ratePerYear: rate, severity: try Pareto(scale: 1, shape: shape)),
      try LossSource(ratePerYear: 0.1, severity: try Lognormal(mu: 2, sigma: 0.7)),
    ])
  }

  /// Every usual level has narrow bounds, and these lie within those of the grid for all levels at once, which is wide.
  @Test(arguments: shapes, rates) func everyLevelIsNarrow(_ shape: Double, _ rate: Double) throws {
    let year = try year(shape, rate)
    let wide = LossExceedanceCurve(year, bins: 1 << 12, levels: [])
    let curve = LossExceedanceCurve(year, bins: 1 << 12)
    for p in LossExceedanceCurve.usualLevels {
      let (quantile, tail) = (try #require(curve.quantile(p)), try #require(curve.tailValueAtRisk(p)))
      #expect(quantile.isNarrow && tail.isNarrow, "\(p): \(quantile), \(tail)")
      let coarse = try #require(wide.quantile(p)).bounds
      #expect(coarse.overlaps(quantile.bounds), "\(p)")
      // Half of the years may be without any loss.
      guard quantile.value > 0 else { continue }
      let exceedance = try #require(curve.exceedance(quantile.value)).bounds
      #expect(
        exceedance.lowerBound <= 1 - p + 0.01 * (1 - p) && exceedance.upperBound >= (1 - p) * 0.99, "\(p)")
    }
  }

  /// Simulated years, which know of no grid: the share below each quantile is right within five standard errors.
  @Test func simulatedYearsAgree() throws {
    let year = try year(1.2, 4)
    let curve = LossExceedanceCurve(year, bins: 1 << 12)
    let years = 40_000
    let simulated = try AnnualLossSimulation(year, seed: 11).run(years: years)
    for p in [0.5, 0.9, 0.99] {
      let quantile = try #require(curve.quantile(p))
      let share = simulated.exceedance(quantile.value).value
      #expect(abs(share - (1 - p)) < 5 * (p * (1 - p) / Double(years)).squareRoot() + 0.01 * (1 - p), "\(p)")
    }
  }

  /// A stated error is a bound: it is the larger of the two distances to the bounds.
  @Test func theErrorIsABound() {
    #expect(Enclosure(10, 9, 14).relativeError == 0.4)
    #expect(Enclosure(10, 4, 11).relativeError == 0.6)
    #expect(!Enclosure(10, 9, 14).isNarrow && Enclosure(10, 9.96, 10.05).isNarrow)
    #expect(Enclosure(0, 0, 0).isNarrow && Enclosure(0, 0, 0).relativeError == 0)
  }

  /// What is narrow already is left as it is.
  @Test func lightTailsNeedNoSecondGrid() throws {
    let year = CompoundPoisson([
      try LossSource(ratePerYear: 4, severity: try Lognormal(mu: 1, sigma: 0.5))
    ])
    let (plain, refined) = (
      LossExceedanceCurve(year, bins: 1 << 13, levels: []), LossExceedanceCurve(year, bins: 1 << 13)
    )
    for p in [0.9, 0.99, 0.999] { #expect(plain.quantile(p) == refined.quantile(p)) }
  }
}
