import ResilienceNumerics
import Testing

@testable import Games

/// Bernstein coefficients of cells against payoffs computed from counts.
@Suite struct BernsteinCellTests {
  private func game(_ seed: Int, _ counts: [Int]) -> TypeSymmetricTable {
    var games = RandomGames(seed: 9_000 + seed)
    return TypeSymmetricTable(games.game(counts: counts, strategies: 3))
  }

  /// After any cuts the coefficients at the corners are the payoffs there, and all others bound the payoffs inside.
  @Test(arguments: 0..<30) func coefficientsBoundPayoffs(seed: Int) {
    let counts = [[4], [3, 2], [1, 2]][seed % 3]
    let game = game(seed, counts)
    var random = PhiloxStream(seed: UInt64(seed), stream: 5, index: 0)
    let supports = counts.map { _ in seed % 2 == 0 ? [0, 1, 2] : [0, 2] }
    let shape = CountShape(game, supports: supports)
    var cell = BernsteinCell(game, shape)
    let slack = 1e-13 * game.payoffScale
    for _ in 0..<8 {
      let type = Int.random(in: 0..<counts.count, using: &random)
      let size = shape.count(type)
      let corner = Int.random(in: 0..<size, using: &random)
      cell.moveCorner(
        corner, of: type, halfwayTo: (corner + Int.random(in: 1..<size, using: &random)) % size, shape)
      for _ in 0..<4 {
        // A random point of the cell; every other one at a corner.
        let isCorner = random.uniform() < 0.5
        let mixtures = counts.indices.map { type -> [Double] in
          let size = shape.count(type)
          var weights = (0..<size).map { _ in random.uniform() }
          if isCorner { weights = (0..<size).map { $0 == 0 ? 1 : 0 } }
          let total = weights.reduce(0, +)
          var mixture = [Double](repeating: 0, count: 3)
          for (place, strategy) in supports[type].enumerated() {
            for c in 0..<size {
              mixture[strategy] += weights[c] / total * cell.corners[type][c * size + place]
            }
          }
          return mixture
        }
        for type in counts.indices {
          let payoffs = game.payoffs(type: type, againstMixture: mixtures)
          for strategy in 0..<3 {
            let first = shape.table(type, strategy)
            let coefficients = cell.values[first..<first + shape.length]
            let (low, high) = (coefficients.min() ?? 0, coefficients.max() ?? 0)
            #expect(low - slack <= payoffs[strategy] && payoffs[strategy] <= high + slack)
            // Spreads begin with everybody on the first corner.
            if isCorner { #expect(abs(cell.values[first] - payoffs[strategy]) <= slack) }
          }
        }
      }
    }
  }

  /// Payoffs and slopes by contraction, against the sum over spreads and small differences.
  @Test(arguments: 0..<20) func slopes(seed: Int) {
    let counts = [[5], [3, 2], [1, 1]][seed % 3]
    let game = game(100 + seed, counts)
    let model = CountPayoffs(game)
    var random = PhiloxStream(seed: UInt64(seed), stream: 6, index: 0)
    let point = counts.flatMap { _ -> [Double] in
      let weights = (0..<3).map { _ in 0.2 + random.uniform() }
      return weights.map { $0 / weights.reduce(0, +) }
    }
    let places = point.count
    func evaluated(_ point: [Double]) -> (payoffs: [Double], slopes: [Double]) {
      var payoffs = [Double](repeating: 0, count: places)
      var slopes = [Double](repeating: 0, count: places * places)
      model.evaluate(point, payoffs: &payoffs, slopes: &slopes)
      return (payoffs, slopes)
    }
    let (payoffs, slopes) = evaluated(point)
    let mixtures = counts.indices.map { Array(point[$0 * 3..<$0 * 3 + 3]) }
    for type in counts.indices {
      let expected = game.payoffs(type: type, againstMixture: mixtures)
      for s in 0..<3 { #expect(abs(payoffs[type * 3 + s] - expected[s]) < 1e-12 * game.payoffScale) }
      for shift in 1..<3 {
        var moved = point
        let step = 1e-6
        moved[type * 3] -= step
        moved[type * 3 + shift] += step
        let after = evaluated(moved).payoffs
        for place in 0..<places {
          let slope = slopes[place * places + type * 3 + shift] - slopes[place * places + type * 3]
          #expect(abs((after[place] - payoffs[place]) / step - slope) < 1e-3 * max(1, game.payoffScale))
        }
      }
    }
  }
}
