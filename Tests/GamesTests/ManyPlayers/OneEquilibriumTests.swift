import Testing

@testable import Games

@Suite struct OneEquilibriumTests {
  private func game(_ shape: [Int], _ payoff: () -> Double) -> NormalFormGame {
    NormalFormGame(
      players: shape.map { "\($0)" }, strategies: shape.map { (0..<$0).map { "\($0)" } },
      payoffs: (0..<shape.count * shape.reduce(1, *)).map { _ in payoff() })
  }

  /// Always, with its regret: more than 200 games, of which many have no pure equilibrium.
  @Test(arguments: [
    [5, 5, 5], [4, 4, 4, 4], [2, 3, 4], [6, 6], [3, 3, 3, 3], [2, 2, 2, 2, 2], [1, 4, 3],
  ])
  func always(shape: [Int]) {
    var mixed = 0
    for seed in 0..<(shape.count > 3 ? 15 : 40) {
      var games = RandomGames(seed: seed + 50_000)
      let game = game(shape) { Double(Int.random(in: 0...999, using: &games.random)) }
      let found = game.oneEquilibrium()
      #expect(found.isEquilibrium, "seed \(seed)")
      #expect(found.profile.regret <= 1e-8, "seed \(seed)")
      let certified = game.certify(found.profile.probabilities)
      #expect(found.profile.payoffs == certified.payoffs, "seed \(seed)")
      #expect(abs(found.profile.regret - certified.regret) < 1e-9, "seed \(seed)")
      #expect(
        found.profile.probabilities.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-12 && ($0.min() ?? -1) >= 0 })
      if !found.profile.isPure { mixed += 1 }
    }
    #expect(mixed > 1)
  }

  /// Ties everywhere: payoffs 0 and 1, and one constant game.
  @Test(arguments: 0..<60) func degenerate(seed: Int) {
    var games = RandomGames(seed: seed + 60_000)
    let shape = [[3, 3, 3], [2, 2, 2, 2], [4, 4], [3, 2, 2]][seed % 4]
    let game = game(shape) { Double(Int.random(in: 0...1, using: &games.random)) }
    let found = game.oneEquilibrium()
    #expect(found.isEquilibrium, "seed \(seed): \(found.profile.regret), \(found.method)")
  }

  @Test func ofConstantPayoffs() {
    let found = game([2, 3, 2]) { 7 }.oneEquilibrium()
    #expect(found.isEquilibrium && found.method == .pureProfiles)
  }

  /// van der Laan, Talman, van der Heyden 1987: no pure equilibrium, one mixed, at which payoffs tie beyond the
  /// supports.
  @Test func onALogitBranchOfAGameWithoutPureOnes() {
    // Matching pennies between the first two; the third follows whoever wins.
    let pennies = NormalFormGame(
      players: ["1", "2", "3"], strategies: [["a", "b"], ["a", "b"], ["a", "b"]],
      payoffs: [1, 0, 2, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 3, 0, 1, 1, 1, 0, 2])
    let found = pennies.oneEquilibrium()
    #expect(found.isEquilibrium)
    guard case .logitBranch(start: 0, _) = found.method else {
      Issue.record("\(found.method)")
      return
    }
  }
}
