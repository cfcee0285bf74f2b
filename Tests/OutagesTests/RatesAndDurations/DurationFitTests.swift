import Foundation
import ResilienceNumerics
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

  /// AIC and the distance of Kolmogorov and Smirnov as SciPy gives them for its own fits, which are good to 1e-5.
  @Test(
    arguments: [
      (.lognormal, 53.53928261, 0.23806104), (.weibull, 54.77050184, 0.27282352),
      (.exponential, 55.23839439, nil), (.pareto, 49.79123732, nil),
    ] as [(DurationFamily, Double, Double?)]
  ) func agreesWithAnotherProgram(_ family: DurationFamily, _ aic: Double, _ distance: Double?) throws {
    let fit = try DurationFit(family, Self.hours)
    #expect(abs(fit.aic - aic) < 1e-6, "\(fit.aic)")
    if let distance { #expect(abs(fit.distance - distance) < 1e-5, "\(fit.distance)") }
    // The record's steps have two sides: whichever is farther off counts, above as below the fit.
    let early = try DurationFit(.exponential, [1, 1.01, 1.02, 1.03])
    let late = try DurationFit(.exponential, [0.01, 0.02, 0.03, 4])
    let gaps = [early, late].map(\.distance)
    #expect(abs(gaps[0] - (1 - exp(-1 / 1.015))) < 1e-12)
    #expect(abs(gaps[1] - (0.75 - (1 - exp(-0.03 / 1.015)))) < 1e-12)
  }

  @Test func bestFirst() {
    let fits = DurationFit.all(Self.hours)
    #expect(fits.count == 4)
    #expect(zip(fits, fits.dropFirst()).allSatisfy { $0.aic <= $1.aic })
    #expect(fits.allSatisfy { $0.distance < 0.5 })
  }

  @Test func tooLittleToFit() {
    #expect(DurationFit.all([]).isEmpty)
    #expect(DurationFit.all([3]).isEmpty)
    #expect(DurationFit.all([3, 3, 3]).isEmpty)
  }

  /// A tail index of 1 or less has no mean: there is a fit and its distance, but no distribution to compute with.
  @Test func aTailWithoutAMean() throws {
    let fit = try DurationFit(.pareto, [1, 10, 100, 1000])
    #expect(fit.parameters[1].value < 1)
    #expect(fit.distribution == nil)
    // At 10 the record jumps from 1/4 to 1/2; at 1 it jumps to 1/4, where the tail begins.
    let below = [10.0, 100, 1000].map { 1 - pow($0, -fit.parameters[1].value) }
    let gaps = zip(below, [0.25, 0.5, 0.75]).flatMap { [abs($0 - $1), abs($0 - $1 - 0.25)] } + [0.25]
    #expect(abs(fit.distance - (gaps.max() ?? 0)) < 1e-12)
  }
}
