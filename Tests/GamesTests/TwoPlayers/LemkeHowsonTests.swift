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
}
