/// Values and slopes of the equations of indifference on a cell.

/// Coefficients of the gain of a strategy over the first one in use of its type.
struct CellGain {
  let type: Int
  let strategy: Int
  let isUsed: Bool
  let values: [Double]
}

/// A cell with its gains.
struct CellSlopes {
  let game: CertificateGame
  let cell: ProofCell
  let maps: BernsteinMaps
  /// Gains of all strategies but the first one in use, by type and strategy.
  let gains: [CellGain]
  /// Indices in `gains` of the equations: gains of strategies in use.
  let equations: [Int]
  /// Free coordinates: type and corner, the last corner of each type giving way.
  let unknowns: [(type: Int, corner: Int)]

  init(_ game: CertificateGame, _ cell: ProofCell, _ maps: BernsteinMaps) {
    (self.game, self.cell, self.maps) = (game, cell, maps)
    gains = game.players.indices.flatMap { t in
      (0..<game.strategies[t]).filter { $0 != cell.support[t][0] }.map { s in
        CellGain(
          type: t, strategy: s, isUsed: cell.support[t].contains(s),
          values: cell.gain(t, s, strategies: game.strategies[t]))
      }
    }
    equations = gains.indices.filter { [gains] in gains[$0].isUsed }
    unknowns = game.players.indices.flatMap { t in (0..<cell.corners[t] - 1).map { (t, $0) } }
  }

  /// Sizes of the axes of a type's coefficients.
  private func shape(_ type: Int) -> [Int] { cell.shape(game, type, maps) }

  /// Bounds on the slopes: least and largest by equation and unknown.
  func bounds() -> (low: [Double], high: [Double]) {
    var (low, high): ([Double], [Double]) = ([], [])
    for e in equations {
      let shape = shape(gains[e].type)
      for (u, corner) in unknowns {
        let degree = game.degrees[gains[e].type][u]
        guard degree > 0 else {
          low.append(0)
          high.append(0)
          continue
        }
        let slopes = maps.slope(degree, cell.corners[u], corner).applied(
          to: gains[e].values, size: shape[u], inner: shape[(u + 1)...].reduce(1, *))
        low.append(slopes.min() ?? 0)
        high.append(slopes.max() ?? 0)
      }
    }
    return (low, high)
  }

  /// Value of a gain and its slopes by the unknowns, at barycentric coordinates.
  func linearized(_ gain: CellGain, at point: [[Double]]) -> (value: Double, slopes: [Double]) {
    let types = game.players.indices
    var value: Double?
    var slopes: [Double] = []
    for u in types where cell.corners[u] > 1 {
      let degree = game.degrees[gain.type][u]
      let ends = contracted(gain, at: point, keeping: degree > 0 ? u : nil)
      guard degree > 0 else {
        slopes += [Double](repeating: 0, count: cell.corners[u] - 1)
        continue
      }
      let k = cell.corners[u]
      value = zip(ends, point[u]).reduce(0) { $0 + $1.0 * $1.1 }
      slopes += (0..<k - 1).map { Double(degree) * (ends[$0] - ends[k - 1]) }
    }
    return (value ?? contracted(gain, at: point, keeping: nil)[0], slopes)
  }

  /// A gain averaged over all axes but one degree of `kept`.
  private func contracted(_ gain: CellGain, at point: [[Double]], keeping kept: Int?) -> [Double] {
    var values = gain.values
    var inner = 1
    for u in game.players.indices.reversed() {
      var degree = game.degrees[gain.type][u]
      let (k, least) = (cell.corners[u], u == kept ? 1 : 0)
      while degree > least {
        values = maps.contracted(values, degree: degree, weights: point[u], inner: inner)
        degree -= 1
      }
      if u == kept { inner *= k }
    }
    return values
  }

  /// Values of the equations and their slopes, row by row.
  func system(at point: [[Double]]) -> (values: [Double], slopes: [Double]) {
    var (values, slopes): ([Double], [Double]) = ([], [])
    for e in equations {
      let linear = linearized(gains[e], at: point)
      values.append(linear.value)
      slopes += linear.slopes
    }
    return (values, slopes)
  }

  /// Inverse of a square matrix; `nil` if it is singular to working precision.
  static func inverse(_ matrix: [Double], count: Int) -> [Double]? {
    var matrix = matrix
    var order = [Int](repeating: 0, count: count)
    return invert(&matrix, count: count, order: &order) ? matrix : nil
  }

  /// Newton's method from a point; `nil` if it leaves the neighbourhood or does not converge.
  func root(from start: [[Double]], steps: Int) -> [[Double]]? {
    var point = start
    let n = equations.count
    for _ in 0..<steps {
      let (values, slopes) = system(at: point)
      guard let inverse = Self.inverse(slopes, count: n) else { return nil }
      var size = 0.0
      for (row, unknown) in unknowns.enumerated() {
        let step = (0..<n).reduce(0.0) { $0 + inverse[row * n + $1] * values[$1] }
        point[unknown.type][unknown.corner] -= step
        point[unknown.type][cell.corners[unknown.type] - 1] += step
        size = max(size, abs(step))
      }
      guard size.isFinite, size < 1e3 else { return nil }
      if size < 1e-15 { return point }
    }
    return point
  }

  /// Middle of the cell.
  var middle: [[Double]] { cell.corners.map { k in [Double](repeating: 1 / Double(k), count: k) } }
}

extension BernsteinMaps {
  /// Coefficients of a lower degree: one player more is averaged over.
  func contracted(_ values: [Double], degree: Int, weights: [Double], inner: Int) -> [Double] {
    let k = weights.count
    let ups = ups(degree, k)
    let (size, lower) = (count(degree, k), ups.count / k)
    let outer = values.count / (size * inner)
    var result = [Double](repeating: 0, count: outer * lower * inner)
    let (old, from, by) = (values.span, ups.span, weights.span)
    var new = result.mutableSpan
    for block in 0..<outer {
      for row in 0..<lower {
        let target = (block * lower + row) * inner
        for j in 0..<k {
          let source = (block * size + from[row * k + j]) * inner
          for i in 0..<inner { new[target + i] += by[j] * old[source + i] }
        }
      }
    }
    return result
  }
}
