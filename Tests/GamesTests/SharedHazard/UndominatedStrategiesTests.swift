import Testing

@testable import Games

@Suite struct UndominatedStrategiesTests {
  /// What is left is what the search with a reason for each strategy leaves, over random games of one and two types,
  /// linear and curved.
  @Test func sameStrategiesAsWithReasons() {
    var removedSome = 0
    for seed in 0..<200 {
      var random = RandomGames(seed: seed)
      let game = random.game(counts: seed % 2 == 0 ? [5] : [4, 2], strategies: 5)
      var removals = [Int](repeating: 0, count: game.strategyCount)
      for removed in game.dominatedStrategies() { removals[removed.strategy] += 1 }
      let left = removals.indices.filter { removals[$0] < game.types.count }
      #expect(game.undominatedStrategies == left, "seed \(seed)")
      if left.count < game.strategyCount { removedSome += 1 }
    }
    #expect(removedSome > 20)
  }

  /// What the first sieve takes is worse than something else for every type against all profiles of the others, and the
  /// game on the rest pays what the whole game pays.
  @Test func plainlyDominatedIsDominatedEverywhere() {
    var removedSome = 0
    for seed in 0..<200 {
      var random = RandomGames(seed: seed)
      let game = random.game(counts: seed % 2 == 0 ? [4] : [2, 2], strategies: 4)
      let kept = game.plainlyUndominatedStrategies
      #expect(Set(game.undominatedStrategies).isSubset(of: kept))
      let small = game.narrowed(to: kept)
      for type in game.types.indices {
        var worse = Set(0..<game.strategyCount).subtracting(kept)
        if !worse.isEmpty { removedSome += 1 }
        var sizes = game.counts
        sizes[type] -= 1
        var betters = [Int: Set<Int>](uniqueKeysWithValues: worse.map { ($0, Set(0..<game.strategyCount)) })
        for others in profiles(sizes, game.strategyCount) {
          let payoffs = game.payoffs(type: type, against: .pure(counts: others))
          for s in worse { betters[s] = betters[s]?.filter { payoffs[$0] > payoffs[s] } }
          if others.allSatisfy({ row in row.indices.allSatisfy { row[$0] == 0 || kept.contains($0) } }) {
            let narrow = small.payoffs(
              type: type, against: .pure(counts: others.map { row in kept.map { row[$0] } }))
            #expect(narrow == kept.map { payoffs[$0] })
          }
        }
        worse = worse.filter { betters[$0]?.isEmpty == true }
        #expect(worse.isEmpty, "seed \(seed)")
      }
    }
    #expect(removedSome > 20)
  }

  /// All numbers of players of each type on each strategy.
  private func profiles(_ sizes: [Int], _ m: Int) -> [[[Int]]] {
    sizes.reduce([[]]) { known, size in
      let rows = compositions(size, m)
      return known.flatMap { start in rows.map { start + [$0] } }
    }
  }

  private func compositions(_ total: Int, _ parts: Int) -> [[Int]] {
    if parts == 1 { return [[total]] }
    return (0...total).flatMap { first in compositions(total - first, parts - 1).map { [first] + $0 } }
  }
}
