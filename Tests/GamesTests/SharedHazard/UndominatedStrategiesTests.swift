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
}
