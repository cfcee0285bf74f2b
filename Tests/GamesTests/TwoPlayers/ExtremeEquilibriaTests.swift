import ResilienceNumerics
import Testing

@testable import Games

@Suite struct ExtremeEquilibriaTests {
  @Test(arguments: PublishedBimatrixGame.all) func published(_ known: PublishedBimatrixGame) throws {
    let result = try known.game.extremeEquilibria()
    #expect(result.equilibria.count == known.extreme)
    #expect(result.equilibria.count { $0.isPure } == known.pure)
    #expect(result.components.count == known.components)
    #expect(result.equilibria.allSatisfy { $0.regret == 0 })
  }

  /// Values of von Stengel 2007, section 3.2, and of O'Neill 1987: the joker with 2/5.
  @Test func publishedValues() throws {
    func equilibria(_ name: String) throws -> [[[Rational]]] {
      let game = PublishedBimatrixGame.all.first { $0.name == name }?.game
      return try #require(game).extremeEquilibria().equilibria.map(\.probabilities)
    }
    let (third, fifth) = (Rational(1, 3), Rational(1, 5))
    #expect(
      try equilibria("von Stengel 2007") == [
        [[1, 0, 0], [1, 0]], [[fifth + fifth + fifth + fifth, fifth, 0], [third + third, third]],
        [[0, third, third + third], [third, third + third]],
      ])
    let joker: [Rational] = [fifth, fifth, fifth, fifth + fifth]
    #expect(try equilibria("O'Neill 1987") == [[joker, joker]])
  }

  /// Few values make many ties: most of these games are degenerate.
  @Test(arguments: 0..<120) func equalOracle(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let (m, n) = (Int.random(in: 1...3, using: &games.random), Int.random(in: 1...4, using: &games.random))
    let game = games.bimatrix(rows: m, columns: n, values: 0...(seed % 3 == 0 ? 50 : 2))
    let result = try game.extremeEquilibria()
    #expect(
      Set(result.equilibria.map(\.probabilities)) == BimatrixOracle(game: game).extremeEquilibria(),
      "seed \(seed)")
    #expect(result.equilibria.allSatisfy { $0.regret == 0 }, "seed \(seed)")
  }

  /// Whose game it is, and positive affine changes of payoffs, change nothing.
  @Test(arguments: 0..<40) func invariance(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let game = games.bimatrix(rows: 3, columns: 4, values: 0...(seed % 2 == 0 ? 3 : 999))
    let result = try game.extremeEquilibria()
    let mirrored = try game.transposed.extremeEquilibria()
    #expect(
      Set(result.equilibria.map(\.probabilities))
        == Set(mirrored.equilibria.map { Array($0.probabilities.reversed()) }), "seed \(seed)")
    #expect(mirrored.components.count == result.components.count, "seed \(seed)")
    let changed = BimatrixGame(
      rowCount: 3, columnCount: 4,
      payoffs: [
        game.payoffs[0].map { $0 * Rational(2, 7) - 5 }, game.payoffs[1].map { $0 * 3 + Rational(1, 9) },
      ])
    #expect(
      try changed.extremeEquilibria().equilibria.map(\.probabilities)
        == result.equilibria.map(\.probabilities),
      "seed \(seed)")
  }

  /// The walk on doubles, exact where they cannot tell, sees the vertices that the exact walk sees: without ties, with
  /// a few, and with many.
  @Test(arguments: 0..<60) func floatingWalk(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let game = games.bimatrix(rows: 5, columns: 4, values: 0...[5, 30, 99_999][seed % 3])
    let polytope = BestResponsePolytope(game, mixturesOf: 0)
    var exact = VertexEnumeration(from: ExactDictionary(polytope), basisLimit: 100_000)
    let vertices = try exact.vertices()
    var floating = VertexEnumeration(
      from: try #require(FloatingDictionary(polytope)), basisLimit: 100_000)
    #expect(Set(try floating.vertices().map(\.tight)) == Set(vertices.map(\.tight)), "seed \(seed)")
  }

  /// Degenerate vertices are among them, or the test above says little.
  @Test func someAreDegenerate() throws {
    let degenerate = try (0..<60).count { seed in
      var games = RandomGames(seed: seed)
      let game = games.bimatrix(rows: 5, columns: 4, values: 0...[5, 30, 99_999][seed % 3])
      var walk = VertexEnumeration(
        from: ExactDictionary(BestResponsePolytope(game, mixturesOf: 0)), basisLimit: 100_000)
      return try walk.vertices().contains { $0.tight.nonzeroBitCount > 5 }
    }
    #expect(degenerate >= 15 && degenerate <= 50)
  }

  @Test func refusals() throws {
    var games = RandomGames(seed: 1)
    let wide = games.bimatrix(rows: 100, columns: 100, values: 0...9)
    #expect(throws: ExtremeEquilibriaError.tooManyStrategies(200, limit: 127)) {
      _ = try wide.extremeEquilibria()
    }
    let game = games.bimatrix(rows: 8, columns: 8, values: 0...999)
    #expect(throws: ExtremeEquilibriaError.tooManyBases(limit: 20)) {
      _ = try game.extremeEquilibria(basisLimit: 20)
    }
  }
}
