import Foundation
import ResilienceNumerics
import Testing

/// Powers of durations that are cut short, against sums over quantiles.
@Suite struct LimitedMomentsTests {
  @Test func closedFormsAgreeWithSums() throws {
    let all: [any NonnegativeDistribution] = [
      try PointMass(3), try Empirical([1, 2, 5, 20]), try Exponential(mean: 3),
      try Weibull(scale: 4, shape: 0.7),
      try Lognormal(mu: 1, sigma: 0.9), try Pareto(scale: 2, shape: 3),
    ]
    for distribution in all {
      for exponent in [1, 1.2, 2.5] {
        for end in [0.5, 4, 30] {
          let steps = 20_000
          let sum = (0..<steps).reduce(0.0) {
            $0 + pow(min(end, distribution.quantile((Double($1) + 0.5) / Double(steps))), exponent)
          }
          let closed = distribution.limitedMoment(exponent, end)
          #expect(abs(closed / (sum / Double(steps)) - 1) < 1e-4, "\(distribution), \(exponent), \(end)")
        }
        #expect(abs(distribution.limitedMoment(1, 7) / distribution.limitedExpectedValue(7) - 1) < 1e-12)
        let far = distribution.limitedMoment(exponent, .infinity)
        #expect(abs(far / distribution.limitedMoment(exponent, 1e12) - 1) < 1e-3, "\(distribution)")
      }
    }
  }

  @Test func tailsThatAreTooHeavyAreInfinite() throws {
    let tail = try Pareto(scale: 2, shape: 1.5)
    #expect(tail.limitedMoment(1.5, .infinity) == .infinity && tail.limitedMoment(2, .infinity) == .infinity)
    // Where the exponent is the index the integral is a logarithm.
    #expect(abs(tail.limitedMoment(1.5, 2 * M_E) - pow(2, 1.5) * 2.5) < 1e-9)
  }
}
