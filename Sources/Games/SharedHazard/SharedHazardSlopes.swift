/// Slopes of gains in the mixture of the others: the entries of the Jacobian, as ranges over a box.
import ResilienceNumerics

extension SharedHazardBounds {
  /// Ranges of ∂E[φ^κ]/∂q for the curved hazards of a type, by hazard (in the order of `curved`) and by type of
  /// the others.
  ///
  /// The derivative by one other type's probability is the number of such players times the expected step of the
  /// power when one more of them is down. The step grows with the share for κ ≥ 1 and falls for κ < 1, so that
  /// its extremes are at the ends of the box.
  func curvedSlopes(type: Int, box: ProfileBox) -> [[ClosedRange<Double>]] {
    let others = others(box, type: type, strategy: 0)
    return curvedHazards(of: type).map { h in
      let least = downShares(hazard: h, type: type, others: others, ascending: true)
      let most = downShares(hazard: h, type: type, others: others, ascending: false)
      return game.types.indices.map { other in
        let ends = [least, most].map { step(seenBy: type, by: other, shares: $0) }
        // Two close powers are subtracted: their rounding is a unit in the last place of the power itself.
        let error = 4e-15 * Double(game.types[other].count)
        return (ends.min() ?? 0) - error...(ends.max() ?? 0) + error
      }
    }
  }

  /// Range of the slope of a gain (from one strategy to another) as one other type shifts weight between two of
  /// its strategies.
  func slope(
    of type: Int, gain: (from: Int, to: Int), by other: Int, shift: (from: Int, to: Int),
    curvedSlopes: [[ClosedRange<Double>]]
  ) -> (lower: Double, upper: Double) {
    let m = game.strategyCount
    let size = Double(game.types[other].count - (other == type ? 1 : 0))
    let change = linearChange(type: type, from: gain.from, to: gain.to)
    let linear = size * (change[other * m + shift.to] - change[other * m + shift.from])
    var range = (lower: linear, upper: linear)
    let relief = game.types[type].relief
    for (h, slopes) in zip(curvedHazards(of: type), curvedSlopes) {
      let down = game.downByType[h][other]
      let exposure = down[shift.to] - down[shift.from]
      let coefficient = (relief[h][gain.to] - relief[h][gain.from]) * exposure
      let ends = (coefficient * slopes[other].lowerBound, coefficient * slopes[other].upperBound)
      range.lower += min(ends.0, ends.1)
      range.upper += max(ends.0, ends.1)
    }
    return range
  }

  /// Probability of being down by type of the others, at one end of the box.
  private func downShares(hazard: Int, type: Int, others: ProfileBox, ascending: Bool) -> [Double] {
    game.types.indices.map { t in
      let size = game.types[t].count - (t == type ? 1 : 0)
      guard size > 0 else { return 0 }
      var expected = 0.0
      fillByDown(hazard, type: t, in: others, isReversed: !ascending) { _, amount, down in
        expected += amount * down
      }
      return min(1, max(0, expected / Double(size)))
    }
  }

  /// ∂E[φ^κ]/∂q of one other type, for these probabilities that the others are down.
  private func step(seenBy type: Int, by other: Int, shares: [Double]) -> Double {
    let size = game.types[other].count - (other == type ? 1 : 0)
    guard size > 0 else { return 0 }
    if let few = stepOfFew(seenBy: type, by: other, shares: shares) { return Double(size) * few }
    var without = BernoulliSum()
    for t in game.types.indices {
      let count = game.types[t].count - (t == type ? 1 : 0) - (t == other ? 1 : 0)
      without.add(count: count, probability: shares[t], weight: game.types[t].weight)
    }
    var with = without
    with.add(count: 1, probability: 1, weight: game.types[other].weight)
    let scale = game.weightOfOthers(of: type)
    let exponent = game.types[type].exponent
    let difference =
      with.expectedPower(exponent, over: scale) - without.expectedPower(exponent, over: scale)
    return Double(size) * difference
  }

  /// The expected step of the power where others are few: over the number of the rest that is down, without a list. `nil`
  /// for many.
  private func stepOfFew(seenBy type: Int, by other: Int, shares: [Double]) -> Double? {
    let powers = powersOfOthers(of: type)
    guard powers.count > 1 else { return nil }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: powers.count) { chances in
      chances.initialize(repeating: 0)
      chances[0] = 1
      var filled = 0
      for t in game.types.indices {
        let down = shares[t]
        for _ in 0..<game.types[t].count - (t == type ? 1 : 0) - (t == other ? 1 : 0) {
          filled += 1
          for k in stride(from: filled, to: 0, by: -1) {
            chances[k] = chances[k] * (1 - down) + chances[k - 1] * down
          }
          chances[0] *= 1 - down
        }
      }
      var sum = 0.0
      for k in 0...filled { sum += chances[k] * (powers[k + 1] - powers[k]) }
      return sum
    }
  }
}
