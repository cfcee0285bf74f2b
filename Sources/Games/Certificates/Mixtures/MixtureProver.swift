/// Proof of all equilibria in which players of a type mix alike: a tree of supports.

/// Prover of the part `mixtures`.
struct MixtureProver {
  private let payoffs: CanonicalPayoffs
  private let cells: CellProver
  private var lines: CertificateLines
  /// Strategies in use in each row of a type's table, by other type, as bits: `masks[type][row · types + other]`.
  private let masks: [[UInt64]]
  /// Number of supports and trees of supports that stay undecided.
  private(set) var undecided = 0
  private var game: CertificateGame { payoffs.game }
  /// Differences of payoffs up to this may be rounding.
  private static let slack = 0x1p-46

  /// Largest number of strategies of a type.
  static let strategyLimit = 64

  /// Largest degree of a payoff in the mixture of a type: the time for a change of corners grows with its cube.
  static let degreeLimit = 150

  /// - Parameter limit: the largest number of bytes of the tree.
  init(_ payoffs: CanonicalPayoffs, limit: Int) {
    self.payoffs = payoffs
    cells = CellProver(payoffs)
    lines = CertificateLines(limit: limit)
    masks = payoffs.game.players.indices.map { Self.masks(payoffs.game, $0) }
  }

  /// Strategies in use in each row of a type's table, by other type.
  static func masks(_ game: CertificateGame, _ type: Int) -> [UInt64] {
    var rows: [[UInt64]] = [[]]
    for other in game.players.indices {
      let spreads = Compositions(players: game.degrees[type][other], strategies: game.strategies[other]).map {
        $0.enumerated().reduce(UInt64(0)) { $1.element > 0 ? $0 | 1 << UInt64($1.offset) : $0 }
      }
      rows = rows.flatMap { row in spreads.map { row + [$0] } }
    }
    return rows.flatMap { $0 }
  }

  /// Whether the limit cut the tree off.
  var isCutOff: Bool { lines.isFull }

  /// Lines of the part, and the number of equilibria.
  mutating func prove() -> (lines: [String], equilibria: Int) {
    let all = game.strategies.map { $0 == 64 ? UInt64.max : (1 << UInt64($0)) - 1 }
    supports(used: all.map { _ in 0 }, kept: all)
    let roots = cells.roots
    return (
      roots.map(\.line) + ["[\"tree\"]"] + lines.lines, roots.count { $0.isEquilibrium }
    )
  }

  private mutating func undecide() {
    undecided += 1
    lines.close("[\"?\"]")
  }

  private mutating func supports(used: [UInt64], kept: [UInt64]) {
    guard !lines.isFull else { return undecide() }
    if let empty = kept.firstIndex(of: 0) { return lines.close("[\"empty\",\(empty)]") }
    let rows = game.players.indices.map { Self.allowed(masks[$0], kept) }
    if let found = dominated(used, rows) {
      return lines.close("[\"none\",\(found.type),\(found.strategy),\(found.by),1]")
    }
    if let found = dominated(zip(kept, used).map { $0 & ~$1 }, rows) {
      lines.append("[\"drop\",\(found.type),\(found.strategy),\(found.by),1]")
      var kept = kept
      kept[found.type] &= ~(1 << UInt64(found.strategy))
      return supports(used: used, kept: kept)
    }
    guard let type = kept.indices.first(where: { kept[$0] != used[$0] }) else { return settle(kept) }
    let bit = (kept[type] & ~used[type]).trailingZeroBitCount
    lines.append("[\"in\",\(type),\(bit)]")
    var (more, less) = (used, kept)
    more[type] |= 1 << UInt64(bit)
    less[type] &= ~(1 << UInt64(bit))
    supports(used: more, kept: kept)
    supports(used: used, kept: less)
  }

  private mutating func settle(_ kept: [UInt64]) {
    let support = kept.indices.map { t in (0..<game.strategies[t]).filter { kept[t] >> UInt64($0) & 1 == 1 } }
    let before = cells.roots.count
    guard let proof = cells.proof(support) else { return undecide() }
    // Roots stand in front of the tree.
    let roots = cells.roots[before...].reduce(0) { $0 + $1.line.utf8.count + 1 }
    guard lines.append(all: proof, besides: roots) else { return undecide() }
  }

  /// Rows at which the others play strategies that are kept.
  static func allowed(_ masks: [UInt64], _ kept: [UInt64]) -> [Int] {
    let masks = masks.span
    let types = kept.count
    var rows: [Int] = []
    for row in 0..<masks.count / types {
      var isAllowed = true
      for other in 0..<types where masks[row * types + other] & ~kept[other] != 0 { isAllowed = false }
      if isAllowed { rows.append(row) }
    }
    return rows
  }

  /// A strategy among some that another one of its type beats in all rows.
  private func dominated(_ among: [UInt64], _ rows: [[Int]]) -> (type: Int, strategy: Int, by: Int)? {
    for t in among.indices {
      let m = game.strategies[t]
      let payoffs = payoffs.rounded[t]
      let table = payoffs.span
      for a in 0..<m where among[t] >> UInt64(a) & 1 == 1 {
        for b in 0..<m where b != a {
          var isWorse = true
          for row in rows[t] where table[row * m + b] - table[row * m + a] <= Self.slack {
            isWorse = false
            break
          }
          if isWorse { return (t, a, b) }
        }
      }
    }
    return nil
  }
}

/// Lines of a part with a limit on their bytes.
struct CertificateLines {
  private(set) var lines: [String] = []
  private var left: Int

  /// - Parameter limit: the largest number of bytes; a few more are taken by closing lines.
  init(limit: Int) { left = limit }

  /// Whether no more than closing lines may follow.
  var isFull: Bool { left <= 0 }

  mutating func append(_ line: String) {
    lines.append(line)
    left -= line.utf8.count + 1
  }

  /// Appends all of some lines, or none where they do not fit; nothing more is taken then.
  ///
  /// - Parameter bytes: bytes of lines elsewhere.
  mutating func append(all more: [String], besides bytes: Int) -> Bool {
    let size = more.reduce(bytes) { $0 + $1.utf8.count + 1 }
    guard size <= left else {
      left = 0
      return false
    }
    lines += more
    left -= size
    return true
  }

  /// A line that ends a branch.
  mutating func close(_ line: String) { append(line) }
}
