/// Interval arithmetic without outward rounding; callers add a margin for rounding error.
struct Interval: Equatable, Sendable {
  var lower: Double
  var upper: Double

  /// The number itself.
  init(_ value: Double) { (lower, upper) = (value, value) }
  /// The interval between two numbers, in any order.
  init(_ a: Double, _ b: Double) { (lower, upper) = (min(a, b), max(a, b)) }

  static let zero = Interval(0)
  /// The range of a share, [0, 1].
  static let share = Interval(0, 1)

  /// The smallest interval that holds both.
  func union(_ other: Interval) -> Interval { Interval(min(lower, other.lower), max(upper, other.upper)) }

  static func + (a: Interval, b: Interval) -> Interval { Interval(a.lower + b.lower, a.upper + b.upper) }
  static func - (a: Interval, b: Interval) -> Interval { Interval(a.lower - b.upper, a.upper - b.lower) }
  static func += (a: inout Interval, b: Interval) { a = a + b }
  static func * (a: Double, b: Interval) -> Interval { Interval(a * b.lower, a * b.upper) }

  /// The product with a number that is not negative.
  func times(nonnegative b: Interval) -> Interval {
    Interval(
      lower * (lower < 0 ? b.upper : b.lower),
      upper * (upper < 0 ? b.lower : b.upper))
  }
}

/// Enclosure of the share of others down, as a player sees it, by hazard.
struct ShareBounds: Equatable, Sendable {
  /// Bounds on E[φ^κ].
  var power: Interval
  /// Bounds on E[φ].
  var mean: Interval

  /// Trivial bounds, valid for any choices of the others.
  static let any = ShareBounds(power: .share, mean: .share)

  /// The smallest bounds that contain both.
  func union(_ other: ShareBounds) -> ShareBounds {
    ShareBounds(power: power.union(other.power), mean: mean.union(other.mean))
  }
}

/// Bounds on the gains of deviations over an interval of a parameter, from bounds on the choices of the
/// others.
///
/// Every interval holds over the whole interval of the parameter; rounding is left to `margin`.
protocol GainBounds: Sendable {
  /// Probability of being down, by hazard, type and strategy.
  var down: [[[Interval]]] { get }
  /// Gains up to this are ties, at the end with the larger payoffs and at the one with the smaller.
  var slack: (most: Double, least: Double) { get }
  /// Margin for rounding error.
  var margin: Double { get }
  /// Probabilities of being down that hold at every value of the interval, so that the shares are the same over every
  /// interval with these; `nil` where they change within.
  var fixedDown: [[[Double]]]? { get }
  /// Bounds on the share of others down, by hazard: of all, or of some.
  func shares(type: Int, others: [[Int]], in hazards: Range<Int>?) -> [ShareBounds]
  /// Gains of a player of a type from switching from a strategy to each, or to some, given bounds on the shares.
  func gains(type: Int, from: Int, _ shares: [ShareBounds], to strategies: Range<Int>?) -> [Interval]
  /// The same against others with known choices, the player not among them.
  func gains(type: Int, from: Int, others: [[Int]], to strategies: Range<Int>?) -> [Interval]
}

extension GainBounds {
  var fixedDown: [[[Double]]]? { nil }

  /// Bounds on the share of others down, by hazard.
  func shares(type: Int, others: [[Int]]) -> [ShareBounds] { shares(type: type, others: others, in: nil) }

  func gains(type: Int, from: Int, others: [[Int]], to strategies: Range<Int>?) -> [Interval] {
    gains(type: type, from: from, shares(type: type, others: others), to: strategies)
  }

  /// Gains from switching from a strategy to each.
  func gains(type: Int, from: Int, _ shares: [ShareBounds]) -> [Interval] {
    gains(type: type, from: from, shares, to: nil)
  }

  /// The same against others with known choices.
  func gains(type: Int, from: Int, others: [[Int]]) -> [Interval] {
    gains(type: type, from: from, others: others, to: nil)
  }
}

extension GainBounds {
  /// Strategies by type that survive iterated strict dominance over the whole interval.
  ///
  /// - Complexity: O(rounds · types · hazards · (types · hazards + strategies²)).
  func undominated(counts: [Int]) -> [[Int]] {
    let strategies = down.first?.first?.count ?? 0
    guard strategies > 0 else { return [] }
    var kept = counts.map { _ in Array(0..<strategies) }
    while true {
      let next = counts.indices.map { type in
        let seen = shares(type: type, counts: counts, playing: kept)
        return kept[type].filter { s in
          !gains(type: type, from: s, seen).contains { $0.lower > slack.most + margin }
        }
      }
      if next == kept { return kept }
      kept = next
    }
  }

  /// Bounds on the shares seen when the others play some strategies only: E[φ^κ] rises with every P.
  private func shares(type: Int, counts: [Int], playing kept: [[Int]]) -> [ShareBounds] {
    guard kept.allSatisfy({ !$0.isEmpty }) else { return down.map { _ in .any } }
    func profile(_ pick: (Int, [Int]) -> Int?) -> [[Int]] {
      kept.enumerated().map { other, open in
        var row = [Int](repeating: 0, count: down[0][other].count)
        row[pick(other, open) ?? open[0]] = counts[other] - (other == type ? 1 : 0)
        return row
      }
    }
    return down.indices.map { h in
      let ends = [
        profile { t, open in open.min { down[h][t][$0].lower < down[h][t][$1].lower } },
        profile { t, open in open.max { down[h][t][$0].upper < down[h][t][$1].upper } },
      ].map { shares(type: type, others: $0, in: h..<h + 1)[0] }
      return ends[0].union(ends[1])
    }
  }
}
