import Games
import Testing

@Suite struct BasinsOfAttractionTests {
  private func herds(_ bases: [Double], count: Int = 5) -> SharedHazardGame {
    let m = bases.count
    return SharedHazardGame(
      down: (0..<m).map { h in (0..<m).map { $0 == h ? 1 : 0 } },
      types: [
        .init(
          count: count, weight: 1, exponent: 1, base: bases,
          relief: (0..<m).map { h in (0..<m).map { $0 == h ? 8 : 0 } })
      ])
  }

  /// On a line the basins end at the mixture: exact, whichever dynamics.
  @Test(arguments: PopulationDynamics.allCases)
  func line(dynamics: PopulationDynamics) {
    let mixed = [[9.0 / 16, 7.0 / 16]]
    let basins = herds([-10, -9]).basins(of: [[[1, 0]], [[0, 1]], mixed], under: dynamics)
    #expect(abs(basins.shares[0] - 7.0 / 16) < 1e-12 && abs(basins.shares[1] - 9.0 / 16) < 1e-12)
    #expect(basins.shares[2] == 0 && basins.unresolved < 1e-12 && basins.samples == 0)
  }

  /// Three sites that are alike: a third each, within the noise that is stated.
  @Test(arguments: PopulationDynamics.allCases)
  func symmetry(dynamics: PopulationDynamics) {
    let corners = (0..<3).map { s in [(0..<3).map { $0 == s ? 1.0 : 0 }] }
    let basins = herds([-10, -10, -10]).basins(of: corners, under: dynamics, samples: 100)
    for place in 0..<3 {
      #expect(abs(basins.shares[place] - 1.0 / 3) < basins.halfWidths[place])
    }
    #expect(basins.unresolved < 0.03)
  }

  /// Replicators of a pair follow the logistic equation: x' = x(1 − x)·lead.
  @Test func replicatorIsLogistic() {
    let firm = SharedHazardGame.PlayerType(count: 2, weight: 1, exponent: 1, base: [1, 0], relief: [])
    let game = SharedHazardGame(down: [], types: [firm])
    let path = game.trajectory(.replicator, from: [[0.1, 0.9]], stepLimit: 8)
    // Eight steps of half a unit: odds grow by e^4.
    let odds = path[8][0][0] / path[8][0][1]
    #expect(abs(odds / (0.1 / 0.9) - 54.598150033) < 1e-6)
  }

  /// Crowding comes to rest at the mixture under both.
  @Test(arguments: PopulationDynamics.allCases)
  func crowding(dynamics: PopulationDynamics) {
    let firm = SharedHazardGame.PlayerType(
      count: 10, weight: 1, exponent: 1, base: [0, 0, 0], relief: [[-3, 0, 0], [0, -3, 0], [0, 0, -3]])
    let game = SharedHazardGame(down: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], types: [firm])
    let third = 1.0 / 3
    let basins = game.basins(of: [[[third, third, third]]], under: dynamics, samples: 12)
    #expect(basins.shares == [1])
  }

  /// Starts fill the simplex evenly: each half of it by each cut gets its share.
  @Test func evenStarts() {
    let sequence = SimplexSequence(open: [[0, 2, 3], [1]], strategyCount: 4)
    let points = (0..<1000).map { sequence[$0] }
    #expect(
      points.allSatisfy { abs($0[0].reduce(0, +) - 1) < 1e-12 && $0[0][1] == 0 && $0[1] == [0, 1, 0, 0] })
    for s in [0, 2, 3] {
      // A share of a flat simplex of three is above 1/2 in a quarter of it.
      #expect(abs(points.count { $0[0][s] > 0.5 } - 250) < 15)
    }
  }
}
