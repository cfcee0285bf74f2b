import Games
import Testing

@Suite struct WelfareOptimumTests {
  /// Every profile, one by one, is the oracle; with and without what joint failure costs.
  @Test(arguments: 0..<60)
  func equalsBruteForce(seed: Int) {
    var games = RandomGames(seed: 900 + seed)
    let counts = [[2], [5], [6], [2, 3], [1, 1, 2]][seed % 5]
    let game = games.game(counts: counts, strategies: 3)
    let loss = SystemicLoss(
      loss: game.hazards.map { _ in games.uniform(0...20) }, exponent: [1, 2, 0.5][seed % 3],
      weights: counts.map { _ in games.uniform(0.1...3) })
    let systemic = seed % 4 == 0 ? nil : loss
    let profiles = ProfileEnumeration(counts: counts, strategyCount: 3).profiles()
    let best = profiles.map { game.welfare(counts: $0, systemic: systemic) }.max() ?? 0
    let found = game.bestWelfare(systemic: systemic)
    #expect(found.isProved && abs(found.welfare - best) < 1e-9 * game.payoffScale, "seed \(seed)")
    #expect(game.welfare(counts: found.counts, systemic: systemic) == found.welfare)
  }

  /// Profiles are numbered as they are listed, also where types have different strategies.
  @Test func numbering() {
    let space = ProfileEnumeration(counts: [3, 2], strategyCount: 4, open: [[0, 2], [1, 2, 3]])
    let profiles = space.profiles()
    #expect(profiles.count == space.total && space.total == 4 * 6)
    for (index, profile) in profiles.enumerated() { #expect(space.index(of: profile) == index) }
    #expect(profiles.allSatisfy { $0[0][1] == 0 && $0[0][3] == 0 && $0[1][0] == 0 })
  }

  /// A million that should be together.
  @Test func aMillion() {
    let firm = SharedHazardGame.PlayerType(
      count: 1_000_000, weight: 1, exponent: 1, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let found = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm]).bestWelfare()
    #expect(found.counts == [[0, 1_000_000]] && found.isProved)
    #expect(abs(found.welfare + 1.5e6) < 1e-3)
  }
}
