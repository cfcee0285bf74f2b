import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

@Suite struct MonthlyDowntimeTests {
  private func month(_ rate: Double, _ hours: any NonnegativeDistribution) throws -> MonthlyDowntime {
    MonthlyDowntime(CompoundPoisson([try LossSource(ratePerYear: rate, severity: hours)]))
  }

  /// One outage a month on average, each of 3.65 h: two together are 99.0 % exactly, which is not below.
  @Test func twoOutagesOfAMonthGiveOneCredit() throws {
    let month = try month(12, try PointMass(3.65))
    let share = ServiceCredit.ec2Region.expectedShare(month)
    let e = exp(-1.0)
    let expected = 0.1 * (1 - e) + 0.2 * (1 - e * 2.5)
    #expect(abs(share.value - expected) < 1e-6)
    // $5,000 a month: about $4,758 a year, not the $6,000 of one credit for each outage.
    #expect(abs(12 * 5000 * share.value / 4758 - 1) < 1e-3)
    #expect(share.bounds.upperBound - share.bounds.lowerBound < 1e-6)
  }

  /// Thirty outages of six minutes a month: never more than the bill.
  @Test func creditsNeverExceedTheBill() throws {
    let month = try month(360, try PointMass(0.1))
    let share = ServiceCredit.ec2Region.expectedShare(month).value
    #expect(abs(60_000 * share / 6000 - 1) < 0.02)
    let wild = try self.month(36_000, try PointMass(5))
    #expect(abs(ServiceCredit.ec2Region.expectedShare(wild).value - 1) < 1e-12)
    #expect(ServiceCredit.ec2Region.yearlyShare(wild, quantile: 0.99) == 12)
  }

  /// Exact probabilities against simulated months.
  @Test func probabilitiesAgreeWithSimulation() throws {
    let duration = try Lognormal(mu: 0.3, sigma: 1.1)
    let month = try month(9, duration)
    let simulation = try AnnualLossSimulation(
      CompoundPoisson([try LossSource(ratePerYear: 9.0 / 12, severity: duration)]), seed: 3
    ).run(years: 400_000)
    for threshold in [0.073, 0.73, 7.3, 36.5] {
      let exact = month.probability(above: threshold)
      let seen = simulation.exceedance(threshold)
      #expect(abs(exact.value - seen.value) < 2.6 * seen.noise + 1e-9, "\(threshold)")
      #expect(exact.bounds.upperBound - exact.bounds.lowerBound < 0.01)
    }
    let excess = month.meanExcess(over: 7.3)
    let hours = CompoundPoisson([try LossSource(ratePerYear: 9.0 / 12, severity: duration)])
    let expected = hours.expectedLayer(from: 7.3, limit: .infinity)
    #expect(excess.bounds.contains(expected) || abs(excess.value / expected - 1) < 2e-3)
  }

  /// The recursion as it is written in books, one sum after the other.
  @Test(arguments: [0.0, 0.3, 4, 60, 900]) func recursionIsPanjers(_ rate: Double) throws {
    let duration = try Lognormal(mu: 1, sigma: 1)
    for count in [1, 2, 3, 64, 513] {
      let ends = (0...count).map { duration.survival(Double($0) / 8) }
      let severity = (0..<count).map { ends[$0] - ends[$0 + 1] }
      var expected = [exp(-rate * (1 - severity[0]))]
      for k in 1..<max(1, count) {
        let sum = (1...k).reduce(0) { $0 + Double($1) * severity[$1] * expected[k - $1] }
        expected.append(rate / Double(k) * sum)
      }
      let found = MonthlyDowntime.compound(severity, rate: rate)
      #expect(found.count == count)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-12 * $1 })
    }
  }

  @Test func ladderOfOnesOwn() throws {
    let ladder = try ServiceCredit([
      .init(below: 0.95, share: 0.5), .init(below: 0.9995, share: 0.1), .init(below: 0.99, share: 0.25),
      .init(below: 0.98, share: 0.2),
    ])
    #expect(
      ladder.rungs.map(\.share) == [0.1, 0.25, 0.5] && ladder.rungs.map(\.below) == [0.9995, 0.99, 0.95])
    let month = try month(6, try Exponential(mean: 2))
    let probabilities = ladder.probabilities(month)
    #expect(abs(probabilities.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    let mean = probabilities.reduce(0) { $0 + $1.share * $1.probability }
    #expect(abs(mean - ladder.expectedShare(month).value) < 1e-12)
    #expect(ladder.yearlyShare(month, quantile: 0.5) <= ladder.yearlyShare(month, quantile: 0.99))
    #expect(throws: ParameterError.self) { try ServiceCredit([.init(below: 99, share: 0.1)]) }
  }

  /// A month without an outage keeps every promise; the penalty of an hour is paid beyond the budget only.
  @Test func penaltiesOfAPromise() throws {
    let promise = try ServicePromise(target: 0.999, penaltyPerHour: 100, penaltyPerBreach: 1000)
    #expect(abs(promise.budgetHours - 0.73) < 1e-12)
    let month = try month(12, try PointMass(1))
    let e = exp(-1.0)
    // Every outage breaks it; the excess is N − 0.73 where there are N > 0.
    let expected = 12 * (1000 * (1 - e) + 100 * (1 - 0.73 * (1 - e)))
    #expect(abs(promise.expectedPenalty(month) / expected - 1) < 2e-3)
    #expect(try promise.expectedPenalty(self.month(0, try PointMass(1))) == 0)
  }
}

