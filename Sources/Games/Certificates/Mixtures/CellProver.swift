/// Proofs for a settled support: a tree of cells, each with a reason.

/// Prover of one support after another.
final class CellProver {
  let payoffs: CanonicalPayoffs
  let maps = BernsteinMaps()
  /// Roots that were proved, of all supports.
  private(set) var roots: [RootProof] = []
  private let rootProver: RootProver
  /// Lines of the present support.
  private var lines: [String] = []
  /// Cells of the present support that may still be looked at.
  private var cellsLeft = 0
  private var game: CertificateGame { payoffs.game }

  /// Largest number of cells of a support.
  private static let cellLimit = 20_000
  /// Least length of an edge that is cut.
  private static let leastEdge = 0x1p-16
  /// Weighted gains up to this, for weights up to 1, may be rounding.
  private static let slack = 0x1p-44
  /// Largest number of coefficients of all gains together for sums over several types.
  private static let jointLimit = 200_000

  init(_ payoffs: CanonicalPayoffs) {
    self.payoffs = payoffs
    rootProver = RootProver(payoffs, maps)
  }

  /// Lines for a support; `nil` if some cell stays undecided.
  func proof(_ support: [[Int]]) -> [String]? {
    lines = ["[\"cells\"]"]
    cellsLeft = Self.cellLimit
    return prove(ProofCell(payoffs, support, maps: maps)) ? lines : nil
  }

  private func prove(_ cell: ProofCell) -> Bool {
    guard cellsLeft > 0 else { return false }
    cellsLeft -= 1
    let slopes = CellSlopes(game, cell, maps)
    if let terms = dominance(slopes) { return accept(slopes, terms) }
    if cell.dimension == 0 { return acceptRoot(slopes, at: slopes.middle, inverse: []) }
    let joint = JointGains(slopes, limit: Self.jointLimit)
    if let (root, inverse) = target(slopes) {
      if joint.isReady {
        for weights in newtonWeights(slopes, root: root, inverse: inverse) {
          if let terms = joint.whole(weights, slopes, slack: Self.slack) { return accept(slopes, terms) }
        }
      }
      if isNear(root), acceptRoot(slopes, at: root, inverse: inverse) { return true }
    }
    if joint.isReady, let weights = joint.perceptron(slopes),
      let terms = joint.whole(weights, slopes, slack: Self.slack)
    {
      return accept(slopes, terms)
    }
    return cut(slopes)
  }

  private func accept(_ slopes: CellSlopes, _ terms: [Int]) -> Bool {
    lines.append("[\"sum\"," + terms.text.dropFirst())
    return true
  }

  // MARK: Reasons

  /// Weights of one strategy in use that is worse than another one in the whole cell.
  private func dominance(_ slopes: CellSlopes) -> [Int]? {
    let cell = slopes.cell
    for t in game.players.indices {
      let m = game.strategies[t]
      let rows = cell.values[t].count / m
      let values = cell.values[t]
      let table = values.span
      for used in cell.support[t] {
        for other in 0..<m where other != used {
          var row = 0
          while row < rows, table[other * rows + row] - table[used * rows + row] > Self.slack { row += 1 }
          if row == rows {
            let first = cell.support[t][0]
            return (other == first ? [] : [t, other, 1]) + (used == first ? [] : [t, used, -1])
          }
        }
      }
    }
    return nil
  }

  /// Where Newton's method leads from the middle of the cell, and the inverse of the slopes in the middle.
  private func target(_ slopes: CellSlopes) -> (root: [[Double]], inverse: [Double])? {
    let n = slopes.equations.count
    let (values, matrix) = slopes.system(at: slopes.middle)
    guard let inverse = CellSlopes.inverse(matrix, count: n) else { return nil }
    if let root = slopes.root(from: slopes.middle, steps: 4), root.joined().allSatisfy({ abs($0) < 4 }) {
      return (root, inverse)
    }
    var point = slopes.middle
    for (row, unknown) in slopes.unknowns.enumerated() {
      let step = (0..<n).reduce(0.0) { $0 + inverse[row * n + $1] * values[$1] }
      point[unknown.type][unknown.corner] -= step
      point[unknown.type][slopes.cell.corners[unknown.type] - 1] += step
    }
    return point.joined().allSatisfy(\.isFinite) ? (point, inverse) : nil
  }

