import Games
import ResilienceNumerics
import Testing

@Suite struct StochasticStabilityTests {
  /// Coordination by number of others: the site that needs fewer errors to reach is seen nearly always.
  private func herds(_ count: Int, _ bases: [Double], exponent: Double = 1) -> SharedHazardGame {
    let m = bases.count
    return SharedHazardGame(
      down: (0..<m).map { h in (0..<m).map { $0 == h ? 1 : 0 } },
      types: [
        .init(
          count: count, weight: 1, exponent: exponent, base: bases,
          relief: (0..<m).map { h in (0..<m).map { $0 == h ? 8 : 0 } })
      ])
  }

  @Test func riskDominantSiteWins() throws {
    // Others on the first site needed to prefer it: 8·(2k − 9)/9 > 1, k ≥ 6. From the second site six must err; from
    // the first four, whom the next sees among five others.
    let chain = try RevisionChain(herds(10, [-10, -9]))
    let classes = try chain.recurrentClasses()
    #expect(classes.map(\.states) == [[0], [10]])
    #expect(classes.map(\.treeCost) == [6, 4] && classes.map(\.radius) == [4, 6])
    #expect(classes.map(\.isStable) == [false, true])
    let shares = try #require(chain.stationary(.mutations(1e-4)))
    #expect(shares[10] > 0.999)
  }

  /// The walk on a line: exact balance against elimination, with errors of both kinds.
  @Test(arguments: 0..<30)
  func lineEqualsElimination(seed: Int) throws {
    var games = RandomGames(seed: 1_500 + seed)
    let game = games.game(counts: [2 + seed % 12], strategies: 2)
    let chain = try RevisionChain(game)
    let line = BirthDeathChain(game, first: 0, second: 1)
    for noise in [RevisionNoise.mutations(0.05), .mutations(1e-6), .logit(0.05 * game.payoffScale)] {
      let dense = try #require(chain.stationary(noise))
      let exact = line.stationary(noise)
      for (index, profile) in chain.profiles.enumerated() {
        let share = exact[profile[0][0]]
        #expect(abs(dense[index] - share) <= 1e-9 * share, "seed \(seed)")
      }
    }
    let classes = try chain.recurrentClasses()
    let states = line.recurrentClasses().sorted { $0.state > $1.state }
    #expect(classes.map { chain.profiles[$0.states[0]][0][0] } == states.map(\.state), "seed \(seed)")
    #expect(classes.map(\.treeCost) == states.map(\.treeCost), "seed \(seed)")
  }

  /// As errors become rare, time is spent in the stable classes; trees tried one by one are the oracle of costs.
  @Test(arguments: 0..<30)
  func limitOfTheStationaryDistribution(seed: Int) throws {
    var games = RandomGames(seed: 1_600 + seed)
    let counts = [[5], [2, 2], [3, 1]][seed % 3]
    let game =
      seed % 2 == 0 && counts == [5]
      ? herds(5, (0..<3).map { _ in games.uniform(-11 ... -9) }) : games.game(counts: counts, strategies: 3)
    let chain = try RevisionChain(game)
    let classes = try chain.recurrentClasses()
    let shares = try #require(chain.stationary(.mutations(1e-7)))
    let stable = Set(classes.filter(\.isStable).flatMap(\.states))
    #expect(stable.reduce(0) { $0 + shares[$1] } > 0.999, "seed \(seed)")
    // Every single equilibrium that is strict is a class of its own.
    for equilibrium in game.pureEquilibria().equilibria where equilibrium.isStrict {
      let state = chain.space.index(of: equilibrium.profile.counts)
      #expect(classes.contains { $0.states == [state] })
    }
  }

  /// Young 1993, figure 1: of three conventions the middle one, which neither risk dominance chain escapes from.
  @Test func youngsConventions() throws {
    let rows: [[Double]] = [[6, 0, 0], [5, 7, 5], [0, 5, 8]]
    let n = 41
    // Payoffs against one of the others drawn at random.
    let table = Compositions(players: n - 1, strategies: 3).flatMap { spread in
      rows.map { row in zip(row, spread).reduce(0.0) { $0 + $1.0 * Double($1.1) } / Double(n - 1) }
    }
    let chain = try RevisionChain(TypeSymmetricTable(counts: [n], strategyCount: 3, tables: [table]))
    let classes = try chain.recurrentClasses()
    let stable = classes.filter(\.isStable).flatMap(\.states).map { chain.profiles[$0][0] }
    #expect(stable == [[0, 41, 0]])
  }

  /// Logit in a potential game: shares are the exponential of the potential times the ways to be spread.
  @Test func logitIsGibbs() throws {
    let game = herds(6, [-10, -9.5, -9])
    let chain = try RevisionChain(game)
    let potential = try #require(try game.exactPotential().potential)
    let shares = try #require(chain.stationary(.logit(2)))
    let ways = chain.profiles.map { profile in
      profile[0].reduce((left: 6.0, ways: 1.0)) { state, count in
        let ways = (0..<count).reduce(state.ways) { $0 * (state.left - Double($1)) / Double($1 + 1) }
        return (state.left - Double(count), ways)
      }.ways
    }
    let weights = zip(ways, potential).map { $0 * exponential($1 / 2) }
    let total = weights.reduce(0, +)
    for (share, weight) in zip(shares, weights) { #expect(abs(share - weight / total) < 1e-9 * share) }
  }

  private func exponential(_ x: Double) -> Double {
    // The series after halving: the room has no Foundation to lean on, nor has the test.
    let small = x / 1024
    var (term, sum) = (1.0, 1.0)
    for k in 1..<20 {
      term *= small / Double(k)
      sum += term
    }
    return (0..<10).reduce(sum) { value, _ in value * value }
  }

  /// Many firms: on a line within a blink.
  @Test func manyFirms() {
    let line = BirthDeathChain(herds(50_000, [-10, -9]), first: 0, second: 1)
    let classes = line.recurrentClasses()
    #expect(classes.map(\.state) == [0, 50_000])
    #expect(classes.map(\.isStable) == [true, false])
    #expect(classes[1].treeCost == 28_125)
    #expect(line.stationary(.mutations(0.1))[0...25_000].reduce(0, +) > 0.999)
  }

  @Test func stationaryOfAFallenApartChain() {
    #expect(stationaryDistribution([[1, 0], [0, 1]]) == nil)
    #expect(stationaryDistribution([[0, 1], [0.5, 0.5]])?.map { ($0 * 3).rounded() } == [1, 2])
    #expect(symmetricEigenvalues([[2, 1], [1, 2]]).map { ($0 * 1e12).rounded() / 1e12 } == [1, 3])
  }

  @Test func tooManyStates() {
    #expect(throws: GameSizeError.self) { try RevisionChain(herds(1000, [0, 0, 0, 0])) }
  }
}
