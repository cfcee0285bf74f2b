/// Sum of independent losses of one event, as a table of its survival function.
///
/// The widest part comes first; every further one is added by S(x) = ∫ S_before(x − y) dF(y), with y by the quantiles of
/// a normal score in equal steps (the trapezoid rule, exact to many digits for smooth integrands). Between the points of
/// the table, which are equally spaced in ln x, ln S is linear. The mean is exact; probabilities are good to about a part
/// in a thousand.
import SystemLibrary
public import ResilienceNumerics

/// Distribution of a sum of independent losses.
public struct IndependentSum: NonnegativeDistribution {
  /// Parts of the sum, the widest first.
  public let parts: [any NonnegativeDistribution]
  /// The mean.
  public let mean: Double
  /// Logarithm of the first value of the table, and the step from one to the next.
  private let first: Double
  private let step: Double
  /// Survival at the values of the table.
  private let table: [Double]
  /// Integral of the survival up to the values of the table.
  private let areas: [Double]

  private static let points = 900
  /// Normal scores of the quadrature, and their weights.
  private static let scores: [(p: Double, weight: Double)] = {
    let raw = stride(from: -7.0, through: 7.0, by: 0.05).map { (normalSurvival(-$0), exp(-$0 * $0 / 2)) }
    let sum = raw.reduce(0) { $0 + $1.1 }
    return raw.map { (min($0.0, 1 - 0x1p-53), $0.1 / sum) }
  }()

  /// Sum of parts with finite means.
  ///
  /// - Complexity: O(parts · points · scores), some 5 ms a part.
  public init(_ parts: [any NonnegativeDistribution]) {
    let sorted = parts.filter { $0.survival(0) > 0 }.sorted { $0.mean > $1.mean }
    self.parts = sorted
    mean = sorted.reduce(0) { $0 + $1.mean }
    let end = max(1e-9, 4 * sorted.reduce(0) { $0 + $1.quantile(1 - 1e-12) })
    let start = max(end * 1e-14, min(end * 1e-3, 0.25 * (sorted.map { $0.quantile(1e-6) }.max() ?? 0)))
    first = log(start)
    step = (log(end) - first) / Double(Self.points - 1)
    let grid = (0..<Self.points).map { [first, step] k in exp(first + step * Double(k)) }
    var survival = grid.map { x in sorted.first?.survival(x) ?? 0 }
    for part in sorted.dropFirst() {
      let values = Self.scores.map { part.quantile($0.p) }
      let before = (survival, first, step)
      survival = grid.map { x in
        var sum = 0.0
        for (value, score) in zip(values, Self.scores) {
          sum += score.weight * (value > x ? 1 : Self.look(before.0, before.1, before.2, x - value))
        }
        return min(1, sum)
      }
    }
    table = survival
    var areas = [start]
    for k in 1..<Self.points {
      areas.append(areas[k - 1] + (grid[k] - grid[k - 1]) * (survival[k] + survival[k - 1]) / 2)
    }
    self.areas = areas
  }

  /// Survival between the points of a table.
  private static func look(_ table: [Double], _ first: Double, _ step: Double, _ x: Double) -> Double {
    guard x > 0 else { return x < 0 ? 1 : max(table[0], 0) }
    let place = (log(x) - first) / step
    if place <= 0 { return 1 - (1 - table[0]) * max(0, exp(place * step)) }
    let index = Int(place)
    guard index + 1 < table.count else { return 0 }
    let (low, high) = (table[index], table[index + 1])
    let share = place - Double(index)
    guard low > 0, high > 0 else { return low + (high - low) * share }
    return low * pow(high / low, share)
  }

  /// Probability of exceeding `x`, for `x ≥ 0`.
  public func survival(_ x: Double) -> Double { Self.look(table, first, step, x) }

  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  ///
  /// - Complexity: O(log points).
  public func quantile(_ p: Double) -> Double {
    var (low, high) = (0.0, exp(first + step * Double(Self.points - 1)))
    for _ in 0..<80 {
      let middle = low > 0 ? (low * high).squareRoot() : high * 1e-20
      if survival(middle) > 1 - p { low = middle } else if low == 0 { return 0 } else { high = middle }
    }
    return high
  }

  /// E[min(X, x)] for `x` in [0, ∞].
  public func limitedExpectedValue(_ x: Double) -> Double {
    guard x < .infinity else { return mean }
    let place = x > 0 ? (log(x) - first) / step : -1
    guard place > 0 else { return max(0, x) }
    let index = min(Self.points - 2, Int(place))
    let known = exp(first + step * Double(index))
    return min(mean, areas[index] + max(0, x - known) * (table[index] + survival(x)) / 2)
  }

  /// E[min(X, x)^exponent] for `x` in [0, ∞].
  public func limitedMoment(_ exponent: Double, _ x: Double) -> Double {
    momentByQuantiles(self, exponent, x)
  }
}
