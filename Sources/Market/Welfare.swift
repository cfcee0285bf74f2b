/// Welfare of a profile: payoffs of all firms minus the systemic loss to everybody else.
public import Games
import ResilienceNumerics
import Scenario

extension Market {
  /// Sum of payoffs minus the systemic loss, dollars per year: Σ U_i − Σ H · systemic · E[Φ^η], Φ the share
  /// of all firms, by number, that are down in a shared event.
  ///
  /// - Complexity: O(types · strategies · patterns).
  public func welfare(of equilibrium: Equilibrium) -> Double {
    let payoffs = zip(firms, equilibrium.payoffs).reduce(0) { $0 + Double($1.0.type.count) * $1.1 }
    return payoffs - systemicLoss(of: equilibrium.profile)
  }

  /// What joint failure costs everybody else, as the games know it; `nil` where nothing.
  public var systemicLossByPattern: SystemicLoss? {
    let society = scenario.society
    let direct = firms.map(\.hour.direct)
    let total = zip(firms, direct).reduce(0) { $0 + Double($1.0.type.count) * $1.1 }
    guard society.systemic > 0, total > 0 else { return nil }
    // The game's hazards are the patterns, then the crunches, which are no events of their own.
    return SystemicLoss(
      loss: patterns.map { $0.hoursPerYear * society.systemic * total } + crunches.map { _ in 0 },
      exponent: society.exponent, weights: direct)
  }

  /// Dollars per year that joint failure costs everybody else.
  public func systemicLoss(of profile: TypeProfile) -> Double {
    systemicLoss { pattern, weights, down in
      for (type, firm) in firms.enumerated() where weights[type] > 0 {
        switch profile {
        case .pure(let counts):
          for (s, count) in counts[type].enumerated() where count > 0 {
            down.add(count: count, probability: pattern.down[type, s], weight: weights[type])
          }
        case .mixed(let probabilities):
          let share = pattern.shareDown(type, probabilities[type])
          down.add(count: firm.type.count, probability: share, weight: weights[type])
        }
      }
    }
  }

  /// The same for mixtures that differ between firms: probabilities by firm and strategy.
  public func systemicLoss(ofEveryFirm mixtures: [[Double]]) -> Double {
    let types = firms.indices.flatMap { [Int](repeating: $0, count: firms[$0].type.count) }
    return systemicLoss { pattern, weights, down in
      for (type, mixture) in zip(types, mixtures) where weights[type] > 0 {
        down.add(count: 1, probability: pattern.shareDown(type, mixture), weight: weights[type])
      }
    }
  }

  /// - Parameter add: adds all firms to those that may be down in a pattern.
  private func systemicLoss(_ add: (SharedPattern, [Double], inout BernoulliSum) -> Void) -> Double {
    guard let systemic = systemicLossByPattern else { return 0 }
    let total = zip(firms, systemic.weights).reduce(0) { $0 + Double($1.0.type.count) * $1.1 }
    return zip(patterns, systemic.loss).reduce(0) { sum, row in
      var down = BernoulliSum()
      add(row.0, systemic.weights, &down)
      return sum + row.1 * down.expectedPower(systemic.exponent, over: total)
    }
  }
}

extension SharedPattern {
  /// Probability that a firm of a type that mixes is down.
  fileprivate func shareDown(_ type: Int, _ mixture: [Double]) -> Double {
    min(1, max(0, zip(mixture, down[type]).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}
