/// Hours down as a firm counts them in its loss.
import Deployments
import Games
import ResilienceNumerics

/// Hours per year of one type of firm by pattern and strategy, each hour counted as often as it weighs.
struct WeightedHours: Equatable, Sendable {
  /// By pattern and strategy: hours that a firm on the strategy counts if it is down throughout.
  let shared: NumberRows
  /// By strategy: hours that it counts on its own account, times the probability of being down.
  let own: [Double]

  /// Every hour once.
  init(patterns: [SharedPattern], ownHours: [Double]) {
    var values: [Double] = []
    values.reserveCapacity(patterns.count * ownHours.count)
    for place in patterns.indices {
      let hours = patterns[place].hoursPerYear
      for _ in ownHours { values.append(hours) }
    }
    shared = NumberRows(values: values, columns: ownHours.count)
    own = ownHours
  }

  /// Every hour of a phase, for a strategy of a type, as often as `weight` says.
  ///
  /// - Parameter places: by phase, the pattern that it belongs to.
  init(
    patterns: [SharedPattern], phases: [Phase], places: [Int?], type: Int,
    weight: (_ phase: Int, _ strategy: Int) -> Double
  ) {
    let strategies = 0..<(phases.first?.down.columns ?? 0)
    var shared = [Double](repeating: 0, count: patterns.count * strategies.count)
    var own = strategies.map { _ in 0.0 }
    for (index, phase) in phases.enumerated() {
      for s in strategies {
        let hours = phase.hoursPerYear * weight(index, s)
        if let pattern = places[index] {
          shared[pattern * strategies.count + s] += hours
        } else if !phase.isShared {
          own[s] += hours * phase.down[type, s]
        }
      }
    }
    self.shared = NumberRows(values: shared, columns: max(1, strategies.count))
    self.own = own
  }

  /// Counted hours per year that a strategy is down.
  func down(_ strategy: Int, _ patterns: [SharedPattern], type: Int) -> Double {
    shared.indices.reduce(own[strategy]) { $0 + shared[$1, strategy] * patterns[$1].down[type, strategy] }
  }
}
