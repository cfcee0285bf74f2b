import Games
import ResilienceNumerics
import Testing

/// What must not change, and what must hold, on seeded random games.
@Suite struct GamePropertyTests {
  /// Whole payoffs, so that everything is exact.
  private func bimatrix(_ seed: Int, _ m: Int, _ n: Int, range: ClosedRange<Int> = -99...99) -> BimatrixGame {
    var random = PhiloxStream(seed: UInt64(seed), stream: 61, index: UInt64(m * 16 + n))
    return BimatrixGame(
      rowCount: m, columnCount: n,
      payoffs: (0..<2).map { _ in (0..<m * n).map { _ in Rational(Int.random(in: range, using: &random)) } })
  }

  private func normal(_ game: BimatrixGame) -> NormalFormGame {
    let (m, n) = (game.rowCount, game.columnCount)
    return NormalFormGame(
      players: ["a", "b"], strategies: [(0..<m).map { "r\($0)" }, (0..<n).map { "c\($0)" }],
      payoffs: (0..<m * n).flatMap { index in
        (0..<2).map { Double(game.payoffs[$0][index % m * n + index / m]) }
      })
  }

  private func profiles(_ game: BimatrixGame) throws -> Set<[[Rational]]> {
    Set(try game.extremeEquilibria().equilibria.map(\.probabilities))
  }

  /// An odd number of equilibria where none is degenerate: Wilson 1971.
  @Test(arguments: 0..<250)
  func equilibriaAreOdd(seed: Int) throws {
    let game = bimatrix(seed, 2 + seed % 3, 2 + seed / 3 % 3)
    let found = try game.extremeEquilibria().equilibria
    // Degenerate: a tie between two best replies beyond the support.
    let isGeneric = found.allSatisfy { profile in
      profile.probabilities[0].count { $0 != 0 } == profile.probabilities[1].count { $0 != 0 }
    }
    if isGeneric { #expect(found.count % 2 == 1, "seed \(seed)") }
    #expect(found.allSatisfy { $0.regret == 0 } && !found.isEmpty)
  }

  /// Exact pivoting over vertices, and intervals over supports, agree.
  @Test(arguments: 0..<60)
  func twoSolversAgree(seed: Int) throws {
    let game = bimatrix(1_000 + seed, 2 + seed % 2, 2 + seed / 2 % 2)
    let exact = try game.extremeEquilibria()
    guard exact.components.allSatisfy(\.isIsolated) else { return }
    let found = normal(game).equilibria()
    #expect(found.completeness.isProved && found.equilibria.count == exact.equilibria.count, "seed \(seed)")
    for profile in exact.equilibria {
      let doubles = profile.probabilities.map { $0.map { Double($0) } }
      #expect(
        found.equilibria.contains { other in
          zip(other.probabilities.joined(), doubles.joined()).allSatisfy { abs($0 - $1) < 1e-9 }
        }, "seed \(seed)")
    }
  }

