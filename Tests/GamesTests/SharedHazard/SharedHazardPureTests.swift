import Testing

@testable import Games

@Suite struct SharedHazardPureTests {
  /// All profiles of all players, tried one by one in the normal form, are the oracle.
  @Test(arguments: 0..<150)
  func equalsBruteForce(seed: Int) {
    var games = RandomGames(seed: seed)
    let counts = [[2], [3], [5], [6], [1, 2], [2, 3], [1, 4], [1, 1, 2]][seed % 8]
    let m = counts.reduce(0, +) > 4 ? 3 : 4
    let game = games.game(counts: counts, strategies: m)
    let names = (0..<m).map { "s\($0)" }
    let normal = NormalFormGame(
      TypeSymmetricTable(game), typeNames: counts.indices.map { "t\($0)" }, strategyNames: names)
    let owners = counts.indices.flatMap { t in [Int](repeating: t, count: counts[t]) }
    let brute = normal.pureEquilibria(slack: Tolerance.regret * game.payoffScale).map { profile in
      var spread = counts.map { _ in [Int](repeating: 0, count: m) }
      for (owner, choice) in zip(owners, profile) { spread[owner][choice] += 1 }
      return spread
    }
    let found = game.pureEquilibria()
    #expect(found.completeness.isProved)
    #expect(Set(found.equilibria.map(\.profile.counts)) == Set(brute), "seed \(seed)")
    for equilibrium in found.equilibria {
      #expect(equilibrium.regret <= 1e-9 * game.payoffScale)
      #expect(equilibrium == game.certify(equilibrium.profile))
    }
  }

  /// Order of the strategies is a matter of names.
  @Test(arguments: 0..<30)
  func relabellingChangesNothing(seed: Int) {
    var games = RandomGames(seed: seed)
    let game = games.game(counts: [4], strategies: 4)
    let order = [2, 0, 3, 1]
    let type = game.types[0]
    let relabelled = SharedHazardGame(
      downByType: game.downByType.map { $0.map { row in order.map { row[$0] } } },
      types: [
        .init(
          count: 4, weight: type.weight, exponent: type.exponent, base: order.map { type.base[$0] },
          relief: type.relief.map { row in order.map { row[$0] } },
          praise: type.praise.map { row in order.map { row[$0] } })
      ])
    let a = Set(game.pureEquilibria().equilibria.map { e in order.map { e.profile.counts[0][$0] } })
    let b = Set(relabelled.pureEquilibria().equilibria.map { $0.profile.counts[0] })
    #expect(a == b, "seed \(seed)")
  }

