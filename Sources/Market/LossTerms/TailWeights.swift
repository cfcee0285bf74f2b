/// Weight of an hour down in the worst years relative to an average year (tail value at risk).
///
/// Tail value at risk is the mean of the worst years. It is allocated to phases by their contributions to
/// those years (Euler's rule): for a compound Poisson sum S of losses Y, E[Σ f(Y); S in the tail] = rate ·
/// E[f(Y) P(S + Y in the tail)]. Years are ranked by the hours that the firm is down, as if it were alone:
/// the rank of a year then does not depend on the others, payoffs stay linear in E[φ^κ], and the
/// contributions add up to the tail value at risk of a firm alone. With others down too they add up to the
/// mean loss of the same years, which is at most the tail value at risk.
///
/// Reference: Tasche, "Capital allocation to business units and sub-portfolios: the Euler principle", 2008;
/// Mecke's formula for Poisson sums.
import SystemLibrary
import ResilienceNumerics
import Outages

/// The worst years of one strategy.
struct TailWeights: YearOfTerms, Equatable {
  typealias Terms = DowntimeRisk

  /// By phase of the market: hours in a mean bad year over hours in a mean year; 1 where the phase never
  /// takes the strategy down.
  let byPhase: [Double]
  /// Mean of the hours that count in the worst years.
  let tailMeanHours: Double

  /// Steps of the grid on which a year's hours are computed.
  static let bins = 2048
  /// Steps of the sum over an event's hours.
  static let steps = 600

  /// Weights from the worst years of a risk.
  ///
  /// Throws where a mean is infinite or an event too frequent.
  ///
  /// - Complexity: O(sources · (bins + steps · phases) + bins · log bins).
  init(_ risk: DowntimeRisk, _ tables: SurvivalTables? = nil) throws(ParameterError) {
    let tail = risk.tail
    var sources: [LossSource] = []
    for source in risk.sources {
      let loss = try EventLoss(
        hours: source.events.duration, cuts: [], perHour: [source.events.severity],
        downHours: source.events.downHours,
        growth: risk.growth)
      sources.append(try LossSource(ratePerYear: source.events.ratePerYear, severity: loss))
    }
    let curve = LossExceedanceCurve(
      CompoundPoisson(sources, tables: tables), bins: Self.bins, tail: tail / 10, levels: [1 - tail],
      narrow: 0.1)
    let worst = curve.tailValueAtRisk(1 - tail)?.value ?? curve.mean / tail
    let quantile = curve.quantile(1 - tail)?.value ?? 0
    var expected = [Double](repeating: 0, count: risk.phaseCount)
    var bad = expected
    var points: (hours: [Double], probabilities: [Double]) = ([], [])
    for (number, source) in risk.sources.enumerated() {
      let isNew = number == 0 || !source.events.duration.isEqual(to: risk.sources[number - 1].events.duration)
      if isNew { points = Self.points(source.events.duration, tables) }
      let down = points.hours.map { min($0, source.events.downHours) }
      let short = down.map { quantile - source.events.severity * risk.growth.counted($0) }
      let reaches = zip(short, curve.exceedances(short)).map { $0 <= 0 ? 1 : $1 }
      let before = source.stretches.map { risk.growth.counted($0.start) }
      for k in down.indices {
        for (place, stretch) in source.stretches.enumerated() where down[k] > stretch.start {
          let counted = risk.growth.counted(min(down[k], stretch.end)) - before[place]
          let yearly = stretch.ratePerYear * points.probabilities[k] * source.events.severity * counted
          expected[stretch.phase] += yearly
          bad[stretch.phase] += yearly * reaches[k] / tail
        }
      }
    }
    // The contributions add up to the tail value at risk; the error of the sum is less than a per cent.
    let total = bad.reduce(0, +)
    let ratio = worst / total
    let scale = ratio.isFinite && ratio > 0 ? ratio : 1
    byPhase = zip(bad, expected).map { bad, expected in
      let weight = scale * bad / expected
      return weight.isFinite ? weight : 1
    }
    tailMeanHours = worst
  }

  /// Hours of an event with their probabilities: the observed ones, or midpoints in x where P(D > t) =
  /// e^(−x).
  private static func points(
    _ duration: any NonnegativeDistribution, _ tables: SurvivalTables?
  ) -> (hours: [Double], probabilities: [Double]) {
    if let observed = duration as? Empirical {
      let count = observed.sorted.count
      return (observed.sorted, [Double](repeating: 1 / Double(count), count: count))
    }
    if let fixed = duration as? PointMass { return ([fixed.value], [1]) }
    return ((tables ?? SurvivalTables()).quantiles(of: duration, at: places), probabilities)
  }

  private static let width = 34.0 / Double(steps)
  private static let places = (0..<steps).map { -expm1(-(Double($0) * width + width / 2)) }
  private static let probabilities = (0..<steps).map { k in
    let x = Double(k) * width
    return exp(-x) - exp(-x - width)
  }
}
