/// Part `value`: the value of a zero-sum game and a pair of optimal strategies.
internal import ResilienceNumerics

/// Check of a zero-sum game by duality.
struct ValueCheck {
  private let game: StatedGame

  init(_ game: StatedGame) { self.game = game }

  /// 1, the number of values: what one strategy guarantees is what the other one allows.
  func values(_ reader: inout CertificateReader) throws(Failure) -> Int {
    let line = try reader.next().list()
    try need(line.first == .text("value") && line.count == 5, "a value was expected")
    let active = game.types.filter { game.strategies[$0] > 1 }
    try need(
      active.count == 2 && active.allSatisfy { game.players[$0] == 1 } && !game.isOfShares,
      "not a game of two players")
    let (first, second) = (game.raw[active[0]], game.raw[active[1]])
    let (ratio, sum) = (try line[3].fraction(), try line[4].fraction())
    try need(ratio.signum > 0, "a ratio that is not positive")
    for i in first.indices {
      for j in second.indices {
        try need(ratio * Rational(first[i][j]) + Rational(second[j][i]) == sum, "the game is not zero-sum")
      }
    }
    let (x, y) = (try mixture(line[1], first.count), try mixture(line[2], second.count))
    let least = second.indices.map { j in
      first.indices.reduce(Rational(0)) { $0 + x[$1] * Rational(first[$1][j]) }
    }.min()
    let most = first.indices.map { i in
      second.indices.reduce(Rational(0)) { $0 + y[$1] * Rational(first[i][$1]) }
    }.max()
    try need(least == most, "one strategy guarantees less than the other one allows")
    return 1
  }

  private func mixture(_ value: StatedValue, _ count: Int) throws(Failure) -> [Rational] {
    var shares: [Rational] = []
    for share in try value.list() { shares.append(try share.fraction()) }
    try need(
      shares.count == count && shares.allSatisfy { $0.signum >= 0 } && shares.reduce(0, +) == 1,
      "shares that do not add up to 1")
    return shares
  }
}
