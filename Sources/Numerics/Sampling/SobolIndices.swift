/// Sobol's variance-based indices: the inputs whose uncertainty matters most.
///
/// Two independent tables of draws, A and B, and for every input i a table A_B(i), which is A with the column i of B.
/// The first-order index is the share of the output's variance that knowing the input would remove on average; the
/// total index is the share that remains when everything else is known. Neither depends on an order of the inputs.
///
/// Reference: Saltelli et al., Computer Physics Communications 181 (2010) 259, estimators (b) and (f), the latter
/// Jansen's.

/// The indices of one output.
public struct SobolIndices: Equatable, Sendable {
  /// An index with the half-width of its 95 % interval.
  public struct Index: Equatable, Sendable {
    /// The estimate; noise can take it below 0 or above 1.
    public let value: Double
    /// 1.96 standard deviations over resampled draws.
    public let noise: Double
  }

  /// Variance of the output.
  public let variance: Double
  /// First-order index by input; empty where the output never varies.
  public let first: [Index]
  /// Total index by input.
  public let total: [Index]

  /// Draws that are resampled.
  static let resamples = 200

  /// Estimates the indices from outputs of the tables: `a[n]`, `b[n]`, `mixed[i][n]`.
  ///
  /// The noise is that of a bootstrap over draws, which takes its numbers from `seed`; the result depends on nothing
  /// else.
  ///
  /// - Precondition: at least two draws, every table with as many.
  /// - Complexity: O(inputs · draws · 200).
  public init(a: [Double], b: [Double], mixed: [[Double]], seed: UInt64) {
    precondition(a.count >= 2 && b.count == a.count && mixed.allSatisfy { $0.count == a.count })
    let centre = (a.reduce(0, +) + b.reduce(0, +)) / Double(2 * a.count)
    let (a, b) = (a.map { $0 - centre }, b.map { $0 - centre })
    let mixed = mixed.map { $0.map { $0 - centre } }
    let squares = zip(a, b).map { ($0 * $0 + $1 * $1) / 2 }
    let means = zip(a, b).map { ($0 + $1) / 2 }
    let firsts = mixed.map { column in a.indices.map { b[$0] * (column[$0] - a[$0]) } }
    let totals = mixed.map { column in
      a.indices.map { (a[$0] - column[$0]) * (a[$0] - column[$0]) / 2 }
    }
    let variance = Self.mean(squares)
    self.variance = variance
    // What does not vary has no shares; rounding of the sums does not count as variance.
    guard variance > 1e-24 * max(centre * centre, .leastNormalMagnitude) else {
      (first, total) = ([], [])
      return
    }
    let samples = Self.samples(count: a.count, seed: seed)
    let spread = samples.map { Self.variance(squares, means, $0) }
    let index = { (terms: [Double]) -> Index in
      let again = zip(samples, spread).map { $1 > 0 ? Self.mean(terms, $0) / $1 : 0 }
      let middle = Self.mean(again)
      let deviation = Self.mean(again.map { ($0 - middle) * ($0 - middle) }).squareRoot()
      return Index(value: Self.mean(terms) / variance, noise: 1.96 * deviation)
    }
    first = firsts.map(index)
    total = totals.map(index)
  }

  /// Numbers of draws, drawn with replacement, for each resample.
  private static func samples(count: Int, seed: UInt64) -> [[Int32]] {
    (0..<resamples).map { resample in
      var random = PhiloxStream(seed: seed, stream: 0x50B0_1, index: UInt64(resample))
      return (0..<count).map { _ in Int32(random.next() % UInt64(count)) }
    }
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private static func mean(_ values: [Double], _ sample: [Int32]) -> Double {
    let values = values.span
    var sum = 0.0
    for place in sample { sum += values[Int(place)] }
    return sum / Double(sample.count)
  }

  private static func variance(_ squares: [Double], _ means: [Double], _ sample: [Int32]) -> Double {
    let mean = mean(means, sample)
    return Self.mean(squares, sample) - mean * mean
  }
}
