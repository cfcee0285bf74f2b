/// Payoffs of a dense game, sorted by the deviating player.

extension NormalFormGame {
  /// `tensors[player][own strategy][others' profile]`, the first of the others fastest.
  ///
  /// - Complexity: O(payoffs).
  var deviationTensors: [[[Double]]] {
    players.indices.map { player in
      let own = strategies[player].count
      let inner = strategies[..<player].reduce(1) { $0 * $1.count }
      let others = strategies.indices.reduce(1) { $1 == player ? $0 : $0 * strategies[$1].count }
      return (0..<own).map { s in
        (0..<others).map { row in
          payoff(of: player, at: row / inner * inner * own + s * inner + row % inner)
        }
      }
    }
  }
}
