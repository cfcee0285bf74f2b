/// Contraction of a box by dominance: elimination of strategies that no equilibrium in it can use.
import ResilienceNumerics

/// Result of the contraction of a box.
enum BoxContraction {
  /// No equilibrium lies in the box.
  case empty
  /// Reduced box: contains every equilibrium of the original.
  case reduced
}

extension MixedBounds {
  /// Eliminates strategies until nothing changes. A strategy that is worse than another one on the whole box
  /// is not played; if the box requires it, the box holds no equilibrium.
  ///
  /// - Parameters:
  ///   - required: strategies that must be in use, in a mixed box; a pure box states this by its lower
  ///     bounds.
  ///   - slack: gains up to this are ties.
  ///   - removed: called with each eliminated strategy and the one that dominates it.
  func contract(
    _ box: inout ProfileBox, required: [Bool] = [], slack: Double,
    removed: (_ type: Int, _ strategy: Int, _ by: Int) -> Void = { _, _, _ in }
  ) -> BoxContraction {
    let m = game.strategyCount
    // What others can do changes from round to round only where one of their strategies went.
    var known = [OthersRange?](repeating: nil, count: game.counts.count)
    var changed = true
    while changed {
      changed = false
      guard box.tighten(slack: sumSlack) else { return .empty }
      if isPatient { for type in known.indices { known[type] = nil } }
      for type in game.counts.indices {
        for s in 0..<m where box.upper[type * m + s] > 0 {
          guard let better = beats(type: type, strategy: s, box: box, slack: slack, known: &known[type])
          else {
            continue
          }
          let place = type * m + s
          if box.lower[place] > 0 || (!required.isEmpty && required[place]) { return .empty }
          box.upper[place] = 0
          changed = true
          removed(type, s, better)
        }
      }
    }
    return .reduced
  }

}

extension SharedHazardBounds {
  /// The others of a player of one type as a box, with the ranges of their powers.
  struct OthersRange {
    let others: ProfileBox
    let curved: [Double]
  }

  func beats(type: Int, strategy: Int, box: ProfileBox, slack: Double, known: inout OthersRange?) -> Int? {
    let others = others(box, type: type, strategy: strategy)
    let curved: [Double]
    if let known, isPatient ? known.others.contains(others) : known.others == others {
      curved = known.curved
    } else {
      curved = curvedRanges(type: type, others: others)
      known = OthersRange(others: others, curved: curved)
    }
    return (0..<game.strategyCount).first { to in
      to != strategy
        && largestGain(type: type, from: to, to: strategy, others: others, curved: curved) < -slack
    }
  }
}

extension SharedHazardGame {
  /// A strategy that iterated strict dominance removes, and the strategy that is always better.
  public struct Dominated: Equatable, Sendable {
    /// Type of the player.
    public let type: Int
    /// The dominated strategy, which no rational player of the type plays.
    public let strategy: Int
    /// The dominating strategy: better against all profiles that earlier rounds left to the others.
    public let by: Int
  }

  /// Iterated elimination of strategies that another pure strategy strictly dominates, by bounds over all
  /// profiles: every removed strategy is dominated; some dominated ones may remain.
  ///
  /// Sound for every Nash equilibrium, pure or mixed: expectations over mixtures are averages of profiles.
  ///
  /// - Complexity: O(types² · strategies³) a round for exponent 1.
  public func dominatedStrategies() -> [Dominated] {
    var result: [Dominated] = []
    var box = ProfileBox(sums: counts.map(Double.init), strategyCount: strategyCount)
    _ = SharedHazardBounds(canonical, kind: .pure).contract(&box, slack: 0) {
      result.append(Dominated(type: $0, strategy: $1, by: $2))
    }
    return result
  }

  /// The strategies that `dominatedStrategies` leaves to some type, in ascending order: without a reason for each, and
  /// sooner.
  public var undominatedStrategies: [Int] {
    let plain = plainlyUndominatedStrategies
    let small = plain.count == strategyCount ? self : narrowed(to: plain)
    var box = ProfileBox(sums: counts.map(Double.init), strategyCount: plain.count)
    var bounds = SharedHazardBounds(small.canonical, kind: .pure)
    bounds.isPatient = true
    _ = bounds.contract(&box, slack: 0)
    return plain.indices.filter { s in types.indices.contains { box.upper[$0 * plain.count + s] > 0 } }
      .map { plain[$0] }
  }

  /// The strategies that are not strictly dominated even where the share of the others that is down is free to be anything
  /// in each hazard, in ascending order: a first elimination, as of two clouds at eight times the bill.
  ///
  /// E[φ] and E[φ^κ] lie between 0 and 1, so that a gain is at most the difference of the bases and the positive
  /// differences of relief and praise. Each of some 2 · hazards + 3 sums is at most twice the scale of payoffs and is
  /// rounded once: the margin covers them.
  ///
  /// - Complexity: O(types · strategies² · hazards).
  public var plainlyUndominatedStrategies: [Int] {
    let terms = Double(2 * hazards.count + 8)
    let rounding = max(Tolerance.rounding, terms * .ulpOfOne) * max(payoffScale, .leastNormalMagnitude)
    return (0..<strategyCount).filter { s in
      types.contains { type in
        !(0..<strategyCount).contains { $0 != s && type.largestGain(from: $0, to: s) < -rounding }
      }
    }
  }
}

extension SharedHazardGame.PlayerType {
  /// Upper bound on the gain from one strategy to another, the shares of the others anything from none to all.
  fileprivate func largestGain(from: Int, to: Int) -> Double {
    var gain = base[to] - base[from]
    for table in [relief.values, praise.values] {
      for first in stride(from: 0, to: table.count, by: base.count) {
        gain += max(0, table[first + to] - table[first + from])
      }
    }
    return gain
  }
}
