/// Proofs of all pure equilibria by counts.
internal import ResilienceNumerics

/// Prover of the part `pure`.
struct PureProver {
  private let payoffs: CanonicalPayoffs
  private var lines: CertificateLines
  private(set) var undecided = 0
  private var equilibria = 0
  private var game: CertificateGame { payoffs.game }
  /// Numbers on a line.
  private static let length = 300

  init(_ payoffs: CanonicalPayoffs, limit: Int) {
    self.payoffs = payoffs
    lines = CertificateLines(limit: limit)
  }

  /// Whether the limit cut the list off.
  var isCutOff: Bool { lines.isFull }

  /// Lines of the part, and the number of equilibria.
  mutating func prove() -> (lines: [String], equilibria: Int) {
    switch game.form {
    case .counts: everyProfile()
    case .shares:
      let box = CountBox(
        low: game.strategies.map { [Int](repeating: 0, count: $0) },
        high: zip(game.players, game.strategies).map { [Int](repeating: $0, count: $1) })
      boxes(box.tight(game.players))
    }
    return (lines.lines, equilibria)
  }

  // MARK: Every profile

  private mutating func everyProfile() {
    let spreads = zip(game.players, game.strategies).map { Array(Compositions(players: $0, strategies: $1)) }
    var place = [Int](repeating: 0, count: spreads.count)
    var numbers: [Int] = []
    repeat {
      numbers += move(place.indices.map { spreads[$0][place[$0]] })
      if numbers.count >= Self.length {
        lines.append("[\"moves\"," + numbers.text.dropFirst())
        numbers = []
        if lines.isFull {
          undecided += 1
          return lines.close("[\"?\"]")
        }
      }
    } while Self.advance(&place, spreads.map(\.count))
    if !numbers.isEmpty { lines.append("[\"moves\"," + numbers.text.dropFirst()) }
  }

  /// Turns to the next place, the last one fastest; `false` after the last.
  private static func advance(_ place: inout [Int], _ sizes: [Int]) -> Bool {
    for t in place.indices.reversed() {
      place[t] += 1
      if place[t] < sizes[t] { return true }
      place[t] = 0
    }
    return false
  }

  /// A move that gains, as type, strategy and better strategy; −1 for an equilibrium.
  private mutating func move(_ counts: [[Int]]) -> [Int] {
    for t in counts.indices {
      let m = game.strategies[t]
      for a in 0..<m where counts[t][a] > 0 {
        var row = 0
        for u in counts.indices {
          var others = counts[u]
          if u == t { others[a] -= 1 }
          row =
            row * multisetCount(players: game.degrees[t][u], strategies: game.strategies[u])
            + Compositions.rank(of: others)
        }
        let exact = payoffs.exact[t][row * m..<(row + 1) * m]
        guard let best = exact.indices.max(by: { exact[$0] < exact[$1] }) else { continue }
        if exact[row * m + a] < exact[best] { return [t, a, best - row * m] }
      }
    }
    equilibria += 1
    return [-1]
  }

  // MARK: Boxes

  private mutating func boxes(_ box: CountBox?) {
    guard let box else { return }
    guard !lines.isFull else {
      undecided += 1
      return lines.close("[\"?\"]")
    }
    for t in game.players.indices {
      for a in 0..<game.strategies[t] where box.low[t][a] > 0 {
        for b in 0..<game.strategies[t] where b != a && box.leastGain(game, t, a, b).signum > 0 {
          return lines.close("[\"move\",\(t),\(a),\(b)]")
        }
      }
    }
    guard let (t, j) = box.place else {
      equilibria += 1
      return lines.close("[\"rest\"]")
    }
    let cut = box.low[t][j] == 0 ? 0 : (box.low[t][j] + box.high[t][j]) / 2
    lines.append("[\"box\",\(t),\(j),\(cut)]")
    var (below, above) = (box, box)
    below.high[t][j] = cut
    above.low[t][j] = cut + 1
    boxes(below.tight(game.players))
    boxes(above.tight(game.players))
  }
}

/// Profiles by counts between bounds.
private struct CountBox {
  var low: [[Int]]
  var high: [[Int]]

  /// The box with bounds that the numbers of players imply; `nil` if it is empty.
  func tight(_ players: [Int]) -> CountBox? {
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

  /// A count that is not settled: first whether a strategy is played at all, then the widest.
  var place: (Int, Int)? {
    var best: (Int, Int)?
    var width = 0
    for t in low.indices {
      for j in low[t].indices where high[t][j] > low[t][j] {
        if low[t][j] == 0 { return (t, j) }
        if high[t][j] - low[t][j] > width { (best, width) = ((t, j), high[t][j] - low[t][j]) }
      }
    }
    return best
  }

  /// Least gain of one player from a to b over the box: players who are not settled go where it gains least.
  func leastGain(_ game: CertificateGame, _ t: Int, _ a: Int, _ b: Int) -> BigInteger {
    var gain = game.base[t][b] - game.base[t][a]
    for u in game.players.indices {
      let effect = zip(game.effect[t][b][u], game.effect[t][a][u]).map { $0 - $1 }
      var rest = game.players[u]
      for (j, low) in low[u].enumerated() where low > 0 {
        gain = gain + effect[j] * BigInteger(low)
        rest -= low
      }
      for j in effect.indices.sorted(by: { effect[$0] < effect[$1] }) where rest > 0 {
        let count = min(rest, high[u][j] - low[u][j])
        if count > 0 { gain = gain + effect[j] * BigInteger(count) }
        rest -= count
      }
      if u == t { gain = gain - effect[a] }
    }
    return gain
  }
}
