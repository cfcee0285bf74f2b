import Foundation
import ResilienceNumerics
import Outages
import Testing

@Suite struct EventLossTests {
  private static let hours: any NonnegativeDistribution =
    (try? Lognormal(mu: 1, sigma: 0.8)) ?? Empty()

  private struct Empty: NonnegativeDistribution {
    var mean: Double { .nan }
    func survival(_ t: Double) -> Double { .nan }
    func quantile(_ p: Double) -> Double { .nan }
    func limitedExpectedValue(_ t: Double) -> Double { .nan }
    func limitedMoment(_ exponent: Double, _ t: Double) -> Double { .nan }
  }

  private static let prices: [[Double]] = [[10], [10, 0, 3], [10, 2, 3], [5, 2]]

  private static func losses() throws -> [EventLoss] {
    [
      try EventLoss(hours: hours, cuts: [], perHour: prices[0]),
      try EventLoss(hours: hours, cuts: [0.5, 4], perHour: prices[1]),
      try EventLoss(hours: hours, cuts: [0.5, 4], perHour: prices[2], downHours: 6),
      try EventLoss(hours: hours, cuts: [1], perHour: prices[3], growth: try LossGrowth(exponent: 1.2)),
    ]
  }

  /// The mean is the integral of the quantiles: the oracle takes midpoints in 20,000 steps. An insurer that covers
  /// everything pays the part of a loss between the attachment and the limit beyond it.
  @Test func meansAreIntegrals() throws {
    let cover = try EventLoss.Cover(waitingHours: 1, deductible: 2, limit: 20)
    for (index, loss) in try Self.losses().enumerated() {
      let kept = try loss.retained(by: cover, insured: Self.prices[index])
      let attachment = loss.loss(ofHours: 1) + 2
      let steps = 20_000
      var (mean, limited, retained) = (0.0, 0.0, 0.0)
      for k in 0..<steps {
        let p = (Double(k) + 0.5) / Double(steps)
        let x = loss.quantile(p)
        mean += x / Double(steps)
        limited += min(7, x) / Double(steps)
        retained += (x - min(20, max(0, x - attachment))) / Double(steps)
      }
      #expect(abs(loss.mean / mean - 1) < 2e-3, "loss \(index)")
      #expect(abs(loss.limitedExpectedValue(7) / limited - 1) < 1e-3, "loss \(index)")
      #expect(abs(kept.mean / retained - 1) < 2e-3, "loss \(index)")
    }
  }

  @Test func survivalInvertsTheQuantile() throws {
    for loss in try Self.losses() {
      for p in [0.3, 0.6, 0.9] {
        let x = loss.quantile(p)
        #expect(loss.survival(x * (1 + 1e-9)) <= 1 - p + 1e-6)
        #expect(loss.survival(x * (1 - 1e-9)) >= 1 - p - 1e-6)
      }
    }
    let capped = try Self.losses()[2]
    #expect(capped.survival(capped.loss(ofHours: 6)) == 0)
  }

  @Test func theCoverPaysWhatItShould() throws {
    let loss = try EventLoss(hours: Self.hours, cuts: [], perHour: [10])
    let cover = try EventLoss.Cover(waitingHours: 8, deductible: 5, limit: 100)
    let kept = try loss.retained(by: cover, insured: [10])
    // An insurer that covers four of the ten dollars has paid 100 after 33.5 hours instead of 18.5.
    let part = try loss.retained(by: cover, insured: [4])
    for p in [0.1, 0.9, 0.99, 0.9999] {
      let x = loss.quantile(p)
      #expect(abs(kept.quantile(p) - (x <= 85 ? x : max(85, x - 100))) < 1e-9 * x)
      let insured = 0.4 * x
      #expect(abs(part.quantile(p) - (x - min(100, max(0, insured - 37)))) < 1e-9 * x)
    }
  }

  @Test func aTailWithoutAMeanIsRefused() throws {
    let tail = try Pareto(scale: 1, shape: 1.15)
    _ = try EventLoss(hours: tail, cuts: [], perHour: [1])
    #expect(throws: ParameterError.self) {
      try EventLoss(hours: tail, cuts: [], perHour: [1], growth: try LossGrowth(exponent: 1.2))
    }
  }

  /// Parametrix: twice the hours cost 7.8 / 3.4 as much.
  @Test func twoDaysCostMoreThanTwiceOne() throws {
    let loss = try EventLoss(
      hours: Self.hours, cuts: [], perHour: [1], growth: try LossGrowth(exponent: 1.2, referenceHours: 24))
    #expect(abs(loss.loss(ofHours: 48) / loss.loss(ofHours: 24) - 7.8 / 3.4) < 0.01)
    #expect(abs(loss.loss(ofHours: 24) - 24) < 1e-9)
    // E[24 (D/24)^1.2] for a lognormal D.
    let mean = pow(24, -0.2) * exp(1.2 * 1 + 1.2 * 1.2 * 0.8 * 0.8 / 2)
    #expect(abs(loss.mean / mean - 1) < 1e-12)
  }

  /// Below 99.99 % from 4.4 minutes on, below 99 % from 7.3 h, below 95 % from 36.5 h.
  @Test func credits() throws {
    let ladder = ServiceCredit.ec2Region
    for (hours, share) in [(0.05, 0), (1, 0.1), (8, 0.3), (40, 1)] {
      // So rarely that no month has two.
      let rare = try LossSource(ratePerYear: 1e-6, severity: try PointMass(hours))
      let expected = ladder.expectedShare(MonthlyDowntime(CompoundPoisson([rare]))).value
      #expect(abs(expected / 1e-6 * 12 - share) < 1e-5)
    }
  }
}
