/// Compositions of a number of players into counts by strategy.

/// All compositions of `players` into `strategies` counts, C(players + strategies − 1, strategies − 1) of
/// them, in descending lexicographic order: all on the first strategy comes first, all on the last comes
/// last.
public struct Compositions: Sequence, Sendable {
  let players: Int
  let strategies: Int

  /// All compositions of a number of players (0 or more) into a number of counts (1 or more).
  public init(players: Int, strategies: Int) {
    precondition(players >= 0 && strategies >= 1)
    self.players = players
    self.strategies = strategies
  }

  /// Number of compositions; `Int.max` on overflow.
  public var total: Int { multisetCount(players: players, strategies: strategies) }

  /// Starts with all players on the first strategy.
  public func makeIterator() -> Iterator {
    var first = [Int](repeating: 0, count: strategies)
    first[0] = players
    return Iterator(upcoming: first)
  }

  /// Iterator over the compositions.
  public struct Iterator: IteratorProtocol {
    var upcoming: [Int]?

    /// The next composition, or `nil` after the last.
    public mutating func next() -> [Int]? {
      guard let current = upcoming else { return nil }
      upcoming = Self.successor(of: current)
      return current
    }

    /// The next composition: moves one player from the last nonzero count before the end, with all of the
    /// end's, one index on.
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

  /// Rank of a composition in the sequence, counted from 0.
  ///
  /// - Complexity: O(players + strategies²) or better.
  public static func rank(of counts: [Int]) -> Int {
    var rank = 0
    var left = counts.reduce(0, +)
    for (place, count) in counts.enumerated() where place < counts.count - 1 {
      // Compositions with a larger count at this index come earlier: the remaining counts sum to at most left
      // − count − 1.
      let rest = left - count - 1
      if rest >= 0 { rank += multisetCount(players: rest, strategies: counts.count - place) }
      left -= count
    }
    return rank
  }
}

extension Compositions {
  /// The composition at a rank of the sequence, counted from 0.
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

/// Ranks of compositions by table lookup, for frequent queries.
struct CompositionRank {
  private let strategies: Int
  /// `ways[rest · (strategies + 1) + places]`: number of compositions of `rest` players into `places` counts.
  private let ways: [Int]

  /// Ranks of compositions of up to so many players.
  init(players: Int, strategies: Int) {
    self.strategies = strategies
    ways = (0...players).flatMap { rest in
      (0...strategies).map { $0 == 0 ? 0 : multisetCount(players: rest, strategies: $0) }
    }
  }

  /// Value of `Compositions.rank(of:)` for a composition with one player more on a strategy.
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

/// C(players + strategies − 1, strategies − 1), or `Int.max` on overflow.
public func multisetCount(players: Int, strategies: Int) -> Int {
  var result: UInt128 = 1
  for k in 1..<max(1, strategies) {
    result = result * UInt128(players + k) / UInt128(k)
    if result > UInt128(Int.max) { return Int.max }
  }
  return Int(result)
}

/// All combinations of one composition for each type, the last type fastest.
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
