/// The social optimum: the profile with the largest sum of payoffs, by bounds on boxes of counts.
///
/// Purpose: price of anarchy and of stability need the best sum of payoffs over all profiles; a mixture is an
/// average of profiles, so pure ones suffice. A box with an upper bound below the best known sum is
/// discarded.

/// Cost of joint failure to third parties: Σ_h loss[h] · E[Φ_h^η], Φ the share by number of all players that
/// are down.
public struct SystemicLoss: Equatable, Sendable {
  /// Loss by hazard when all players are down, not negative.
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

/// The best sum of payoffs found, with an upper bound.
public struct WelfareOptimum: Equatable, Sendable {
  /// The best profile found: counts by type and strategy.
  public let counts: [[Int]]
  /// Its sum of payoffs minus the systemic loss.
  public let welfare: Double
  /// Upper bound on the welfare of every profile.
  public let bound: Double
  /// Number of examined boxes.
  public let boxes: Int

  /// Whether the profile is proved optimal, up to rounding.
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
  ///   - systemic: cost of joint failure to third parties, subtracted from the sum.
  ///   - start: profiles to begin with: the better they are, the sooner the search ends.
  ///   - boxBudget: the largest number of boxes to examine; the bound still holds at the limit.
  /// - Complexity: about (boxes) · types · strategies · hazards.
  public func bestWelfare(
    systemic: SystemicLoss? = nil, startingAt start: [[[Int]]] = [], boxBudget: Int = 20_000
  ) -> WelfareOptimum {
    var search = WelfareSearch(self, systemic: systemic)
    for counts in start { search.offer(counts) }
    return search.run(boxBudget: boxBudget)
  }
}
