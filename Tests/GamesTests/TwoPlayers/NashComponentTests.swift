import ResilienceNumerics
import Testing

@testable import Games

@Suite struct NashComponentTests {
  /// A square of equilibria is one convex set.
  @Test func zeros() throws {
    let zero = BimatrixGame(
      rowCount: 2, columnCount: 2, payoffs: [[Rational]](repeating: [0, 0, 0, 0], count: 2))
    let result = try zero.extremeEquilibria()
    #expect(result.components.map(\.members) == [[0, 1, 2, 3]])
    #expect(result.components[0].subsets == [.init(rows: [[1, 0], [0, 1]], columns: [[1, 0], [0, 1]])])
  }

  /// Two segments that share an end: a component that is not convex.
  @Test func bentSegment() throws {
    // The second player cares about nothing in the first row, the first player about nothing in the first column.
    let game = BimatrixGame(
      rowCount: 2, columnCount: 2, payoffs: [[1, 1, 1, 0], [1, 1, 1, 0]])
    let result = try game.extremeEquilibria()
    #expect(result.equilibria.count == 3)
    #expect(result.components.count == 1)
    #expect(result.components[0].subsets.count == 2)
    #expect(!result.components[0].isIsolated)
  }

  /// Middles of the convex sets are equilibria, all members lie in some set, and no set lies in another.
  @Test(arguments: 0..<80) func subsets(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let game = games.bimatrix(rows: 3, columns: 3, values: 0...2)
    let result = try game.extremeEquilibria()
    #expect(result.components.flatMap(\.members).sorted() == Array(result.equilibria.indices), "seed \(seed)")
    for component in result.components {
      for subset in component.subsets {
        #expect(game.certify(middle(subset.rows), middle(subset.columns)).regret == 0, "seed \(seed)")
      }
      for member in component.members {
        let mixtures = result.equilibria[member].probabilities
        #expect(
          component.subsets.contains { $0.rows.contains(mixtures[0]) && $0.columns.contains(mixtures[1]) },
          "seed \(seed)")
      }
      for (i, inner) in component.subsets.enumerated() {
        for (j, outer) in component.subsets.enumerated() where i != j {
          #expect(
            !(Set(inner.rows).isSubset(of: outer.rows) && Set(inner.columns).isSubset(of: outer.columns)),
            "seed \(seed)")
        }
      }
    }
  }

  private func middle(_ points: [[Rational]]) -> [Rational] {
    points[0].indices.map { place in
      points.reduce(Rational(0)) { $0 + $1[place] } / Rational(points.count)
    }
  }
}
