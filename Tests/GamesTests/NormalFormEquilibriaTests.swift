import Numerics
import Testing

@testable import Games

@Suite struct NormalFormEquilibriaTests {
  /// Payoffs by player, the first player's strategy fastest.
  private func game(_ shape: [Int], _ payoffs: [[Double]]) -> NormalFormGame {
    NormalFormGame(
      players: shape.indices.map { "\($0)" }, strategies: shape.map { (0..<$0).map { "\($0)" } },
      payoffs: payoffs[0].indices.flatMap { index in payoffs.map { $0[index] } })
  }

  /// McKelvey and McLennan, "The maximal number of regular totally mixed Nash equilibria", JET 72 (1997) 411:
  /// nine equilibria, two of them totally mixed.
  @Test func nineOfTwoTimesTwoTimesTwo() {
    let found = game(
      [2, 2, 2],
      [[9, 0, 0, 9, 0, 3, 3, 0], [8, 0, 0, 8, 0, 4, 4, 0], [12, 0, 0, 2, 0, 6, 6, 0]]
    ).equilibria()
    #expect(found.equilibria.count == 9)
    #expect(found.equilibria.count { $0.isPure } == 4)
    #expect(found.equilibria.count { $0.probabilities.allSatisfy { !$0.contains(0) } } == 2)
    #expect(found.completeness.isProved)
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-13 })
  }

  /// Nau, Gomez Canovas, Hansen, "On the geometry of Nash equilibria and correlated equilibria", IJGT 32 (2004)
  /// 443: one equilibrium, irrational although all payoffs are whole.
  @Test func irrational() throws {
    let found = game(
      [2, 2, 2],
      [[3, 0, 0, 1, 1, 0, 0, 2], [0, 1, 2, 0, 0, 3, 1, 0], [2, 0, 0, 0, 0, 0, 0, 3]]
    ).equilibria()
    #expect(found.completeness.isProved)
    let only = try #require(found.equilibria.first)
    #expect(found.equilibria.count == 1)
    #expect(only.regret < 1e-14)
    #expect(only.probabilities.allSatisfy { !$0.contains(0) })
  }

  /// Three firms, two sites, crowding hurts. Where two keep apart the third does not care: a continuum.
  @Test func anticoordination() {
    let index = 0..<8
    let crowd = (0..<3).map { player in
      index.map { profile -> Double in
        let choices = (0..<3).map { profile >> $0 & 1 }
        return Double(choices.count { $0 != choices[player] })
      }
    }
    let found = game([2, 2, 2], crowd).equilibria()
    #expect(found.equilibria.count { $0.isPure } == 6)
    #expect(!found.completeness.isProved)
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-13 })
  }

  /// Two solvers that know nothing of each other: exact vertices and proved boxes.
  @Test(arguments: 0..<60) func equalsExactForTwo(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let (m, n) = (Int.random(in: 1...4, using: &games.random), Int.random(in: 1...3, using: &games.random))
    let bimatrix = games.bimatrix(rows: m, columns: n, values: 0...9_999)
    let exact = try bimatrix.extremeEquilibria()
    let found = game(
      [m, n],
      bimatrix.payoffs.map { payoffs in
        (0..<m * n).map { Double(payoffs[$0 % m * n + $0 / m]) }
      }
    ).equilibria()
    #expect(found.completeness.isProved, "seed \(seed)")
    #expect(found.equilibria.count == exact.equilibria.count, "seed \(seed)")
    for profile in exact.equilibria {
      let known = profile.probabilities.joined().map { Double($0) }
      #expect(
        found.equilibria.contains {
          zip($0.probabilities.joined(), known).allSatisfy { abs($0 - $1) < 1e-12 }
        }, "seed \(seed)")
    }
  }

  /// Generic games have an odd number of equilibria (Wilson 1971), each with regret 0 up to rounding, and whose
  /// turn it is does not matter.
  @Test(arguments: 0..<30) func threePlayers(seed: Int) {
    var games = RandomGames(seed: seed)
    let payoffs = (0..<3).map { _ in (0..<12).map { _ in games.uniform(0...1) } }
    let found = game([2, 3, 2], payoffs).equilibria()
    #expect(found.completeness.isProved, "seed \(seed)")
    #expect(found.equilibria.count % 2 == 1, "seed \(seed): \(found.equilibria.count)")
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-12 }, "seed \(seed)")
    // The last player first: (a, b, c) becomes (c, a, b).
    var turned = [[Double]](repeating: [], count: 3)
    for b in 0..<3 {
      for a in 0..<2 {
        for c in 0..<2 {
          for (to, from) in [2, 0, 1].enumerated() { turned[to].append(payoffs[from][a + 2 * b + 6 * c]) }
        }
      }
    }
    let again = game([2, 2, 3], turned).equilibria()
    #expect(again.equilibria.count == found.equilibria.count, "seed \(seed)")
  }

  /// A continuum cannot be listed, and is not called complete.
  @Test func continuum() {
    let found = game([2, 2, 2], [[Double]](repeating: [Double](repeating: 0, count: 8), count: 3))
      .equilibria()
    #expect(found.equilibria.count { $0.isPure } == 8)
    #expect(!found.completeness.isProved)
  }
}
