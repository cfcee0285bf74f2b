import Games
import ResilienceNumerics
import Testing

@Suite struct EvolutionaryStabilityTests {
  /// A symmetric game of two from its matrix: rows own, columns other.
  private func matrix(_ rows: [[Double]]) -> TypeSymmetricTable {
    // Spreads of the one other player come in the order of the strategies.
    let table = rows.indices.flatMap { other in rows.map { $0[other] } }
    return TypeSymmetricTable(counts: [2], strategyCount: rows.count, tables: [table])
  }

  /// Hawks and doves, Maynard Smith 1982: V = 2, C = 4; half hawks is stable, and no mutant ever gains.
  @Test func hawksAndDoves() {
    let found = matrix([[-1, 2], [0, 1]]).evolutionaryStability([[0.5, 0.5]])
    #expect(found.verdict == .stable && found.barrier == 1)
  }

  /// Coordination: the mixture falls to either side; pure ones have the known barriers.
  @Test func coordination() {
    let game = matrix([[3, 0], [0, 1]])
    #expect(game.evolutionaryStability([[0.25, 0.75]]).verdict == .unstable)
    #expect(game.evolutionaryStability([[0.25, 0.75]]).barrier == 0)
    let good = game.evolutionaryStability([[1, 0]])
    #expect(good.verdict == .stable && abs(good.barrier - 0.75) < 1e-12)
    #expect(abs(game.evolutionaryStability([[0, 1]]).barrier - 0.25) < 1e-12)
    #expect(good.weakest?.strategy == 1)
  }

  /// Rock, paper, scissors, winning more than losing, as much, or less: stable, neither, unstable.
  @Test func rockPaperScissors() {
    func verdict(_ win: Double) -> EvolutionaryStability.Verdict {
      let third = 1.0 / 3
      return matrix([[0, -1, win], [win, 0, -1], [-1, win, 0]]).evolutionaryStability([[third, third, third]])
        .verdict
    }
    #expect([2, 1, 0.5].map(verdict) == [.stable, .undecided, .unstable])
  }

  /// A weak pure equilibrium: who ties with it is not driven out, or is.
  @Test func ties() {
    let lax = matrix([[1, 1], [1, 2]]).evolutionaryStability([[1, 0]])
    #expect(lax.verdict == .unstable && lax.barrier == 0)
    let tough = matrix([[1, 1], [1, 0]]).evolutionaryStability([[1, 0]])
    #expect(tough.verdict == .stable && tough.barrier == 1)
    #expect(matrix([[1, 1], [1, 1]]).evolutionaryStability([[1, 0]]).verdict == .undecided)
  }

  /// Many players: in shared-hazard games the mixture between two herds is never stable, each herd is; crowds are
  /// stable.
  @Test(arguments: [1.0, 2, 0.6])
  func herdsAndCrowds(exponent: Double) throws {
    func game(_ relief: Double) -> SharedHazardGame {
      SharedHazardGame(
        down: [[1, 0], [0, 1]],
        types: [
          .init(
            count: 7, weight: 1, exponent: exponent, base: [-10, -9.5], relief: [[relief, 0], [0, relief]])
        ])
    }
    let herd = try #require(game(8).mixedEquilibria().equilibria.first)
    #expect(game(8).evolutionaryStability(herd.profile.probabilities).verdict == .unstable)
    #expect(game(8).evolutionaryStability([[1, 0]]).verdict == .stable)
    let crowd = try #require(game(-8).mixedEquilibria().equilibria.first)
    let stable = game(-8).evolutionaryStability(crowd.profile.probabilities)
    #expect(stable.verdict == .stable && stable.barrier == 1)
    // The barrier of a herd is where the mixture begins.
    let barrier = game(8).evolutionaryStability([[1, 0]]).barrier
    #expect(abs(barrier - herd.profile.probabilities[0][1]) < 1e-9)
  }

  /// Two populations: in matching pennies the mixture is not stable, in pure coordination of types it is unstable.
  @Test func twoPopulations() {
    let types = (0..<2).map { sign in
      SharedHazardGame.PlayerType(
        count: 1, weight: 1, exponent: 1, base: [0, 0],
        relief: sign == 0 ? [[1, 0], [0, 1]] : [[-1, 0], [0, -1]])
    }
    let pennies = SharedHazardGame(down: [[1, 0], [0, 1]], types: types)
    #expect(pennies.evolutionaryStability([[0.5, 0.5], [0.5, 0.5]]).verdict == .undecided)
  }

  /// A stable verdict is true: every mixture of what is played loses once it is rare; an unstable one too: one of them gains.
  @Test(arguments: 0..<40)
  func verdictsHold(seed: Int) {
    var games = RandomGames(seed: 1_200 + seed)
    let game = games.game(counts: [3 + seed % 3], strategies: 3)
    for equilibrium in game.mixedEquilibria().equilibria {
      let profile = equilibrium.profile.probabilities
      let verdict = game.evolutionaryStability(profile).verdict
      let played = (0..<3).filter { profile[0][$0] > 0 }
      let leads = (0..<40).map { _ -> Double in
        let mutant = [SimplexSequence(open: [played], strategyCount: 3)[Int(games.uniform(0...1e6))][0]]
        let mixed = zip(profile[0], mutant[0]).map { 0.998 * $0 + 0.002 * $1 }
        let payoffs = game.payoffs(type: 0, againstMixture: [mixed])
        return zip(payoffs, zip(profile[0], mutant[0])).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
      }
      if verdict == .stable { #expect(leads.allSatisfy { $0 > -1e-12 }, "seed \(seed)") }
      if leads.contains(where: { $0 < -1e-6 }) { #expect(verdict != .stable, "seed \(seed)") }
      if verdict == .unstable { #expect(leads.contains { $0 < 1e-12 }, "seed \(seed)") }
    }
  }
}
