import Foundation
import ResilienceNumerics
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
  @Test(arguments: [0.05, 0.5, 6, 60, 200]) func agreesWithTheExactCurve(_ rate: Double) throws {
    let year = try Self.year(rate)
    let exact = LossExceedanceCurve(year, bins: 1 << 13)
    let count = rate < 50 ? Self.years : 4000
    let years = try AnnualLossSimulation(year, seed: 11).run(years: count, jobs: 2)
    #expect(years.years == count)
    #expect(abs(years.mean.value - exact.mean) < 3 * years.mean.noise, "seed 11")
    #expect(
      abs(years.shareWithoutLoss - exact.probabilityOfNoLoss) < 6 * (0.25 / Double(count)).squareRoot())
    for p in [0.9, 0.99, 0.999] {
      let (seen, truth) = (try #require(years.quantile(p)), try #require(exact.quantile(p)))
      #expect(abs(seen.value - truth.value) <= 3 * seen.noise + 1e-3 * truth.value, "P\(100 * p), seed 11")
      let (tail, tailTruth) = (try #require(years.tailValueAtRisk(p)), try #require(exact.tailValueAtRisk(p)))
      #expect(abs(tail.value - tailTruth.value) < 3 * tail.noise + 1e-3 * tail.value, "tail \(p), seed 11")
    }
    let limit = max(14.5, 1.05 * exact.mean)
    let above = years.exceedance(limit)
    #expect(above.value > 0 && above.value < 1)
    #expect(abs(above.value - (try #require(exact.exceedance(limit))).value) < 3 * above.noise + 1e-4)
  }

  @Test func threadsDoNotChangeABit() throws {
    let simulation = try AnnualLossSimulation(try Self.year(0.5), seed: 3)
    let one = simulation.run(years: 600_001, jobs: 1)
    #expect(one == simulation.run(years: 600_001, jobs: 2))
    #expect(one == simulation.run(years: 600_001, jobs: 5))
    #expect(one != (try AnnualLossSimulation(try Self.year(0.5), seed: 4)).run(years: 600_001))
  }

  @Test func threadsDoNotChangeABitOfManyEvents() throws {
    let simulation = try AnnualLossSimulation(try Self.year(3000), seed: 3)
    let one = simulation.run(years: 301, jobs: 1)
    #expect(one == simulation.run(years: 301, jobs: 2) && one == simulation.run(years: 301, jobs: 5))
  }

  /// A year's loss, drawn the slow way from the year's own stream; the numbers of events go by the slow sum.
  @Test(arguments: [2.5, 300]) func aYearIsItsStream(_ rate: Double) throws {
    let year = try Self.year(rate)
    let simulated = try AnnualLossSimulation(year, seed: 9).run(years: 1000)
    var sum = 0.0
    for index in 0..<1000 {
      var stream = PhiloxStream(seed: 9, stream: 0, index: UInt64(index))
      let u = Double(stream.next()) * 0x1p-64
      var events = 0
      var (term, below) = (exp(-rate), exp(-rate))
      while u >= below {
        events += 1
        term *= rate / Double(events)
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
    let seen = try #require(years.quantile(0.99))
    #expect(abs(seen.value - exact.value) < 3 * seen.noise + 0.05)
  }

  @Test func edges() throws {
    let never = CompoundPoisson([])
    let quiet = try AnnualLossSimulation(never, seed: 1).run(years: 1000)
    #expect(quiet.mean.value == 0 && quiet.quantile(0.99)?.value == 0 && quiet.shareWithoutLoss == 1)
    #expect(quiet.exceedance(0).value == 0)
    #expect(throws: ParameterError.self) { try AnnualLossSimulation(try Self.year(1e9), seed: 1) }
  }

  /// The noise of a tail mean is how far it scatters from seed to seed: 150 of them know that to 6 per cent.
  @Test func theNoiseOfTheTailIsItsScatter() throws {
    let year = try Self.year(1)
    let runs = try (1...150).map { seed in
      try #require(try AnnualLossSimulation(year, seed: UInt64(seed)).run(years: 2000).tailValueAtRisk(0.9))
    }
    let mean = runs.reduce(0) { $0 + $1.value } / 150
    let scatter = (runs.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) } / 149).squareRoot()
    let noise = runs.reduce(0) { $0 + $1.noise } / 150
    #expect(abs(noise / (1.96 * scatter) - 1) < 0.2, "\(noise), \(scatter)")
  }

  /// What a few years cannot tell is not told: a quantile whose rank may lie beyond them.
  @Test func fewYearsHaveNoTail() throws {
    let few = try AnnualLossSimulation(try Self.year(5), seed: 1).run(years: 100)
    #expect(few.quantile(0.9) != nil && few.quantile(0.999) == nil && few.tailValueAtRisk(0.999) == nil)
    #expect(few.quantile(0.001) == nil)
  }

  /// A million events a year: within the noise of the mean and of the median.
  @Test func aMillionEventsAYear() throws {
    let year = CompoundPoisson([try LossSource(ratePerYear: 1e6, severity: try Exponential(mean: 2))])
    let years = try AnnualLossSimulation(year, seed: 2).run(years: 8, jobs: 2)
    // The mean of eight years deviates by 2828 / √8 hours.
    let error = abs(years.mean.value - 2e6)
    #expect(error < 3 * 1000)
    #expect(years.mean.noise > 500 && years.mean.noise < 4000)
    let half = try #require(years.quantile(0.5))
    #expect(abs(half.value - 2e6) < 6000 && half.noise > 0 && half.noise < 6000)
    #expect(years.exceedance(1.9e6).value == 1 && years.exceedance(2.1e6).value == 0)
  }
}
