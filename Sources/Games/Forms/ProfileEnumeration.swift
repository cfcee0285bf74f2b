/// All pure count profiles of a type-symmetric game, numbered.

/// Enumeration of count profiles: compositions of the players of each type over the strategies open to them.
///
/// Profiles are numbered with the last type fastest, and the compositions of a type in descending
/// lexicographic order.
public struct ProfileEnumeration: Equatable, Sendable {
  /// Number of players by type.
  public let counts: [Int]
  /// Number of strategies of the game.
  public let strategyCount: Int
  /// Strategies open to each type, ascending, at least one.
  public let open: [[Int]]

  /// The profiles over some strategies; by default over all.
  ///
  /// - Precondition: for each type at least one strategy of the game.
  public init(counts: [Int], strategyCount: Int, open: [[Int]]? = nil) {
    let all = counts.map { _ in Array(0..<strategyCount) }
    precondition((open ?? all).count == counts.count && (open ?? all).allSatisfy { !$0.isEmpty })
    self.counts = counts
    self.strategyCount = strategyCount
    self.open = open ?? all
  }

  /// Number of profiles; `Int.max` on overflow.
  public var total: Int {
    zip(counts, open).reduce(1) { product, type in
      let spreads = multisetCount(players: type.0, strategies: type.1.count)
      let (value, overflow) = product.multipliedReportingOverflow(by: spreads)
      return overflow ? Int.max : value
    }
  }

  /// All profiles in the order of their numbers: counts by type and strategy.
  ///
  /// - Complexity: O(total · types · strategies).
  public func profiles() -> [[[Int]]] {
    var result: [[[Int]]] = [[]]
    for type in counts.indices {
      let spreads = Compositions(players: counts[type], strategies: open[type].count).map { spread in
        var row = [Int](repeating: 0, count: strategyCount)
        for (strategy, count) in zip(open[type], spread) { row[strategy] = count }
        return row
      }
      result = result.flatMap { head in spreads.map { head + [$0] } }
    }
    return result
  }

  /// The number of a profile.
  ///
  /// - Precondition: only open strategies are played.
  public func index(of profile: [[Int]]) -> Int {
    counts.indices.reduce(0) { index, type in
      let spread = open[type].map { profile[type][$0] }
      let size = multisetCount(players: counts[type], strategies: open[type].count)
      return index * size + Compositions.rank(of: spread)
    }
  }
}

extension ProfileEnumeration {
  /// The profile of a number.
  ///
  /// - Precondition: the number is at least 0 and below `total`.
  public func profile(_ index: Int) -> [[Int]] {
    var rest = index
    var result = counts.map { _ in [Int](repeating: 0, count: strategyCount) }
    for type in counts.indices.reversed() {
      let spreads = Compositions(players: counts[type], strategies: open[type].count)
      let spread = spreads.spread(at: rest % spreads.total)
      for (strategy, count) in zip(open[type], spread) { result[type][strategy] = count }
      rest /= spreads.total
    }
    return result
  }
}

extension SharedHazardGame {
  /// Strategies that survive iterated strict dominance, by type: a superset of those in any Nash or
  /// correlated equilibrium.
  public var undominated: [[Int]] {
    let removed = dominatedStrategies()
    return types.indices.map { type in
      let gone = removed.filter { $0.type == type }.map(\.strategy)
      return (0..<strategyCount).filter { !gone.contains($0) }
    }
  }
}

/// Size above a limit, refused before work starts.
public struct GameSizeError: Error, Equatable, Sendable {
  /// Kind of quantity above its limit: `profiles` or `numbers`.
  public enum Quantity: Equatable, Sendable { case profiles, numbers }
  /// Kind of quantity.
  public let quantity: Quantity
  /// Value of the quantity; `Int.max` on overflow.
  public let size: Int
  /// Limit on the quantity.
  public let limit: Int

  /// Records a size beyond its limit.
  public init(_ quantity: Quantity, size: Int, limit: Int) {
    self.quantity = quantity
    self.size = size
    self.limit = limit
  }
}
