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

  /// Systemic loss of joint failure to everybody else, dollars per year.
  public func systemicLoss(of profile: TypeProfile) -> Double {
    systemicLoss { pattern, down in
      for (type, firm) in firms.enumerated() {
        switch profile {
        case .pure(let counts):
          for (s, count) in counts[type].enumerated() {
            down.add(count: count, probability: pattern.down[s], weight: 1)
          }
        case .mixed(let probabilities):
          let share = pattern.shareDown(probabilities[type])
          down.add(count: firm.type.count, probability: share, weight: 1)
        }
      }
    }
  }

  /// The same for mixtures that differ between firms: probabilities by firm and strategy.
  public func systemicLoss(ofEveryFirm mixtures: [[Double]]) -> Double {
    systemicLoss { pattern, down in
      for mixture in mixtures {
        down.add(count: 1, probability: pattern.shareDown(mixture), weight: 1)
      }
    }
  }

  /// - Parameter add: adds all firms to those that may be down in a pattern.
  private func systemicLoss(_ add: (SharedPattern, inout BernoulliSum) -> Void) -> Double {
    let society = scenario.society
    guard society.systemicPerHour > 0 else { return 0 }
    return patterns.reduce(0) { loss, pattern in
      var down = BernoulliSum()
      add(pattern, &down)
      let power = down.expectedPower(society.systemicExponent, over: Double(scenario.firmCount))
      return loss + pattern.hoursPerYear * society.systemicPerHour * power
    }
  }
}

extension SharedPattern {
  /// Probability that a firm that mixes is down.
  fileprivate func shareDown(_ mixture: [Double]) -> Double {
    min(1, max(0, zip(mixture, down).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}
