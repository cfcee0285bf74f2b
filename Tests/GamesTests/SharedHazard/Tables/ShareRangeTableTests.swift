import Testing

@testable import Games

@Suite struct ShareRangeTableTests {
  /// Games of thirty to a thousand players whose hazards, weights, exponents and sizes differ in one thing at a time, or in
  /// payoffs only: every range is that of its own game, asked for once or twice.
  @Test(arguments: 0..<20) func rangesAreThoseOfTheGame(seed: Int) {
    var games = RandomGames(seed: 900 + seed)
    let sizes = seed % 2 == 0 ? [40] : [900, 30]
    let game = games.game(counts: sizes, strategies: 3, exponents: [2, 1.5, 0.6])
    func like(count: Int = 0, weight: Double = 1, exponent: Double = 0, base: Double = 0) -> SharedHazardGame
    {
      SharedHazardGame(
        downByType: game.downByType,
        types: game.types.map {
          .init(
            count: $0.count + count, weight: $0.weight * weight, exponent: $0.exponent + exponent,
            base: $0.base.map { $0 + base }, relief: $0.relief, praise: $0.praise)
        })
    }
    let down = game.downByType.map { $0.map { $0.map { $0 * 0.9 } } }
    let others = SharedHazardGame(downByType: down, types: game.types)
    for round in 0..<2 {
      for game in [game, like(base: 3), like(exponent: 0.25), like(count: 5), like(weight: 2), others] {
        let bounds = SharedHazardBounds(game.canonical, kind: .pure)
        var box = ProfileBox(sums: game.counts.map(Double.init), strategyCount: 3)
        box.lower[1] = Double(round + 3)
        for type in game.types.indices {
          let others = bounds.others(box, type: type, strategy: 0)
          let found = bounds.curvedRanges(type: type, others: others)
          let fresh = bounds.freshRanges(type: type, others: others)
          var counts = game.types.map { [$0.count, 0, 0] }
          counts[type][0] -= 1
          let shares = game.shares(type: type, against: .pure(counts: counts))
          // A part of the hazards is never looked up.
          let parts = game.hazards.flatMap {
            game.shares(type: type, against: .pure(counts: counts), in: $0..<$0 + 1)
          }
          #expect(shares == parts, "seed \(seed)")
          #expect(found == fresh, "seed \(seed)")
        }
      }
    }
  }

  /// A list of equilibria does not depend on which games were solved before.
  @Test(arguments: 0..<10) func listsDoNotDependOnTheTable(seed: Int) {
    var games = RandomGames(seed: 950 + seed)
    let game = games.game(counts: [60, 30], strategies: 3, exponents: [2, 1.5, 0.6])
    let first = game.pureEquilibria()
    for _ in 0..<12 {
      _ = games.game(counts: [60, 30], strategies: 3, exponents: [2, 0.6]).pureEquilibria()
    }
    #expect(game.pureEquilibria() == first)
    #expect(game.pureEquilibria() == first)
  }
}
