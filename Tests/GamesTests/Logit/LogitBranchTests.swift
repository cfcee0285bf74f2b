import Foundation
import Testing

@testable import Games

@Suite struct LogitBranchTests {
  private func game(_ shape: [Int], seed: Int) -> NormalFormGame {
    var games = RandomGames(seed: seed + 40_000)
    let entries = shape.count * shape.reduce(1, *)
    return NormalFormGame(
      players: shape.map { "\($0)" }, strategies: shape.map { (0..<$0).map { "\($0)" } },
      payoffs: (0..<entries).map { _ in Double(Int.random(in: 0...999, using: &games.random)) })
  }

  /// Every point plays in proportion to e^(λ u), payoffs summed profile by profile.
  private func expectLogit(_ branch: LogitBranch, payoffs: ([[Double]], Int) -> [Double], _ note: Comment) {
    for point in branch.points {
      for (player, mixture) in point.probabilities.enumerated() {
        let worth = payoffs(point.probabilities, player).map { $0 * point.precision }
        let top = worth.max() ?? 0
        let weights = worth.map { exp($0 - top) }
        let total = weights.reduce(0, +)
        for (weight, probability) in zip(weights, mixture) {
          #expect(abs(weight / total - probability) < 1e-8, note)
        }
      }
    }
  }

  @Test(arguments: 0..<12) func everyPointIsALogitEquilibrium(seed: Int) throws {
    let shapes = [[2, 2, 2], [3, 2, 4], [4, 4], [2, 1, 3], [2, 2, 2, 2], [3, 3, 3]]
    let game = game(shapes[seed % shapes.count], seed: seed)
    let branch = game.logitBranch()
    #expect(branch.points.count > 3)
    expectLogit(branch, payoffs: { game.deviationPayoffs($0)[$1] }, "seed \(seed)")
    let end = try #require(branch.end)
    #expect(end.regret < 1e-9 && end.distance < 5e-4)
    #expect(game.certify(end.probabilities).regret == end.regret)
  }

  /// McKelvey and Palfrey 1995: matching pennies with one payoff of 9; Ochs's game. At λ → ∞ 1/2 and 1/10.
  @Test func asymmetricPennies() throws {
    let game = NormalFormGame(
      players: ["A", "B"], strategies: [["U", "D"], ["L", "R"]], payoffs: [9, 0, 0, 1, 0, 1, 1, 0])
    let branch = game.logitBranch()
    let end = try #require(branch.end)
    for (found, known) in zip(end.probabilities.joined(), [0.5, 0.5, 0.1, 0.9]) {
      #expect(abs(found - known) < 1e-12)
    }
    #expect(!branch.turnsBack)
  }

  /// Firms that are alike stay alike: five players with one payoff table, one type.
  @Test(arguments: 0..<12) func sharedHazards(seed: Int) {
    var games = RandomGames(seed: seed + 9_000)
    let game = games.game(counts: [[5], [1, 4], [1_000], [2, 3]][seed % 4], strategies: 3 + seed % 2)
    expectLogit(
      game.logitBranch(), payoffs: { game.payoffs(type: $1, againstMixture: $0) }, "seed \(seed)")
  }

  /// McKelvey and McLennan's game is the same for the first two players: at some precision a second curve crosses,
  /// and the branch goes on.
  @Test func goesThroughACrossing() throws {
    let game = NormalFormGame(
      players: ["1", "2", "3"], strategies: [["a", "b"], ["a", "b"], ["a", "b"]],
      payoffs: [9, 8, 12, 0, 0, 0, 0, 0, 0, 9, 8, 2, 0, 0, 0, 3, 4, 6, 3, 4, 6, 0, 0, 0])
    let branch = game.logitBranch()
    let end = try #require(branch.end)
    #expect(end.regret < 1e-9)
    expectLogit(branch, payoffs: { game.deviationPayoffs($0)[$1] }, "crossing")
  }

  @Test func nobodyHasAChoice() {
    let branch = game([1, 1], seed: 0).logitBranch()
    #expect(branch.points.isEmpty)
    #expect(branch.end?.regret == 0)
  }
}
