/// Part `pure` of a game of shares: boxes of counts.
internal import ResilienceNumerics

/// Check of boxes of profiles of a game of shares.
struct BoxCheck {
  private let game: StatedGame
  private static let depth = 1_000

  init(_ game: StatedGame) { self.game = game }

  /// Bounds on counts by type and strategy.
  private struct Box {
    var low: [[Int]]
    var high: [[Int]]

    /// The box with bounds that the numbers of players imply; `nil` if it is empty.
    func tight(_ players: [Int]) -> Box? {
      var box = self
      for (t, n) in players.enumerated() {
        let (least, most) = (low[t].reduce(0, +), high[t].reduce(0, +))
        guard least <= n, most >= n else { return nil }
        for j in low[t].indices {
          box.low[t][j] = max(low[t][j], n - most + high[t][j])
          box.high[t][j] = min(high[t][j], n - least + low[t][j])
        }
      }
      return box
    }
  }

  /// Number of equilibria: each box has a move that gains throughout, or is one.
  func equilibria(_ reader: inout CertificateReader, _ undecided: inout Int) throws(Failure) -> Int {
    try need(game.players.allSatisfy { $0 < 1 << 40 }, "too many players")
    let box = Box(
      low: game.strategies.map { [Int](repeating: 0, count: $0) },
      high: zip(game.players, game.strategies).map { [Int](repeating: $0, count: $1) })
    return try boxes(&reader, box.tight(game.players), &undecided, depth: 0)
  }

  private func boxes(
    _ reader: inout CertificateReader, _ box: Box?, _ undecided: inout Int, depth: Int
  ) throws(Failure) -> Int {
    guard let box else { return 0 }
    try need(depth < Self.depth, "a branch that is too deep")
    let line = try reader.next().list()
    let name = try line.first?.text() ?? ""
    if name == "?" {
      undecided += 1
      return 0
    }
    if name == "rest" {
      try need(box.low == box.high, "counts that are not settled")
      try need(try isEquilibrium(box), "a profile that is no equilibrium")
      return 1
    }
    try need((name == "box" || name == "move") && line.count == 4, "an unknown reason")
    let (t, a, b) = (try line[1].whole(), try line[2].whole(), try line[3].whole())
    try need(game.types.contains(t) && (0..<game.strategies[t]).contains(a), "no such strategy")
    if name == "move" {
      try need((0..<game.strategies[t]).contains(b), "no such strategy")
      try need(box.low[t][a] > 0, "nobody may play the strategy")
      try need(leastGain(box, t, a, b).signum > 0, "the move may not gain")
      return 0
    }
    try need(box.low[t][a] <= b && b < box.high[t][a], "a cut outside of the box")
    var (below, above) = (box, box)
    below.high[t][a] = b
    above.low[t][a] = b + 1
    let first = try boxes(&reader, below.tight(game.players), &undecided, depth: depth + 1)
    return try first + boxes(&reader, above.tight(game.players), &undecided, depth: depth + 1)
  }

  private func isEquilibrium(_ box: Box) throws(Failure) -> Bool {
    game.types.allSatisfy { t in
      (0..<game.strategies[t]).allSatisfy { a in
        box.low[t][a] == 0 || (0..<game.strategies[t]).allSatisfy { leastGain(box, t, a, $0).signum <= 0 }
      }
    }
  }

  /// Least gain of one player from a to b over a box: players who are not settled go where it gains least.
  private func leastGain(_ box: Box, _ t: Int, _ a: Int, _ b: Int) -> BigInteger {
    var gain = game.base[t][b] - game.base[t][a]
    for u in game.types {
      let effect = zip(game.effect[t][b][u], game.effect[t][a][u]).map { $0 - $1 }
      var rest = game.players[u]
      for (j, low) in box.low[u].enumerated() {
        gain = gain + effect[j] * BigInteger(low)
        rest -= low
      }
      for j in effect.indices.sorted(by: { effect[$0] < effect[$1] }) {
        let count = min(rest, box.high[u][j] - box.low[u][j])
        gain = gain + effect[j] * BigInteger(count)
        rest -= count
      }
      if u == t { gain = gain - effect[a] }
    }
    return gain
  }
}
