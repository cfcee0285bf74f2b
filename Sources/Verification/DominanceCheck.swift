/// Part `dominance`: strategies that iterated strict dominance drops, and those that stay.
internal import ResilienceNumerics

/// Check of iterated strict dominance.
struct DominanceCheck {
  private let game: StatedGame

  init(_ game: StatedGame) { self.game = game }

  /// Number of strategies that stay.
  func remaining(_ reader: inout CertificateReader, _ undecided: inout Int) throws(Failure) -> Int {
    var kept = game.strategies.map { Set(0..<$0) }
    var line = try reader.next().list()
    while line.first == .text("drop") {
      try need(line.count >= 3, "a type and a strategy were expected")
      let (t, a) = (try line[1].whole(), try line[2].whole())
      try need(game.types.contains(t) && kept[t].contains(a), "a strategy that is not there")
      try game.needDominated(t, a, line, kept)
      kept[t].remove(a)
      line = try reader.next().list()
    }
    var (shown, open): (Set<[Int]>, Int) = ([], 0)
    while line != [.text("done")] {
      if line == [.text("?")] {
        open += 1
      } else {
        shown.insert(try best(line, kept))
      }
      line = try reader.next().list()
    }
    undecided += open
    let count = kept.reduce(0) { $0 + $1.count }
    try need(shown.count + open == count, "a strategy that stays without a reason")
    return count
  }

  /// A strategy is a best answer to some belief about what the others play of what they keep.
  private func best(_ line: [StatedValue], _ kept: [Set<Int>]) throws(Failure) -> [Int] {
    try need(line.first == .text("best") && line.count > 3 && line.count % 2 == 1, "an unknown reason")
    let (t, a) = (try line[1].whole(), try line[2].whole())
    try need(game.types.contains(t) && kept[t].contains(a), "a strategy that is not there")
    let rows = Set(game.rows(t, kept: kept))
    var belief: [(row: Int, weight: BigInteger)] = []
    for place in stride(from: 3, to: line.count, by: 2) {
      let (row, weight) = (try line[place].whole(), try line[place + 1].big())
      try need(rows.contains(row) && weight.signum > 0, "a belief about what nobody plays")
      belief.append((row, weight))
    }
    let tables = game.canonical[t]
    for other in tables {
      let gain = belief.reduce(BigInteger.zero) { $0 + $1.weight * (other[$1.row] - tables[a][$1.row]) }
      try need(gain.signum <= 0, "the strategy is not a best answer")
    }
    return [t, a]
  }
}

extension StatedGame {
  /// Rows of a type's table at which the others play strategies that they keep.
  func rows(_ type: Int, kept: [Set<Int>]) -> [Int] {
    rows(
      type,
      types.map { u in
        let list = tables.compositions(degrees[type][u], strategies[u])
        return list.indices.filter { i in
          list[i].indices.allSatisfy { list[i][$0] == 0 || kept[u].contains($0) }
        }
      })
  }

  /// A strategy earns less than a mixture of others, whatever the others play of what they keep: strategies and
  /// weights from the fourth entry of a line.
  func needDominated(_ t: Int, _ a: Int, _ line: [StatedValue], _ kept: [Set<Int>]) throws(Failure) {
    try need(line.count > 3 && line.count % 2 == 1, "no weights")
    var weights: [(strategy: Int, weight: BigInteger)] = []
    for place in stride(from: 3, to: line.count, by: 2) {
      let (b, w) = (try line[place].whole(), try line[place + 1].big())
      try need(w.signum > 0 && (0..<strategies[t]).contains(b), "weights that are not positive")
      weights.append((b, w))
    }
    let total = weights.reduce(BigInteger.zero) { $0 + $1.weight }
    let tables = canonical[t]
    for row in rows(t, kept: kept) {
      let mixed = weights.reduce(BigInteger.zero) { $0 + $1.weight * tables[$1.strategy][row] }
      try need(mixed > total * tables[a][row], "the strategy is not dominated")
    }
  }
}
