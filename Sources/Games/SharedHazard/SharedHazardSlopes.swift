/// Slopes of gains in the mixture of the others: the entries of the Jacobian, as ranges over a box.
import ResilienceNumerics

extension SharedHazardBounds {
  /// Ranges of ∂E[φ^κ]/∂q for the curved hazards of a type, by hazard (in the order of `curvedHazards`) and by type of
  /// the others: the least and the largest at `2 · (hazard · types + other type)`.
  ///
  /// The derivative by one other type's probability is the number of such players times the expected step of the
  /// power when one more of them is down. The step grows with the share for κ ≥ 1 and falls for κ < 1, so that
  /// its extremes are at the ends of the box.
  func curvedSlopes(type: Int, box: ProfileBox) -> [Double] {
    let others = others(box, type: type, strategy: 0)
    let isPoint = box.lower == box.upper
    let hazards = curvedHazards(of: type)
    var slopes = [Double](repeating: 0, count: 2 * hazards.count * sizes.count)
    let powers = powersOfOthers(of: type)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: powers.count + sizes.count + 1) { memory in
      let shares = UnsafeMutableBufferPointer(rebasing: memory[..<sizes.count])
      shares.initialize(repeating: 0)
      var chances = DownCount(UnsafeMutableBufferPointer(rebasing: memory[sizes.count...]))
      for end in 0..<(isPoint ? 1 : 2) {
        for (place, hazard) in hazards.enumerated() {
          for t in sizes.indices {
            let size = sizes[t] - (t == type ? 1 : 0)
            let down = size > 0 ? expectedDown(hazard, type: t, in: others, isReversed: end == 1) : 0
            shares[t] = size > 0 ? min(1, max(0, down / Double(size))) : 0
          }
          for other in sizes.indices {
            let size = sizes[other] - (other == type ? 1 : 0)
            let step =
              size == 0
              ? 0
              : powers.count > 1
                ? stepOfFew(seenBy: type, by: other, shares, powers, &chances)
                : step(seenBy: type, by: other, shares)
            slopes[2 * (place * sizes.count + other) + end] = Double(size) * step
          }
        }
      }
    }
    for place in stride(from: 0, to: slopes.count, by: 2) {
      // Two close powers are subtracted: their rounding is a unit in the last place of the power itself.
      let error = 4e-15 * Double(sizes[place / 2 % sizes.count])
      let (first, second) = (slopes[place], isPoint ? slopes[place] : slopes[place + 1])
      slopes[place] = min(first, second) - error
      slopes[place + 1] = max(first, second) + error
    }
    return slopes
  }

  /// Range of the slope of a gain (from one strategy to another) as one other type shifts weight between two of
  /// its strategies.
  func slope(
    of type: Int, gain: (from: Int, to: Int), by other: Int, shift: (from: Int, to: Int),
    curvedSlopes: [Double]
  ) -> (lower: Double, upper: Double) {
    let m = game.strategyCount
    let size = Double(sizes[other] - (other == type ? 1 : 0))
    let linear =
      size
      * (linearChange(type: type, from: gain.from, to: gain.to, by: other, shift.to)
        - linearChange(type: type, from: gain.from, to: gain.to, by: other, shift.from))
    var range = (lower: linear, upper: linear)
    let (relief, down) = (game.types[type].relief.values, game.down)
    var place = 2 * other
    for hazard in curvedHazards(of: type) {
      let (own, theirs) = (hazard * m, (hazard * sizes.count + other) * m)
      let exposure = down[theirs + shift.to] - down[theirs + shift.from]
      let coefficient = (relief[own + gain.to] - relief[own + gain.from]) * exposure
      let ends = (coefficient * curvedSlopes[place], coefficient * curvedSlopes[place + 1])
      range.lower += min(ends.0, ends.1)
      range.upper += max(ends.0, ends.1)
      place += 2 * sizes.count
    }
    return range
  }

  /// The expected step of the power when one more player of another type is down, for these probabilities that the
  /// others are down.
  private func step(
    seenBy type: Int, by other: Int, _ shares: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var without = BernoulliSum()
    for t in game.types.indices {
      let count = sizes[t] - (t == type ? 1 : 0) - (t == other ? 1 : 0)
      without.add(count: count, probability: shares[t], weight: game.types[t].weight)
    }
    var with = without
    with.add(count: 1, probability: 1, weight: game.types[other].weight)
    let scale = game.weightOfOthers(of: type)
    let exponent = game.types[type].exponent
    return with.expectedPower(exponent, over: scale) - without.expectedPower(exponent, over: scale)
  }

  /// The same where others are few: over the number of the rest that is down, without a list.
  private func stepOfFew(
    seenBy type: Int, by other: Int, _ shares: UnsafeMutableBufferPointer<Double>, _ powers: [Double],
    _ chances: inout DownCount
  ) -> Double {
    chances.clear()
    for t in sizes.indices {
      chances.add(sizes[t] - (t == type ? 1 : 0) - (t == other ? 1 : 0), shares[t])
    }
    var sum = 0.0
    for k in 0...chances.count { sum += chances[k] * (powers[k + 1] - powers[k]) }
    return sum
  }
}
