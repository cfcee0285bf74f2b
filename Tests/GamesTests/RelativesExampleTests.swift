import Games
import Testing

@Suite struct RelativesExampleTests {
  /// The README's example on the relatives of equilibrium, and what it says about the results.
  @Test func theExampleHolds() throws {
    // begin
    // Ten firms, two sites; company takes 8 of the 10 away that being down costs, and the second site is cheaper.
    let firm = SharedHazardGame.PlayerType(
      count: 10, weight: 1, exponent: 1, base: [-10, -9], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let herd = game.evolutionaryStability([[1, 0]])  // stable, until 43.75 % of the firms leave
    let basins = game.basins(of: [[[1, 0]], [[0, 1]]], under: .replicator)  // 43.75 % and 56.25 %, exact
    let tipping = game.tippingCoalition(from: [[10, 0]], to: [1])  // four firms that move take six along
    let lasting = BirthDeathChain(game, first: 0, second: 1).recurrentClasses()  // the second site lasts
    let lotteries = try CorrelatedEquilibria(game, .correlated)
    let best = lotteries.best(lotteries.welfare)  // −10 in all: everybody on the second site
    let optimum = game.bestWelfare()  // the same profile, and the proof that nothing is better
    // end
    #expect(herd.verdict == .stable && abs(herd.barrier - 0.4375) < 1e-12)
    #expect(basins.shares.map { ($0 * 10_000).rounded() } == [4_375, 5_625])
    #expect(tipping?.size == 4)
    #expect(lasting.filter(\.isStable).map(\.state) == [0])
    #expect(abs((best?.value ?? 0) + 10) < 1e-9 && best?.draws.map(\.counts) == [[[0, 10]]])
    #expect(optimum.counts == [[0, 10]] && optimum.isProved)
  }
}
