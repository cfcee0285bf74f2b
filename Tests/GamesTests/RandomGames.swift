import Games
import ResilienceNumerics

/// Seeded random games on shared hazards, small enough for brute force.
struct RandomGames {
  var random: PhiloxStream

  init(seed: Int) { random = PhiloxStream(seed: UInt64(seed), stream: 77, index: 0) }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
  }

  mutating func game(
    counts: [Int], strategies m: Int, exponents: [Double] = [1, 1, 2, 1.5, 0.6]
  ) -> SharedHazardGame {
    let hazards = Int.random(in: 1...4, using: &random)
    let levels = [0.0, 1, 1, 0.3, 0.05]
    let down = (0..<hazards).map { _ in
      (0..<m).map { _ in levels[Int.random(in: 0..<levels.count, using: &random)] }
    }
    let types = counts.map { count in
      let loss = (0..<hazards).map { _ in uniform(0...10) }
      let sharing = uniform(0...1)
      let praised = random.uniform() < 0.3 ? uniform(0...0.3) : 0
      return SharedHazardGame.PlayerType(
        count: count, weight: random.uniform() < 0.5 ? 1 : uniform(0.5...8),
        exponent: exponents[Int.random(in: 0..<exponents.count, using: &random)],
        base: (0..<m).map { s in
          uniform(-5...0) - (0..<hazards).reduce(0) { $0 + loss[$1] * down[$1][s] }
        },
        relief: (0..<hazards).map { h in (0..<m).map { sharing * loss[h] * down[h][$0] } },
        praise: (0..<hazards).map { h in (0..<m).map { praised * loss[h] * (1 - down[h][$0]) } })
    }
    return SharedHazardGame(down: down, types: types)
  }
}

extension TypeProfile {
  var counts: [[Int]] {
    if case .pure(let counts) = self { return counts }
    return []
  }
  var probabilities: [[Double]] {
    if case .mixed(let probabilities) = self { return probabilities }
    return []
  }
}
