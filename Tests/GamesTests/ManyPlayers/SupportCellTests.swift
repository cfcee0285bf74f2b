import Testing

@testable import Games

@Suite struct SupportCellTests {
  private func game(seed: Int) -> NormalFormGame {
    var games = RandomGames(seed: seed + 80_000)
    return NormalFormGame(
      players: ["1", "2", "3"], strategies: [["a", "b", "c"], ["a", "b"], ["a", "b", "c", "d"]],
      payoffs: (0..<72).map { _ in games.uniform(-1...1) })
  }

  /// Values at the corners stay the payoffs at the corners, however a cell is cut.
  @Test(arguments: 0..<20) func valuesArePayoffsAtTheCorners(seed: Int) {
    let game = game(seed: seed)
    var games = RandomGames(seed: seed)
    let shape = SupportShape(sizes: [3, 2, 4], supports: [[0, 2], [0, 1], [1, 2, 3]])
    var cell = SupportCell(shape, tensors: game.deviationTensors)
    for _ in 0..<6 {
      let player = Int.random(in: 0...2, using: &games.random)
      if games.uniform(0...1) < 0.5 {
        cell.moveCorner(0, of: player, halfwayTo: 1, shape)
      } else {
        cell.keep(atLeast: shape.supports[player].map { _ in games.uniform(0...0.3) }, of: player, shape)
      }
    }
    for first in 0..<2 {
      for second in 0..<2 {
        for third in 0..<3 {
          let corner = [first, second, third]
          let profile = (0..<3).map { player -> [Double] in
            var mixture = [Double](repeating: 0, count: shape.sizes[player])
            for (place, strategy) in shape.supports[player].enumerated() {
              mixture[strategy] =
                cell.corners[shape.corners[player] + corner[player] * shape.count(player) + place]
            }
            return mixture
          }
          let payoffs = game.deviationPayoffs(profile)
          for player in 0..<3 {
            let row = (0..<3).reduce(0) { $0 + corner[$1] * shape.strides[player][$1] }
            for strategy in 0..<shape.sizes[player] {
              let value = cell.values[shape.tables[player] + strategy * shape.rows[player] + row]
              #expect(abs(value - payoffs[player][strategy]) < 1e-13)
            }
          }
        }
      }
    }
  }

  /// No test throws away a cell around an equilibrium, and what is drawn together still holds it.
  @Test(arguments: 0..<30) func equilibriaAreNeverLost(seed: Int) {
    let game = game(seed: seed)
    let known = game.equilibria()
    for equilibrium in known.equilibria where !equilibrium.isPure {
      let supports = equilibrium.probabilities.map { row in row.indices.filter { row[$0] > 0 } }
      let shape = SupportShape(sizes: [3, 2, 4], supports: supports)
      var exclusion = CellExclusion(shape, rounding: 0x1p-53)
      var cell = SupportCell(shape, tensors: game.deviationTensors)
      var (block, newton) = (CellBlock(shape), CellNewton(shape))
      for round in 0..<40 {
        let error = exclusion.error(cuts: cell.cuts)
        let isExcluded = exclusion.excludes(cell.values, error: error)
        #expect(!isExcluded)
        for player in 0..<3 {
          let lower = block.lowerWeights(of: player, in: cell, error: error)
          let weights = cell.weights(of: equilibrium.probabilities, shape)
          #expect(lower != nil)
          for (least, weight) in zip(lower ?? [], weights?[player] ?? []) { #expect(weight >= least - 1e-7) }
        }
        if case .empty = newton.examine(cell, error: error) { Issue.record("seed \(seed)") }
        // Halve the simplex of a player, to the side of the equilibrium.
        let player = round % 3
        guard shape.count(player) > 1,
          let weights = cell.weights(of: equilibrium.probabilities, shape)?[player]
        else { continue }
        let (a, b) = (round % shape.count(player), (round + 1) % shape.count(player))
        if weights[a] < weights[b] {
          cell.moveCorner(a, of: player, halfwayTo: b, shape)
        } else {
          cell.moveCorner(b, of: player, halfwayTo: a, shape)
        }
        if cell.longestEdge(of: player, shape) < 1e-3 { break }
      }
    }
  }
}
