import Games
import Testing

@Suite struct ExactPotentialTests {
  /// Firms that are alike and surely down: a congestion game, and what any firm gains the potential gains.
  @Test(arguments: 0..<30)
  func congestionGames(seed: Int) throws {
    var games = RandomGames(seed: 700 + seed)
    let random = games.game(counts: [4], strategies: 3)
    let type = random.types[0]
    let down = random.downByType.map { $0[0].map { $0 < 1 ? 0.0 : 1 } }
    let game = SharedHazardGame(
      down: down,
      types: [
        .init(
          count: 4, weight: 1, exponent: type.exponent, base: type.base,
          // What company takes away hangs on the hazard alone, and who is up gets nothing.
          relief: down.map { row in
            let amount = games.uniform(-3...8)
            return row.map { amount * $0 }
          })
      ])
    let test = try game.exactPotential()
    #expect(test.isPotentialGame)
    let potential = try #require(test.potential)
    for (index, profile) in test.space.profiles().enumerated() {
      for from in 0..<3 where profile[0][from] > 0 {
        var others = profile
        others[0][from] -= 1
        let payoffs = game.payoffs(type: 0, againstCounts: others)
        for to in 0..<3 {
          var after = others
          after[0][to] += 1
          let change = potential[test.space.index(of: after)] - potential[index]
          #expect(abs(change - (payoffs[to] - payoffs[from])) < 1e-9, "seed \(seed)")
        }
      }
    }
  }

  /// All ways around four profiles, in the normal form, are the oracle.
  @Test(arguments: 0..<30)
  func equalsAllFourCycles(seed: Int) throws {
    var games = RandomGames(seed: 800 + seed)
    let counts = [[3], [2, 1], [1, 1]][seed % 3]
    let game = games.game(counts: counts, strategies: 3)
    let test = try game.exactPotential()
    let normal = NormalFormGame(
      TypeSymmetricTable(game), typeNames: counts.indices.map { "t\($0)" }, strategyNames: ["a", "b", "c"])
    let largest = largestCycle(normal)
    #expect(test.residual <= largest + 1e-9 && largest <= 4 * test.residual + 1e-9, "seed \(seed)")
    #expect(test.isPotentialGame == (largest < 1e-8))
  }

  private func largestCycle(_ game: NormalFormGame) -> Double {
    let n = game.players.count
    var largest = 0.0
    for index in 0..<game.payoffs.count / n {
      var rest = index
      let profile = game.strategies.map { choices -> Int in
        defer { rest /= choices.count }
        return rest % choices.count
      }
      for i in 0..<n {
        for j in 0..<n where j != i {
          for a in 0..<game.strategies[i].count {
            for b in 0..<game.strategies[j].count {
              var (one, both, two) = (profile, profile, profile)
              one[i] = a
              both[i] = a
              both[j] = b
              two[j] = b
              func payoff(_ player: Int, _ at: [Int]) -> Double {
                game.payoff(of: player, at: game.index(of: at))
              }
              let sum =
                payoff(i, one) - payoff(i, profile) + payoff(j, both) - payoff(j, one) + payoff(i, two)
                - payoff(i, both) + payoff(j, profile) - payoff(j, two)
              largest = max(largest, abs(sum))
            }
          }
        }
      }
    }
    return largest
  }
}
