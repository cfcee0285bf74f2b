import ResilienceNumerics
import Testing

@testable import Games

/// Equilibria of games by counts: closed forms, other solvers, and what must not matter.
@Suite struct CountEquilibriaTests {
  /// A firm's payoff falls linearly with its own loss and rises with company on its own site only: on every support
  /// there is exactly one mixture, by one equation in the common payoff.
  @Test(arguments: 2...4) func ownCompanyOnly(strategies m: Int) throws {
    let costs = [10.0, 15, 23, 36].prefix(m)
    let losses = [60.0, 41, 22, 8].prefix(m)
    var table: [Double] = []
    for others in Compositions(players: 4, strategies: m) {
      for s in 0..<m { table.append(-costs[s] - losses[s] * (1 - 0.8 * Double(others[s]) / 4)) }
    }
    let game = TypeSymmetricTable(counts: [5], strategyCount: m, tables: [table])
    let mixed = game.mixedEquilibria()
    #expect(mixed.completeness.isProved)
    #expect(game.uniformEquilibria().count == m)
    #expect(mixed.equilibria.count == (1 << m) - 1 - m)
    for equilibrium in mixed.equilibria {
      let mixture = equilibrium.profile.probabilities[0]
      let support = mixture.indices.filter { mixture[$0] > 0 }
      // p_s = (1 − (−v − cost_s) / loss_s) / 0.8 and Σ p = 1 give v.
      let slope = support.reduce(0) { $0 + 1 / losses[$1] }
      let v = (0.8 - support.reduce(0) { $0 + 1 + costs[$1] / losses[$1] }) / slope
      for s in support {
        let expected = (1 + (v + costs[s]) / losses[s]) / 0.8
        #expect(abs(mixture[s] - expected) <= (equilibrium.radius ?? 1) + 1e-14)
      }
      #expect((equilibrium.radius ?? 1) < 1e-10 && equilibrium.regret < 1e-11)
    }
  }

  /// Two solvers that share nothing but the certificate: boxes of shares by Krawczyk on the shared-hazard form, and
  /// simplices by Bernstein coefficients on its table.
  @Test(arguments: 0..<60) func equalsSharedHazardSearch(seed: Int) throws {
    var games = RandomGames(seed: 4_000 + seed)
    let counts = [[3], [5], [2, 2], [1, 3], [2, 1, 1]][seed % 5]
    let shared = games.game(counts: counts, strategies: counts.count == 3 ? 2 : 3)
    let boxes = shared.mixedEquilibria(boxBudget: 20_000)
    let cells = TypeSymmetricTable(shared).mixedEquilibria(budget: SearchBudget(cells: 20_000))
    guard boxes.completeness.isProved, cells.completeness.isProved else { return }
    #expect(boxes.equilibria.count == cells.equilibria.count, "seed \(seed)")
    for (a, b) in zip(boxes.equilibria, cells.equilibria) {
      let distance = try #require(a.radius) + #require(b.radius)
      let pairs = zip(a.profile.probabilities.joined(), b.profile.probabilities.joined())
      #expect(pairs.allSatisfy { abs($0 - $1) <= distance }, "seed \(seed)")
    }
  }

  /// Most random games are decided by both, or the test above says nothing.
  @Test func mostAreDecided() {
    let decided = (0..<30).count { seed in
      var games = RandomGames(seed: 4_000 + 5 * seed)
      let game = TypeSymmetricTable(games.game(counts: [3], strategies: 3))
      return game.mixedEquilibria(budget: SearchBudget(cells: 20_000)).completeness.isProved
    }
    #expect(decided >= 20)
  }

  private func random(_ seed: Int, counts: [Int], strategies m: Int) -> TypeSymmetricTable {
    var random = PhiloxStream(seed: UInt64(seed), stream: 61, index: 0)
    return TypeSymmetricTable(
      counts: counts, strategyCount: m,
      tables: counts.indices.map { type in
        let rows = counts.indices.reduce(1) {
          $0 * multisetCount(players: counts[$1] - ($1 == type ? 1 : 0), strategies: m)
        }
        return (0..<rows * m).map { _ in random.uniform() }
      })
  }

  /// A generic game has an odd number of symmetric equilibria; renaming strategies changes none of them.
  @Test(arguments: 0..<40) func oddAndIndependentOfNames(seed: Int) {
    let (n, m) = (2 + seed % 4, 2 + seed % 3)
    let game = random(seed, counts: [n], strategies: m)
    let found = game.mixedEquilibria()
    #expect(found.completeness.isProved, "seed \(seed)")
    #expect((found.equilibria.count + game.uniformEquilibria().count) % 2 == 1, "seed \(seed)")
    let order = Array((0..<m).reversed())
    var table: [Double] = []
    for others in Compositions(players: n - 1, strategies: m) {
      let payoffs = game.payoffs(type: 0, againstCounts: [order.map { others[$0] }])
      table += order.map { payoffs[$0] }
    }
    let renamed = TypeSymmetricTable(counts: [n], strategyCount: m, tables: [table]).mixedEquilibria()
    let mixtures = renamed.equilibria.map { equilibrium in
      order.map { equilibrium.profile.probabilities[0][$0] }
    }
    #expect(mixtures.count == found.equilibria.count, "seed \(seed)")
    for equilibrium in found.equilibria {
      #expect(
        mixtures.contains {
          zip($0, equilibrium.profile.probabilities[0]).allSatisfy { abs($0 - $1) < 1e-9 }
        }, "seed \(seed)")
    }
  }

  /// By counts, against every profile of the game written out.
  @Test(arguments: 0..<40) func pureEqualsEnumeration(seed: Int) {
    let counts = [[4], [2, 2], [3, 1], [1, 1, 2]][seed % 4]
    let game = random(100 + seed, counts: counts, strategies: 3)
    let dense = NormalFormGame(
      game, typeNames: counts.indices.map { "t\($0)" }, strategyNames: ["a", "b", "c"])
    var seen: [[[Int]]] = []
    for profile in dense.pureEquilibria() {
      var first = 0
      let spread = counts.map { count in
        defer { first += count }
        return (0..<3).map { s in profile[first..<first + count].count { $0 == s } }
      }
      if !seen.contains(spread) { seen.append(spread) }
    }
    let found = game.pureEquilibria()
    #expect(
      found.completeness
        == .everyProfile(count: counts.reduce(1) { $0 * multisetCount(players: $1, strategies: 3) }))
    #expect(Set(found.equilibria.map(\.profile.counts)) == Set(seen), "seed \(seed)")
    #expect(found.equilibria.allSatisfy { $0.regret == 0 })
  }

  /// A strategy doubled makes a continuum of mixtures: found out, not hidden.
  @Test func twinStrategies() {
    let game = TypeSymmetricTable(counts: [2], strategyCount: 2, tables: [[1, 1, 1, 1]])
    let found = game.mixedEquilibria()
    #expect(!found.completeness.isProved)
  }

  /// The same list for any number of threads; none at all where a cell would be too large.
  @Test func budgets() {
    let game = random(7, counts: [6], strategies: 4)
    let one = game.mixedEquilibria(budget: SearchBudget(cells: 5_000, jobs: 1))
    #expect(one == game.mixedEquilibria(budget: SearchBudget(cells: 5_000, jobs: 3)))
    #expect(!game.mixedEquilibria(budget: SearchBudget(cells: 20)).completeness.isProved)
    #expect(game.mixedEquilibria(budget: SearchBudget(cells: 0)).completeness == .notSearched)
  }
}
