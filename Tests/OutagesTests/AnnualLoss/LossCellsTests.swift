import Foundation
import ResilienceNumerics
import Testing

@testable import Outages

@Suite struct LossCellsTests {
  private static func year() throws -> CompoundPoisson {
    CompoundPoisson([
      try LossSource(ratePerYear: 200, severity: try Lognormal(mu: 1, sigma: 0.8)),
      try LossSource(ratePerYear: 50, severity: try Empirical([2, 7, 7, 30])),
    ])
  }

  /// Cells hold every event below the cut, and the mean of a year but for what lies beyond.
  @Test func nothingIsLost() throws {
    let year = try Self.year()
    let cells = LossCells(year, count: 500, tail: 1e-3)
    #expect(cells.rateBeyond > 0 && cells.rateBeyond <= 1e-3)
    let rate = cells.cells.reduce(0) { $0 + $1.rate }
    #expect(abs(rate + cells.rateBeyond - 250) < 1e-9)
    #expect(abs(cells.mean + cells.meanBeyond - year.mean) < 1e-9 * year.mean)
    #expect(cells.meanBeyond > cells.rateBeyond * cells.cut)
    #expect(cells.cells.allSatisfy { $0.low <= $0.mean && $0.mean <= $0.high && $0.rate > 0 })
  }

  /// A single value is a cell of no width.
  @Test func valuesAreFoundToTheLastDigit() throws {
    let year = CompoundPoisson([try LossSource(ratePerYear: 4, severity: try Empirical([0.3, 7.1, 7.1]))])
    let cells = LossCells(year, count: 64, tail: 1e-3).cells
    #expect(cells.count == 2)
    for (cell, value) in zip(cells, [0.3, 7.1]) {
      #expect(abs(cell.mean - value) < 2e-15 * value && cell.high - cell.low < 2e-15 * value)
    }
  }

  /// Years of a Poisson number of single hours: the range must hold all but e^(−5) of them on either side, and not be
  /// much wider than that.
  @Test(arguments: [10.0, 400]) func theRangeHolds(_ rate: Double) throws {
    let year = CompoundPoisson([try LossSource(ratePerYear: rate, severity: try PointMass(1))])
    let range = LossCells(year, count: 256, tail: 1e-6).range(rarity: 5)
    func probability(_ counts: ClosedRange<Int>) -> Double {
      counts.reduce(0) { $0 + exp(Double($1) * log(rate) - rate - lgamma(Double($1) + 1)) }
    }
    let above = probability(Int(range.upperBound.rounded(.up))...Int(3 * rate + 50))
    #expect(above < exp(-5) && above > exp(-5) / 30, "\(above)")
    let below = range.lowerBound >= 1 ? probability(0...Int(range.lowerBound)) : 0
    #expect(below < exp(-5) && (below > exp(-5) / 30 || rate < 20), "\(below)")
  }

  /// The range is that of all trial values of θ, of which it tries some.
  @Test(arguments: [0.01, 1, 40, 5e4, 1e8], [1.0, 5, 23]) func theRangeIsTheNarrowest(
    _ rate: Double, _ rarity: Double
  ) throws {
    for duration: any NonnegativeDistribution in [
      try Lognormal(mu: 1, sigma: 1.6), try Exponential(mean: 3), try PointMass(2), try Empirical([0.3, 7]),
    ] {
      let year = CompoundPoisson([
        try LossSource(ratePerYear: rate, severity: duration),
        try LossSource(ratePerYear: 0.1 * rate, severity: try Exponential(mean: 0.01)),
      ])
      let cells = LossCells(year, count: 128, tail: 1e-4)
      func cumulant(_ theta: Double) -> Double {
        cells.cells.reduce(0) { sum, cell in
          let (low, high) = (expm1(theta * cell.low), expm1(theta * cell.high))
          return sum + cell.rate * (low + (high - low) * (cell.mean - cell.low) / (cell.high - cell.low))
        }
      }
      let thetas = (0..<90).map { 500 / cells.cut * pow(0.8, Double($0)) }
      let high = thetas.map { (cumulant($0) + rarity) / $0 }.filter { !$0.isNaN }.min() ?? .infinity
      let low = max(0, thetas.map { (-cumulant(-$0) - rarity) / $0 }.filter { !$0.isNaN }.max() ?? 0)
      let range = cells.range(rarity: rarity)
      #expect(abs(range.upperBound - high) <= 1e-9 * high)
      #expect(abs(range.lowerBound - low) <= 1e-9 * max(low, high))
    }
  }

  /// Losses that are nothing beside the cut lie in one cell, and the range stays a range of numbers.
  @Test(arguments: [Double.leastNonzeroMagnitude, 1e-300, 1e-20]) func lossesThatAreNothing(mean: Double)
    throws
  {
    let tiny = try LossSource(ratePerYear: 30, severity: try Exponential(mean: mean))
    let usual = try LossSource(ratePerYear: 0.5, severity: try Exponential(mean: 4))
    for sources in [[tiny], [tiny, usual]] {
      let cells = LossCells(CompoundPoisson(sources), count: 256, tail: 1e-3)
      #expect(cells.cells.allSatisfy { $0.low <= $0.mean && $0.mean <= $0.high && $0.rate > 0 })
      let range = cells.range(rarity: 10)
      #expect(range.lowerBound >= 0 && range.upperBound.isFinite)
      let curve = LossExceedanceCurve(CompoundPoisson(sources), bins: 1024, tail: 1e-3)
      #expect(curve.quantile(0.99)?.value.isFinite == true)
    }
  }
}
