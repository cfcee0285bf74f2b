/// Walks over all bases of a best-response polytope, as certificates record them.
internal import ResilienceNumerics

/// A dictionary of {x ≥ 0, A x ≤ 1} in whole numbers, ties broken lexicographically.
private struct WholeDictionary {
  private var rows: [[BigInteger]]
  private(set) var basis: [Int]
  private var pivotBefore = BigInteger.one
  private let columns: Int

  init(_ matrix: [[BigInteger]]) {
    let (m, n) = (matrix.count, matrix[0].count)
    columns = n
    basis = Array(n..<n + m)
    rows = matrix.indices.map { i in
      matrix[i] + (0..<m).map { $0 == i ? .one : .zero } + [.one]
    }
  }

  /// Number of variables.
  var count: Int { columns + rows.count }

  /// The basis as bits.
  var mask: UInt128 { basis.reduce(0) { $0 | 1 << UInt128($1) } }

  /// Row of the variable that leaves when another enters.
  func leaving(_ entering: Int) -> Int? {
    var best: Int?
    for row in rows.indices where rows[row][entering].signum > 0 {
      if best.map({ isBefore(row, $0, entering) }) ?? true { best = row }
    }
    return best
  }

  private func isBefore(_ row: Int, _ other: Int, _ entering: Int) -> Bool {
    let (a, b) = (rows[row][entering], rows[other][entering])
    for place in [count] + Array(columns..<count) {
      let (left, right) = (rows[row][place] * b, rows[other][place] * a)
      if left != right { return left < right }
    }
    return false
  }

  /// Exchanges a variable for the one of a row; returns that.
  mutating func pivot(_ entering: Int, row r: Int) -> Int {
    let chosen = rows[r]
    let pivot = chosen[entering]
    for row in rows.indices where row != r {
      let factor = rows[row][entering]
      for place in chosen.indices {
        var value = rows[row][place] * pivot
        if !factor.isZero, !chosen[place].isZero { value = value - factor * chosen[place] }
        rows[row][place] = pivotBefore == .one ? value : value / pivotBefore
      }
    }
    pivotBefore = pivot
    let left = basis[r]
    basis[r] = entering
    return left
  }
}

/// Steps of a walk that visits every basis: variables that enter, and −1 for a step back.
struct VertexWalk {
  /// Largest number of bases.
  static let limit = 200_000

  private(set) var steps: [Int] = []

  /// A walk; `nil` if there are more bases than the limit.
  init?(_ matrix: [[BigInteger]]) {
    var at = WholeDictionary(matrix)
    var seen: Set<UInt128> = [at.mask]
    var path: [(left: Int, next: Int)] = []
    var next = 0
    while true {
      guard next < at.count else {
        guard let back = path.popLast() else { break }
        guard let row = at.leaving(back.left) else { return nil }
        _ = at.pivot(back.left, row: row)
        steps.append(-1)
        next = back.next
        continue
      }
      let entering = next
      next += 1
      guard at.mask >> UInt128(entering) & 1 == 0, let row = at.leaving(entering) else { continue }
      let neighbour = at.mask ^ 1 << UInt128(entering) ^ 1 << UInt128(at.basis[row])
      guard seen.insert(neighbour).inserted else { continue }
      guard seen.count <= Self.limit else { return nil }
      let left = at.pivot(entering, row: row)
      steps.append(entering)
      path.append((left, next))
      next = 0
    }
    while steps.last == -1 { steps.removeLast() }
  }
}

/// Prover of the part `vertices`: all extreme equilibria of two players.
struct VertexProver {
  let game: CertificateGame
  let equilibria: [[[Rational]]]

  /// Lines of the part; `nil` if a polytope has too many bases.
  func lines() -> [String]? {
    let active = game.players.indices.filter { game.strategies[$0] > 1 }
    guard active.count == 2, active.allSatisfy({ game.players[$0] == 1 }) else { return nil }
    let (m, n) = (game.strategies[active[0]], game.strategies[active[1]])
    guard m + n <= BimatrixGame.strategyLimit else { return nil }
    // Rows of the tables are numbered by the other player's strategy.
    let (first, second) = (game.payoffs[active[0]], game.payoffs[active[1]])
    let matrices = [
      (0..<n).map { j in (0..<m).map { second[$0 * n + j] } },
      (0..<m).map { i in (0..<n).map { first[$0 * m + i] } },
    ]
    var lines: [String] = []
    for (number, matrix) in matrices.enumerated() {
      let least = matrix.compactMap { $0.min() }.min() ?? .zero
      guard let walk = VertexWalk(matrix.map { $0.map { $0 - least + .one } }) else { return nil }
      lines.append("[\"polytope\",\(number)]")
      for first in stride(from: 0, to: walk.steps.count, by: 100) {
        let part = Array(walk.steps[first..<min(first + 100, walk.steps.count)])
        lines.append("[\"walk\"," + part.text.dropFirst())
      }
      lines.append("[\"done\"]")
    }
    for profile in equilibria {
      let texts = active.map { t in "[" + profile[t].map { "\"\($0)\"" }.joined(separator: ",") + "]" }
      lines.append("[\"extreme\",\(texts.joined(separator: ","))]")
    }
    return lines + ["[\"done\"]"]
  }
}
