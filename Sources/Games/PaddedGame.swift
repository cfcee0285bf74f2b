/// A general game as a game of types with one player each.

/// A dense game in the clothes of a game of types: all players seem to have as many strategies as the one with the
/// most. A strategy that is not there pays less than anything else.
struct PaddedGame: TypedGame {
  let game: NormalFormGame
  let counts: [Int]
  let strategyCount: Int
  let payoffScale: Double
  /// `tensors[player][own strategy][others' profile]`, the first of the others fastest.
  let tensors: [[[Double]]]

  init(_ game: NormalFormGame) {
    self.game = game
    counts = game.players.map { _ in 1 }
    strategyCount = game.strategies.reduce(1) { max($0, $1.count) }
    payoffScale = game.payoffs.reduce(0) { max($0, abs($1)) }
    tensors = game.players.indices.map { player in
      let own = game.strategies[player].count
      let inner = game.strategies[..<player].reduce(1) { $0 * $1.count }
      let others = game.strategies.indices.reduce(1) { $1 == player ? $0 : $0 * game.strategies[$1].count }
      return (0..<own).map { s in
        (0..<others).map { row in
          game.payoff(of: player, at: row / inner * inner * own + s * inner + row % inner)
        }
      }
    }
  }

  /// Number of strategies that a player has.
  func strategies(of player: Int) -> Int { game.strategies[player].count }

  /// Strategies that are not there.
  private func padding(_ payoffs: [Double]) -> [Double] {
    payoffs + [Double](repeating: -2 * payoffScale - 1, count: strategyCount - payoffs.count)
  }

  func payoffs(type: Int, againstCounts others: [[Int]]) -> [Double] {
    payoffs(type: type, againstMixture: others.map { $0.map(Double.init) })
  }

  func payoffs(type: Int, againstMixture probabilities: [[Double]]) -> [Double] {
    padding(
      tensors[type].map { tensor in
        var rest = tensor
        for other in counts.indices where other != type {
          let weights = probabilities[other].prefix(strategies(of: other))
          rest = foldFirst(rest, size: weights.count) { column in
            zip(column, weights).reduce(0) { $0 + $1.0 * $1.1 }
          }
        }
        return rest[0]
      })
  }
}

/// Folds the first axis of a tensor into a number.
func foldFirst(_ tensor: [Double], size: Int, _ fold: (ArraySlice<Double>) -> Double) -> [Double] {
  stride(from: 0, to: tensor.count, by: size).map { fold(tensor[$0..<$0 + size]) }
}
