import Games
import Testing

/// The README's example of a game by counts.
@Suite struct CountExampleTests {
  @Test func readme() throws {
    let rows = Compositions(players: 4, strategies: 2).flatMap { [Double($0[0]) + 0.5, Double($0[1])] }
    let game = TypeSymmetricTable(counts: [5], strategyCount: 2, tables: [rows])
    let pure = game.pureEquilibria()
    #expect(pure.equilibria.map(\.profile) == [.pure(counts: [[5, 0]]), .pure(counts: [[0, 5]])])
    let mixed = game.mixedEquilibria()
    #expect(mixed.completeness.isProved && mixed.equilibria.count == 1)
    // 4 p + 1/2 = 4 (1 − p).
    let share = try #require(mixed.equilibria.first?.profile.probabilities[0][0])
    #expect(abs(share - 7.0 / 16) <= (mixed.equilibria[0].radius ?? 0))
    let dense = NormalFormGame(game, typeNames: ["firm"], strategyNames: ["first", "second"])
    #expect(dense.interchangeablePlayers() == [[0, 1, 2, 3, 4]])
    #expect(dense.iteratedDominance().remaining == [[Int]](repeating: [0, 1], count: 5))
    let rests = try LongRunPlay(game).places
    #expect(rests[0].profiles == [[[5, 0]]] && rests[0].isStochasticallyStable)
    #expect(!rests[1].isStochasticallyStable)
  }
}
