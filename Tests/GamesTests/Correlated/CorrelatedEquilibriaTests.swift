import Games
import ResilienceNumerics
import Testing

@Suite struct CorrelatedEquilibriaTests {
  /// Aumann's chicken: 6,6 2,7 / 7,2 0,0. The best lottery draws (C,C) half the time: 5.25 each.
  @Test func chicken() throws {
    let game = NormalFormGame(
      players: ["a", "b"], strategies: [["C", "D"], ["C", "D"]], payoffs: [6, 6, 7, 2, 2, 7, 0, 0])
    let set = try CorrelatedEquilibria(game, .correlated)
    let best = try #require(set.best(set.welfare))
    #expect(abs(best.value - 10.5) < 1e-12 && abs(best.bound - 10.5) < 1e-12)
    #expect(best.draws.map(\.probability).map { ($0 * 4).rounded() } == [2, 1, 1])
    #expect(best.payoffs.allSatisfy { abs($0 - 5.25) < 1e-12 } && best.regret < 1e-12)
    // By counts it is the same game: one number for each spread of two players.
    let table = TypeSymmetricTable(counts: [2], strategyCount: 2, tables: [[6, 7, 2, 0]])
    let byCounts = try CorrelatedEquilibria(table, .correlated)
    #expect(byCounts.profiles.count == 3)
    #expect(abs(try #require(byCounts.best(byCounts.welfare)).value - 10.5) < 1e-12)
    let equal = try #require(set.mostEqual())
    #expect(abs(equal.value - 5.25) < 1e-9 && abs(equal.bound - equal.value) < 1e-9)
  }

  /// Shapley 1964: a pair off the diagonal is always worth 1 in all, and no pure profile is an equilibrium.
  @Test func coarseHoldsMore() throws {
    let payoffs: [Double] = [0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0]
    let game = NormalFormGame(
      players: ["a", "b"], strategies: [["1", "2", "3"], ["1", "2", "3"]], payoffs: payoffs)
    let fine = try CorrelatedEquilibria(game, .correlated)
    let coarse = try CorrelatedEquilibria(game, .coarse)
    #expect(abs(try #require(coarse.best(coarse.welfare)).value - 1) < 1e-12)
    let best = try #require(fine.best(fine.welfare)).value
    let worst = try #require(fine.worst(fine.welfare)).value
    #expect(worst <= 2.0 / 3 + 1e-12 && best >= 2.0 / 3 - 1e-12 && best <= 1 + 1e-12)
    #expect(try #require(coarse.worst(coarse.welfare)).value <= worst + 1e-12)
  }

  /// By counts and profile by profile the best, the worst and the most equal are the same; every Nash equilibrium
  /// lies between; and nobody gains by disobeying, checked on the whole lottery.
  @Test(arguments: 0..<40)
  func byCountsEqualsByProfiles(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let counts = [[3], [2, 1], [4], [1, 2], [1, 1, 1]][seed % 5]
    let m = counts == [4] ? 2 : 3
    let game = games.game(counts: counts, strategies: m)
    let names = (0..<m).map { "s\($0)" }
    let normal = NormalFormGame(
      TypeSymmetricTable(game), typeNames: counts.indices.map { "t\($0)" }, strategyNames: names)
    let tolerance = 1e-7 * game.payoffScale
    for kind in CorrelatedEquilibria.Kind.allCases {
      let small = try CorrelatedEquilibria(game, kind)
      let large = try CorrelatedEquilibria(normal, kind)
      let best = try #require(small.best(small.welfare))
      let worst = try #require(small.worst(small.welfare))
      #expect(abs(best.value - (try #require(large.best(large.welfare)).value)) < tolerance, "seed \(seed)")
      #expect(abs(worst.value - (try #require(large.worst(large.welfare)).value)) < tolerance)
      #expect(best.value <= best.bound + tolerance && best.bound <= best.value + tolerance)
      #expect(worst.value >= worst.bound - tolerance)
      #expect(max(best.regret, worst.regret) < tolerance)
      #expect(abs(disobedience(best, game, kind) - best.regret) < tolerance)
      let equal = try #require(small.mostEqual())
      #expect(abs(equal.value - (try #require(large.mostEqual()).value)) < tolerance)
      #expect(equal.value >= (best.payoffs.min() ?? 0) - tolerance)
      for nash in game.pureEquilibria().equilibria + game.mixedEquilibria().equilibria {
        let welfare = zip(nash.payoffs, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
        #expect(welfare <= best.value + tolerance && welfare >= worst.value - tolerance, "seed \(seed)")
        #expect((nash.payoffs.min() ?? 0) <= equal.value + tolerance)
      }
    }
  }

  /// Strategies that strict dominance removes are not drawn: without them the set is the same.
  @Test(arguments: 0..<20)
  func dominanceChangesNothing(seed: Int) throws {
    var games = RandomGames(seed: 500 + seed)
    let game = games.game(counts: seed % 2 == 0 ? [4] : [2, 2], strategies: 4)
    let all = try CorrelatedEquilibria(game, .correlated)
    let some = try CorrelatedEquilibria(game, .correlated, open: game.undominated)
    let best = try #require(all.best(all.welfare)).value
    #expect(abs(best - (try #require(some.best(some.welfare)).value)) < 1e-7 * game.payoffScale)
  }

  @Test func tooLarge() {
    let firm = SharedHazardGame.PlayerType(
      count: 1000, weight: 1, exponent: 1, base: [0, 0, 0, 0, 0], relief: [])
    let game = SharedHazardGame(down: [], types: [firm])
    #expect(throws: GameSizeError.self) { try CorrelatedEquilibria(game, .correlated) }
  }

  /// What the best disobedient player gains, from the draws and the game's payoffs alone.
  private func disobedience(
    _ equilibrium: CorrelatedEquilibrium, _ game: SharedHazardGame, _ kind: CorrelatedEquilibria.Kind
  ) -> Double {
    let m = game.strategyCount
    var gains: [[Int]: Double] = [:]
    for draw in equilibrium.draws {
      for type in game.types.indices {
        for own in 0..<m where draw.counts[type][own] > 0 {
          var others = draw.counts
          others[type][own] -= 1
          let payoffs = game.payoffs(type: type, againstCounts: others)
          let share = draw.probability * Double(draw.counts[type][own]) / Double(game.types[type].count)
          for to in 0..<m {
            gains[kind == .correlated ? [type, own, to] : [type, to], default: 0] +=
              share * (payoffs[to] - payoffs[own])
          }
        }
      }
    }
    return gains.values.max() ?? 0
  }

  /// Ten strategies each make 180 conditions: solved from the side of the prices, proved by the gap.
  @Test(arguments: 0..<3) func manyDeviations(seed: Int) throws {
    var games = RandomGames(seed: 500 + seed)
    let values = (0..<200).map { _ in Double(Int.random(in: 0...(seed == 0 ? 3 : 99), using: &games.random)) }
    let names = (0..<10).map(String.init)
    let set = try CorrelatedEquilibria(
      NormalFormGame(players: ["A", "B"], strategies: [names, names], payoffs: values), .correlated)
    let best = try #require(set.best(set.welfare))
    let worst = try #require(set.worst(set.welfare))
    let equal = try #require(set.mostEqual())
    for found in [best, worst, equal] {
      #expect(abs(found.value - found.bound) < 1e-6 && found.regret < 1e-7)
    }
    #expect(worst.value <= best.value && equal.value * 2 <= best.value + 1e-6)
  }
}
