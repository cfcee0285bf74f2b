import ResilienceNumerics
import Testing

@testable import Games

@Suite struct LemkeHowsonTests {
  /// Every path ends in one of the extreme equilibria, in degenerate games too.
  @Test(arguments: 0..<80) func endsInAnEquilibrium(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let (m, n) = (Int.random(in: 1...5, using: &games.random), Int.random(in: 1...5, using: &games.random))
    let game = games.bimatrix(rows: m, columns: n, values: 0...(seed % 2 == 0 ? 2 : 999))
    let all = Set(try game.extremeEquilibria().equilibria)
    for label in 0..<m + n {
      let profile = game.lemkeHowson(dropping: label)
      #expect(profile.regret == 0, "seed \(seed), label \(label)")
      #expect(all.contains(profile), "seed \(seed), label \(label)")
    }
  }

  /// Of the fifteen equilibria of meeting at one of four points, the paths reach the four pure ones.
  @Test func meeting() throws {
    let game = try #require(PublishedBimatrixGame.all.first { $0.name == "meeting" }).game
    #expect(game.lemkeHowsonEquilibria().count == 4)
    #expect(game.lemkeHowsonEquilibria().allSatisfy { $0.isPure })
  }

  /// More strategies than words of bits hold: each hides at one of seventy places, and each place is worth another
  /// sum to either player.
  @Test func manyStrategies() {
    let count = 70
    func table(_ value: (Int) -> Rational) -> [Rational] {
      (0..<count * count).map { $0 / count == $0 % count ? value($0 % count) : 0 }
    }
    let game = BimatrixGame(
      rowCount: count, columnCount: count,
      payoffs: [table { Rational($0 + 1) }, table { Rational(-1, BigInteger(1 + $0 % 7)) }])
    let found = game.lemkeHowson(dropping: 3)
    #expect(found.regret == 0)
    #expect(found.probabilities.allSatisfy { mixture in mixture.allSatisfy { $0.signum > 0 } })
    #expect(found.probabilities[1][0] == 70 * found.probabilities[1][69])
  }

  /// Copies of strategies make ties at every step, which doubles may break wrongly; the end is exact all the same.
  @Test(arguments: 0..<20) func copies(seed: Int) {
    var games = RandomGames(seed: 900 + seed)
    let small = games.bimatrix(rows: 4, columns: 4, values: 0...3)
    let places = (0..<12).map { _ in Int.random(in: 0..<4, using: &games.random) }
    let payoffs = (0..<2).map { player in
      (0..<144).map { small.payoffs[player][places[$0 / 12] * 4 + places[$0 % 12]] }
    }
    let game = BimatrixGame(rowCount: 12, columnCount: 12, payoffs: payoffs)
    for label in 0..<24 { #expect(game.lemkeHowson(dropping: label).regret == 0) }
    #expect(game.affordableLabels == 24)
  }
}
