import Foundation
import Numerics
import Testing

@testable import Outages

@Suite struct LossExceedanceCurveTests {
  private static func reference(bins: Int = 65_536) throws -> LossExceedanceCurve {
    LossExceedanceCurve(
      CompoundPoisson([try LossSource(ratePerYear: 0.5, severity: try Lognormal(mu: log(4), sigma: 1))]),
      bins: bins)
  }

  /// Published figures: Poisson(0.5) outages a year, lognormal with median 4 h and sigma 1.
  @Test func theReferenceYear() throws {
    let curve = try Self.reference()
    func text(_ value: Double?, _ format: String) -> String { String(format: format, value ?? .nan) }
    #expect(text(curve.mean, "%.5f") == "3.29744")
    #expect(
      [0.9, 0.95, 0.99, 0.995, 0.999].map { text(curve.quantile($0)?.value, "%.2f") }
        == ["10.23", "16.40", "35.01", "45.27", "75.93"])
    #expect(text(curve.exceedance(14 + 32 / 60.0).map { 100 * $0.value }, "%.3f") == "6.095")
    #expect(
      [0.9, 0.95, 0.99, 0.995].map { text(curve.tailMean($0)?.value, "%.2f") }
        == ["20.80", "28.73", "52.47", "65.51"])
    #expect(text(curve.tailMean(0.999)?.value, "%.1f") == "104.3")
    #expect(curve.quantile(0.5)?.value == 0)
    #expect(curve.coveredProbability > 0.9999)
  }

  /// A coarse grid may be wrong, but not outside its own bounds: the fine one is the truth.
  @Test func coarseBoundsEncloseFineValues() throws {
    let fine = try Self.reference()
    let coarse = try Self.reference(bins: 512)
    for p in [0.7, 0.9, 0.99, 0.999] {
      let truth = try #require(fine.quantile(p)).value
      let bounds = try #require(coarse.quantile(p)).bounds
      #expect(bounds.contains(truth), "\(p)")
      #expect(bounds.upperBound > bounds.lowerBound)
      let tail = try #require(coarse.tailMean(p)).bounds
      #expect(tail.contains(try #require(fine.tailMean(p)).value), "\(p)")
      #expect(try #require(coarse.exceedance(truth)).bounds.contains(1 - p))
    }
  }

  /// Losses of 1 and 3 with equal probability: the recursion knows every probability.
  @Test(arguments: [0.2, 2, 40]) func agreesWithPanjer(_ rate: Double) throws {
    let curve = LossExceedanceCurve(
      CompoundPoisson([try LossSource(ratePerYear: rate, severity: try Empirical([1, 3]))]), bins: 1 << 14)
    let exact = PanjerRecursion.probabilities(rate: rate, severity: [0, 0.5, 0, 0.5], count: 200)
    var below = 0.0
    for (k, probability) in exact.enumerated() where below < 0.9999 {
      below += probability
      // Between whole numbers the distribution function is flat, so the grid must be right up to rounding.
      let between = try #require(curve.exceedance(Double(k) + 0.5))
      #expect(abs(between.value - (1 - below)) < 1e-10, "P(S > \(k)) at rate \(rate)")
    }
  }

  /// With a thousand events a year the sum is nearly normal: mean 2000, deviation 2 √2000. Rounding adds up over the
  /// events, and the bounds say so.
  @Test func aThousandEventsAYear() throws {
    let source = try LossSource(ratePerYear: 1000, severity: try Exponential(mean: 2))
    let curve = LossExceedanceCurve(CompoundPoisson([source]))
    #expect(curve.mean == 2000)
    let median = try #require(curve.quantile(0.5))
    #expect(abs(median.value - 2000) < 5 && median.bounds.contains(2000))
    let high = try #require(curve.quantile(0.99)).value
    #expect(abs(high - (2000 + 2.3263 * 2 * 2000.0.squareRoot())) < 15)
    #expect(throws: ParameterError.self) {
      try LossSource(ratePerYear: 1e6, severity: try Exponential(mean: 2))
    }
  }

  @Test func severalSourcesAddUp() throws {
    let half = try LossSource(ratePerYear: 0.25, severity: try Lognormal(mu: log(4), sigma: 1))
    let both = LossExceedanceCurve(CompoundPoisson([half, half]))
    let value = try #require(both.quantile(0.99)).value
    #expect(abs(value - 35.01) < 0.006)
  }

  @Test func nothingCanHappen() throws {
    let never = try LossSource(ratePerYear: 0, severity: try PointMass(4))
    let curve = LossExceedanceCurve(CompoundPoisson([never]))
    #expect(curve.mean == 0 && curve.quantile(0.999)?.value == 0 && curve.tailMean(0.99)?.value == 0)
    #expect(curve.exceedance(1)?.value == 0)
  }

  @Test func impossibleSourcesAreRefused() throws {
    let fixed = try PointMass(4)
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: -1, severity: fixed) }
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: .nan, severity: fixed) }
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: 1e9, severity: fixed) }
    #expect(throws: ParameterError.self) { try Pareto(scale: 1, shape: 1) }
  }
}
