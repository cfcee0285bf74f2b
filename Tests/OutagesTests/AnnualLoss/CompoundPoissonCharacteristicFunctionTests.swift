import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

/// The bounds on what a series leaves out, against what it does leave out.
@Suite struct CompoundPoissonCharacteristicFunctionTests {
  /// Coarse cells shift the coefficients by no more than the error says, and by something.
  @Test(arguments: [40, 160, 640]) func cellsCostWhatTheErrorSays(_ count: Int) throws {
    let year = CompoundPoisson([
      try LossSource(ratePerYear: 200, severity: try Lognormal(mu: 1, sigma: 0.7))
    ])
    let fine = CompoundPoissonCharacteristicFunction(
      LossCells(year, count: 20_000, tail: 1e-6), start: 400, length: 700, count: 511)
    let cells = LossCells(year, count: count, tail: 1e-6)
    let coarse = CompoundPoissonCharacteristicFunction(cells, start: 400, length: 700, count: 511)
    var moved = 0.0
    for k in 0..<511 {
      let (x, y) = (coarse.real[k] - fine.real[k], coarse.imaginary[k] - fine.imaginary[k])
      moved += 2 / (Double.pi * Double(k + 1)) * (x * x + y * y).squareRoot()
    }
    #expect(moved > 1e-9 && moved <= coarse.error + fine.error, "\(count): \(moved), \(coarse.error)")
    #expect(coarse.error < 20 * moved + 1e-6, "\(count): \(moved), \(coarse.error)")
  }

  /// Single values in cells of no width: what is left are the frequencies beyond the last, here with coefficients of
  /// size 1 times the blur.
  @Test func frequenciesBeyondTheLast() throws {
    let year = CompoundPoisson([try LossSource(ratePerYear: 1e-6, severity: try PointMass(1))])
    let series = CompoundPoissonCharacteristicFunction(
      LossCells(year, count: 64, tail: 1e-7), start: -1, length: 10, count: 127)
    let beyond = (128...20_000).reduce(0.0) { sum, k in
      let angle = Double.pi * 4 * Double(k) / 256
      return sum + 2 / (Double.pi * Double(k)) * abs(pow(sin(angle) / angle, 8))
    }
    #expect(beyond > 0 && series.error >= beyond && series.error < 1e-7, "\(beyond), \(series.error)")
  }

  /// The coefficients of a Poisson number of single hours: exp(rate (e^(−it) − 1) + it start), blurred.
  @Test func coefficientsAreThoseOfTheDistribution() throws {
    let year = CompoundPoisson([try LossSource(ratePerYear: 30, severity: try PointMass(1))])
    let series = CompoundPoissonCharacteristicFunction(
      LossCells(year, count: 64, tail: 1e-7), start: 5, length: 64, count: 127)
    for k in [1, 2, 7, 64, 65, 100] {
      let t = 2 * Double.pi * Double(k) / 64
      let blur = pow(sin(Double.pi * 4 * Double(k) / 256) / (Double.pi * 4 * Double(k) / 256), 8)
      let size = exp(30 * (cos(t) - 1)) * blur
      let angle = -30 * sin(t) + 5 * t
      #expect(abs(series.real[k - 1] - size * cos(angle)) < 1e-13, "\(k)")
      #expect(abs(series.imaginary[k - 1] - size * sin(angle)) < 1e-13, "\(k)")
    }
  }
}
