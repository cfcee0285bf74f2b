import Foundation
import ResilienceNumerics
import Outages
import Testing

@Suite struct GammaPosteriorTests {
  @Test func eightEventsInFifteenYears() throws {
    let posterior = try GammaPosterior(events: 8, years: 15)
    #expect(posterior.mean == 8.5 / 15)
    #expect(posterior.standardDeviation == 8.5.squareRoot() / 15)
    // A gamma of shape 8.5 is half a chi-square with 17 degrees of freedom: 7.5642 and 30.1910 (tables).
    let interval = posterior.interval()
    #expect(abs(interval.lowerBound - 7.5642 / 30) < 1e-5)
    #expect(abs(interval.upperBound - 30.1910 / 30) < 1e-5)
  }

  @Test func nothingSeenIsNotNothing() throws {
    let posterior = try GammaPosterior(events: 0, years: 15)
    #expect(posterior.mean == 0.5 / 15)
    #expect(posterior.interval().lowerBound > 0)
    let exact = try PoissonInterval(events: 0, years: 15)
    #expect(exact.bounds.lowerBound == 0)
    // With no event the upper bound is −ln 0.025 / T.
    #expect(abs(exact.bounds.upperBound + log(0.025) / 15) < 1e-12)
  }

  /// The bounds are where the sums of Poisson probabilities say.
  @Test(arguments: [1, 3, 8, 40]) func exactIntervalInvertsTheSums(_ events: Int) throws {
    let bounds = try PoissonInterval(events: events, years: 1).bounds
    func below(_ k: Int, _ rate: Double) -> Double {
      (0..<k).reduce(0) { $0 + exp(Double($1) * log(rate) - rate - lgamma(Double($1) + 1)) }
    }
    #expect(abs(1 - below(events, bounds.lowerBound) - 0.025) < 1e-9)
    #expect(abs(below(events + 1, bounds.upperBound) - 0.025) < 1e-9)
  }

  @Test func impossibleRecordsAreRefused() {
    #expect(throws: ParameterError.self) { try GammaPosterior(events: -1, years: 15) }
    #expect(throws: ParameterError.self) { try GammaPosterior(events: 1, years: 0) }
    #expect(throws: ParameterError.self) { try PoissonInterval(events: 1, years: 1, level: 1) }
  }
}
