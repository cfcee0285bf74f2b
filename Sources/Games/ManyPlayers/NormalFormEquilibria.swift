/// All equilibria of small games of any number of players, with a proof that there are no others.
///
/// Reference: supports as in Porter, Nudelman, Shoham, "Simple search methods for finding a Nash equilibrium",
/// GEB 63 (2008) 642; isolation of roots: Krawczyk 1969; Neumaier, Interval Methods for Systems of Equations,
/// theorem 5.1.8.

/// A profile of a general game with its certificate.
public struct MixedProfile: Equatable, Sendable {
  /// Probabilities by player (or type) and strategy.
  public let probabilities: [[Double]]
  /// Payoff by player (or type).
  public let payoffs: [Double]
  /// The largest gain that any player could have by deviating, at least 0.
  public let regret: Double
  /// Largest distance of an exact equilibrium from each probability, if that was proved; 0 for a pure one.
  public private(set) var radius: Double?

  init(probabilities: [[Double]], payoffs: [Double], regret: Double, radius: Double? = nil) {
    self.probabilities = probabilities
    self.payoffs = payoffs
    self.regret = regret
    self.radius = radius
  }

  /// The same profile with a proved bound on its distance from an exact equilibrium.
  func enclosed(radius: Double) -> MixedProfile {
    MixedProfile(probabilities: probabilities, payoffs: payoffs, regret: regret, radius: radius)
  }

  /// The same profile after a permutation of players: each gets the mixture of the player named for it.
  func renamed(_ parts: [Int]) -> MixedProfile {
    MixedProfile(
      probabilities: parts.map { probabilities[$0] }, payoffs: parts.map { payoffs[$0] }, regret: regret,
      radius: radius)
  }

  /// Whether both enclose the same equilibrium: they are on the same supports and their enclosures meet. Each is alone
  /// on its supports in a box eight times as wide.
  func isSame(as other: MixedProfile) -> Bool {
    let distance = (radius ?? Tolerance.support) + (other.radius ?? Tolerance.support)
    return zip(probabilities.joined(), other.probabilities.joined()).allSatisfy {
      ($0 == 0) == ($1 == 0) && abs($0 - $1) <= distance
    }
  }

  /// Whether the profile is pure: every positive share counts, however small.
  public var isPure: Bool {
    probabilities.allSatisfy { mixture in mixture.reduce(0) { $1 == 0 ? $0 : $0 + 1 } == 1 }
  }
}

/// Equilibria of a general game, with the completeness of the list.
public struct NormalFormEquilibria: Equatable, Sendable {
  /// Pure equilibria first, then mixed ones in descending lexicographic order of the probabilities.
  public let equilibria: [MixedProfile]
  /// Whether the list is proved to be complete.
  public let completeness: Completeness
}

extension NormalFormGame {
  /// The profile with its payoffs and its regret: the public verifier, independent of every solver.
  ///
  /// - Complexity: O(players · payoffs).
  public func certify(_ probabilities: [[Double]]) -> MixedProfile {
    let deviations = deviationPayoffs(probabilities)
    let values = zip(probabilities, deviations).map { mixture, payoffs in
      zip(mixture, payoffs).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let regret = zip(values, deviations).reduce(0) { max($0, ($1.1.max() ?? $1.0) - $1.0) }
    return MixedProfile(probabilities: probabilities, payoffs: values, regret: regret)
  }

  /// Payoff of each strategy to its player while the others play the profile, by player and strategy.
  ///
  /// - Complexity: O(players² · profiles).
  public func deviationPayoffs(_ probabilities: [[Double]]) -> [[Double]] {
    var deviations = strategies.map { [Double](repeating: 0, count: $0.count) }
    var profile = [Int](repeating: 0, count: players.count)
    for index in 0..<self.payoffs.count / players.count {
      for player in players.indices {
        var weight = 1.0
        for other in players.indices where other != player { weight *= probabilities[other][profile[other]] }
        deviations[player][profile[player]] += weight * payoff(of: player, at: index)
      }
      for player in players.indices {
        profile[player] = (profile[player] + 1) % strategies[player].count
        if profile[player] != 0 { break }
      }
    }
    return deviations
  }
}
