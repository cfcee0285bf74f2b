import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

/// Years with many events, against distributions that are known otherwise.
@Suite struct AnnualLossFourierSeriesTests {
  private static func curve(_ rate: Double, _ severity: any NonnegativeDistribution) throws
    -> LossExceedanceCurve
  {
    LossExceedanceCurve(CompoundPoisson([try LossSource(ratePerYear: rate, severity: severity)]))
  }

  /// Every loss is one hour: the year is a Poisson number, and its distribution function a gamma distribution's.
  @Test(arguments: [101.0, 1e3, 1e6]) func fixedLossesAreCounts(_ rate: Double) throws {
    let curve = try Self.curve(rate, try PointMass(1))
    for z in [-3.0, -1, 0, 1, 2, 3] {
      let n = (rate + z * rate.squareRoot()).rounded()
      // P(N > n) = P(a gamma variable of shape n + 1 is below the rate).
      let truth = try GammaDistribution(shape: n + 1).cumulative(rate)
      let found = try #require(curve.exceedance(n))
      #expect(found.bounds.contains(truth), "\(n): \(truth), \(found)")
      #expect(found.bounds.upperBound - found.bounds.lowerBound < 0.06)
      let quantile = try #require(curve.quantile(1 - truth))
      #expect(quantile.bounds.lowerBound <= n && n <= quantile.bounds.upperBound + 1e-6 * n)
      #expect(quantile.bounds.upperBound - quantile.bounds.lowerBound < 0.08 * rate.squareRoot() + 2.5)
    }
  }

  /// Exponential losses: the year is a Poisson mixture of gamma variables, here at a rate where the sum is short.
  @Test func exponentialLosses() throws {
    let curve = try Self.curve(150, try Exponential(mean: 2))
    for x in [200.0, 260, 300, 360, 420] {
      let truth = try (1...400).reduce(0.0) { sum, n in
        let weight = exp(Double(n) * log(150) - 150 - lgamma(Double(n) + 1))
        return sum + weight * (try GammaDistribution(shape: Double(n)).survival(x / 2))
      }
      let found = try #require(curve.exceedance(x))
      #expect(found.bounds.contains(truth), "\(x): \(truth), \(found)")
      // The middle is off by the blur alone, which is of second order.
      #expect(abs(found.value - truth) < 1e-5, "\(x): \(truth), \(found.value)")
    }
  }

  /// A million events: normal but for the skewness, whose effect Cornish and Fisher give to 1e-6 of the deviation.
  @Test(arguments: [1e6, 1e9]) func aMillionEventsAYear(_ rate: Double) throws {
    let curve = try Self.curve(rate, try Exponential(mean: 2))
    #expect(curve.mean == 2 * rate)
    let deviation = (8 * rate).squareRoot()
    let skewness = 48 / (8 * 8.0.squareRoot()) / rate.squareRoot()
    for p in [0.01, 0.5, 0.9, 0.999] {
      let z = normalQuantile(p)
      let truth = curve.mean + deviation * (z + (z * z - 1) * skewness / 6)
      let found = try #require(curve.quantile(p))
      #expect(found.bounds.contains(truth) && abs(found.value - truth) < 1e-4 * deviation, "\(p)")
      #expect(found.bounds.upperBound - found.bounds.lowerBound < 0.05 * deviation)
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let tail = try #require(curve.tailValueAtRisk(p))
      let expected = curve.mean + deviation * density / (1 - p) * (1 + z * skewness / 6)
      #expect(abs(tail.value - expected) < 1e-3 * deviation, "\(p): \(tail.value - expected)")
      #expect(tail.bounds.contains(expected))
    }
  }

  /// A heavy tail: far out the worst event makes the year, P(S > x) ≈ rate · P(X > x − mean). The bounds must hold what
  /// a few of the largest events and the mean of the others say.
  @Test func aHeavyTail() throws {
    let curve = try Self.curve(1e4, try Pareto(scale: 1, shape: 2.5))
    let p = 0.9999
    let quantile = try #require(curve.quantile(p))
    let single = pow(1e4 / (1 - p), 1 / 2.5)
    #expect(abs(quantile.value - curve.mean - single) < 0.2 * single)
    let tail = try #require(curve.tailValueAtRisk(p))
    #expect(tail.value > quantile.value + 0.4 * single && tail.value < quantile.value + single)
    #expect(tail.bounds.lowerBound < tail.value && tail.value < tail.bounds.upperBound)
    #expect(curve.coveredProbability > 0.9999 && curve.coveredProbability < 1)
    #expect(curve.quantile(0.9999999) == nil && curve.exceedance(1e12) == nil)
  }

  /// Rare long outages among many short ones keep their weight: the sum of a normal variable and a Poisson number of
  /// fixed losses.
  @Test func rareAmongMany() throws {
    let year = CompoundPoisson([
      try LossSource(ratePerYear: 1e5, severity: try PointMass(0.01)),
      try LossSource(ratePerYear: 0.5, severity: try PointMass(300)),
    ])
    let curve = LossExceedanceCurve(year)
    for (x, least) in [(1150.0, 1), (1450, 2)] {
      let truth =
        1 - (0..<least).reduce(0.0) { $0 + exp(-0.5) * pow(0.5, Double($1)) / (exp(lgamma(Double($1) + 1))) }
      let found = try #require(curve.exceedance(x))
      #expect(abs(found.value - truth) < 1e-6 && found.bounds.contains(truth), "\(x): \(found), \(truth)")
    }
  }

  /// Events beyond the cut are left out of the window but not of the year: 100 single hours and, rarely, 1,000 at once.
  @Test func eventsBeyondTheCutCount() throws {
    let year = CompoundPoisson([
      try LossSource(ratePerYear: 100, severity: try PointMass(1)),
      try LossSource(ratePerYear: 0.04, severity: try PointMass(1000)),
    ])
    let window = AnnualLossFourierSeries(year, points: 1 << 13, tail: 0.05)
    #expect(window.cells.cut < 1000 && window.cells.rateBeyond == 0.04)
    // Above 150 hours lies next to no year without a large event, and every year with one.
    let truth = 1 - exp(-0.04)
    let found = try #require(window.exceedance(150.5))
    #expect(found.bounds.contains(truth) && abs(found.value - truth) < 2e-6, "\(found), \(truth)")
    #expect(abs(window.coveredProbability - exp(-0.04)) < 1e-6)
    // The worst tenth: years with large events, and the worst of the others.
    let none = exp(-0.04)
    var (left, calm) = (0.1 - (1 - none), 0.0)
    for n in stride(from: 200, through: 0, by: -1) where left > 0 {
      let share = min(left, none * exp(Double(n) * log(100) - 100 - lgamma(Double(n) + 1)))
      calm += share * Double(n)
      left -= share
    }
    let worst = (0.04 * 1000 + (1 - none) * 100 + calm) / 0.1
    let tail = try #require(window.tailValueAtRisk(0.9))
    #expect(tail.bounds.contains(worst) && abs(tail.value / worst - 1) < 0.01, "\(tail), \(worst)")
  }

  @Test func beforeTheWindowEveryYearCostsMore() throws {
    let curve = try Self.curve(1e6, try Exponential(mean: 2))
    #expect(curve.exceedance(0)?.value == 1 && curve.exceedance(1e6)?.bounds.upperBound == 1)
    #expect((curve.exceedance(1e6)?.bounds.lowerBound ?? 0) > 1 - 1e-6)
    #expect(curve.probabilityOfNoLoss == 0 && curve.step > 0)
  }
}
