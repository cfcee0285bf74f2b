import Foundation
import ResilienceNumerics
import Testing

@Suite struct IncompleteGammaTests {
  /// For whole shapes the distribution function is a finite sum.
  @Test(arguments: [1, 2, 9, 60]) func agreesWithPoissonSums(_ shape: Int) throws {
    let gamma = try GammaDistribution(shape: Double(shape))
    for x in [0.01, 0.5, 1, Double(shape), 2.0 * Double(shape), 200] {
      let sum = (0..<shape).reduce(0.0) { $0 + exp(Double($1) * log(x) - x - lgamma(Double($1) + 1)) }
      #expect(abs(gamma.survival(x) - sum) <= 1e-12 * max(sum, 1e-3), "shape \(shape) at \(x)")
      #expect(abs(gamma.cumulative(x) + gamma.survival(x) - 1) < 1e-14)
    }
  }

  /// Half a squared standard normal has shape 1/2.
  @Test func shapeOneHalfIsTheSquareOfANormal() throws {
    let gamma = try GammaDistribution(shape: 0.5)
    for z in [0.001, 0.1, 1, 2, 6.0] {
      #expect(abs(gamma.survival(z * z / 2) / (2 * normalSurvival(z)) - 1) < 1e-12, "\(z)")
    }
  }

  @Test(arguments: [0.05, 0.5, 1, 8.5, 1000, 1e6]) func quantileInverts(_ shape: Double) throws {
    let gamma = try GammaDistribution(shape: shape)
    for p in [1e-12, 0.025, 0.5, 0.975, 0.999999] {
      // For a shape of a million the logarithm of the gamma function is itself good to 1e-9 only.
      let tolerance = shape < 1e5 ? 1e-11 : 1e-8
      #expect(abs(gamma.cumulative(gamma.quantile(p)) / p - 1) < tolerance, "shape \(shape), \(p)")
    }
    #expect(gamma.quantile(0) == 0)
  }
}
