import Foundation
import Numerics
import Outages
import Testing

@Suite struct EventLossTests {
  private static let hours: any NonnegativeDistribution =
    (try? Lognormal(mu: 1, sigma: 0.8)) ?? Empty()

  private struct Empty: NonnegativeDistribution {
    var mean: Double { .nan }
    func survival(_ t: Double) -> Double { .nan }
    func quantile(_ p: Double) -> Double { .nan }
    func limitedMean(_ t: Double) -> Double { .nan }
  }

  private static func losses() throws -> [EventLoss] {
    [
      try EventLoss(hours: hours, cuts: [], perHour: [10]),
      try EventLoss(hours: hours, cuts: [0.5, 4], perHour: [10, 0, 3]),
      try EventLoss(hours: hours, cuts: [0.5, 4], perHour: [10, 2, 3], downHours: 6),
      try EventLoss(hours: hours, cuts: [1], perHour: [5, 2], growth: try LossGrowth(exponent: 1.2)),
    ]
  }

  /// The mean is the integral of the quantiles: the oracle takes midpoints in 200,000 steps.
  @Test func meansAreIntegrals() throws {
    let cover = try RetainedLoss.Cover(waitingHours: 1, deductible: 2, limit: 20)
    for (index, loss) in try Self.losses().enumerated() {
      let kept = RetainedLoss(loss, cover)
      let steps = 20_000
      var (mean, limited, retained) = (0.0, 0.0, 0.0)
      for k in 0..<steps {
        let p = (Double(k) + 0.5) / Double(steps)
        mean += loss.quantile(p) / Double(steps)
        limited += min(7, loss.quantile(p)) / Double(steps)
        retained += kept.quantile(p) / Double(steps)
      }
      #expect(abs(loss.mean / mean - 1) < 2e-3, "loss \(index)")
      #expect(abs(loss.limitedMean(7) / limited - 1) < 1e-3, "loss \(index)")
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
    let cover = try RetainedLoss.Cover(waitingHours: 8, deductible: 5, limit: 100)
    let kept = RetainedLoss(loss, cover)
    #expect(kept.attachment == 85)
    for p in [0.1, 0.9, 0.99, 0.9999] {
      let x = loss.quantile(p)
      #expect(kept.quantile(p) == (x <= 85 ? x : max(85, x - 100)))
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
  }

  /// Below 99.99 % from 4.4 minutes on, below 99 % from 7.3 h, below 95 % from 36.5 h.
  @Test func credits() throws {
    let ladder = ServiceCredit.ec2Region
    for (hours, share) in [(0.05, 0), (1, 0.1), (8, 0.3), (40, 1)] {
      #expect(abs(ladder.expectedShare(try PointMass(hours)) - share) < 1e-15)
    }
  }
}
