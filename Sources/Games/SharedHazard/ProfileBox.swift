/// Boxes of profiles: counts or probabilities between a lower and an upper bound.

/// A set of type profiles: each strategy of each type between two bounds, each type's sum fixed.
///
/// In a pure box the numbers are counts of players and the sums are the types' sizes; in a mixed box they are
/// probabilities and the sums are 1. Indices are `type · strategies + strategy`.
struct ProfileBox: Equatable {
  var lower: [Double]
  var upper: [Double]
  /// The sum of each type.
  var sums: [Double]
  let strategyCount: Int

  /// The box of all profiles of types with these sums.
  init(sums: [Double], strategyCount: Int) {
    self.sums = sums
    self.strategyCount = strategyCount
    lower = [Double](repeating: 0, count: sums.count * strategyCount)
    upper = sums.flatMap { [Double](repeating: $0, count: strategyCount) }
  }

  /// Range of indices of a type.
  func places(of type: Int) -> Range<Int> { type * strategyCount..<(type + 1) * strategyCount }

  /// Tightens the bounds by the sums; `false` if the box becomes empty.
  ///
  /// With `slack` a sum may be missed by rounding.
  mutating func tighten(slack: Double = 0) -> Bool {
    for (type, sum) in sums.enumerated() {
      var totalLower = 0.0
      var totalUpper = 0.0
      for place in places(of: type) {
        totalLower += lower[place]
        totalUpper += upper[place]
      }
      if totalLower > sum + slack || totalUpper < sum - slack { return false }
      for place in places(of: type) {
        // Bounds at this index from the sums of all the others, as they were on entry.
        let newUpper = min(upper[place], sum - (totalLower - lower[place]) + slack)
        let newLower = max(lower[place], sum - (totalUpper - upper[place]) - slack)
        if newLower > newUpper { return false }
        totalLower += newLower - lower[place]
        totalUpper += newUpper - upper[place]
        lower[place] = newLower
        upper[place] = newUpper
      }
    }
    return true
  }

  /// The others as seen by a player of `type` on `strategy`, which therefore is in use: counts of the other
  /// players, one fewer of its type.
  func othersOfPure(type: Int, strategy: Int) -> ProfileBox {
    var result = self
    let place = type * strategyCount + strategy
    result.lower[place] = max(0, lower[place] - 1)
    result.upper[place] = max(0, upper[place] - 1)
    result.sums[type] -= 1
    for other in places(of: type) where other != place {
      result.upper[other] = min(result.upper[other], result.sums[type])
    }
    return result
  }

  /// Expected counts of the others as a player of `type` sees them in a mixed box of types of these sizes.
  func othersOfMixed(type: Int, counts: [Int]) -> ProfileBox {
    var result = self
    for (t, count) in counts.enumerated() {
      let size = Double(count - (t == type ? 1 : 0))
      result.sums[t] *= size
      for place in places(of: t) {
        result.lower[place] *= size
        result.upper[place] *= size
      }
    }
    return result
  }

  /// The profile of `type` within the box that fills the strategies in `order` first, or the last of them.
  ///
  /// Calls `body` with each index and its amount. The order is a stretch of a list, so that the innermost loop of the
  /// searches makes no list.
  ///
  /// - Parameters:
  ///   - order: all strategies, from index `first` on.
  ///   - isReversed: from the end of the stretch.
  @inline(__always)
  func fill(
    type: Int, order: [Int], from first: Int = 0, isReversed: Bool = false,
    _ body: (_ place: Int, _ amount: Double) -> Void
  ) {
    let start = type * strategyCount
    var rest = sums[type]
    var hasLeast = false
    for place in start..<start + strategyCount where lower[place] != 0 {
      rest -= lower[place]
      hasLeast = true
    }
    for rank in 0..<strategyCount {
      // Nobody is left, and no strategy has players of its own.
      if rest <= 0, !hasLeast { break }
      let place = start + order[first + (isReversed ? strategyCount - 1 - rank : rank)]
      let least = lower[place]
      let extra = min(max(rest, 0), upper[place] - least)
      rest -= extra
      let amount = least + extra
      if amount > 0 { body(place, amount) }
    }
  }

  /// The sum of a number for each player of `type` at the profile of `fill`: numbers by strategy, from an index of a
  /// list on.
  func filledSum(
    type: Int, order: [Int], from first: Int, isReversed: Bool, of values: [Double], from start: Int
  ) -> Double {
    let offset = start - type * strategyCount
    var sum = 0.0
    fill(type: type, order: order, from: first, isReversed: isReversed) { sum += $1 * values[$0 + offset] }
    return sum
  }

  /// Whether all profiles of another box lie in this one.
  func contains(_ other: ProfileBox) -> Bool {
    guard sums == other.sums else { return false }
    for place in lower.indices {
      if other.lower[place] < lower[place] || other.upper[place] > upper[place] { return false }
    }
    return true
  }

  /// The index with the widest bounds.
  var widest: (place: Int, width: Double) {
    var best = (place: 0, width: -1.0)
    for place in lower.indices where upper[place] - lower[place] > best.width {
      best = (place, upper[place] - lower[place])
    }
    return best
  }
}
