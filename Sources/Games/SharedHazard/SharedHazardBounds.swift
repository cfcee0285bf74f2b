/// Bounds on what a deviation gains over a whole box of profiles.
///
/// Terms that are linear in the numbers of the others (κ = 1, and all praise) are bounded exactly: the extreme of
/// a linear function over a box with a fixed sum is found greedily. The power of the share is monotone in every
/// player's probability of being down, so that its extremes are at the greedy extremes of each hazard.
import ResilienceNumerics

struct SharedHazardBounds {
  /// What a node of a search holds.
  enum Kind { case pure, mixed }

  let game: SharedHazardGame
  let kind: Kind
  /// Half-width that covers the rounding of a difference of payoffs.
  let rounding: Double
  /// `linear[type][(from · m + to)][place]`: change of U(to) − U(from) per other player at a place.
  private let linear: [[[Double]]]
  /// `ascending[type][from · m + to][otherType]`: strategies in the order of that change.
  private let ascending: [[[[Int]]]]
  /// Strategies in the order of their probability of being down, by hazard and type.
  private let byDown: [[[Int]]]
  /// Hazards whose relief is not linear, by type.
  private let curved: [[Int]]

  init(_ game: SharedHazardGame, kind: Kind) {
    self.game = game
    self.kind = kind
    rounding = Tolerance.rounding * max(game.payoffScale, .leastNormalMagnitude)
    let m = game.strategyCount
    var linear: [[[Double]]] = []
    var ascending: [[[[Int]]]] = []
    for type in game.types.indices {
      let influence = Self.influence(game, type: type)
      var differences: [[Double]] = []
      var orders: [[[Int]]] = []
      for from in 0..<m {
        for to in 0..<m {
          let change = zip(influence[to], influence[from]).map { $0 - $1 }
          differences.append(change)
          orders.append(
            game.types.indices.map { other in
              (0..<m).sorted { change[other * m + $0] < change[other * m + $1] }
            })
        }
      }
      linear.append(differences)
      ascending.append(orders)
    }
    self.linear = linear
    self.ascending = ascending
    byDown = game.downByType.map { rows in rows.map { row in row.indices.sorted { row[$0] < row[$1] } } }
    curved = game.types.map { type in
      type.exponent == 1 ? [] : game.hazards.filter { h in type.relief[h].contains { $0 != 0 } }
    }
  }

  /// Hazards whose relief is not linear in the share, for a type.
  func curvedHazards(of type: Int) -> [Int] { curved[type] }

  /// Strategies of a type in the order of their probability of being down in a hazard.
  func orderByDown(_ hazard: Int, type: Int) -> [Int] { byDown[hazard][type] }

  /// Change of U(to) − U(from) per other player at each place: the linear terms.
  func linearChange(type: Int, from: Int, to: Int) -> [Double] {
    linear[type][from * game.strategyCount + to]
  }

  /// Change of a player's payoff by own strategy per other player at each place: the linear terms.
  static func influence(_ game: SharedHazardGame, type: Int) -> [[Double]] {
    let player = game.types[type]
    let m = game.strategyCount
    let scale = game.weightOfOthers(of: type)
    return (0..<m).map { s in
      var row = [Double](repeating: 0, count: game.types.count * m)
      guard game.playerCount > 1 else { return row }
      for h in game.hazards {
        let coefficient = player.praise[h][s] + (player.exponent == 1 ? player.relief[h][s] : 0)
        if coefficient == 0 { continue }
        for (t, other) in game.types.enumerated() {
          for q in 0..<m { row[t * m + q] += coefficient * game.downByType[h][t][q] * other.weight / scale }
        }
      }
      return row
    }
  }

  /// The others of a player of `type` on `strategy`, as expected or exact counts.
  func others(_ box: ProfileBox, type: Int, strategy: Int) -> ProfileBox {
    switch kind {
    case .pure: box.othersOfPure(type: type, strategy: strategy)
    case .mixed: box.othersOfMixed(type: type, counts: game.counts)
    }
  }

  /// Ranges of E[φ^κ] over the others, for the hazards where it is not linear.
  func curvedRanges(type: Int, others: ProfileBox) -> [(hazard: Int, range: ClosedRange<Double>)] {
    guard game.playerCount > 1 else { return curved[type].map { ($0, 0...0) } }
    return curved[type].map { h in
      let least = power(type: type, hazard: h, others: others, isReversed: false)
      let most = power(type: type, hazard: h, others: others, isReversed: true)
      return (h, min(least, most)...max(least, most))
    }
  }

  /// E[φ^κ] at the profile of the box that fills strategies in the order of being down, or from the other end.
  private func power(type: Int, hazard: Int, others: ProfileBox, isReversed: Bool) -> Double {
    let m = game.strategyCount
    var sum = BernoulliSum()
    for t in game.types.indices {
      var expected = 0.0
      let order = byDown[hazard][t]
      others.fill(type: t, order: isReversed ? order.reversed() : order) { place, amount in
        let probability = game.downByType[hazard][t][place - t * m]
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

  /// The most that a player of `type` can gain by turning `from` one strategy `to` another, over the others.
  ///
  /// Widened by rounding, so that a negative bound is a proof.
  func largestGain(
    type: Int, from: Int, to: Int, others: ProfileBox,
    curved ranges: [(hazard: Int, range: ClosedRange<Double>)]
  ) -> Double {
    let player = game.types[type]
    let pair = from * game.strategyCount + to
    let change = linear[type][pair]
    var gain = player.base[to] - player.base[from]
    for other in game.types.indices {
      others.fill(type: other, order: ascending[type][pair][other].reversed()) { place, amount in
        gain += change[place] * amount
      }
    }
    for (h, range) in ranges {
      let coefficient = player.relief[h][to] - player.relief[h][from]
      gain += coefficient * (coefficient > 0 ? range.upperBound : range.lowerBound)
    }
    return gain + rounding
  }
}
