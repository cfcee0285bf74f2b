import ResilienceNumerics
import Testing

@testable import Games

@Suite struct ZeroSumSolutionTests {
  /// A game of random whole payoffs in which one gains what the other loses, times some units.
  private func game(seed: Int, rows m: Int, columns n: Int, values: ClosedRange<Int>, ratio: Rational = 1)
    -> BimatrixGame
  {
    var games = RandomGames(seed: seed)
    let first = (0..<m * n).map { _ in Rational(Int.random(in: values, using: &games.random)) }
    return BimatrixGame(rowCount: m, columnCount: n, payoffs: [first, first.map { 7 - ratio * $0 }])
  }

  /// The pairs of corners are the extreme equilibria that the walk along all vertices finds, ties or not.
  @Test(arguments: 0..<90) func pairsAreAllExtremeEquilibria(seed: Int) throws {
    let (m, n) = (1 + seed % 5, 1 + seed / 5 % 5)
    let game = game(
      seed: seed, rows: m, columns: n, values: seed % 3 == 0 ? -99...99 : -1...1,
      ratio: seed % 2 == 0 ? 1 : Rational(2, 3))
    let solution = try #require(game.zeroSumSolution())
    #expect(solution.isComplete)
    let pairs = solution.strategies[0].flatMap { rows in solution.strategies[1].map { [rows, $0] } }
    let all = try game.extremeEquilibria().equilibria
    #expect(pairs == all.map(\.probabilities), "seed \(seed)")
    #expect(all.allSatisfy { $0.payoffs == solution.values })
  }

  /// Rock, paper, scissors, lizard, Spock.
  @Test func fiveWeapons() throws {
    let wins = [0, -1, 1, 1, -1, 1, 0, -1, -1, 1, -1, 1, 0, 1, -1, -1, 1, -1, 0, 1, 1, -1, 1, -1, 0]
    let first = wins.map { Rational($0) }
    let game = BimatrixGame(rowCount: 5, columnCount: 5, payoffs: [first, first.map { -$0 }])
    let solution = try #require(game.zeroSumSolution())
    #expect(solution.values == [0, 0])
    let even = [Rational](repeating: Rational(1, 5), count: 5)
    #expect(solution.strategies == [[even], [even]])
  }

  /// Larger ones are solved exactly too.
  @Test func sixteen() throws {
    let game = game(seed: 4, rows: 16, columns: 18, values: -999...999)
    let solution = try #require(game.zeroSumSolution())
    #expect(solution.profile.regret == 0)
    #expect(solution.isComplete && solution.strategies.map(\.count) == [1, 1])
  }

  /// Where nothing matters every pair of pure strategies is an equilibrium.
  @Test func nothingMatters() throws {
    let zeros = [Rational](repeating: 0, count: 12)
    let solution = try #require(
      BimatrixGame(rowCount: 3, columnCount: 4, payoffs: [zeros, zeros]).zeroSumSolution())
    #expect(solution.strategies.map(\.count) == [3, 4])
  }

  @Test func othersAreNotTakenForZeroSum() {
    func isZeroSum(_ first: [Rational], _ second: [Rational]) -> Bool {
      BimatrixGame(rowCount: 2, columnCount: 2, payoffs: [first, second]).isZeroSum
    }
    #expect(isZeroSum([1, 0, 0, 1], [0, 1, 1, 0]))
    #expect(isZeroSum([1, 0, 0, 1], [3, 8, 8, 3]))
    #expect(!isZeroSum([1, 0, 0, 1], [1, 0, 0, 1]))
    #expect(!isZeroSum([1, 0, 0, 1], [0, 1, 1, Rational(1, 1_000_000_000)]))
    #expect(!isZeroSum([0, 0, 0, 0], [0, 1, 0, 0]))
    #expect(!isZeroSum([0, 1, 0, 0], [0, 0, 0, 0]))
  }
}
