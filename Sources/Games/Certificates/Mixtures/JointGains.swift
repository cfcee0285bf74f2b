/// Weighted sums of gains of several types on a cell.

/// Coefficients of all gains in one common degree, and the search for weights that make a sum positive.
struct JointGains {
  /// `values[gain]`: coefficients of the common degree; empty if they would be too many.
  private(set) var values: [[Double]] = []
  /// Number of steps of the search.
  private static let steps = 12

  /// Whether the gains are few enough.
  var isReady: Bool { !values.isEmpty }

  init(_ slopes: CellSlopes, limit: Int) {
    let (game, maps, corners) = (slopes.game, slopes.maps, slopes.cell.corners)
    let types = game.players.indices
    let top = types.map { u in types.reduce(0) { max($0, game.degrees[$1][u]) } }
    let size = types.reduce(1) { $0 * maps.count(top[$1], corners[$1]) }
    guard size * slopes.gains.count <= limit else { return }
    for gain in slopes.gains {
      var shape = slopes.cell.shape(game, gain.type, maps)
      var values = gain.values
      for u in types where game.degrees[gain.type][u] < top[u] {
        values = maps.elevated(game.degrees[gain.type][u], corners[u]).applied(
          to: values, size: shape[u], inner: shape[(u + 1)...].reduce(1, *))
        shape[u] = maps.count(top[u], corners[u])
      }
      self.values.append(values)
    }
  }

  /// Terms of a positive sum as the certificate states them: type, strategy and whole weight of each gain;
  /// `nil` if the sum is not positive everywhere.
  func whole(_ weights: [Double], _ slopes: CellSlopes, slack: Double) -> [Int]? {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return nil }
    for digits in [64.0, 65_536] {
      let rounded = weights.indices.map { place -> Int in
        let value = Int((weights[place] / largest * digits).rounded())
        return slopes.gains[place].isUsed ? value : max(0, value)
      }
      if isPositive(rounded, slopes, slack: slack * digits) {
        return rounded.indices.filter { rounded[$0] != 0 }.flatMap {
          [slopes.gains[$0].type, slopes.gains[$0].strategy, rounded[$0]]
        }
      }
    }
    return nil
  }

  private func isPositive(_ weights: [Int], _ slopes: CellSlopes, slack: Double) -> Bool {
    let used = weights.indices.filter { weights[$0] != 0 }
    guard let first = used.first else { return false }
    // One type alone is summed in its own degree.
    let isSingle = used.allSatisfy { slopes.gains[$0].type == slopes.gains[first].type }
    let tables = used.map { isSingle ? slopes.gains[$0].values : values[$0] }
    let size = used.reduce(0.0) { $0 + abs(Double(weights[$1])) }
    var sums = [Double](repeating: 0, count: tables[0].count)
    for (gain, table) in zip(used, tables) {
      let weight = Double(weights[gain])
      for row in sums.indices { sums[row] += weight * table[row] }
    }
    return (sums.min() ?? 0) > slack + size * 0x1p-48
  }

  /// Weights by perceptron steps: the worst coefficient is added to the weights until all are positive.
  func perceptron(_ slopes: CellSlopes) -> [Double]? {
    let rows = values[0].count
    var weights = values.map { $0.reduce(0, +) / Double(rows) }
    var sums = [Double](repeating: 0, count: rows)
    for _ in 0..<Self.steps {
      for row in sums.indices { sums[row] = 0 }
      var size = 0.0
      for place in weights.indices {
        if !slopes.gains[place].isUsed { weights[place] = max(0, weights[place]) }
        let weight = weights[place]
        size += abs(weight)
        if weight == 0 { continue }
        values[place].withUnsafeBufferPointer { table in
          for row in 0..<rows { sums[row] += weight * table[row] }
        }
      }
      guard size > 0 else { return nil }
      var worst = 0
      for row in 0..<rows where sums[row] < sums[worst] { worst = row }
      if sums[worst] > 1e-6 * size { return weights }
      for place in weights.indices { weights[place] = weights[place] * 0.7 + values[place][worst] }
    }
    return nil
  }
}
