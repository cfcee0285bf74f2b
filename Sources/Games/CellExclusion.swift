/// Proofs that a cell holds no equilibrium, from the payoffs at its corners.

struct CellExclusion {
  let shape: SupportShape
  /// Bound on the rounding of a payoff at a corner before any cut.
  let rounding: Double
  /// Most steps of the search for a weighting that excludes.
  private static let rounds = 24

  /// Bound on the rounding of a difference of payoffs at corners of a cell, and of sums of up to 60 of them: a unit
  /// in the last place for each corner that a cut adds up, twice, and as much for weights that do not quite add up.
  func error(_ cell: SupportCell) -> Double { rounding * Double(64 + 8 * cell.cuts) }

  /// Whether some strategy in use is worse than another one in the whole cell, or worse than a weighting of others
  /// that has to be worth the same: Farkas' lemma on the corners.
  ///
  /// - Complexity: O(rounds · values).
  func excludes(_ cell: SupportCell) -> Bool {
    let error = error(cell)
    for player in shape.sizes.indices {
      if dominates(player, cell, error) || separates(player, cell, error) { return true }
    }
    return false
  }

  private func dominates(_ player: Int, _ cell: SupportCell, _ error: Double) -> Bool {
    let rows = shape.rows[player]
    let values = cell.values.span
    for used in shape.supports[player] {
      let own = shape.tables[player] + used * rows
      for other in 0..<shape.sizes[player] where other != used {
        let better = shape.tables[player] + other * rows
        var row = 0
        while row < rows, values[better + row] - values[own + row] > error { row += 1 }
        if row == rows { return true }
      }
    }
    return false
  }

  /// Looks for weights on gains over one strategy in use, free for others in use and not negative for those not in
  /// use, at which the weighted gain is positive at every corner: then the gains are not all 0 (and not positive
  /// for unused ones) anywhere. Perceptron steps: the worst corner is added to the weights.
  private func separates(_ player: Int, _ cell: SupportCell, _ error: Double) -> Bool {
    let support = shape.supports[player]
    guard support.count > 1, let reference = support.last else { return false }
    let rows = shape.rows[player]
    let first = shape.tables[player]
    let strategies = (0..<shape.sizes[player]).filter { $0 != reference }
    let isFree = strategies.map { support.contains($0) }
    let values = cell.values.span
    var gains = [Double](repeating: 0, count: strategies.count * rows)
    var weights = [Double](repeating: 0, count: strategies.count)
    for (e, strategy) in strategies.enumerated() {
      for row in 0..<rows {
        let gain = values[first + strategy * rows + row] - values[first + reference * rows + row]
        gains[e * rows + row] = gain
        weights[e] += gain
      }
    }
    var sums = [Double](repeating: 0, count: rows)
    for _ in 0..<Self.rounds {
      var size = 0.0
      for row in 0..<rows { sums[row] = 0 }
      for e in weights.indices {
        if !isFree[e] { weights[e] = max(0, weights[e]) }
        let weight = weights[e]
        size += abs(weight)
        if weight == 0 { continue }
        for row in 0..<rows { sums[row] += weight * gains[e * rows + row] }
      }
      var worst = 0
      for row in 0..<rows where sums[row] < sums[worst] { worst = row }
      if sums[worst] > 2 * error * size { return true }
      if size == 0 { return false }
      for e in weights.indices { weights[e] = weights[e] / Double(rows) * 0.5 + gains[e * rows + worst] }
    }
    return false
  }
}
