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
  /// Half-width that covers the rounding of a difference of payoffs.
  let rounding: Double
  /// By type: change of U(to) − U(from) per other player at an index, at `(from · m + to) · places + place`.
  private let linear: [[Double]]
  /// By type: strategies in the order of that change, at `((from · m + to) · types + other type) · m`.
  private let ascending: [[Int]]
  /// Strategies in the order of their probability of being down, at `(hazard · types + type) · m`.
  private let byDown: [Int]
  /// Probabilities of being down, at `(hazard · types + type) · m + strategy`.
  private let down: [Double]
  /// Hazards whose relief is not linear, by type.
  private let curved: [[Int]]
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
    byDown = game.downByType.flatMap { rows in
      rows.flatMap { row in row.indices.sorted { row[$0] < row[$1] } }
    }
    down = game.downByType.flatMap { rows in rows.flatMap { $0 } }
    let powers = game.types.indices.map { game.powersOfFew(type: $0) ?? [] }
    let curved = game.types.map { type in
      type.exponent == 1 ? [] : game.hazards.filter { h in type.relief[h].contains { $0 != 0 } }
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
    box.fill(type: type, order: byDown, from: first, isReversed: isReversed) { place, amount in
      body(place - start, amount, down[first + place - start])
    }
  }

  /// Powers of the share when none, one, two … of a player's few others are down; empty for many.
  func powersOfOthers(of type: Int) -> [Double] { powers[type] }

  /// Change of U(to) − U(from) per other player at each index: the linear terms.
  func linearChange(type: Int, from: Int, to: Int) -> [Double] {
    let places = game.types.count * game.strategyCount
    let start = (from * game.strategyCount + to) * places
    return Array(linear[type][start..<start + places])
  }

  /// Change of a player's payoff per other player, at `own strategy · places + place`: the linear terms.
  static func influence(_ game: SharedHazardGame, type: Int) -> [Double] {
    let player = game.types[type]
    let m = game.strategyCount
    let places = game.types.count * m
    let scale = game.weightOfOthers(of: type)
    var table = [Double](repeating: 0, count: m * places)
    guard game.playerCount > 1 else { return table }
    for h in game.hazards {
      let (relief, praise) = (player.relief[h], player.praise[h])
      for s in 0..<m {
        let coefficient = praise[s] + (player.exponent == 1 ? relief[s] : 0)
        if coefficient == 0 { continue }
        for t in game.types.indices {
          let (share, down) = (game.types[t].weight / scale, game.downByType[h][t])
          for q in 0..<m { table[s * places + t * m + q] += coefficient * down[q] * share }
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

  /// Ranges of E[φ^κ] over the others, for the hazards with a nonlinear term.
  func curvedRanges(type: Int, others: ProfileBox) -> [(hazard: Int, range: ClosedRange<Double>)] {
    guard game.playerCount > 1 else { return curved[type].map { ($0, 0...0) } }
    // Boxes of counts come back in market after market, those of mixtures do not.
    guard let table, kind == .pure else { return freshRanges(type: type, others: others) }
    return table.ranges(type: type, others: others) { freshRanges(type: type, others: others) }
  }

  /// The same without the table.
  func freshRanges(type: Int, others: ProfileBox) -> [(hazard: Int, range: ClosedRange<Double>)] {
    curved[type].map { h in
      let least = power(type: type, hazard: h, others: others, isReversed: false)
      let most = power(type: type, hazard: h, others: others, isReversed: true)
      return (h, min(least, most)...max(least, most))
    }
  }

  /// E[φ^κ] at the profile of the box that fills strategies in the order of being down, or from the other end.
  private func power(type: Int, hazard: Int, others: ProfileBox, isReversed: Bool) -> Double {
    if !powers[type].isEmpty { return powerOfFew(type, hazard, others, isReversed) }
    var sum = BernoulliSum()
    for t in game.types.indices {
      var expected = 0.0
      fillByDown(hazard, type: t, in: others, isReversed: isReversed) { _, amount, probability in
        switch kind {
        case .pure: sum.add(count: Int(amount), probability: probability, weight: game.types[t].weight)
        case .mixed: expected += amount * probability
        }
      }
      let size = game.types[t].count - (t == type ? 1 : 0)
      if kind == .mixed, size > 0 {
        sum.add(
          count: size, probability: min(1, max(0, expected / Double(size))), weight: game.types[t].weight)
      }
    }
    return sum.expectedPower(game.types[type].exponent, over: game.weightOfOthers(of: type))
  }

  /// The same where others are few, without a list of them.
  private func powerOfFew(_ type: Int, _ hazard: Int, _ others: ProfileBox, _ isReversed: Bool) -> Double {
    let powers = powers[type]
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: powers.count) { chances in
      chances.initialize(repeating: 0)
      chances[0] = 1
      var filled = 0
      func add(_ count: Int, _ down: Double) {
        for _ in 0..<count where filled + 1 < powers.count {
          filled += 1
          guard down > 0 else { continue }
          for k in stride(from: filled, to: 0, by: -1) {
            chances[k] = chances[k] * (1 - down) + chances[k - 1] * down
          }
          chances[0] *= 1 - down
        }
      }
      for t in game.types.indices {
        var expected = 0.0
        fillByDown(hazard, type: t, in: others, isReversed: isReversed) { _, amount, probability in
          switch kind {
          case .pure: add(Int(amount), probability)
          case .mixed: expected += amount * probability
          }
        }
        let size = game.types[t].count - (t == type ? 1 : 0)
        if kind == .mixed, size > 0 { add(size, min(1, max(0, expected / Double(size)))) }
      }
      var sum = 0.0
      for k in powers.indices { sum += chances[k] * powers[k] }
      return sum
    }
  }

  /// Upper bound on the gain of a player of `type` that switches `from` one strategy `to` another, over the
  /// others.
  ///
  /// Widened by rounding, so that a negative bound is a proof.
  func largestGain(
    type: Int, from: Int, to: Int, others: ProfileBox,
    curved ranges: [(hazard: Int, range: ClosedRange<Double>)]
  ) -> Double {
    let player = game.types[type]
    let m = game.strategyCount
    let places = game.types.count * m
    let start = (from * m + to) * places
    let (change, order) = (linear[type], ascending[type])
    var gain = player.base[to] - player.base[from]
    for other in game.types.indices {
      others.fill(type: other, order: order, from: start + other * m, isReversed: true) { place, amount in
        gain += change[start + place] * amount
      }
    }
    for (h, range) in ranges {
      let coefficient = player.relief[h][to] - player.relief[h][from]
      gain += coefficient * (coefficient > 0 ? range.upperBound : range.lowerBound)
    }
    return gain + rounding
  }
}
