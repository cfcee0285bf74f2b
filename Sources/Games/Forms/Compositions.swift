/// Ways to spread players over strategies when only numbers matter.

/// All ways to spread `players` over `strategies`, C(players + strategies − 1, strategies − 1) of them, in
/// descending lexicographic order: all on the first strategy comes first, all on the last comes last.
public struct Compositions: Sequence, Sendable {
  let players: Int
  let strategies: Int

  /// All spreads of a number of players (0 or more) over a number of strategies (1 or more).
  public init(players: Int, strategies: Int) {
    precondition(players >= 0 && strategies >= 1)
    self.players = players
    self.strategies = strategies
  }

  /// How many there are; `Int.max` where the number does not fit.
  public var total: Int { multisetCount(players: players, strategies: strategies) }

  /// Starts with all players on the first strategy.
  public func makeIterator() -> Iterator {
    var first = [Int](repeating: 0, count: strategies)
    first[0] = players
    return Iterator(upcoming: first)
  }

  /// Walks through the spreads.
  public struct Iterator: IteratorProtocol {
    var upcoming: [Int]?

    /// The next spread, or `nil` after the last.
    public mutating func next() -> [Int]? {
      guard let current = upcoming else { return nil }
      upcoming = Self.successor(of: current)
      return current
    }

    /// Takes one from the last non-empty place that is not the end, and puts it with the end's on the next.
    static func successor(of counts: [Int]) -> [Int]? {
      var result = counts
      let end = counts.count - 1
      guard let place = (0..<end).last(where: { counts[$0] > 0 }) else { return nil }
      let tail = result[end]
      result[end] = 0
      result[place] -= 1
      result[place + 1] = tail + 1
      return result
    }
  }

  /// RecurrentClass of a spread in the sequence, counted from 0.
  ///
  /// - Complexity: O(players + strategies²) or better.
  public static func rank(of counts: [Int]) -> Int {
    var rank = 0
    var left = counts.reduce(0, +)
    for (place, count) in counts.enumerated() where place < counts.count - 1 {
      // Spreads that have more on this place come earlier: the rest of them is at most left − count − 1.
      let rest = left - count - 1
      if rest >= 0 { rank += multisetCount(players: rest, strategies: counts.count - place) }
      left -= count
    }
    return rank
  }
}

extension Compositions {
  /// The spread at a place of the sequence, counted from 0.
  ///
  /// - Precondition: `rank` is at least 0 and below `total`.
  /// - Complexity: O(players + strategies) binomial coefficients.
  public func spread(at rank: Int) -> [Int] {
    precondition(rank >= 0 && rank < total)
    var (rank, left) = (rank, players)
    var counts = [Int](repeating: 0, count: strategies)
    for place in 0..<strategies - 1 {
      var count = left
      while true {
        let ways = multisetCount(players: left - count, strategies: strategies - place - 1)
        if rank < ways { break }
        rank -= ways
        count -= 1
      }
      counts[place] = count
      left -= count
    }
    counts[strategies - 1] = left
    return counts
  }
}

/// Places of spreads in the sequence, looked up: for those who ask often.
struct CompositionRank {
  private let strategies: Int
  /// `ways[rest · (strategies + 1) + places]`: spreads of some players over some places.
  private let ways: [Int]

  /// Ranks of spreads of up to so many players.
  init(players: Int, strategies: Int) {
    self.strategies = strategies
    ways = (0...players).flatMap { rest in
      (0...strategies).map { $0 == 0 ? 0 : multisetCount(players: rest, strategies: $0) }
    }
  }

  /// What `Compositions.rank(of:)` says of a spread with one player more on a strategy.
  ///
  /// - Complexity: O(strategies).
  func rank(of counts: [Int], plusOneOn strategy: Int) -> Int {
    var rank = 0
    var left = counts.reduce(1, +)
    for place in 0..<strategies - 1 {
      let count = counts[place] + (place == strategy ? 1 : 0)
      let rest = left - count - 1
      if rest >= 0 { rank += ways[rest * (strategies + 1) + strategies - place] }
      left -= count
    }
    return rank
  }
}

/// C(players + strategies − 1, strategies − 1), or `Int.max` where it does not fit.
public func multisetCount(players: Int, strategies: Int) -> Int {
  var result: UInt128 = 1
  for k in 1..<max(1, strategies) {
    result = result * UInt128(players + k) / UInt128(k)
    if result > UInt128(Int.max) { return Int.max }
  }
  return Int(result)
}

/// All combinations of one spread for each type, the last type fastest.
///
/// Calls `body` with the counts by type; stops when it returns `false`.
public func forEachTypeProfile(
  counts: [Int], strategies: Int, _ body: ([[Int]]) -> Bool
) {
  func extend(_ chosen: [[Int]]) -> Bool {
    guard chosen.count < counts.count else { return body(chosen) }
    for spread in Compositions(players: counts[chosen.count], strategies: strategies) {
      guard extend(chosen + [spread]) else { return false }
    }
    return true
  }
  _ = extend([])
}