@Suite struct InsuranceCoverTests {
  private func shared(
    _ hours: any NonnegativeDistribution, _ cover: EventLoss.Cover, rate: Double = 1
  ) throws -> (retained: CompoundPoisson, paid: CompoundPoisson) {
    let loss = try EventLoss(hours: hours, cuts: [], perHour: [10_000])
    let parts = try loss.shared(ratePerYear: rate, by: cover, insured: [10_000])
    return (CompoundPoisson(parts.retained), CompoundPoisson(parts.paid))
  }

  /// Down 16 h, waiting period 8 h: half is paid; as a franchise all of it.
  @Test func aFranchisePaysEveryHour() throws {
    let waiting = try shared(try PointMass(16), try .init(waitingHours: 8))
    #expect(waiting.paid.mean == 80_000 && waiting.retained.mean == 80_000)
    let franchise = try shared(try PointMass(16), try .init(waitingHours: 8, isFranchise: true))
    #expect(abs(franchise.paid.mean - 160_000) < 1e-6 && abs(franchise.retained.mean) < 1e-6)
    let short = try shared(try PointMass(7), try .init(waitingHours: 8, isFranchise: true))
    #expect(short.paid.mean == 0 && abs(short.retained.mean - 70_000) < 1e-6)
  }

  /// Exponential hours: E[paid] = 10,000 (8 + 4) e^(−2) for a franchise of 8 h, mean 4 h; what one keeps the other pays.
  @Test func expectationsInClosedForm() throws {
    let hours = try Exponential(mean: 4)
    let franchise = try shared(hours, try .init(waitingHours: 8, isFranchise: true), rate: 3)
    #expect(abs(franchise.paid.mean / (3 * 10_000 * 12 * exp(-2.0)) - 1) < 1e-9)
    #expect(abs((franchise.paid.mean + franchise.retained.mean) / 120_000 - 1) < 1e-9)
    let all = try EventLoss.Cover(waitingHours: 2, deductible: 5000, limit: 50_000, isFranchise: true)
    let parts = try shared(hours, all)
    #expect(abs((parts.paid.mean + parts.retained.mean) / 40_000 - 1) < 1e-9)
    // Paid: min(10,000 h − 5,000, 50,000) for h > 2, so 15,000 at 2 h and no more beyond 5.5 h.
    let expected = 15_000 * exp(-0.5) + 40_000 * (exp(-0.5) - exp(-5.5 / 4))
    #expect(abs(parts.paid.mean / expected - 1) < 1e-9)
  }

  @Test func aConditionalDurationIsAPart() throws {
    let base = try Lognormal(mu: 1, sigma: 0.8)
    let short = try #require(ConditionalDuration(base, above: 0, upTo: 3))
    let long = try #require(ConditionalDuration(base, above: 3))
    let mean = short.probability * short.mean + long.probability * long.mean
    #expect(abs(mean / base.mean - 1) < 1e-12 && abs(short.probability + long.probability - 1) < 1e-12)
    for p in [0.01, 0.5, 0.99] {
      #expect(abs(1 - short.survival(short.quantile(p)) - p) < 1e-9)
      #expect(abs(1 - long.survival(long.quantile(p)) - p) < 1e-9)
    }
    #expect(short.quantile(0.999) <= 3 && long.quantile(0.001) >= 3)
    #expect(ConditionalDuration(try PointMass(2), above: 3) == nil)
  }

  /// Aggregates of the year: Poisson(1) payments of 80,000, at most 100,000 a year beyond the first 40,000.
  @Test func aggregatesOfAYear() throws {
    let cover = try EventLoss.Cover(waitingHours: 8, aggregateDeductible: 40_000, aggregateLimit: 100_000)
    let paid = try shared(try PointMass(16), cover).paid
    let e = exp(-1.0)
    // One event pays 40,000, two or more 100,000 (120,000 cut off).
    let expected = 40_000 * e + 100_000 * (1 - 2 * e)
    let layer = paid.expectedLayer(from: cover.aggregateDeductible, limit: cover.aggregateLimit)
    #expect(abs(layer / expected - 1) < 1e-4)
    #expect(abs(paid.expectedLayer(from: 0, limit: .infinity) / paid.mean - 1) < 1e-9)
  }
}
