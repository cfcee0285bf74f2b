import Games
import ResilienceNumerics
import Testing

@Suite struct RiskDominanceTests {
  /// The stag hunt: stag pays 9 with company and 0 alone, hare always 8 (7 with company): hare is safer.
  @Test func stagHunt() {
    let game = TypeSymmetricTable(counts: [2], strategyCount: 2, tables: [[9, 8, 0, 7]])
    let stag = game.riskComparison([0], [1])[0]
    #expect(abs(stag.threshold - 7.0 / 8) < 1e-12)
    #expect(abs(stag.leadAtHalf + 3) < 1e-12 && abs((stag.laplacianLead ?? 0) + 3) < 1e-12)
    #expect(abs(game.riskComparison([1], [0])[0].threshold - 1.0 / 8) < 1e-12)
    let exact = BimatrixGame(rowCount: 2, columnCount: 2, payoffs: [[9, 0, 8, 7], [9, 8, 0, 7]])
    #expect(exact.nashProductDifference() == Rational(1 - 49))
  }

  /// In symmetric 2x2 games the three measures name the same profile.
  @Test(arguments: 0..<60)
  func measuresAgree(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 42, index: 0)
    let whole = (0..<4).map { _ in Int.random(in: 0...20, using: &random) }
    // Strict coordination: the diagonal is best.
    let (a, d) = (whole[0] + whole[2] + 1, whole[3] + whole[1] + 1)
    let (b, c) = (whole[1], whole[2])
    let game = TypeSymmetricTable(
      counts: [2], strategyCount: 2, tables: [[a, c, b, d].map(Double.init)])
    let exact = BimatrixGame(
      rowCount: 2, columnCount: 2,
      payoffs: [[a, b, c, d].map { Rational($0) }, [a, c, b, d].map { Rational($0) }])
    let comparison = game.riskComparison([0], [1])[0]
    let sign = exact.nashProductDifference().signum
    #expect((comparison.leadAtHalf > 0) == (sign > 0) && (comparison.threshold < 0.5) == (sign > 0))
    #expect(abs(comparison.leadAtHalf - (comparison.laplacianLead ?? .infinity)) < 1e-12)
  }

  /// Many players: half of the others on each site; company takes 8 away, so the threshold is where it pays.
  @Test(arguments: [5, 100, 10_000])
  func manyPlayers(players: Int) {
    let firm = SharedHazardGame.PlayerType(
      count: players, weight: 1, exponent: 1, base: [-10, -9], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let comparison = game.riskComparison([0], [1])[0]
    #expect(abs(comparison.threshold - 9.0 / 16) < 1e-12)
    #expect(abs((comparison.laplacianLead ?? 0) + 1) < 1e-9)
  }
}