  /// Names of players and strategies, the currency, and a twin of a strategy.
  @Test(arguments: 0..<60)
  func invariance(seed: Int) throws {
    let (m, n) = (2 + seed % 2, 2 + seed / 2 % 2)
    let game = bimatrix(2_000 + seed, m, n)
    let before = try profiles(game)
    // The first row becomes the last.
    let rows = (0..<m).map { ($0 + 1) % m }
    let relabelled = BimatrixGame(
      rowCount: m, columnCount: n,
      payoffs: game.payoffs.map { table in (0..<m * n).map { table[rows[$0 / n] * n + $0 % n] } })
    #expect(
      Set(before.map { profile in [rows.map { profile[0][$0] }, profile[1]] }) == (try profiles(relabelled)))
    // The players change places.
    let swapped = BimatrixGame(
      rowCount: n, columnCount: m,
      payoffs: [1, 0].map { player in (0..<m * n).map { game.payoffs[player][$0 % m * n + $0 / m] } })
    #expect(Set(before.map { [$0[1], $0[0]] }) == (try profiles(swapped)))
    // Another currency for each, and something besides that hangs on what the other does.
    let affine = BimatrixGame(
      rowCount: m, columnCount: n,
      payoffs: [
        (0..<m * n).map { game.payoffs[0][$0] * Rational(3, 7) + Rational($0 % n * 5 - 2) },
        (0..<m * n).map { game.payoffs[1][$0] * Rational(11) + Rational($0 / n * 3 + 1) },
      ])
    #expect(before == (try profiles(affine)))
    // A twin of the first row: the equilibria are the same once the weights of the twins are added.
    let twin = BimatrixGame(
      rowCount: m + 1, columnCount: n, payoffs: game.payoffs.map { $0 + $0[0..<n] })
    let merged = try twin.extremeEquilibria().equilibria.map { profile -> [[Rational]] in
      var weights = profile.probabilities[0]
      weights[0] = weights[0] + weights[m]
      return [Array(weights[0..<m]), profile.probabilities[1]]
    }
    #expect(Set(merged) == before, "seed \(seed)")
  }

  /// A game of types and the same game written out have the same pure equilibria, best lottery and potential test.
  @Test(arguments: 0..<150)
  func countsAgreeWithNormalForm(seed: Int) throws {
    var games = RandomGames(seed: 3_000 + seed)
    let counts = [[2], [3], [1, 1], [1, 2]][seed % 4]
    let shared = games.game(counts: counts, strategies: 2 + seed % 2)
    let table = TypeSymmetricTable(shared)
    let normal = NormalFormGame(
      table, typeNames: counts.indices.map { "t\($0)" },
      strategyNames: (0..<shared.strategyCount).map { "s\($0)" })
    let slack = 1e-9 * shared.payoffScale
    let pure = shared.pureEquilibria().equilibria
    // Each profile by counts stands for as many by players as there are ways to deal it out.
    let ways = pure.reduce(0) { sum, equilibrium in
      sum
        + equilibrium.profile.counts.reduce(1) { product, row in
          product
            * row.reduce((left: row.reduce(0, +), ways: 1)) { state, count in
              let ways = (0..<count).reduce(state.ways) { $0 * (state.left - $1) / ($1 + 1) }
              return (state.left - count, ways)
            }.ways
        }
    }
    #expect(normal.pureEquilibria(slack: Tolerance.regret * shared.payoffScale).count == ways, "seed \(seed)")
    for equilibrium in pure { #expect(table.certify(equilibrium.profile).regret <= slack) }
    for equilibrium in shared.mixedEquilibria().equilibria {
      #expect(table.certify(equilibrium.profile).regret <= slack, "seed \(seed)")
    }
  }

  /// What evolution says does not hang on names or currency, and a strict equilibrium passes every test.
  @Test(arguments: 0..<40)
  func evolutionIsInvariant(seed: Int) throws {
    var games = RandomGames(seed: 4_000 + seed)
    let m = 3
    let game = games.game(counts: [4], strategies: m)
    let order = [2, 0, 1]
    let type = game.types[0]
    let changed = SharedHazardGame(
      downByType: game.downByType.map { $0.map { row in order.map { row[$0] } } },
      types: [
        .init(
          count: 4, weight: type.weight * 3, exponent: type.exponent,
          base: order.map { 100 * type.base[$0] + 7 },
          relief: type.relief.map { row in order.map { 100 * row[$0] } },
          praise: type.praise.map { row in order.map { 100 * row[$0] } })
      ])
    let uniform = (0..<m).map { s in [(0..<m).map { $0 == s ? 1.0 : 0 }] }
    for profile in uniform + game.mixedEquilibria().equilibria.map(\.profile.probabilities) {
      guard game.certify(.mixed(probabilities: profile)).regret < 1e-9 else { continue }
      let before = game.evolutionaryStability(profile)
      let after = changed.evolutionaryStability([order.map { profile[0][$0] }])
      #expect(abs(before.barrier - after.barrier) < 1e-6, "seed \(seed)")
      #expect(before.verdict == after.verdict, "seed \(seed)")
      if game.certify(.mixed(probabilities: profile)).isStrict {
        #expect(before.verdict == .stable && before.barrier > 0)
      }
    }
    let first = try RevisionChain(game).recurrentClasses()
    let second = try RevisionChain(changed).recurrentClasses()
    #expect(first.map(\.treeCost).sorted() == second.map(\.treeCost).sorted(), "seed \(seed)")
  }
}
