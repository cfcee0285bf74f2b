/// Proofs that a cell holds no equilibrium, from the payoffs at its corners.

struct CellExclusion {
  /// Strategies in use by player (or type).
  let supports: [[Int]]
  /// Number of strategies of a player, used or not.
  let sizes: [Int]
  /// Number of bounds on a payoff, by player: values at corners, or Bernstein coefficients.
  let rows: [Int]
  /// Start of a player's payoffs in the table: `table[strategy · rows + row]`.
  let tables: [Int]
  /// Bound on the rounding of such a number before any cut.
  let rounding: Double
  /// Roundings that a cut adds.
  let roundingsPerCut: Int
  /// Strategies but the last one in use, by player, and whether they are in use.
  private let others: [[(strategy: Int, isUsed: Bool)]]
  /// Scratch memory for gains, weights and sums.
  private var gains: [Double]
  private var weights: [Double]
  private var sums: [Double]
  /// Most steps of the search for a weighting that excludes.
  private static let rounds = 4

  init(
    supports: [[Int]], sizes: [Int], rows: [Int], tables: [Int], rounding: Double, roundingsPerCut: Int
  ) {
    (self.supports, self.sizes, self.rows, self.tables) = (supports, sizes, rows, tables)
    (self.rounding, self.roundingsPerCut) = (rounding, roundingsPerCut)
    others = zip(supports, sizes).map { support, size in
      (0..<size).filter { $0 != support.last }.map { ($0, support.contains($0)) }
    }
    let (most, longest) = (sizes.max() ?? 0, rows.max() ?? 0)
    gains = [Double](repeating: 0, count: most * longest)
    weights = [Double](repeating: 0, count: most)
    sums = [Double](repeating: 0, count: longest)
  }

  /// Bound on the rounding of a difference of payoffs at corners of a cell, and of sums of up to 60 of them: a unit
  /// in the last place for each corner that a cut adds up, twice, and as much for weights that do not quite add up; two
  /// for payoffs that were rounded themselves.
  func error(cuts: Int) -> Double { rounding * Double(66 + roundingsPerCut * cuts) }

  /// Whether some strategy in use is worse than another one in the whole cell, or worse than a weighting of
  /// others that would have to pay the same: Farkas' lemma on the corners.
  ///
  /// - Complexity: O(rounds · values).
  mutating func excludes(_ values: [Double], error: Double) -> Bool {
    for player in sizes.indices {
      if dominates(player, values.span, error) || separates(player, values.span, error) { return true }
    }
    return false
  }

  private func dominates(_ player: Int, _ values: Span<Double>, _ error: Double) -> Bool {
    let rows = rows[player]
    for used in supports[player] {
      let own = tables[player] + used * rows
      for other in 0..<sizes[player] where other != used {
        let better = tables[player] + other * rows
        var row = 0
        while row < rows, values[better + row] - values[own + row] > error { row += 1 }
        if row == rows { return true }
      }
    }
    return false
  }

  /// Searches for weights on gains over one strategy in use, free for others in use and nonnegative for
  /// unused ones, at which the weighted gain is positive at every corner: then the gains are not all 0 (and
  /// not positive for unused ones) anywhere. Perceptron steps: the worst corner is added to the weights.
  private mutating func separates(_ player: Int, _ values: Span<Double>, _ error: Double) -> Bool {
    guard supports[player].count > 1, let reference = supports[player].last else { return false }
    let (rows, first, others) = (rows[player], tables[player], others[player])
    var gains: [Double] = []
    swap(&gains, &self.gains)
    defer { swap(&gains, &self.gains) }
    let last = first + reference * rows
    var table = gains.mutableSpan
    for (e, other) in others.enumerated() {
      let own = first + other.strategy * rows
      var total = 0.0
      for row in 0..<rows {
        let gain = values[own + row] - values[last + row]
        table[e * rows + row] = gain
        total += gain
      }
      weights[e] = total
    }
    for _ in 0..<Self.rounds {
      let (size, worst) = Self.weigh(table.span, rows: rows, others, &weights, &sums)
      if sums[worst] > 2 * error * size { return true }
      if size == 0 { return false }
      for e in others.indices { weights[e] = weights[e] / Double(rows) * 0.5 + table[e * rows + worst] }
    }
    return false
  }

  /// Weighted sums of gains at every corner; returns the size of the weights and the worst corner.
  private static func weigh(
    _ gains: Span<Double>, rows: Int, _ others: [(strategy: Int, isUsed: Bool)], _ weights: inout [Double],
    _ sums: inout [Double]
  ) -> (size: Double, worst: Int) {
    var size = 0.0
    var sums = sums.mutableSpan
    for row in 0..<rows { sums[row] = 0 }
    for (e, other) in others.enumerated() {
      if !other.isUsed { weights[e] = max(0, weights[e]) }
      let weight = weights[e]
      size += abs(weight)
      if weight == 0 { continue }
      for row in 0..<rows { sums[row] += weight * gains[e * rows + row] }
    }
    var worst = 0
    for row in 0..<rows where sums[row] < sums[worst] { worst = row }
    return (size, worst)
  }
}

extension CellExclusion {
  /// The tests for mixtures of single players.
  init(_ shape: SupportShape, rounding: Double) {
    self.init(
      supports: shape.supports, sizes: shape.sizes, rows: shape.rows, tables: shape.tables,
      rounding: rounding,
      roundingsPerCut: 8)
  }

  /// The tests for mixtures of types.
  init(_ shape: CountShape, rounding: Double) {
    let types = shape.supports.indices
    self.init(
      supports: shape.supports, sizes: types.map { _ in shape.strategyCount },
      rows: types.map { _ in shape.length }, tables: types.map { shape.table($0, 0) }, rounding: rounding,
      roundingsPerCut: 4 * max(2, shape.ladders.reduce(0) { max($0, $1.degree) }))
  }
}
