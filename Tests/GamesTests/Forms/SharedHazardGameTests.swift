import Foundation
import Games
import ResilienceNumerics
import Testing

@Suite struct SharedHazardGameTests {
  /// Payoffs by trying every combination of up and down of the others in every hazard.
  static func oracle(_ game: SharedHazardGame, type: Int, othersDown: (Int) -> [(p: Double, w: Double)])
    -> [Double]
  {
    let player = game.types[type]
    var result = player.base
    for h in game.hazards {
      let others = othersDown(h)
      let total = others.reduce(0) { $0 + $1.w }
      for outcome in 0..<(1 << others.count) {
        var probability = 1.0
        var weight = 0.0
        for (bit, other) in others.enumerated() {
          let isDown = outcome >> bit & 1 == 1
          probability *= isDown ? other.p : 1 - other.p
          if isDown { weight += other.w }
        }
        let share = total > 0 ? weight / total : 0
        for s in result.indices {
          result[s] +=
            probability * (player.relief[h][s] * pow(share, player.exponent) + player.praise[h][s] * share)
        }
      }
    }
    return result
  }

  @Test(arguments: 0..<60)
  func payoffsEqualEnumeration(seed: Int) {
    var games = RandomGames(seed: seed)
    let counts = [[2], [6], [1, 3], [2, 3], [1, 1, 3]][seed % 5]
    let game = games.game(counts: counts, strategies: 3)
    for type in counts.indices {
      var size = counts
      size[type] -= 1
      let spread = size.map { n in
        Compositions(players: n, strategies: 3).map(\.self).randomElement(using: &games.random) ?? []
      }
      let pure = Self.oracle(game, type: type) { h in
        spread.enumerated().flatMap { t, row in
          row.enumerated().flatMap { s, count in
            [(p: Double, w: Double)](
              repeating: (game.downByType[h][t][s], game.types[t].weight), count: count)
          }
        }
      }
      let mixture = counts.map { _ in
        let raw = (0..<3).map { _ in games.random.uniform() }
        return raw.map { $0 / raw.reduce(0, +) }
      }
      let mixed = Self.oracle(game, type: type) { h in
        size.enumerated().flatMap { t, n in
          let q = zip(mixture[t], game.downByType[h][t]).reduce(0) { $0 + $1.0 * $1.1 }
          return [(p: Double, w: Double)](repeating: (q, game.types[t].weight), count: n)
        }
      }
      let scale = game.payoffScale
      for s in 0..<3 {
        #expect(
          abs(game.payoffs(type: type, againstCounts: spread)[s] - pure[s]) < 1e-12 * scale, "seed \(seed)")
        #expect(
          abs(game.payoffs(type: type, againstMixture: mixture)[s] - mixed[s]) < 1e-12 * scale, "seed \(seed)"
        )
      }
    }
  }

  /// A mixture is an average of profiles: the table of counts knows nothing of hazards and must agree.
  @Test(arguments: 0..<20)
  func countFormAgrees(seed: Int) {
    var games = RandomGames(seed: seed)
    let counts = [[5], [1, 4], [2, 2]][seed % 3]
    let game = games.game(counts: counts, strategies: 3)
    let table = TypeSymmetricTable(game)
    let mixture = counts.map { _ in
      let raw = (0..<3).map { _ in games.random.uniform() }
      return raw.map { $0 / raw.reduce(0, +) }
    }
    for type in counts.indices {
      let a = game.payoffs(type: type, againstMixture: mixture)
      let b = table.payoffs(type: type, againstMixture: mixture)
      for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-12 * game.payoffScale, "seed \(seed)") }
    }
  }

  @Test func aSinglePlayerIsAlone() {
    let only = SharedHazardGame.PlayerType(
      count: 1, weight: 1, exponent: 1.5, base: [-3, -2], relief: [[5, 0]])
    let game = SharedHazardGame(down: [[1, 0]], types: [only])
    #expect(game.payoffs(type: 0, againstCounts: [[0, 0]]) == [-3, -2])
    #expect(game.pureEquilibria().equilibria.map(\.profile.counts) == [[[0, 1]]])
    #expect(game.mixedEquilibria() == EquilibriumSet(equilibria: [], completeness: .boundedSearch(boxes: 3)))
  }
}
