/// Survival functions of losses on grids, worked out once for all years that share them.
///
/// Along a rate, every year of a search has the same losses on a few grids: ends of grids lie on a ladder, and only the
/// rates before the survival functions differ. Every number is the one that would be computed without a table.
public import ResilienceNumerics

/// Tables shared by the years of one question, on any number of threads.
public final class SurvivalTables: Sendable {
  /// Most numbers kept of each kind: 32 MB.
  private static let limit = 1 << 22

  /// A distribution and what is asked about it.
  private struct Key<Question: Hashable & Sendable>: Hashable, Sendable {
    let distribution: any NonnegativeDistribution
    let question: Question

    static func == (one: Self, other: Self) -> Bool {
      one.question == other.question && one.distribution.isEqual(to: other.distribution)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(question)
      hasher.combine(distribution.mean)
    }
  }

  /// Multiples of a step, each times a factor next to 1.
  private struct Grid: Hashable {
    let step: Double
    let factor: Double
    let count: Int
  }

  /// Cells up to a cut.
  private struct Partition: Hashable {
    let count: Int
    let cut: Double
  }

  private let grids = Memo<Key<Grid>, [Double]>(limit: limit)
  private let ladders = Memo<Key<Int>, [Double]>(limit: limit)
  private let partitions = Memo<Key<Partition>, [LossCells.Cell]>(limit: limit / 4)
  private let quantiles = Memo<Key<Grid>, [Double]>(limit: limit)

  /// Empty tables.
  public init() {}

  /// P(X > k · step · factor) for k from 0 to `count`: nothing exceeds what follows a point that nothing exceeds.
  ///
  /// - Complexity: O(count) survival functions without a known table.
  static func survival(
    _ tables: SurvivalTables?, of severity: any NonnegativeDistribution, step: Double, factor: Double = 1,
    count: Int
  ) -> [Double] {
    func fresh() -> [Double] {
      var values = [Double](repeating: 0, count: count + 1)
      for k in 0...count {
        values[k] = severity.survival(max(0, Double(k) * step * factor))
        guard values[k] > 0 else { break }
      }
      return values
    }
    guard let tables, severity is any Equatable else { return fresh() }
    let grid = Grid(step: step, factor: factor, count: count)
    return tables.grids.value(
      Key(distribution: severity, question: grid), size: count + 1, computing: fresh)
  }

  /// Survival on the ladder of cuts.
  func ladder(of severity: any NonnegativeDistribution) -> [Double] {
    let ladder = LossCells.ladder
    guard severity is any Equatable else { return ladder.map { severity.survival($0) } }
    return ladders.value(Key(distribution: severity, question: 0), size: ladder.count) {
      ladder.map { severity.survival($0) }
    }
  }

  /// Cells of one event, with probabilities for rates.
  static func cells(
    _ tables: SurvivalTables?, of severity: any NonnegativeDistribution, count: Int, cut: Double
  ) -> [LossCells.Cell] {
    guard let tables, severity is any Equatable else {
      return LossCells.cells(severity, count: count, cut: cut)
    }
    let key = Key(distribution: severity, question: Partition(count: count, cut: cut))
    return tables.partitions.value(key, size: count) {
      LossCells.cells(severity, count: count, cut: cut)
    }
  }

  /// Quantiles at `probabilities`, evenly spaced between their ends.
  public func quantiles(
    of distribution: any NonnegativeDistribution, at probabilities: [Double]
  ) -> [Double] {
    func fresh() -> [Double] { probabilities.map { distribution.quantile($0) } }
    guard distribution is any Equatable else { return fresh() }
    let grid = Grid(
      step: probabilities.first ?? 0, factor: probabilities.last ?? 0, count: probabilities.count)
    return quantiles.value(
      Key(distribution: distribution, question: grid), size: grid.count, computing: fresh)
  }
}
