/// Payoffs of a count game at mixtures, with their slopes.

/// A count game at type-symmetric mixtures.
struct CountPayoffs: LogitModel {
  let sizes: [Int]
  let payoffUnit: Double
  private let game: TypeSymmetricTable
  private let ladders: [CompositionTable]

  init(_ game: TypeSymmetricTable) {
    self.game = game
    sizes = game.counts.map { _ in game.strategyCount }
    ladders = game.counts.map { CompositionTable(degree: $0, size: game.strategyCount) }
    let spreads = game.tables.map { ($0.max() ?? 0) - ($0.min() ?? 0) }
    payoffUnit = max(.leastNormalMagnitude, spreads.max() ?? 0)
  }

  /// - Complexity: O(types² · rows · strategies²).
  func evaluate(_ probabilities: [Double], payoffs: inout [Double], slopes: inout [Double]) {
    let m = game.strategyCount
    for type in sizes.indices {
      let players = game.counts.indices.map { game.counts[$0] - ($0 == type ? 1 : 0) }
      if players.allSatisfy({ $0 == 0 }) {
        for s in 0..<m { payoffs[type * m + s] = game.tables[type][s] }
      }
      for other in sizes.indices {
        let first = (type * m) * probabilities.count + other * m
        guard players[other] > 0 else {
          for s in 0..<m {
            for r in 0..<m { slopes[first + s * probabilities.count + r] = 0 }
          }
          continue
        }
        let last = table(of: type, players, keeping: other, probabilities)
        for s in 0..<m {
          payoffs[type * m + s] = 0
          for r in 0..<m {
            payoffs[type * m + s] += probabilities[other * m + r] * last[r * m + s]
            slopes[first + s * probabilities.count + r] = Double(players[other]) * last[r * m + s]
          }
        }
      }
    }
  }

  /// Payoffs of a type's strategies when one player of another type plays each of its strategies and all
  /// others mix: `[strategy of the other · strategies + own strategy]`.
  private func table(
    of type: Int, _ players: [Int], keeping other: Int, _ probabilities: [Double]
  ) -> [Double] {
    let m = game.strategyCount
    var table = game.tables[type]
    var after = m
    for axis in sizes.indices.reversed() {
      let before = (0..<axis).reduce(1) { $0 * ladders[$1].totals[players[$1]] }
      let rest = axis == other ? 1 : 0
      table = ladders[axis].contract(
        table, before: before, after: after, players: players[axis], to: rest,
        mixture: probabilities[axis * m..<(axis + 1) * m])
      after *= ladders[axis].totals[rest]
    }
    return table
  }
}
