/// Bounds on gains in a general game over boxes of mixtures.
///
/// A gain is linear in the mixture of each other player. Its largest value over a box is bounded axis by axis: for
/// each profile of those who are left, the extreme over one player's mixtures, which a greedy filling finds
/// exactly.

struct NormalFormBounds: MixedBounds {
  let game: PaddedGame
  let rounding: Double
  let sumSlack = 1e-12
  /// `gains[player][from · strategies + to]`: what a player gains by a change, by profile of the others.
  private let gains: [[[Double]]]

  init(_ game: NormalFormGame) {
    self.game = PaddedGame(game)
    gains = self.game.tensors.map { own in
      own.flatMap { from in own.map { to in zip(to, from).map { $0 - $1 } } }
    }
    rounding = Tolerance.rounding * max(self.game.payoffScale, .leastNormalMagnitude)
  }

  var everything: ProfileBox {
    var box = ProfileBox(sums: game.counts.map { _ in 1 }, strategyCount: game.strategyCount)
    for player in game.counts.indices {
      for place in box.places(of: player).dropFirst(game.strategies(of: player)) { box.upper[place] = 0 }
    }
    return box
  }

  func beats(type: Int, strategy: Int, box: ProfileBox, slack: Double) -> Int? {
    let size = game.strategies(of: type)
    guard strategy < size else { return nil }
    let others = game.counts.indices.filter { $0 != type }
    return (0..<size).first { to in
      guard to != strategy else { return false }
      let loss = gains[type][to * size + strategy]
      return extreme(of: loss, players: others, box: box, sign: 1) + rounding < -slack
    }
  }

  /// A bound on the largest (`sign` 1) or least (`sign` −1) value of a multilinear form over a box.
  ///
  /// - Complexity: O(entries · strategies).
  private func extreme(of form: [Double], players: [Int], box: ProfileBox, sign: Double) -> Double {
    var rest = form
    var count = form.count
    for player in players {
      let size = game.strategies(of: player)
      let first = box.places(of: player).lowerBound
      var free = box.sums[player]
      for place in first..<first + size { free -= box.lower[place] }
      count /= size
      // Each column is read before its place is written.
      for row in 0..<count {
        rest[row] = Self.extreme(
          of: rest, from: row * size, size: size, box: box, place: first, free: free, sign: sign)
      }
    }
    return rest[0]
  }

  /// The extreme of a linear form over a player's mixtures: what is free goes to the best places first.
  @inline(__always)
  private static func extreme(
    of form: [Double], from start: Int, size: Int, box: ProfileBox, place first: Int, free: Double,
    sign: Double
  ) -> Double {
    var sum = 0.0
    for s in 0..<size { sum += box.lower[first + s] * form[start + s] }
    var free = free
    var taken: UInt64 = 0
    while free > 0 {
      var best = -1
      for s in 0..<size where taken >> UInt64(s) & 1 == 0 && box.upper[first + s] > box.lower[first + s] {
        if best < 0 || sign * form[start + s] > sign * form[start + best] { best = s }
      }
      if best < 0 { break }
      taken |= 1 << UInt64(best)
      let amount = min(free, box.upper[first + best] - box.lower[first + best])
      sum += amount * form[start + best]
      free -= amount
    }
    return sum
  }

  func jacobian(
    over box: ProfileBox, of variables: [MixedVariable]
  ) -> [[(lower: Double, upper: Double)]] {
    variables.map { equation in
      let size = game.strategies(of: equation.type)
      let gain = gains[equation.type][equation.reference * size + equation.strategy]
      let others = game.counts.indices.filter { $0 != equation.type }
      return variables.map { variable in
        guard variable.type != equation.type else { return (0, 0) }
        let slope = slope(of: gain, others: others, variable)
        let rest = others.filter { $0 != variable.type }
        return (
          extreme(of: slope, players: rest, box: box, sign: -1) - rounding,
          extreme(of: slope, players: rest, box: box, sign: 1) + rounding
        )
      }
    }
  }

  /// The change of a form as weight is shifted between two strategies of a player: a form of the others.
  private func slope(of form: [Double], others: [Int], _ variable: MixedVariable) -> [Double] {
    let inner = others.prefix { $0 != variable.type }.reduce(1) { $0 * game.strategies(of: $1) }
    let size = game.strategies(of: variable.type)
    return (0..<form.count / size).map { row in
      let first = row / inner * inner * size + row % inner
      return form[first + variable.strategy * inner] - form[first + variable.reference * inner]
    }
  }
}