  /// Two sites, each worth having to oneself or together: all-in on either, for a million players as for five.
  @Test(arguments: [2, 5, 1_000, 1_000_000], [1.0, 1.5, 0.5, 2])
  func herds(players: Int, exponent: Double) {
    let firm = SharedHazardGame.PlayerType(
      count: players, weight: 1, exponent: exponent, base: [-10, -9.5, -30], relief: [[8, 0, 0], [0, 8, 0]])
    let game = SharedHazardGame(down: [[1, 0, 0], [0, 1, 0]], types: [firm])
    let found = game.pureEquilibria()
    #expect(found.equilibria.map(\.profile.counts) == [[[players, 0, 0]], [[0, players, 0]]])
    #expect(found.completeness.isProved)
    for equilibrium in found.equilibria { #expect(equilibrium.isStrict) }
    #expect(game.dominatedStrategies().map(\.strategy) == [2])
  }

  /// Crowding instead of herding: players spread until nobody gains, and neighbours of the balance are found.
  @Test func crowdingSpreadsAMillion() {
    let firm = SharedHazardGame.PlayerType(
      count: 1_000_000, weight: 1, exponent: 1, base: [0, 0], relief: [[-3, 0], [0, -1]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let found = game.pureEquilibria()
    #expect(found.completeness.isProved)
    for equilibrium in found.equilibria { #expect(abs(equilibrium.profile.counts[0][0] - 250_000) <= 1) }
    #expect(!found.equilibria.isEmpty)
  }

  /// Twins: every way to divide the players is an equilibrium, and a list cut short says so.
  @Test func twinsEndAtTheBudget() {
    let firm = SharedHazardGame.PlayerType(
      count: 100_000, weight: 1, exponent: 1, base: [-1, -1], relief: [[0.5, 0.5]])
    let game = SharedHazardGame(down: [[1, 1]], types: [firm])
    let found = game.pureEquilibria(listBudget: 50)
    #expect(!found.completeness.isProved)
    #expect(found.equilibria.count == 50)
  }

  /// Three who see one another on either of two like sites: leaving a twosome for the empty third place is a tie by
  /// design, whatever the exponent and the probability of being down.
  @Test(arguments: [1.0, 0.7, 2], [1.0, 0.3])
  func tiesByDesignAreDecided(exponent: Double, down: Double) {
    let relief = [[3 * down, 0, 0], [0, 3 * down, 0]]
    let firm = SharedHazardGame.PlayerType(
      count: 3, weight: 0.1, exponent: exponent, base: [-0.1, -0.1, -9], relief: relief)
    let game = SharedHazardGame(down: [[down, 0, 0], [0, down, 0]], types: [firm])
    // One on each site and the third anywhere: the third is indifferent between the sites, exactly.
    #expect(game.isExactTie(type: 0, 0, 1, others: [[1, 1, 0]]))
    #expect(!game.isExactTie(type: 0, 0, 1, others: [[2, 0, 0]]))
    #expect(!game.isExactTie(type: 0, 0, 2, others: [[1, 1, 0]]))
    #expect(game.pureEquilibria().completeness.isProved)
  }

  /// A crowd that avoids itself: whoever sees one on each site is indifferent, and both ways to be three are equilibria.
  @Test(arguments: [1.0, 0.7, 2])
  func exactTiesAreEquilibria(exponent: Double) {
    let firm = SharedHazardGame.PlayerType(
      count: 3, weight: 0.1, exponent: exponent, base: [0.3, 0.3], relief: [[-0.7, 0], [0, -0.7]])
    let found = SharedHazardGame(down: [[0.3, 0], [0, 0.3]], types: [firm]).pureEquilibria()
    #expect(found.equilibria.map(\.profile.counts) == [[[2, 1]], [[1, 2]]])
    #expect(found.completeness.isProved)
  }

  /// A payoff in the last place of a double may be a rounding error of the table: listed, and not called complete.
  @Test func gainsBelowRoundingAreUndecided() {
    func found(_ second: Double) -> EquilibriumSet {
      let firm = SharedHazardGame.PlayerType(
        count: 2, weight: 1, exponent: 1, base: [1, second, 0], relief: [])
      return SharedHazardGame(down: [], types: [firm]).pureEquilibria()
    }
    let tie = found(1)
    #expect(tie.equilibria.count == 3 && tie.completeness.isProved)
    let near = found(1 + .ulpOfOne)
    #expect(near.equilibria.count == 3)
    guard case .undecided(let profiles) = near.completeness else {
      Issue.record("a near tie was decided")
      return
    }
    #expect(profiles == 3)
    let apart = found(1 + 1e-12)
    #expect(apart.equilibria.map(\.profile.counts) == [[[0, 2, 0]]] && apart.completeness.isProved)
  }

  /// Weights far apart: the others of the one who outweighs them are as visible to it as if they were alone.
  @Test(arguments: [Double.leastNonzeroMagnitude, 1e-300, 1e-20, 1])
  func tinyWeightsAreShares(weight: Double) {
    func game(_ weight: Double) -> SharedHazardGame {
      let small = SharedHazardGame.PlayerType(
        count: 3, weight: weight, exponent: 0.5, base: [0, 0], relief: [[1, 0]])
      let large = SharedHazardGame.PlayerType(
        count: 1, weight: 1, exponent: 0.5, base: [0, 0], relief: [[1, 0]])
      return SharedHazardGame(down: [[0.3, 0]], types: [small, large])
    }
    let seen = game(weight).shares(type: 1, against: .pure(counts: [[2, 1], [0, 0]]))
    let equal = game(1).shares(type: 1, against: .pure(counts: [[2, 1], [0, 0]]))
    #expect(abs(seen[0].mean - 0.2) < 1e-15 && abs(seen[0].power - equal[0].power) < 1e-15)
    let mixed = game(weight).shares(
      type: 1, against: .mixed(probabilities: [[2.0 / 3, 1.0 / 3], [0.5, 0.5]]))
    #expect(abs(mixed[0].mean - 0.2) < 1e-15)
    let found = game(weight).pureEquilibria()
    #expect(found.equilibria.map(\.profile.counts) == [[[3, 0], [1, 0]], [[0, 3], [0, 1]]])
  }
}
