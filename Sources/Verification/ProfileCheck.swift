/// Part `pure`: all pure profiles by counts.
internal import ResilienceNumerics

/// Check of every profile of a game by counts.
struct ProfileCheck {
  private let game: StatedGame

  init(_ game: StatedGame) { self.game = game }

  /// Number of equilibria: each profile has a move that gains, or is one.
  func equilibria(_ reader: inout CertificateReader, _ undecided: inout Int) throws(Failure) -> Int {
    let spreads = zip(game.players, game.strategies).map { game.tables.compositions($0, $1) }
    var place = spreads.map { _ in 0 }
    var (moves, found): (ArraySlice<Int>, Int) = ([], 0)
    repeat {
      let counts = place.indices.map { spreads[$0][place[$0]] }
      if moves.isEmpty {
        let line = try reader.next().list()
        if line == [.text("?")] {
          undecided += 1
          return found
        }
        try need(line.first == .text("moves") && line.count > 1, "no moves")
        var numbers: [Int] = []
        for item in line[1...] { numbers.append(try item.whole()) }
        moves = numbers[...]
      }
      let t = moves.removeFirst()
      if t == -1 {
        try need(isEquilibrium(counts), "a profile that is no equilibrium")
        found += 1
      } else {
        try need(moves.count >= 2, "a move that breaks off")
        let (a, b) = (moves.removeFirst(), moves.removeFirst())
        try need(game.types.contains(t), "no such type")
        let range = 0..<game.strategies[t]
        try need(range.contains(a) && range.contains(b), "no such strategy")
        try need(counts[t][a] > 0, "nobody plays the strategy")
        let row = row(t, counts, a)
        try need(game.canonical[t][b][row] > game.canonical[t][a][row], "the move does not gain")
      }
    } while Self.advance(&place, spreads.map(\.count))
    try need(moves.isEmpty, "more moves than profiles")
    return found
  }

  private static func advance(_ place: inout [Int], _ sizes: [Int]) -> Bool {
    for t in place.indices.reversed() {
      place[t] += 1
      if place[t] < sizes[t] { return true }
      place[t] = 0
    }
    return false
  }

  /// Row of the others as a player on a strategy sees them.
  private func row(_ type: Int, _ counts: [[Int]], _ strategy: Int) -> Int {
    var row = 0
    for u in game.types {
      var others = counts[u]
      if u == type { others[strategy] -= 1 }
      let places = game.tables.places(game.degrees[type][u], game.strategies[u])
      row = row * places.count + (places[others] ?? 0)
    }
    return row
  }

  private func isEquilibrium(_ counts: [[Int]]) -> Bool {
    game.types.allSatisfy { t in
      counts[t].indices.allSatisfy { a in
        if counts[t][a] == 0 { return true }
        let row = row(t, counts, a)
        return game.canonical[t].allSatisfy { $0[row] <= game.canonical[t][a][row] }
      }
    }
  }
}
