import Foundation
import Numerics
import Testing

@testable import Outages

@Suite struct DurationFitTests {
  private static let hours = [23.68, 4.85, 4.28, 17.13, 6.87, 3.8, 6.87, 14.53]

  private func density(_ fit: DurationFit, _ t: Double) -> Double {
    let width = 1e-6 * t
    guard let distribution = fit.distribution else { return .nan }
    return (distribution.survival(t - width) - distribution.survival(t + width)) / (2 * width)
  }

  /// The likelihood is the product of densities, here the slopes of the survival function.
  @Test func likelihoodIsThatOfTheDistribution() throws {
    for fit in DurationFit.all(Self.hours) where fit.family != .pareto {
      let slow = Self.hours.reduce(0.0) { $0 + log(density(fit, $1)) }
      #expect(abs(slow - fit.logLikelihood) < 1e-6, "\(fit.family)")
    }
    // The tail begins at the smallest value, where a slope has only one side.
    let tail = try DurationFit(.pareto, Self.hours)
    let above = Self.hours.filter { $0 > 3.8 }.reduce(0.0) { $0 + log(density(tail, $1)) }
    let atStart = log(tail.parameters[1].value / 3.8)
    #expect(abs(above + atStart - tail.logLikelihood) < 1e-6)
  }

  /// No parameters nearby make the data likelier.
  @Test func weibullIsAtItsMaximum() throws {
    let fit = try Weibull(fitting: Self.hours)
    func likelihood(_ scale: Double, _ shape: Double) -> Double {
      Self.hours.reduce(0) {
        $0 + log(shape / $1) + shape * log($1 / scale) - pow($1 / scale, shape)
      }
    }
    let best = likelihood(fit.scale, fit.shape)
    for (a, b) in [(1.01, 1.0), (0.99, 1), (1, 1.01), (1, 0.99), (1.01, 1.01), (0.99, 0.99)] {
      #expect(likelihood(fit.scale * a, fit.shape * b) < best)
    }
  }

  @Test func bestFirst() {
    let fits = DurationFit.all(Self.hours)
    #expect(fits.count == 4)
    #expect(zip(fits, fits.dropFirst()).allSatisfy { $0.aic <= $1.aic })
    #expect(fits.allSatisfy { ($0.distance ?? 0) < 0.5 })
  }

  @Test func tooLittleToFit() {
    #expect(DurationFit.all([]).isEmpty)
    #expect(DurationFit.all([3]).isEmpty)
    #expect(DurationFit.all([3, 3, 3]).isEmpty)
  }

  /// A tail index of 1 or less has no mean: there is a fit, but no distribution to compute with.
  @Test func aTailWithoutAMean() throws {
    let fit = try DurationFit(.pareto, [1, 10, 100, 1000])
    #expect(fit.parameters[1].value < 1)
    #expect(fit.distribution == nil && fit.distance == nil)
  }
}
