/// Monthly downtime in hours: a compound Poisson sum, as exact probabilities between bounds.
///
/// A provider adds up the downtime of a month before applying its credit tiers, so two short outages in one
/// month may reach a tier that neither reaches alone. An outage counts in the month in which it begins;
/// months are twelfths of a year, and the downtime of a month is at most its length.
///
/// Hours are rounded down to a grid that ends at the threshold, and then up; Panjer's recursion (ASTIN
/// Bulletin 12 (1981) 22) gives the two probabilities, which enclose the true one.
import SystemLibrary
import ResilienceNumerics

/// Downtime of a month.
public struct MonthlyDowntime: Sendable {
  /// Hours of a month: 8760 / 12.
  public static let hours = 730.0
  /// Steps from 0 to a threshold.
  static let steps = 512

  /// Compound Poisson model of the year's outages.
  public let year: CompoundPoisson

  /// Month of a year of outages, with their losses in hours.
  public init(_ year: CompoundPoisson) { self.year = year }

  /// Probability that the downtime of a month exceeds so many hours, 0 or more.
  ///
  /// - Complexity: see `excess`.
  public func probability(above threshold: Double) -> Enclosure { Self.middle(excess(threshold).probability) }

  /// Expected hours of a month beyond a threshold, 0 or more.
  public func meanExcess(over threshold: Double) -> Enclosure { Self.middle(excess(threshold).mean) }

  /// The middle of two bounds between them.
  static func middle(_ limits: ClosedRange<Double>) -> Enclosure {
    Enclosure((limits.lowerBound + limits.upperBound) / 2, limits.lowerBound, limits.upperBound)
  }

  /// Both bounds at once: probability of more downtime than a threshold, 0 or more, and expected hours beyond it.
  ///
  /// - Complexity: O(steps²), some 0.1 ms, and O(steps · sources) without known tables.
  func excess(
    _ threshold: Double
  ) -> (probability: ClosedRange<Double>, mean: ClosedRange<Double>) {
    let rate = year.ratePerYear / 12
    let mean = year.mean / 12
    guard !year.sources.isEmpty, threshold < Self.hours else { return (0...0, 0...0) }
    guard threshold > 0 else {
      let some = 1 - exp(-year.rate(above: 0) / 12)
      return (some...some, mean...mean)
    }
    let step = self.step(threshold)
    // Last multiple that does not exceed the threshold, with a margin for rounding.
    let last = Int(threshold / step * (1 + 1e-9) + 1e-9)
    let down = sums(rate, step, last, roundedUp: false)
    let up = sums(rate, step, last, roundedUp: true)
    // E[(X − a)+] = mean − E[min(X, a)], and E[min(X, a)] adds up P(X > x) for x below a.
    func limited(_ sums: [Double]) -> Double {
      sums.dropLast().reduce(0) { $0 + step * (1 - min(1, $1)) }
        + (threshold - Double(last) * step) * (1 - min(1, sums[last]))
    }
    let low = max(0, mean - limited(up)), high = max(0, mean - limited(down))
    return (
      max(0, 1 - down[last])...max(0, 1 - down[last], 1 - up[last]),
      min(low, high)...max(low, high)
    )
  }

  /// Step of the grid; constant durations are multiples of it, so that their sums lie on the grid exactly.
  private func step(_ threshold: Double) -> Double {
    let step = threshold / Double(Self.steps)
    for source in year.sources {
      if let fixed = source.severity as? PointMass, fixed.value < threshold, fixed.value > step {
        return fixed.value / (fixed.value / step * (1 - 1e-12)).rounded(.up)
      }
    }
    return step
  }

  /// P(X ≤ k · step) for k from 0 to `last`, hours rounded down or up.
  private func sums(_ rate: Double, _ step: Double, _ last: Int, roundedUp: Bool) -> [Double] {
    // P(D > x), with the boundary shifted by a rounding margin so that a length on the grid stays on it.
    let tables = year.sources.map {
      SurvivalTables.survival(
        year.tables, of: $0.severity, step: step, factor: 1 + (roundedUp ? 1e-12 : -1e-12), count: last + 1)
    }
    func above(_ k: Int) -> Double {
      year.sources.indices.reduce(0) { $0 + year.sources[$1].ratePerYear * tables[$1][k] } / (12 * rate)
    }
    var severity = [Double](repeating: 0, count: last + 1)
    var before = roundedUp ? above(0) : above(1)
    severity[0] = roundedUp ? 0 : 1 - before
    if roundedUp { severity[0] = max(0, 1 - before) }
    for k in 1..<max(1, last + 1) {
      let next = above(roundedUp ? k : k + 1)
      severity[k] = max(0, before - next)
      before = next
    }
    var g = Self.compound(severity, rate: rate)
    for k in 1..<max(1, last + 1) { g[k] += g[k - 1] }
    return g
  }

  /// P(X = k · step) by Panjer's recursion: g(k) = rate/k · Σ j · severity(j) · g(k − j).
  ///
  /// Each number, once known, is added into all sums that it enters: these do not wait for one another, so that several
  /// are done at once.
  ///
  /// - Complexity: O(steps²).
  static func compound(_ severity: [Double], rate: Double) -> [Double] {
    let weights = severity.indices.map { Double($0) * severity[$0] }
    var g = [Double](repeating: 0, count: severity.count)
    weights.withUnsafeBufferPointer { weights in
      g.withUnsafeMutableBufferPointer { g in
        for k in g.indices {
          let now = k == 0 ? exp(-rate * (1 - severity[0])) : rate / Double(k) * g[k]
          g[k] = now
          guard now > 0 else { continue }
          for j in 1..<max(1, g.count - k) { g[k + j] += weights[j] * now }
        }
      }
    }
    return g
  }
}
