/// Hours down, weighted as in a firm's loss.
import Deployments

/// Weighted hours per year by pattern and strategy.
struct WeightedHours: Equatable, Sendable {
  /// By pattern and strategy: weighted hours of a firm on the strategy that is down throughout.
  let shared: [[Double]]
  /// By strategy: weighted hours of events of the firm alone, times the probability of being down.
  let own: [Double]

  /// Every hour with weight 1.
  init(patterns: [SharedPattern], ownHours: [Double]) {
    shared = patterns.map { pattern in pattern.down.map { _ in pattern.hoursPerYear } }
    own = ownHours
  }

  /// Every hour of a phase, for a strategy, with the weight that `weight` returns.
  init(patterns: [SharedPattern], phases: [Phase], weight: (_ phase: Int, _ strategy: Int) -> Double) {
    let strategies = phases.first?.down.indices ?? 0..<0
    var shared = patterns.map { $0.down.map { _ in 0.0 } }
    var own = strategies.map { _ in 0.0 }
    for (index, phase) in phases.enumerated() {
      let pattern = phase.isShared ? patterns.firstIndex { $0.down == phase.down } : nil
      for s in strategies {
        let hours = phase.hoursPerYear * weight(index, s)
        if let pattern {
          shared[pattern][s] += hours
        } else if !phase.isShared {
          own[s] += hours * phase.down[s]
        }
      }
    }
    (self.shared, self.own) = (shared, own)
  }

  /// Weighted hours per year that a strategy is down.
  func down(_ strategy: Int, _ patterns: [SharedPattern]) -> Double {
    zip(shared, patterns).reduce(own[strategy]) { $0 + $1.0[strategy] * $1.1.down[strategy] }
  }
}
