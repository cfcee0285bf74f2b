import Games
import Testing

@Suite struct TippingCoalitionTests {
  /// Ten firms that need others: with j others in, being in is worth it from j = 4 on. Four tip six.
  @Test func threshold() {
    // Others in: 9 ... 0 (descending), entries in, out.
    let table = (0...9).reversed().flatMap { j -> [Double] in [j >= 4 ? 1 : -1, 0] }
    let game = TypeSymmetricTable(counts: [10], strategyCount: 2, tables: [table])
    let found = game.tippingCoalition(from: [[0, 10]], to: [0])
    #expect(found?.members == [[0, 4]] && found?.isSmallest == true)
    // Four who are in and have not pledged to stay see only three others: one more must join.
    #expect(game.tippingCoalition(from: [[4, 6]], to: [0])?.size == 1)
    #expect(game.tippingCoalition(from: [[5, 5]], to: [0])?.size == 0)
    #expect(game.tippingCoalition(from: [[10, 0]], to: [0])?.size == 0)
    // Nobody ever wants in: no coalition tips.
    let never = TypeSymmetricTable(counts: [3], strategyCount: 2, tables: [[-1, 0, -1, 0, -1, 0]])
    #expect(never.tippingCoalition(from: [[0, 3]], to: [0]) == nil)
  }

  /// A million firms by halving: the same threshold in proportion.
  @Test func aMillion() {
    let firm = SharedHazardGame.PlayerType(
      count: 1_000_000, weight: 1, exponent: 1, base: [-10, -10], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let found = game.tippingCoalition(from: [[1_000_000, 0]], to: [1])
    // Whoever follows sees the coalition k against 999,999 − k: it must be larger.
    #expect(found?.size == 500_000)
    #expect(found?.isSmallest == false)
  }

  /// Twelve firms on a strategy each that need all others: where their walks take too many replies, sizes are halved
  /// and the coalition is not called the smallest.
  @Test func repliesAreCounted() {
    let rest = [Double](repeating: 0, count: 12)
    let firm = SharedHazardGame.PlayerType(
      count: 12, weight: 1, exponent: 1, base: [-10] + rest, relief: [[10.5] + rest])
    let game = SharedHazardGame(down: [[1] + rest], types: [firm])
    let start = [[0] + [Int](repeating: 1, count: 12)]
    let found = game.tippingCoalition(from: start, to: [0])
    #expect(found?.size == 11 && found?.isSmallest == true)
    let halved = game.tippingCoalition(from: start, to: [0], replyBudget: 10_000)
    #expect(halved?.size == 11 && halved?.isSmallest == false)
  }

  /// Every coalition of named players, in the normal form, is the oracle.
  @Test(arguments: 0..<40)
  func equalsAllCoalitions(seed: Int) {
    var games = RandomGames(seed: 300 + seed)
    let counts = [[4], [2, 2], [5], [3, 1]][seed % 4]
    let game = games.game(counts: counts, strategies: 2, exponents: [1, 2, 0.6])
    let start = counts.map { [$0, 0] }
    let target = counts.map { _ in 1 }
    let owners = counts.indices.flatMap { t in [Int](repeating: t, count: counts[t]) }
    var best: Int?
    for mask in 0..<(1 << owners.count) - 1 {
      let pledged = owners.indices.map { mask >> $0 & 1 == 1 }
      if settles(game, owners, pledged) {
        let size = pledged.count { $0 }
        best = min(best ?? size, size)
      }
    }
    let found = game.tippingCoalition(from: start, to: target)
    #expect(found?.size == best, "seed \(seed)")
    if found != nil { #expect(found?.isSmallest == true) }
  }

  /// Lets players without a pledge revise, one at a time, until nobody moves; whether all end on 1.
  private func settles(_ game: SharedHazardGame, _ owners: [Int], _ pledged: [Bool]) -> Bool {
    var choice = pledged.map { $0 ? 1 : 0 }
    for _ in 0..<200 {
      var moved = false
      for (player, type) in owners.enumerated() where !pledged[player] {
        var others = game.counts.map { _ in [0, 0] }
        for (other, t) in owners.enumerated() where other != player { others[t][choice[other]] += 1 }
        let payoffs = game.payoffs(type: type, againstCounts: others)
        let better = 1 - choice[player]
        if payoffs[better] > payoffs[choice[player]] + Tolerance.regret * game.payoffScale {
          choice[player] = better
          moved = true
        }
      }
      if !moved { return choice.allSatisfy { $0 == 1 } }
    }
    return false
  }
}
