import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

/// Years with tables in common against years that compute everything themselves: the same to the last bit.
@Suite struct SurvivalTablesTests {
  private func durations() throws -> [any NonnegativeDistribution] {
    [
      try Lognormal(mu: 0.7, sigma: 1.2), try Exponential(mean: 2), try Weibull(scale: 3, shape: 0.7),
      try Pareto(scale: 1, shape: 2.5), try Empirical([0.5, 2, 2, 9]), try PointMass(1.5),
    ]
  }

  private func year(_ rate: Double, _ tables: SurvivalTables?) throws -> CompoundPoisson {
    let sources = try durations().enumerated().map { number, duration in
      let loss = try EventLoss(
        hours: duration, cuts: [], perHour: [number == 1 ? 0.25 : 1], downHours: number == 0 ? 6 : .infinity,
        growth: number == 2 ? try LossGrowth(exponent: 1.2) : .proportional)
      return try LossSource(ratePerYear: rate / Double(1 + number), severity: loss)
    }
    return CompoundPoisson(sources, tables: tables)
  }

  /// Few events a year, so that the grid begins at 0, and many, so that it is a window; the tables are filled by the first
  /// years and read by the others.
  @Test func yearsAreTheSame() throws {
    let tables = SurvivalTables()
    for rate in [0.2, 0.21, 3, 3.0001, 40, 41, 0.2] {
      let (shared, alone) = (
        LossExceedanceCurve(try year(rate, tables), bins: 1024, tail: 1e-3, levels: [0.99]),
        LossExceedanceCurve(try year(rate, nil), bins: 1024, tail: 1e-3, levels: [0.99])
      )
      #expect(shared.step == alone.step)
      for p in [0.5, 0.9, 0.99] {
        #expect(shared.quantile(p) == alone.quantile(p))
        #expect(shared.tailValueAtRisk(p) == alone.tailValueAtRisk(p))
      }
      let amounts = [-1, 0, 0.3, 2, 17, 90, 4000.0]
      #expect(shared.exceedances(amounts) == amounts.map { alone.exceedance($0)?.value ?? 0 })
    }
  }

  /// Months, whose grids end at a threshold.
  @Test func monthsAreTheSame() throws {
    let tables = SurvivalTables()
    for rate in [0.5, 6, 0.5, 70] {
      let (shared, alone) = (
        MonthlyDowntime(try year(rate, tables)), MonthlyDowntime(try year(rate, nil))
      )
      for threshold in [0, 0.7, 7.3, 7.3, 800] {
        #expect(shared.probability(above: threshold) == alone.probability(above: threshold))
        #expect(shared.meanExcess(over: threshold) == alone.meanExcess(over: threshold))
      }
    }
  }

  /// Losses that differ in one number only have tables of their own.
  @Test func lossesAreToldApart() throws {
    let hours = try Exponential(mean: 2)
    let losses = [
      try EventLoss(hours: hours, cuts: [], perHour: [1]),
      try EventLoss(hours: hours, cuts: [], perHour: [2]),
      try EventLoss(hours: hours, cuts: [], perHour: [1], downHours: 3),
      try EventLoss(hours: hours, cuts: [1], perHour: [1, 1]),
      try EventLoss(hours: hours, cuts: [], perHour: [1], growth: try LossGrowth(exponent: 1.5)),
      try EventLoss(hours: try Exponential(mean: 3), cuts: [], perHour: [1]),
    ]
    let tables = SurvivalTables()
    for (number, loss) in losses.enumerated() {
      #expect(losses.map { $0 == loss } == losses.indices.map { $0 == number })
      let table = SurvivalTables.survival(tables, of: loss, step: 0.5, count: 12)
      #expect(table == (0...12).map { loss.survival(Double($0) * 0.5) })
      #expect(tables.ladder(of: loss) == LossCells.ladder.map { loss.survival($0) })
      let cells = SurvivalTables.cells(tables, of: loss, count: 64, cut: 9)
      #expect(cells.map(\.mean) == LossCells.cells(loss, count: 64, cut: 9).map(\.mean))
      #expect(tables.quantiles(of: loss, at: [0.1, 0.7]) == [loss.quantile(0.1), loss.quantile(0.7)])
    }
  }
}
