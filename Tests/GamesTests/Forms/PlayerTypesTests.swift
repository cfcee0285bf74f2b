import ResilienceNumerics
import Testing

@testable import Games

/// Which players are alike, and what that saves.
@Suite struct PlayerTypesTests {
  private func count(_ seed: Int, _ counts: [Int], _ m: Int) -> TypeSymmetricTable {
    var random = PhiloxStream(seed: UInt64(seed), stream: 62, index: 0)
    return TypeSymmetricTable(
      counts: counts, strategyCount: m,
      tables: counts.indices.map { type in
        let rows = counts.indices.reduce(1) {
          $0 * multisetCount(players: counts[$1] - ($1 == type ? 1 : 0), strategies: m)
        }
        return (0..<rows * m).map { _ in (100 * random.uniform()).rounded() }
      })
  }

  private func dense(_ game: TypeSymmetricTable) -> NormalFormGame {
    NormalFormGame(
      game, typeNames: game.counts.indices.map { "t\($0)" },
      strategyNames: (0..<game.strategyCount).map { "s\($0)" })
  }

  /// Written out and read back, the game by counts is the same.
  @Test(arguments: [[4], [2, 2], [1, 3], [2, 1, 2]])
  func roundTrip(counts: [Int]) {
    let game = count(counts.count, counts, 3)
    let written = dense(game)
    let classes = written.interchangeablePlayers()
    #expect(classes.map(\.count) == counts)
    #expect(TypeSymmetricTable(written, classes: classes) == game)
  }

  /// One payoff changed, and the player is not like the others any more.
  @Test func aDifferentPlayer() {
    let game = dense(count(3, [3], 2))
    var payoffs = game.payoffs
    payoffs[3 * game.players.count + 2] += 1
    let changed = NormalFormGame(players: game.players, strategies: game.strategies, payoffs: payoffs)
    #expect(changed.interchangeablePlayers() == [[0, 1], [2]])
    #expect(game.interchangeablePlayers() == [[0, 1, 2]])
  }

  /// Two whose own payoffs do not tell them apart, but a third one's do: it is paid for what the first does.
  @Test func aThirdTellsThemApart() {
    let payoffs = (0..<8).flatMap { profile -> [Double] in [0, 0, Double(profile & 1)] }
    let game = NormalFormGame(
      players: ["a", "b", "c"], strategies: [[String]](repeating: ["x", "y"], count: 3), payoffs: payoffs)
    #expect(game.interchangeablePlayers() == [[0], [1], [2]])
  }

  /// Players with different numbers of strategies are never alike.
  @Test func sizes() {
    let game = NormalFormGame(
      players: ["a", "b"], strategies: [["x"], ["x", "y"]], payoffs: [0, 0, 0, 0])
    #expect(game.interchangeablePlayers() == [[0], [1]])
    #expect(TypeSymmetricTable(game, classes: [[0], [1]]) == nil)
  }

  /// Searching one order of the supports and renaming finds what searching all orders finds.
  @Test(arguments: 0..<12) func renamingLosesNothing(seed: Int) {
    let game = dense(count(20 + seed, seed % 3 == 0 ? [2, 1] : [3], 2 + seed % 2))
    let found = game.equilibria()
    let sizes = game.strategies.map(\.count)
    let canonical = CanonicalGame(game)
    let tensors = canonical.game.deviationTensors
    let walk = SupportEnumeration(
      sizes: sizes, tensors: tensors, classes: sizes.indices.map { [$0] },
      rows: SupportEnumeration.profileRows(sizes: sizes))
    var search = ParallelSupportSearch(
      SupportSearch(canonical, tensors: tensors), walk: walk, budget: SearchBudget(for: game))
    let all = search.run()
    let mixed = found.equilibria.filter { !$0.isPure }
    #expect(found.completeness.isProved == all.completeness.isProved, "seed \(seed)")
    guard all.completeness.isProved else { return }
    #expect(mixed.count == all.found.count, "seed \(seed)")
    for profile in all.found { #expect(mixed.contains { $0.isSame(as: profile) }, "seed \(seed)") }
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-9 })
  }
}
