/// Bounds on the gain from a deviation over a whole box of profiles.
///
/// Terms that are linear in the numbers of the others (κ = 1, and all praise) are bounded exactly: the extreme of
/// a linear function over a box with a fixed sum is found greedily. The power of the share is monotone in every
/// player's probability of being down, so that its extremes are at the greedy extremes of each hazard.
import ResilienceNumerics

struct SharedHazardBounds {
  /// Kind of profile in a node of a search.
  enum Kind { case pure, mixed }

  let game: SharedHazardGame
  /// Kind of profile that is bounded; nothing below depends on it.
  var kind: Kind
  /// Whether ranges over a larger box serve for a smaller one until a round is over. The same strategies go, since a
  /// smaller box only tightens them; which of several better ones is named may differ.
  var isPatient = false
  /// Half-width that covers the rounding of a difference of payoffs.
  let rounding: Double
  /// By type: change of U(to) − U(from) per other player at an index, at `(from · m + to) · places + place`.
  private let linear: [[Double]]
  /// By type: strategies in the order of that change, at `((from · m + to) · types + other type) · m`.
  private let ascending: [[Int]]
  /// Strategies in the order of their probability of being down, at `(hazard · types + type) · m`.
  private let byDown: [Int]
  /// Hazards whose relief is not linear, by type.
  private let curved: [[Int]]
  /// Number of players by type.
  let sizes: [Int]
  /// By type with few others: powers of the share when none, one, two … of them are down; empty for many.
  private let powers: [[Double]]
  /// Ranges that are known already; `nil` where others are few, and ranges cheap.
  private let table: ShareRangeTable?

  init(_ game: SharedHazardGame, kind: Kind) {
    self.game = game
    self.kind = kind
    let m = game.strategyCount
    // All types alike: a game in canonical form has the same scale for each. A payoff is a sum of a term for each
    // hazard, or for each place; the usual bound on its rounding, twice.
    let terms = Double(game.hazards.count + game.types.count * m + 8)
    rounding = max(Tolerance.rounding, terms * .ulpOfOne) * max(game.payoffScale, .leastNormalMagnitude)
    var linear: [[Double]] = []
    var ascending: [[Int]] = []
    let places = game.types.count * m
    for type in game.types.indices {
      let influence = Self.influence(game, type: type)
      var differences = [Double](repeating: 0, count: m * m * places)
      var orders = [Int](repeating: 0, count: m * m * places)
      for from in 0..<m {
        for to in 0..<m {
          let start = (from * m + to) * places
          for place in 0..<places {
            differences[start + place] = influence[to * places + place] - influence[from * places + place]
          }
          for other in stride(from: start, to: start + places, by: m) {
            Self.sort(&orders, from: other, by: differences, count: m)
          }
        }
      }
      linear.append(differences)
      ascending.append(orders)
    }
    self.linear = linear
    self.ascending = ascending
    var byDown = [Int](repeating: 0, count: game.down.count)
    for first in stride(from: 0, to: byDown.count, by: m) {
      Self.sort(&byDown, from: first, by: game.down, count: m)
    }
    self.byDown = byDown
    sizes = game.counts
    let powers = game.types.indices.map { game.powersOfFew(type: $0) ?? [] }
    let curved = game.types.map { type in
      type.exponent == 1 ? [] : game.hazards.filter { h in (0..<m).contains { type.relief[h, $0] != 0 } }
    }
    (self.powers, self.curved) = (powers, curved)
    let isLarge = game.types.indices.contains { powers[$0].isEmpty && !curved[$0].isEmpty }
    table = isLarge ? ShareRangeTable.table(for: game, curved: curved) : nil
  }