  /// Whether a point is in the cell or not far from it.
  private func isNear(_ point: [[Double]]) -> Bool {
    point.allSatisfy { shares in
      shares.count == 1 || shares.allSatisfy { $0 > -0.25 / Double(shares.count - 1) }
    }
  }

  /// Weights that turn the gains into a coordinate by which the root is outside, or into the gain of a strategy
  /// that pays more at the root.
  private func newtonWeights(_ slopes: CellSlopes, root: [[Double]], inverse: [Double]) -> [[Double]] {
    let n = slopes.equations.count
    var candidates: [(size: Double, weights: [Double])] = []
    func spread(_ combination: [Double], plus extra: Int? = nil) -> [Double] {
      var weights = slopes.gains.map { _ in 0.0 }
      for (place, e) in slopes.equations.enumerated() { weights[e] = combination[place] }
      if let extra { weights[extra] = 1 }
      return weights
    }
    var row = 0
    for (t, shares) in root.enumerated() where shares.count > 1 {
      var last = [Double](repeating: 0, count: n)
      for corner in 0..<shares.count - 1 {
        let own = Array(inverse[row * n..<(row + 1) * n])
        for l in 0..<n { last[l] -= own[l] }
        if shares[corner] < 0 { candidates.append((-shares[corner], spread(own))) }
        row += 1
      }
      if shares[shares.count - 1] < 0 { candidates.append((-shares[shares.count - 1], spread(last))) }
      _ = t
    }
    candidates.sort { $0.size > $1.size }
    var result = candidates.prefix(3).map(\.weights)
    for (place, gain) in slopes.gains.enumerated() where !gain.isUsed {
      let linear = slopes.linearized(gain, at: root)
      guard linear.value > 0 else { continue }
      let combination = (0..<n).map { column in
        -(0..<n).reduce(0.0) { $0 + linear.slopes[$1] * inverse[$1 * n + column] }
      }
      result.append(spread(combination, plus: place))
    }
    return result
  }

  /// A root in the cell or beside it that the slopes allow to be the only one.
  private func acceptRoot(_ slopes: CellSlopes, at point: [[Double]], inverse: [Double]) -> Bool {
    let cell = slopes.cell
    var matrix: WholeMatrix?
    if cell.dimension > 0 {
      var wide = cell
      for (t, k) in cell.corners.enumerated() where k > 1 {
        let part = 1 / Double(4 * (k - 1))
        wide = wide.moved(
          game, t, to: (0..<k).map { i in (0..<k).map { $0 == i ? 1.25 : -part } }, maps)
      }
      let n = slopes.equations.count
      let scaled = scaledInverse(inverse, slopes)
      guard let rounded = WholeMatrix(scaled, count: n, digits: 14) else { return false }
      let (low, high) = CellSlopes(game, wide, maps).bounds()
      let rows = rounded.deviation(low: low, high: high, error: RootProver.rounding)
      for row in 0..<n where rows[row * n..<(row + 1) * n].reduce(0, +) > 0.999 { return false }
      matrix = rounded
    }
    guard let number = root(near: point, cell) else { return false }
    lines.append(
      "[\"only\",\(number),\(matrix?.shift ?? 0)" + (matrix.map { "," + $0.entries.text.dropFirst() } ?? "]"))
    return true
  }

  /// The inverse in coordinates of the larger cell.
  private func scaledInverse(_ inverse: [Double], _ slopes: CellSlopes) -> [Double] {
    let n = slopes.equations.count
    var result = inverse
    for (row, unknown) in slopes.unknowns.enumerated() {
      let k = Double(slopes.cell.corners[unknown.type])
      for l in 0..<n { result[row * n + l] /= 1.25 + 0.25 / (k - 1) }
    }
    return result
  }

