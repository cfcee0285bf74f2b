/// Part `vertices`: all extreme equilibria of two players.
internal import ResilienceNumerics

/// Vertices of {x ≥ 0, A x ≤ 1} for a positive matrix A, by pivoting in whole numbers.
///
/// Ties are broken as if the right-hand side of row i were 1 + ε^(i+1): the polytope becomes simple, its vertices are
/// joined by edges, and every vertex of the original one is the limit of one.
private struct Tableau {
  /// Rows of all variables, then the right-hand side, times the last pivot.
  private(set) var rows: [[BigInteger]]
  private(set) var basis: [Int]
  private var pivotBefore = BigInteger.one
  let columns: Int

  init(_ matrix: [[BigInteger]]) {
    let (m, n) = (matrix.count, matrix[0].count)
    columns = n
    basis = Array(n..<n + m)
    rows = (0..<m).map { i in matrix[i] + (0..<m).map { $0 == i ? .one : .zero } + [.one] }
  }

  /// Number of variables.
  var count: Int { columns + rows.count }

  /// Row of the variable that leaves when another enters: the least ratio, lexicographically.
  func leaving(_ entering: Int) throws(Failure) -> Int {
    var best: Int?
    for row in rows.indices where rows[row][entering].signum > 0 {
      if let other = best, !precedes(row, other, entering) { continue }
      best = row
    }
    guard let best else { throw Failure("an unbounded edge") }
    return best
  }

  private func precedes(_ row: Int, _ other: Int, _ entering: Int) -> Bool {
    let (a, b) = (rows[row][entering], rows[other][entering])
    let first = (rows[row][count] * b, rows[other][count] * a)
    if first.0 != first.1 { return first.0 < first.1 }
    for place in columns..<count {
      let (left, right) = (rows[row][place] * b, rows[other][place] * a)
      if left != right { return left < right }
    }
    return false
  }

  /// Exchange of a variable for the one that leaves, which is returned.
  mutating func pivot(_ entering: Int) throws(Failure) -> Int {
    let leaving = try leaving(entering)
    let chosen = rows[leaving]
    let pivot = chosen[entering]
    for row in rows.indices where row != leaving {
      let factor = rows[row][entering]
      for place in chosen.indices {
        rows[row][place] = (rows[row][place] * pivot - factor * chosen[place]) / pivotBefore
      }
    }
    pivotBefore = pivot
    let left = basis[leaving]
    basis[leaving] = entering
    return left
  }

  /// Variables at zero, and the weights as shares of their sum; `nil` at the origin.
  var vertex: (zero: Set<Int>, mixture: [Rational])? {
    var values = [BigInteger](repeating: .zero, count: count)
    for (row, variable) in zip(rows, basis) { values[variable] = row[count] }
    let total = values[..<columns].reduce(.zero, +)
    guard total.signum > 0 else { return nil }
    return (
      Set(values.indices.filter { values[$0].isZero }), values[..<columns].map { Rational($0, total) }
    )
  }
}

/// Check of all extreme equilibria.
struct VertexCheck {
  private let game: StatedGame

  init(_ game: StatedGame) { self.game = game }

  /// Number of extreme equilibria: pairs of vertices at which every strategy is unplayed or a best answer.
  func equilibria(_ reader: inout CertificateReader) throws(Failure) -> Int {
    let active = game.types.filter { game.strategies[$0] > 1 }
    try need(
      active.count == 2 && active.allSatisfy { game.players[$0] == 1 } && !game.isOfShares,
      "not a game of two players")
    let (first, second) = (game.raw[active[0]], game.raw[active[1]])
    let (m, n) = (first.count, second.count)
    try need(m + n <= 128, "too many strategies")
    // Rows of the tables are numbered by the other player's strategy.
    let rows = try vertices(&reader, second, 0)
    let columns = try vertices(&reader, first, 1)
    // Labels: the first player's strategies, then the second's.
    let labels = columns.mapValues { zero in Set(zero.map { $0 < n ? m + $0 : $0 - n }) }
    var exact: [Set<Int>: [Rational]] = [:]
    for (mixture, label) in labels where label.count == n { exact[label] = mixture }
    let all = Set(0..<m + n)
    var pairs: Set<[[Rational]]> = []
    for (x, zero) in rows {
      if zero.count == m, let y = exact[all.subtracting(zero)] { pairs.insert([x, y]) }
      for (y, label) in labels where zero.count > m || label.count > n {
        if zero.union(label).count == m + n { pairs.insert([x, y]) }
      }
    }
    return try listed(&reader, pairs)
  }

  private func listed(_ reader: inout CertificateReader, _ pairs: Set<[[Rational]]>) throws(Failure) -> Int {
    var listed: Set<[[Rational]]> = []
    while true {
      let line = try reader.next().list()
      if line == [.text("done")] { break }
      try need(line.first == .text("extreme") && line.count == 3, "an extreme equilibrium was expected")
      var pair: [[Rational]] = []
      for mixture in line[1...] {
        var shares: [Rational] = []
        for share in try mixture.list() { shares.append(try share.fraction()) }
        pair.append(shares)
      }
      try need(pairs.contains(pair), "a pair of mixtures that is no extreme equilibrium")
      try need(listed.insert(pair).inserted, "the same equilibrium twice")
    }
    try need(listed.count == pairs.count, "an extreme equilibrium that is not listed")
    return listed.count
  }

  /// All vertices of a polytope of mixtures: a walk over bases that reaches every neighbour of every basis.
  ///
  /// - Parameter tables: payoffs of the other player by its strategy and by the mixing player's.
  private func vertices(
    _ reader: inout CertificateReader, _ tables: [[BigInteger]], _ number: Int
  ) throws(Failure) -> [[Rational]: Set<Int>] {
    try need(
      try reader.next() == .list([.text("polytope"), .number(BigInteger(number))]), "no walk over a polytope")
    let least = tables.reduce(tables[0][0]) { $1.reduce($0) { min($0, $1) } }
    var at = Tableau(tables.map { $0.map { $0 - least + .one } })
    var path: [Int] = []
    var (seen, needed): (Set<Set<Int>>, Set<Set<Int>>) = ([], [])
    var result: [[Rational]: Set<Int>] = [:]
    try visit(at, &seen, &needed, &result)
    while true {
      let line = try reader.next().list()
      if line == [.text("done")] { break }
      try need(line.first == .text("walk"), "an unknown reason")
      for item in line[1...] {
        let step = try item.whole()
        if step == -1 {
          guard let back = path.popLast() else { throw Failure("a step back from the beginning") }
          _ = try at.pivot(back)
          continue
        }
        try need((0..<at.count).contains(step) && !at.basis.contains(step), "a variable that cannot enter")
        path.append(try at.pivot(step))
        try visit(at, &seen, &needed, &result)
      }
    }
    try need(needed.isSubset(of: seen), "a neighbouring basis that was not visited")
    return result
  }

  private func visit(
    _ at: Tableau, _ seen: inout Set<Set<Int>>, _ needed: inout Set<Set<Int>>,
    _ result: inout [[Rational]: Set<Int>]
  ) throws(Failure) {
    let basis = Set(at.basis)
    guard seen.insert(basis).inserted else { return }
    for entering in 0..<at.count where !basis.contains(entering) {
      var neighbour = basis
      neighbour.remove(at.basis[try at.leaving(entering)])
      neighbour.insert(entering)
      needed.insert(neighbour)
    }
    if let vertex = at.vertex { result[vertex.mixture] = vertex.zero }
  }
}
