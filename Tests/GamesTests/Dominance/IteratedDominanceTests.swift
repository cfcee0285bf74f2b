import ResilienceNumerics
import Testing

@testable import Games

@Suite struct IteratedDominanceTests {
  private func game(_ rows: Int, _ columns: Int, _ first: [Double], _ second: [Double]) -> NormalFormGame {
    NormalFormGame(
      players: ["row", "column"],
      strategies: [rows, columns].map { (0..<$0).map { "\($0)" } },
      payoffs: (0..<rows * columns).flatMap { index in
        let place = index % rows * columns + index / rows
        return [first[place], second[place]]
      })
  }

  /// Osborne, An Introduction to Game Theory, 2004, figure 120.1: the third row is beaten by the even mixture of the
  /// first two and by nothing pure.
  @Test func onlyAMixtureDominates() throws {
    let found = game(3, 2, [4, 0, 0, 4, 1, 1], [0, 1, 1, 0, 0, 0]).iteratedDominance()
    let only = try #require(found.eliminations.first)
    #expect(found.eliminations.count == 1 && only.player == 0 && only.strategy == 2 && !only.isPure)
    #expect(abs(only.margin - 1) < 1e-12)
    #expect(zip(only.mixture, [0.5, 0.5, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(found.remaining == [[0, 1], [0, 1]])
  }

  /// Two firms, three prices: round after round one price goes, down to one profile.
  @Test func roundAfterRound() {
    let first: [Double] = [6, 0, 0, 10, 5, 0, 8, 8, 4]
    let second: [Double] = [6, 10, 8, 0, 5, 8, 0, 0, 4]
    let found = game(3, 3, first, second).iteratedDominance()
    #expect(found.remaining == [[2], [2]])
    #expect(found.eliminations.map(\.round) == [1, 1, 2, 2])
  }

  @Test func aTieStays() {
    let found = game(2, 2, [1, 1, 1, 0], [0, 0, 0, 0]).iteratedDominance()
    #expect(found.eliminations.isEmpty)
  }

  /// Every elimination is proved by its mixture, no equilibrium uses what went, and no mixture on a fine grid dominates
  /// what stayed.
  @Test(arguments: 0..<60) func soundAndThorough(seed: Int) {
    var games = RandomGames(seed: 600 + seed)
    let shape = [[3, 3], [3, 2, 2], [4, 3]][seed % 3]
    let profiles = shape.reduce(1, *)
    let payoffs = (0..<profiles * shape.count).map { _ in games.uniform(0...10).rounded() }
    let game = NormalFormGame(
      players: shape.indices.map { "\($0)" }, strategies: shape.map { (0..<$0).map { "\($0)" } },
      payoffs: payoffs)
    let found = game.iteratedDominance()
    for equilibrium in game.equilibria().equilibria {
      for (player, mixture) in equilibrium.probabilities.enumerated() {
        for strategy in mixture.indices where mixture[strategy] > 1e-9 {
          #expect(found.remaining[player].contains(strategy), "seed \(seed)")
        }
      }
    }
    let tensors = game.deviationTensors
    let sizes = shape
    func left(before round: Int) -> [UInt64] {
      sizes.indices.map { player in
        (0..<sizes[player]).reduce(into: UInt64(0)) { bits, strategy in
          let gone = found.eliminations.contains {
            $0.player == player && $0.strategy == strategy && $0.round < round
          }
          if !gone { bits |= 1 << UInt64(strategy) }
        }
      }
    }
    let rows = SupportEnumeration.profileRows(sizes: sizes)
    func margin(_ player: Int, _ strategy: Int, _ mixture: [Double], _ places: [Int]) -> Double {
      places.map { row in
        mixture.indices.reduce(0) { $0 + mixture[$1] * tensors[player][$1][row] }
          - tensors[player][strategy][row]
      }.min() ?? 0
    }
    for elimination in found.eliminations {
      let places = rows(elimination.player, left(before: elimination.round))
      let gain = margin(elimination.player, elimination.strategy, elimination.mixture, places)
      #expect(gain > 0 && abs(gain - elimination.margin) < 1e-9, "seed \(seed)")
    }
    let last = left(before: .max)
    for player in sizes.indices {
      let places = rows(player, last)
      for strategy in found.remaining[player] {
        let others = found.remaining[player].filter { $0 != strategy }
        guard !others.isEmpty else { continue }
        for spread in Compositions(players: 10, strategies: others.count) {
          var mixture = [Double](repeating: 0, count: sizes[player])
          for (other, part) in zip(others, spread) { mixture[other] = Double(part) / 10 }
          #expect(margin(player, strategy, mixture, places) <= 1e-9, "seed \(seed)")
        }
      }
    }
  }
}
