import Foundation
import ReferenceModels
import ResilienceNumerics
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
      [0.9, 0.95, 0.99, 0.995].map { text(curve.tailValueAtRisk($0)?.value, "%.2f") }
        == ["20.80", "28.73", "52.47", "65.51"])
    #expect(text(curve.tailValueAtRisk(0.999)?.value, "%.1f") == "104.3")
    #expect(curve.quantile(0.5)?.value == 0)
    #expect(curve.coveredProbability > 0.9999 && curve.coveredProbability < 1)
    #expect(abs(curve.probabilityOfNoLoss - exp(-0.5)) < 1e-15)
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
      let tail = try #require(coarse.tailValueAtRisk(p)).bounds
      #expect(tail.contains(try #require(fine.tailValueAtRisk(p)).value), "\(p)")
      #expect(try #require(coarse.exceedance(truth)).bounds.contains(1 - p))
    }
  }

  /// What lies beyond the grid is rounded down to a multiple, too, but to which one is not known.
  @Test func theMeanBeyondTheGridIsAnInterval() throws {
    let year = CompoundPoisson([try LossSource(ratePerYear: 1, severity: try Empirical([0.5, 99.9]))])
    let grid = AnnualLossFFT(year, end: 10, bins: 16)
    #expect(grid.meanRoundedDown.contains(0.5 * 159 * 0.625))
    #expect(abs(grid.meanRoundedDown.upperBound - 0.5 * 99.9) < 1e-12)
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

  /// Just below and above the number of events at which the window takes over from the grid, the two agree.
  @Test func gridAndWindowAgree() throws {
    let year = CompoundPoisson([
      try LossSource(ratePerYear: 90, severity: try Lognormal(mu: 1, sigma: 1)),
      try LossSource(ratePerYear: 9, severity: try PointMass(5)),
    ])
    let grid = LossExceedanceCurve(year, bins: 1 << 18)
    let window = AnnualLossFourierSeries(year, points: 1 << 14, tail: 1e-5)
    for p in [0.01, 0.5, 0.9, 0.99, 0.999] {
      let (one, other) = (try #require(grid.quantile(p)), try #require(window.quantile(p)))
      #expect(other.bounds.overlaps(one.bounds))
      #expect(abs(one.value / other.value - 1) < 1e-4, "\(p): \(one.value), \(other.value)")
      let (tail, otherTail) = (try #require(grid.tailValueAtRisk(p)), try #require(window.tailValueAtRisk(p)))
      #expect(abs(tail.value / otherTail.value - 1) < 1e-4, "\(p): \(tail.value), \(otherTail.value)")
      #expect(otherTail.bounds.contains(tail.value))
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
    #expect(curve.mean == 0 && curve.quantile(0.999)?.value == 0 && curve.tailValueAtRisk(0.99)?.value == 0)
    #expect(curve.exceedance(1)?.value == 0)
  }

  @Test func impossibleSourcesAreRefused() throws {
    let fixed = try PointMass(4)
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: -1, severity: fixed) }
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: .nan, severity: fixed) }
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: 1e13, severity: fixed) }
    #expect(throws: ParameterError.self) { try LossSource(ratePerYear: .infinity, severity: fixed) }
    #expect(throws: ParameterError.self) { try Pareto(scale: 1, shape: 1) }
  }
}
