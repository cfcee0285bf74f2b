import Foundation
import ResilienceNumerics
import Testing

@Suite struct NonnegativeDistributionTests {
  static func all() throws -> [any NonnegativeDistribution] {
    [
      try PointMass(3), try Exponential(mean: 2.5), try Weibull(scale: 4, shape: 0.8),
      try Weibull(scale: 4, shape: 3), try Lognormal(mu: 2.11, sigma: 0.69),
      try Pareto(scale: 1.5, shape: 2.2), try Pareto(scale: 1, shape: 1.01), try Empirical([0.5, 1.4, 6.2]),
    ]
  }

  /// E[min(D, t)] is the integral of the survival function: the oracle integrates it by the midpoint rule.
  @Test func limitedMeanIsTheIntegralOfSurvival() throws {
    for distribution in try Self.all() {
      for t in [0.25, 1.0, 4.0, 30.0] {
        let steps = 20_000
        let width = t / Double(steps)
        let integral = (0..<steps).reduce(0.0) {
          $0 + distribution.survival((Double($1) + 0.5) * width) * width
        }
        #expect(abs(distribution.limitedExpectedValue(t) - integral) < 2e-4 * t, "\(distribution) at \(t)")
      }
      #expect(distribution.limitedExpectedValue(0) == 0)
      #expect(
        abs(distribution.limitedExpectedValue(.infinity) / distribution.mean - 1) < 1e-12, "\(distribution)")
    }
  }

  @Test func quantileInvertsSurvival() throws {
    for distribution in try Self.all() {
      for p in [0.01, 0.2, 0.5, 0.9, 0.999] {
        let q = distribution.quantile(p)
        #expect(distribution.survival(q * (1 + 1e-9)) <= 1 - p + 1e-9, "\(distribution) at \(p)")
        #expect(distribution.survival(q * (1 - 1e-9)) >= 1 - p - 1e-9, "\(distribution) at \(p)")
      }
    }
  }

  /// Mean of min(D, 20) over 20,000 draws within 5.5 standard errors (bounded by half the range).
  @Test func samplesFollowTheLimitedMean() throws {
    for (stream, distribution) in try Self.all().enumerated() {
      var random = PhiloxStream(seed: 11, stream: UInt64(stream), index: 0)
      let n = 20_000
      let mean = (0..<n).reduce(0.0) { total, _ in total + min(distribution.sample(&random), 20) } / Double(n)
      #expect(
        abs(mean - distribution.limitedExpectedValue(20)) < 5.5 * 10 / Double(n).squareRoot(),
        "\(distribution)")
    }
  }

  @Test func fitsTheRecord() throws {
    let fit = try Lognormal(fitting: [23.7, 4.9, 4.3, 17.1, 6.9, 3.8, 6.9, 14.5])
    #expect(abs(fit.mu - 2.1156) < 0.0001)
    // The published 0.69 divides by n − 1; maximum likelihood divides by n.
    #expect(abs(fit.sigma * (8.0 / 7).squareRoot() - 0.69) < 0.005, "\(fit.sigma)")
  }

  @Test func impossibleParametersAreRefused() {
    #expect(throws: ParameterError.self) { try PointMass(-1) }
    #expect(throws: ParameterError.self) { try Exponential(mean: 0) }
    #expect(throws: ParameterError.self) { try Lognormal(mu: .nan, sigma: 1) }
    #expect(throws: ParameterError.self) { try Lognormal(fitting: [2]) }
    #expect(throws: ParameterError.self) { try Pareto(scale: 1, shape: 1) }
    #expect(throws: ParameterError.self) { try Empirical([]) }
    #expect(throws: ParameterError.self) { try Empirical([1, .infinity]) }
  }
}
