import Foundation
import Games
import Testing

@Suite struct SharedHazardMixedTests {
  /// Two strategies: sign changes of the gain on a fine grid are the oracle.
  @Test(arguments: 0..<45)
  func equalsAScanForTwoStrategies(seed: Int) {
    var games = RandomGames(seed: seed + 1_000)
    let game = games.game(counts: [[2], [5], [40]][seed % 3], strategies: 2)
    func gain(_ x: Double) -> Double {
      let payoffs = game.payoffs(type: 0, againstMixture: [[x, 1 - x]])
      return payoffs[0] - payoffs[1]
    }
    let steps = 1_000
    var roots: [Double] = []
    for k in 0..<steps {
      var low = Double(k) / Double(steps)
      var high = Double(k + 1) / Double(steps)
      guard gain(low) * gain(high) < 0 else { continue }
      for _ in 0..<45 {
        let middle = (low + high) / 2
        if gain(low) * gain(middle) <= 0 { high = middle } else { low = middle }
      }
      roots.append((low + high) / 2)
    }
    let found = game.mixedEquilibria()
    let shares = found.equilibria.map { $0.profile.probabilities[0][0] }.sorted()
    #expect(found.completeness.isProved, "seed \(seed)")
    #expect(shares.count == roots.count, "seed \(seed): \(shares), \(roots)")
    for (a, b) in zip(shares, roots) { #expect(abs(a - b) < 1e-9, "seed \(seed)") }
  }

  /// A generic game has an odd number of (type-)symmetric equilibria, pure ones included.
  @Test(arguments: 0..<120)
  func oddNumberAndNoRegret(seed: Int) {
    var games = RandomGames(seed: seed + 2_000)
    let counts = [[3], [6], [1, 3], [2, 2]][seed % 4]
    let game = games.game(counts: counts, strategies: counts.count == 1 ? 4 : 3)
    let mixed = game.mixedEquilibria()
    let pure = game.pureEquilibria().equilibria.filter { equilibrium in
      equilibrium.profile.counts.allSatisfy { $0.filter { $0 > 0 }.count == 1 }
    }
    for equilibrium in mixed.equilibria {
      #expect(equilibrium.regret <= 1e-9 * game.payoffScale, "seed \(seed)")
      #expect(!equilibrium.isStrict)
      for mixture in equilibrium.profile.probabilities {
        #expect(abs(mixture.reduce(0, +) - 1) < 1e-14)
        #expect((mixture.min() ?? -1) >= 0)
      }
    }
    if mixed.completeness.isProved {
      #expect((pure.count + mixed.equilibria.count) % 2 == 1, "seed \(seed): \(pure.count) + \(mixed)")
    } else {
      // Undecided is honest where strategies tie throughout; it must not be the rule.
      #expect(hasTwins(game), "seed \(seed): \(mixed.completeness)")
    }
  }

  /// Whether two strategies are down together in every hazard, so that indifference does not pin them down.
  private func hasTwins(_ game: SharedHazardGame) -> Bool {
    let columns = (0..<game.strategyCount).map { s in game.downByType.map { $0[0][s] } }
    return Set(columns).count < columns.count || game.hazards.count < game.strategyCount - 1
  }

  /// Own site shared with others: each of the 2^4 − 1 supports carries one equilibrium, and those on two
  /// strategies solve one linear equation.
  @Test func everySupportOfASharingGame() {
    let cost = [10.0, 15, 23, 36]
    let loss = [60.0, 41, 22, 8]
    let firm = SharedHazardGame.PlayerType(
      count: 5, weight: 1, exponent: 1, base: zip(cost, loss).map { -$0 - $1 },
      relief: (0..<4).map { h in (0..<4).map { $0 == h ? 0.8 * loss[h] : 0 } })
    let game = SharedHazardGame(
      down: (0..<4).map { h in (0..<4).map { $0 == h ? 1 : 0 } }, types: [firm])
    let mixed = game.mixedEquilibria()
    #expect(mixed.completeness.isProved)
    #expect(mixed.equilibria.count == 11)
    #expect(game.pureEquilibria().equilibria.count == 4)
    for i in 0..<4 {
      for j in (i + 1)..<4 {
        // −c_i − l_i (1 − 0.8 x) = −c_j − l_j (1 − 0.8 (1 − x))
        let x = (cost[i] + loss[i] - cost[j] - loss[j] + 0.8 * loss[j]) / (0.8 * (loss[i] + loss[j]))
        let isFound = mixed.equilibria.contains {
          abs($0.profile.probabilities[0][i] - x) < 1e-12
            && abs($0.profile.probabilities[0][j] - 1 + x) < 1e-12
        }
        #expect(isFound, "\(i) \(j) \(x)")
      }
    }
  }

  /// The same equilibrium share whatever the number of players: it depends on the share alone where κ = 1.
  @Test(arguments: [2, 5, 1_000, 1_000_000])
  func aMillionPlayersMixAlike(players: Int) {
    let firm = SharedHazardGame.PlayerType(
      count: players, weight: 1, exponent: 1, base: [-10, -9.5, -30], relief: [[8, 0, 0], [0, 8, 0]])
    let game = SharedHazardGame(down: [[1, 0, 0], [0, 1, 0]], types: [firm])
    let found = game.mixedEquilibria()
    #expect(found.completeness.isProved)
    #expect(found.equilibria.count == 1)
    #expect(abs((found.equilibria.first?.profile.probabilities[0][0] ?? 0) - 8.5 / 16) < 1e-12)
  }

  /// Curved blame with a million players: one crossing, enclosed and certified.
  @Test(arguments: [0.5, 1.5, 3])
  func aMillionPlayersWithCurvedBlame(exponent: Double) {
    let firm = SharedHazardGame.PlayerType(
      count: 1_000_000, weight: 1, exponent: exponent, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let found = game.mixedEquilibria()
    #expect(found.completeness.isProved)
    #expect(found.equilibria.count == 1)
    #expect((found.equilibria.first?.regret ?? 1) < 1e-9 * game.payoffScale)
  }

  /// Payoffs of a thousand that differ by a thousandth: what all strategies have alike is taken off before anything is
  /// rounded, and the radius covers the rest.
  @Test func radiusCoversRounding() throws {
    let (relief, base) = (1e-3, 1000.0002)
    let game = SharedHazardGame(
      down: [[1, 0], [0, 1]],
      types: [
        .init(count: 2, weight: 1, exponent: 1, base: [-1000, -base], relief: [[relief, 0], [0, relief]])
      ])
    let found = game.mixedEquilibria()
    let only = try #require(found.equilibria.first)
    #expect(found.completeness.isProved && found.equilibria.count == 1)
    // −1000 + relief · p = −base + relief · (1 − p), of which the difference of the bases is exact.
    let exact = (relief - (base - 1000)) / (2 * relief)
    let radius = try #require(only.radius)
    #expect(abs(only.profile.probabilities[0][0] - exact) <= radius)
    #expect(radius > 1e-15 && radius < 1e-10)
  }
}
