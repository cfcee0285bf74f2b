/// Branch and bound over counts for the largest sum of payoffs.
import ResilienceNumerics

struct WelfareSearch {
  private let game: SharedHazardGame
  private let systemic: SystemicLoss?
  private let bounds: SharedHazardBounds
  /// Change of a payoff by own strategy per other player at each index, by type: the linear terms.
  private let influence: [[Double]]
  private var best: (counts: [[Int]], welfare: Double)

  init(_ game: SharedHazardGame, systemic: SystemicLoss?) {
    self.game = game
    self.systemic = systemic.flatMap { loss in loss.loss.contains { $0 > 0 } ? loss : nil }
    bounds = SharedHazardBounds(game, kind: .pure)
    influence = game.types.indices.map { SharedHazardBounds.influence(game, type: $0) }
    let first = game.counts.map { count in (0..<game.strategyCount).map { $0 == 0 ? count : 0 } }
    best = (first, game.welfare(counts: first, systemic: systemic))
    for s in 1..<max(1, game.strategyCount) {
      offer(game.counts.map { count in (0..<game.strategyCount).map { $0 == s ? count : 0 } })
    }
  }

  /// Keeps a profile if it is better than all earlier ones.
  mutating func offer(_ counts: [[Int]]) {
    let welfare = game.welfare(counts: counts, systemic: systemic)
    if welfare > best.welfare { best = (counts, welfare) }
  }

  mutating func run(boxBudget: Int) -> WelfareOptimum {
    let all = ProfileBox(sums: game.counts.map(Double.init), strategyCount: game.strategyCount)
    var stack = [(box: all, bound: Double.infinity)]
    var boxes = 0
    while let (top, known) = stack.popLast() {
      if boxes >= boxBudget {
        stack.append((top, known))
        break
      }
      boxes += 1
      var box = top
      guard known > ceiling, box.tighten() else { continue }
      let (bound, choice) = bound(box)
      offer(choice)
      let (place, width) = box.widest
      if width == 0 || bound <= ceiling { continue }
      let cut = ((box.lower[place] + box.upper[place]) / 2).rounded(.down)
      var high = box
      high.lower[place] = cut + 1
      box.upper[place] = cut
      stack.append((box, bound))
      stack.append((high, bound))
    }
    let open = stack.reduce(best.welfare) { max($0, $1.bound) }
    return WelfareOptimum(counts: best.counts, welfare: best.welfare, bound: open, boxes: boxes)
  }

  /// Least upper bound on welfare for which a box is examined.
  private var ceiling: Double { best.welfare + 1e-10 * max(1e-300, abs(best.welfare)) }

  /// Upper bound on the sum of payoffs in the box, with the profile that would make the best use of each
  /// strategy's most optimistic payoff.
  private func bound(_ box: ProfileBox) -> (bound: Double, choice: [[Int]]) {
    let m = game.strategyCount
    var total = 0.0
    var choice = game.counts.map { _ in [Int](repeating: 0, count: m) }
    for type in game.types.indices {
      let tops = (0..<m).map { box.upper[type * m + $0] > 0 ? top(type: type, strategy: $0, box: box) : 0 }
      let order = (0..<m).sorted { tops[$0] > tops[$1] || (tops[$0] == tops[$1] && $0 < $1) }
      box.fill(type: type, order: order) { place, amount in
        choice[type][place - type * m] = Int(amount)
        total += amount * tops[place - type * m]
      }
    }
    if let systemic {
      total -= Self.systemic(game, systemic) { type, hazard in
        var row = [Double](repeating: 0, count: m)
        bounds.fillByDown(hazard, type: type, in: box) { strategy, amount, _ in row[strategy] = amount }
        return row
      }
    }
    return (total, choice)
  }

  /// Upper bound on the payoff of a strategy in the box.
  private func top(type: Int, strategy: Int, box: ProfileBox) -> Double {
    let m = game.strategyCount
    let player = game.types[type]
    let others = bounds.others(box, type: type, strategy: strategy)
    let places = game.types.count * m
    let row = influence[type][strategy * places..<(strategy + 1) * places]
    var payoff = player.base[strategy]
    for t in game.types.indices {
      let start = row.startIndex + t * m
      let order = (0..<m).sorted { row[start + $0] > row[start + $1] }
      others.fill(type: t, order: order) { place, amount in payoff += row[row.startIndex + place] * amount }
    }
    let ranges = bounds.curvedRanges(type: type, others: others)
    for (place, hazard) in bounds.curvedHazards(of: type).enumerated() {
      let relief = player.relief[hazard, strategy]
      payoff += relief * ranges[2 * place + (relief > 0 ? 1 : 0)]
    }
    return payoff + bounds.rounding
  }

  /// Σ_h loss[h] · E[Φ_h^η] for given numbers of players by type and strategy.
  static func systemic(
    _ game: SharedHazardGame, _ systemic: SystemicLoss, counts: (_ type: Int, _ hazard: Int) -> [Double]
  ) -> Double {
    let whole = zip(game.counts, systemic.weights).reduce(0) { $0 + Double($1.0) * $1.1 }
    return game.hazards.reduce(0) { loss, hazard in
      if systemic.loss[hazard] == 0 { return loss }
      var down = BernoulliSum()
      for (type, weight) in systemic.weights.enumerated() where weight > 0 {
        for (s, count) in counts(type, hazard).enumerated() {
          down.add(count: Int(count), probability: game.probability(hazard, type: type, s), weight: weight)
        }
      }
      return loss + systemic.loss[hazard]
        * down.expectedPower(systemic.exponent, over: whole)
    }
  }
}
