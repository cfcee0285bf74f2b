/// Proofs of iterated strict dominance: what is dropped, and why the rest stays.
internal import ResilienceNumerics

/// Prover of the part `dominance`.
struct DominanceProver {
  private let payoffs: CanonicalPayoffs
  private let masks: [[UInt64]]
  /// Number of strategies that stay without a proof that they must.
  private(set) var undecided = 0
  private var game: CertificateGame { payoffs.game }

  init(_ payoffs: CanonicalPayoffs) {
    self.payoffs = payoffs
    masks = payoffs.game.players.indices.map { MixtureProver.masks(payoffs.game, $0) }
  }

  /// Lines of the part for eliminations in order, and the number of strategies that stay.
  mutating func prove(_ found: IteratedDominance) -> (lines: [String], remaining: Int) {
    var lines: [String] = []
    for elimination in found.eliminations {
      let (t, a) = (elimination.player, elimination.strategy)
      let terms = elimination.mixture.enumerated().flatMap { strategy, share -> [Int] in
        let weight = Int((share * 0x1p20).rounded())
        return weight > 0 && strategy != a ? [strategy, weight] : []
      }
      lines.append("[\"drop\"," + ([t, a] + terms).text.dropFirst())
    }
    let kept = found.remaining.map { $0.reduce(UInt64(0)) { $0 | 1 << UInt64($1) } }
    for (t, strategies) in found.remaining.enumerated() {
      let rows = MixtureProver.allowed(masks[t], kept)
      for a in strategies {
        if let belief = belief(t, a, rows) {
          lines.append("[\"best\"," + ([t, a] + belief).text.dropFirst())
        } else {
          undecided += 1
          lines.append("[\"?\"]")
        }
      }
    }
    return (lines + ["[\"done\"]"], found.remaining.reduce(0) { $0 + $1.count })
  }

  /// Weights on rows of a table against which a strategy is a best answer: row and weight in turn.
  private func belief(_ t: Int, _ a: Int, _ rows: [Int]) -> [Int]? {
    let m = game.strategies[t]
    let table = payoffs.exact[t]
    if let row = rows.first(where: { row in (0..<m).allSatisfy { table[row * m + $0] <= table[row * m + a] } }
    ) {
      return [row, 1]
    }
    guard rows.count * m <= 200_000 else { return nil }
    // The lottery over rows at which the strategy is ahead of all others by the most.
    let rounded = payoffs.rounded[t]
    var constraints = (0..<m).filter { $0 != a }.map { b in
      LinearProgram.Constraint(rows.map { rounded[$0 * m + b] - rounded[$0 * m + a] } + [1], .atMost, 0)
    }
    constraints.append(.init(rows.map { _ in 1 } + [0], .equal, 1))
    let program = LinearProgram(objective: rows.map { _ in 0 } + [1], constraints: constraints)
    guard case .optimal(let solution) = program.solve() else { return nil }
    let weights = zip(rows, solution.variables).map { (row: $0, weight: Int(($1 * 0x1p30).rounded())) }
    let used = weights.filter { $0.weight > 0 }
    let isBest = (0..<m).allSatisfy { b in
      used.reduce(BigInteger.zero) {
        $0 + BigInteger($1.weight) * (table[$1.row * m + a] - table[$1.row * m + b])
      }.signum >= 0
    }
    return isBest && !used.isEmpty ? used.flatMap { [$0.row, $0.weight] } : nil
  }
}
