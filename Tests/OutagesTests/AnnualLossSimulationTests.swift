import Foundation
import Numerics
import Testing

@testable import Outages

@Suite struct AnnualLossSimulationTests {
  private static let years = 200_000

  private static func year(_ rate: Double) throws -> CompoundPoisson {
    CompoundPoisson([
      try LossSource(ratePerYear: rate, severity: try Lognormal(mu: log(4), sigma: 1))
    ])
  }

  /// Every quantity within three times the half-width of its interval: false alarm about 4e-9 for each.
  @Test(arguments: [0.05, 0.5, 6]) func agreesWithTheExactCurve(_ rate: Double) throws {
    let year = try Self.year(rate)
    let exact = LossExceedanceCurve(year, bins: 1 << 13)
    let years = try AnnualLossSimulation(year, seed: 11).run(years: Self.years, jobs: 2)
    #expect(years.years == Self.years)
    #expect(abs(years.mean.value - exact.mean) < 3 * years.mean.noise, "seed 11")
    #expect(
      abs(years.shareWithoutLoss - exact.probabilityOfNoLoss) < 6 * (0.25 / Double(Self.years)).squareRoot())
    for p in [0.9, 0.99, 0.999] {
      let (seen, truth) = (years.quantile(p), try #require(exact.quantile(p)))
      #expect(abs(seen.value - truth.value) <= 3 * seen.noise + 1e-3 * truth.value, "P\(100 * p), seed 11")
      let (tail, tailTruth) = (years.tailMean(p), try #require(exact.tailMean(p)))
      #expect(abs(tail.value - tailTruth.value) < 3 * tail.noise + 1e-3 * tail.value, "tail \(p), seed 11")
    }
    let above = years.exceedance(14.5)
    #expect(abs(above.value - (try #require(exact.exceedance(14.5))).value) < 3 * above.noise + 1e-4)
  }

  @Test func threadsDoNotChangeABit() throws {
    let simulation = try AnnualLossSimulation(try Self.year(0.5), seed: 3)
    let one = simulation.run(years: 600_001, jobs: 1)
    #expect(one == simulation.run(years: 600_001, jobs: 2))
    #expect(one == simulation.run(years: 600_001, jobs: 5))
    #expect(one != (try AnnualLossSimulation(try Self.year(0.5), seed: 4)).run(years: 600_001))
  }

  /// A year's loss, drawn the slow way from the year's own stream.
  @Test func aYearIsItsStream() throws {
    let year = try Self.year(2.5)
    let simulated = try AnnualLossSimulation(year, seed: 9).run(years: 1000)
    var sum = 0.0
    for index in 0..<1000 {
      var stream = PhiloxStream(seed: 9, stream: 0, index: UInt64(index))
      let u = Double(stream.next()) * 0x1p-64
      var events = 0
      var (term, below) = (exp(-2.5), exp(-2.5))
      while u >= below {
        events += 1
        term *= 2.5 / Double(events)
        below += term
      }
      for _ in 0..<events { sum += year.sources[0].severity.sample(&stream) }
    }
    #expect(abs(simulated.mean.value * 1000 / sum - 1) < 1e-12)
  }

  @Test func severalSources() throws {
    let year = CompoundPoisson([
      try LossSource(ratePerYear: 1, severity: try PointMass(2)),
      try LossSource(ratePerYear: 0.25, severity: try Exponential(mean: 8)),
    ])
    let years = try AnnualLossSimulation(year, seed: 5).run(years: Self.years)
    #expect(abs(years.mean.value - 4) < 3 * years.mean.noise, "seed 5")
    let exact = try #require(LossExceedanceCurve(year, bins: 1 << 14).quantile(0.99))
    #expect(abs(years.quantile(0.99).value - exact.value) < 3 * years.quantile(0.99).noise + 0.05)
  }

  @Test func edges() throws {
    let never = CompoundPoisson([])
    let quiet = try AnnualLossSimulation(never, seed: 1).run(years: 10)
    #expect(quiet.mean.value == 0 && quiet.quantile(0.99).value == 0 && quiet.shareWithoutLoss == 1)
    let many = CompoundPoisson([LossSource](repeating: try Self.year(900).sources[0], count: 2))
    #expect(throws: ParameterError.self) { try AnnualLossSimulation(many, seed: 1) }
    let busy = try AnnualLossSimulation(try Self.year(900), seed: 1).run(years: 2000)
    #expect(abs(busy.mean.value - 900 * 4 * exp(0.5)) < 4 * busy.mean.noise)
  }
}