  /// Sorts 0, 1, … by the keys of a stretch, stably: by insertion, since they are few.
  private static func sort(_ order: inout [Int], from start: Int, by keys: [Double], count: Int) {
    for s in 0..<count {
      var hole = start + s
      while hole > start, keys[start + s] < keys[start + order[hole - 1]] {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = s
    }
  }

  /// Hazards whose relief is not linear in the share, for a type.
  func curvedHazards(of type: Int) -> [Int] { curved[type] }

  /// The profile of a type in a box that fills strategies in the order of being down in a hazard, or from the other end:
  /// each strategy with its amount and its probability of being down.
  @inline(__always)
  func fillByDown(
    _ hazard: Int, type: Int, in box: ProfileBox, isReversed: Bool = false,
    _ body: (_ strategy: Int, _ amount: Double, _ down: Double) -> Void
  ) {
    let first = (hazard * game.types.count + type) * game.strategyCount
    let start = type * game.strategyCount
    let down = game.down
    box.fill(type: type, order: byDown, from: first, isReversed: isReversed) { place, amount in
      body(place - start, amount, down[first + place - start])
    }
  }

  /// The expected number of a type's players in a box who are down in a hazard, filled as `fillByDown` does.
  func expectedDown(_ hazard: Int, type: Int, in box: ProfileBox, isReversed: Bool) -> Double {
    let first = (hazard * sizes.count + type) * game.strategyCount
    return box.filledSum(
      type: type, order: byDown, from: first, isReversed: isReversed, of: game.down, from: first)
  }

  /// Powers of the share when none, one, two … of a player's few others are down; empty for many.
  func powersOfOthers(of type: Int) -> [Double] { powers[type] }

  /// Change of U(to) − U(from) per other player of a type on a strategy: the linear terms.
  func linearChange(type: Int, from: Int, to: Int, by other: Int, _ strategy: Int) -> Double {
    let m = game.strategyCount
    return linear[type][((from * m + to) * sizes.count + other) * m + strategy]
  }

  /// Change of a player's payoff per other player, at `own strategy · places + place`: the linear terms.
  static func influence(_ game: SharedHazardGame, type: Int) -> [Double] {
    let player = game.types[type]
    let m = game.strategyCount
    let places = game.types.count * m
    let scale = game.weightOfOthers(of: type)
    var table = [Double](repeating: 0, count: m * places)
    guard game.playerCount > 1 else { return table }
    let (down, relief, praise) = (game.down, player.relief.values, player.praise.values)
    let shares = game.types.map { $0.weight / scale }
    for h in game.hazards {
      let row = h * m
      for s in 0..<m {
        let coefficient = praise[row + s] + (player.exponent == 1 ? relief[row + s] : 0)
        if coefficient == 0 { continue }
        for t in shares.indices {
          let (first, share) = ((h * shares.count + t) * m, shares[t])
          for q in 0..<m { table[s * places + t * m + q] += coefficient * down[first + q] * share }
        }
      }
    }
    return table
  }

  /// The others of a player of `type` on `strategy`, as expected or exact counts.
  func others(_ box: ProfileBox, type: Int, strategy: Int) -> ProfileBox {
    switch kind {
    case .pure: box.othersOfPure(type: type, strategy: strategy)
    case .mixed: box.othersOfMixed(type: type, counts: game.counts)
    }
  }

  /// Ranges of E[φ^κ] over the others, for the hazards with a nonlinear term, in the order of `curvedHazards`: the
  /// least and the largest by turns.
  func curvedRanges(type: Int, others: ProfileBox) -> [Double] {
    // Boxes of counts come back in market after market, those of mixtures do not.
    guard let table, kind == .pure else { return freshRanges(type: type, others: others) }
    return table.ranges(type: type, others: others) { freshRanges(type: type, others: others) }
  }

  /// The same without the table.
  func freshRanges(type: Int, others: ProfileBox) -> [Double] {
    let hazards = curved[type]
    var ranges = [Double](repeating: 0, count: 2 * hazards.count)
    guard game.playerCount > 1 else { return ranges }
    let powers = powers[type]
    withUnsafeTemporaryAllocation(of: Double.self, capacity: powers.count + 1) { memory in
      var chances = DownCount(memory)
      for (place, hazard) in hazards.enumerated() {
        for isReversed in [false, true] {
          ranges[2 * place + (isReversed ? 1 : 0)] =
            powers.isEmpty
            ? powerOfMany(type, hazard, others, isReversed)
            : powerOfFew(type, hazard, others, isReversed, powers, &chances)
        }
        if ranges[2 * place] > ranges[2 * place + 1] { ranges.swapAt(2 * place, 2 * place + 1) }
      }
    }
    return ranges
  }

  /// E[φ^κ] at the profile of the box that fills strategies in the order of being down, or from the other end.
  private func powerOfMany(_ type: Int, _ hazard: Int, _ others: ProfileBox, _ isReversed: Bool) -> Double {
    var sum = BernoulliSum()
    for t in game.types.indices {
      let weight = game.types[t].weight
      switch kind {
      case .pure:
        fillByDown(hazard, type: t, in: others, isReversed: isReversed) { _, amount, probability in
          sum.add(count: Int(amount), probability: probability, weight: weight)
        }
      case .mixed:
        let size = game.types[t].count - (t == type ? 1 : 0)
        guard size > 0 else { continue }
        let expected = expectedDown(hazard, type: t, in: others, isReversed: isReversed)
        sum.add(count: size, probability: min(1, max(0, expected / Double(size))), weight: weight)
      }
    }
    return sum.expectedPower(game.types[type].exponent, over: game.weightOfOthers(of: type))
  }

  /// The same where others are few, without a list of them.
  @inline(__always)
  private func powerOfFew(
    _ type: Int, _ hazard: Int, _ others: ProfileBox, _ isReversed: Bool, _ powers: [Double],
    _ chances: inout DownCount
  ) -> Double {
    chances.clear()
    for t in sizes.indices {
      switch kind {
      case .pure:
        fillByDown(hazard, type: t, in: others, isReversed: isReversed) { chances.add(Int($1), $2) }
      case .mixed:
        let size = sizes[t] - (t == type ? 1 : 0)
        guard size > 0 else { continue }
        let expected = expectedDown(hazard, type: t, in: others, isReversed: isReversed)
        chances.add(size, min(1, max(0, expected / Double(size))))
      }
    }
    return chances.expected(powers)
  }

  /// Upper bound on the gain of a player of `type` that switches `from` one strategy `to` another, over the
  /// others.
  ///
  /// Widened by rounding, so that a negative bound is a proof.
  func largestGain(
    type: Int, from: Int, to: Int, others: ProfileBox, curved ranges: [Double]
  ) -> Double {
    let m = game.strategyCount
    let places = sizes.count * m
    let start = (from * m + to) * places
    let (change, order) = (linear[type], ascending[type])
    let base = game.types[type].base
    var gain = base[to] - base[from]
    for other in sizes.indices {
      gain += others.filledSum(
        type: other, order: order, from: start + other * m, isReversed: true, of: change,
        from: start + other * m)
    }
    let relief = game.types[type].relief.values
    var end = 0
    for hazard in curved[type] {
      let row = hazard * m
      let coefficient = relief[row + to] - relief[row + from]
      gain += coefficient * ranges[coefficient > 0 ? end + 1 : end]
      end += 2
    }
    return gain + rounding
  }
}
