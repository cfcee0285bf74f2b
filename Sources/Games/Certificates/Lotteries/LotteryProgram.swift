/// Correlated and coarse correlated equilibria in whole numbers, as certificates state them.
internal import ResilienceNumerics

/// Profiles of a game by counts, with what the players of each type earn and gain by disobeying.
///
/// Players of a type are alike and are dealt their parts of a drawn profile at random, so that a gain is a mean over
/// the players of a type: averaging a lottery over all permutations of them keeps it an equilibrium.
struct LotteryProgram {
  let game: CertificateGame
  let isCoarse: Bool
  /// Counts by type and strategy, the last type fastest, the first count descending.
  let profiles: [[[Int]]]
  /// Deviations: type, strategy that was told (not for coarse ones) and strategy that is played.
  let deviations: [[Int]]
  /// `gains[deviation][profile]`: sum over the players of the type, in its whole payoffs.
  let gains: [[BigInteger]]
  /// `worths[type][profile]`: sum of the payoffs of the players of a type, in its whole payoffs.
  let worths: [[BigInteger]]

  /// Largest number of gains of a program: about 100 MB.
  static let numberLimit = 2_000_000

  /// - Throws: the number of gains above the limit, before anything is computed.
  init(_ game: CertificateGame, isCoarse: Bool) throws(GameSizeError) {
    let deviations = game.players.indices.flatMap { t -> [[Int]] in
      let m = game.strategies[t]
      if isCoarse { return m == 1 ? [] : (0..<m).map { [t, $0] } }
      return (0..<m).flatMap { a in (0..<m).filter { $0 != a }.map { [t, a, $0] } }
    }
    var size = max(1, deviations.count)
    for (count, m) in zip(game.players, game.strategies) {
      let (product, overflow) = size.multipliedReportingOverflow(
        by: multisetCount(players: count, strategies: m))
      size = overflow ? Int.max : product
      guard size <= Self.numberLimit else {
        throw GameSizeError(.numbers, size: size, limit: Self.numberLimit)
      }
    }
    var profiles: [[[Int]]] = [[]]
    for (count, m) in zip(game.players, game.strategies) {
      let spreads = Array(Compositions(players: count, strategies: m))
      profiles = profiles.flatMap { profile in spreads.map { profile + [$0] } }
    }
    (self.game, self.isCoarse, self.profiles, self.deviations) = (game, isCoarse, profiles, deviations)
    var gains = [[BigInteger]](
      repeating: [BigInteger](repeating: .zero, count: profiles.count), count: deviations.count)
    var worths = [[BigInteger]](
      repeating: [BigInteger](repeating: .zero, count: profiles.count), count: game.players.count)
    var first: [Int] = []
    for t in game.players.indices { first.append(deviations.firstIndex { $0[0] == t } ?? 0) }
    for (index, counts) in profiles.enumerated() {
      for t in counts.indices {
        let m = game.strategies[t]
        for a in 0..<m where counts[t][a] > 0 {
          let payoffs = game.choices(of: t, on: a, counts)
          let number = BigInteger(counts[t][a])
          worths[t][index] = worths[t][index] + number * payoffs[a]
          for b in 0..<m where b != a {
            let place = first[t] + (isCoarse ? b : a * (m - 1) + (b < a ? b : b - 1))
            gains[place][index] = gains[place][index] + number * (payoffs[b] - payoffs[a])
          }
        }
      }
    }
    (self.gains, self.worths) = (gains, worths)
  }
}

extension CertificateGame {
  /// Whole payoffs of all strategies of a player of a type who is on a strategy of a profile by counts.
  func choices(of type: Int, on strategy: Int, _ counts: [[Int]]) -> [BigInteger] {
    var others = counts
    others[type][strategy] -= 1
    let m = strategies[type]
    switch form {
    case .counts:
      var row = 0
      for u in counts.indices {
        row =
          row * multisetCount(players: degrees[type][u], strategies: strategies[u])
          + Compositions.rank(of: others[u])
      }
      return Array(payoffs[type][row * m..<(row + 1) * m])
    case .shares:
      return (0..<m).map { s in
        var sum = base[type][s]
        for u in counts.indices {
          for (j, count) in others[u].enumerated() where count > 0 {
            sum = sum + BigInteger(count) * effect[type][s][u][j]
          }
        }
        return sum
      }
    }
  }

  /// The game of a file with players as types who are the same in everything, payoffs included; the players of each
  /// type. Correlated equilibria are compared by sums of payoffs, so that alike up to units is not enough.
  static func same(_ file: GambitNormalForm) -> CertificateGame {
    let classes = file.game.interchangeablePlayers()
    if classes.count < file.game.players.count {
      let game = CertificateGame(file, classes: classes)
      if game.isExactly(file, classes) { return game }
    }
    return CertificateGame(file)
  }

  /// Whether the file's payoffs are those of the game, in every profile and for every player.
  private func isExactly(_ file: GambitNormalForm, _ classes: [[Int]]) -> Bool {
    let sizes = file.game.strategies.map(\.count)
    var counts = zip(players, strategies).map { [Int](repeating: 0, count: $1) }
    counts.indices.forEach { counts[$0][0] = players[$0] }
    var choice = sizes.map { _ in 0 }
    for profile in 0..<file.exactPayoffs.count / sizes.count {
      for (t, members) in classes.enumerated() {
        counts[t] = [Int](repeating: 0, count: strategies[t])
        for player in members { counts[t][choice[player]] += 1 }
      }
      for (t, members) in classes.enumerated() {
        for player in members {
          let stated = choices(of: t, on: choice[player], counts)[choice[player]]
          if Rational(stated) * units[t] != file.exactPayoffs[profile * sizes.count + player] { return false }
        }
      }
      for player in sizes.indices {
        choice[player] += 1
        if choice[player] < sizes[player] { break }
        choice[player] = 0
      }
    }
    return true
  }
}
