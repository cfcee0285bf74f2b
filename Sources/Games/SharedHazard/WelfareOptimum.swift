/// The profile that is best for all together, by bounds on boxes of counts.
///
/// Purpose: price of anarchy and of stability need the best sum of payoffs over all profiles; a mixture is an
/// average of profiles, so that pure ones suffice. A box in which even the most optimistic sum is below what is
/// known already is thrown away.

/// What joint failure costs everybody else: Σ_h loss[h] · E[Φ_h^η], Φ the share by weight of all players that are
/// down.
public struct SystemicLoss: Equatable, Sendable {
  /// Loss by hazard when everybody is down, not negative.
  public let loss: [Double]
  /// η, above 0.
  public let exponent: Double

  /// Weight of a player by type, not negative, and above 0 for some.
  public let weights: [Double]

  /// Describes a loss.
  public init(loss: [Double], exponent: Double, weights: [Double]) {
    precondition(exponent > 0 && loss.allSatisfy { $0 >= 0 })
    precondition(weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 })
    self.loss = loss
    self.exponent = exponent
    self.weights = weights
  }
}

/// The best sum of payoffs, and how sure that is.
public struct WelfareOptimum: Equatable, Sendable {
  /// The best profile that was found: counts by type and strategy.
  public let counts: [[Int]]
  /// Its sum of payoffs minus the systemic loss.
  public let welfare: Double
  /// No profile has more.
  public let bound: Double
  /// Boxes that were looked at.
  public let boxes: Int

  /// Whether nothing better exists, up to rounding.
  public var isProved: Bool { bound <= welfare + 1e-9 * max(abs(welfare), abs(bound)) }
}

extension SharedHazardGame {
  /// The sum of payoffs of a profile minus the systemic loss.
  public func welfare(counts: [[Int]], systemic: SystemicLoss? = nil) -> Double {
    var total = 0.0
    for type in counts.indices {
      for s in 0..<strategyCount where counts[type][s] > 0 {
        var others = counts
        others[type][s] -= 1
        total += Double(counts[type][s]) * payoffs(type: type, againstCounts: others)[s]
      }
    }
    guard let systemic else { return total }
    return total - WelfareSearch.systemic(self, systemic) { type, _ in counts[type].map(Double.init) }
  }

  /// The profile with the largest sum of payoffs.
  ///
  /// - Parameters:
  ///   - systemic: what joint failure costs besides.
  ///   - start: profiles to begin with: the better they are, the sooner the search ends.
  ///   - boxBudget: how many boxes to look at before giving up; the bound still holds then.
  /// - Complexity: about (boxes) · types · strategies · hazards.
  public func bestWelfare(
    systemic: SystemicLoss? = nil, startingAt start: [[[Int]]] = [], boxBudget: Int = 20_000
  ) -> WelfareOptimum {
    var search = WelfareSearch(self, systemic: systemic)
    for counts in start { search.offer(counts) }
    return search.run(boxBudget: boxBudget)
  }
}
