/// Interface of a game for path following: payoffs and their slopes at any profile of mixtures.

/// A type-symmetric game at a type-symmetric mixture, seen from one player of each type.
///
/// Vectors are indexed by strategy, type after type.
protocol LogitModel {
  /// Number of strategies by type.
  var sizes: [Int] { get }
  /// Payoff unit: the unit in which precision is measured.
  var payoffUnit: Double { get }
  /// Payoffs by index, and `slopes[place · places + other]`: derivative of a payoff with respect to the
  /// probability at another index. Only differences count: between strategies of one type, and as weight is
  /// shifted within a type.
  mutating func evaluate(_ probabilities: [Double], payoffs: inout [Double], slopes: inout [Double])
}

/// The payoffs of a dense game, every player a type.
struct MultilinearPayoffs: LogitModel {
  let sizes: [Int]
  let payoffUnit: Double
  /// `tensors[player][profile]`, the first player fastest.
  private let tensors: [[Double]]
  private let offsets: [Int]
  /// Tensor after averaging over the players above one, and memory for the next step.
  private var chain: [Double]
  private var spare: [Double]
  /// Tensor averaged as `chain` is, except over one player.
  private var kept: [Double]

  init(_ game: NormalFormGame) {
    let n = game.players.count
    let sizes = game.strategies.map(\.count)
    let tensors = (0..<n).map { player in
      stride(from: player, to: game.payoffs.count, by: n).map { game.payoffs[$0] }
    }
    self.sizes = sizes
    self.tensors = tensors
    offsets = sizes.indices.map { sizes[..<$0].reduce(0, +) }
    payoffUnit = max(
      .leastNormalMagnitude, tensors.reduce(0) { max($0, ($1.max() ?? 0) - ($1.min() ?? 0)) })
    (chain, spare, kept) = (tensors[0], tensors[0], tensors[0])
  }

  /// - Complexity: O(players · payoffs): averages over the players above are shared.
  mutating func evaluate(_ probabilities: [Double], payoffs: inout [Double], slopes: inout [Double]) {
    for player in sizes.indices {
      chain = tensors[player]
      var below = chain.count
      var above = 1
      for other in sizes.indices.reversed() {
        below /= sizes[other]
        if other == player {
          above = sizes[player]
          continue
        }
        keep(other, of: player, below: below, above: above, probabilities)
        writeSlopes(of: player, by: other, &slopes, places: probabilities.count)
        Self.average(
          &chain, &spare, below: below, size: sizes[other], above: above, probabilities, at: offsets[other])
      }
      for s in 0..<sizes[player] { payoffs[offsets[player] + s] = chain[s] }
    }
  }

  /// Averages over all players below a given one except `player`: the result depends on the two alone.
  private mutating func keep(
    _ other: Int, of player: Int, below: Int, above: Int, _ probabilities: [Double]
  ) {
    kept = chain
    var (below, above) = (below, above * sizes[other])
    for next in (0..<other).reversed() {
      below /= sizes[next]
      if next == player {
        above *= sizes[next]
      } else {
        Self.average(
          &kept, &spare, below: below, size: sizes[next], above: above, probabilities, at: offsets[next])
      }
    }
  }

  /// Averages a tensor of `below` · strategies · `above` over the strategies of a player, whose probabilities
  /// begin at index `offset`.
  private static func average(
    _ tensor: inout [Double], _ spare: inout [Double], below: Int, size: Int, above: Int,
    _ probabilities: [Double], at offset: Int
  ) {
    tensor.withUnsafeBufferPointer { source in
      spare.withUnsafeMutableBufferPointer { target in
        for block in 0..<above {
          let (from, to) = (block * size * below, block * below)
          let weight = probabilities[offset]
          for row in 0..<below { target[to + row] = weight * source[from + row] }
          for s in 1..<max(1, size) {
            let weight = probabilities[offset + s]
            let start = from + s * below
            for row in 0..<below { target[to + row] += weight * source[start + row] }
          }
        }
      }
    }
    swap(&tensor, &spare)
  }

  /// The kept tensor has the strategies of the player with the lower number fastest.
  private func writeSlopes(of player: Int, by other: Int, _ slopes: inout [Double], places: Int) {
    let (own, others) = (sizes[player], sizes[other])
    let (ownStep, otherStep) = player < other ? (1, own) : (others, 1)
    for s in 0..<own {
      let row = (offsets[player] + s) * places + offsets[other]
      for r in 0..<others { slopes[row + r] = kept[s * ownStep + r * otherStep] }
    }
  }
}