  /// Number of a proved root at barycentric coordinates of a cell, well within the larger cell.
  private func root(near point: [[Double]], _ cell: ProofCell) -> Int? {
    let shares = point.indices.map { t -> [Double] in
      let size = cell.support[t].count
      return (0..<size).map { place in
        point[t].indices.reduce(0.0) { $0 + point[t][$1] * cell.vertices[t][$1 * size + place] }
      }
    }
    let known = roots.firstIndex { root in
      root.support == cell.support
        && zip(root.point.joined(), shares.joined()).allSatisfy { abs($0 - $1) < 1e-6 }
    }
    if let known { return isInside(roots[known], cell) ? known : nil }
    guard let proof = rootProver.proof(near: shares, support: cell.support), isInside(proof, cell) else {
      return nil
    }
    // A root that was met from another cell, from farther away.
    if let same = roots.firstIndex(where: { isSame($0, proof) }) { return same }
    roots.append(proof)
    return roots.count - 1
  }

  private func isSame(_ root: RootProof, _ other: RootProof) -> Bool {
    root.support == other.support
      && zip(root.point.joined(), other.point.joined()).allSatisfy {
        abs($0 - $1) <= 2 * (root.radius + other.radius) + 1e-12
      }
  }

  /// Whether the box around a root lies in the larger cell.
  private func isInside(_ root: RootProof, _ cell: ProofCell) -> Bool {
    cell.corners.indices.allSatisfy { t in
      let k = cell.corners[t]
      return k == 1
        || (0..<k).allSatisfy { corner in
          let form = cell.forms[t][corner * k..<(corner + 1) * k]
          let last = form[corner * k + k - 1]
          let reach = form.reduce(0.0) { $0 + abs($1 - last) } * root.radius
          let value = zip(form, root.point[t]).reduce(0.0) { $0 + $1.0 * $1.1 }
          return value - reach > -0.2499 / Double(k - 1)
        }
    }
  }

  // MARK: Cuts

  /// Cuts the edge along which gains change most.
  private func cut(_ slopes: CellSlopes) -> Bool {
    let cell = slopes.cell
    var best: (score: Double, type: Int, first: Int, second: Int)?
    for t in game.players.indices where cell.corners[t] > 1 {
      let k = cell.corners[t]
      for i in 0..<k {
        for j in i + 1..<k where length(cell, t, i, j) > Self.leastEdge {
          let score = slopes.change(of: t, from: i, to: j) + 1e-9 * length(cell, t, i, j)
          if score > best?.score ?? 0 { best = (score, t, i, j) }
        }
      }
    }
    guard let best else { return false }
    lines.append("[\"cut\",\(best.type),\(best.first),\(best.second)]")
    return prove(cell.half(game, best.type, best.first, best.second, maps))
      && prove(cell.half(game, best.type, best.second, best.first, maps))
  }

  private func length(_ cell: ProofCell, _ type: Int, _ first: Int, _ second: Int) -> Double {
    let size = cell.support[type].count
    return (0..<size).reduce(0) {
      max($0, abs(cell.vertices[type][first * size + $1] - cell.vertices[type][second * size + $1]))
    }
  }
}

extension CellSlopes {
  /// Sum over all gains of the largest change along an edge.
  func change(of type: Int, from first: Int, to second: Int) -> Double {
    gains.reduce(0) { sum, gain in
      let degree = game.degrees[gain.type][type]
      guard degree > 0 else { return sum }
      let k = cell.corners[type]
      let shape = cell.shape(game, gain.type, maps)
      let inner = shape[(type + 1)...].reduce(1, *)
      let ups = maps.ups(degree, k)
      var largest = 0.0
      let values = gain.values.span
      for block in stride(from: 0, to: values.count, by: shape[type] * inner) {
        for row in stride(from: 0, to: ups.count, by: k) {
          let (a, b) = (block + ups[row + first] * inner, block + ups[row + second] * inner)
          for i in 0..<inner { largest = max(largest, abs(values[a + i] - values[b + i])) }
        }
      }
      return sum + largest
    }
  }
}
