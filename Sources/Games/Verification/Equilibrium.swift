/// Results of solvers: profiles with their certificates, and the completeness of the list.

/// A type-symmetric mixed profile, or a pure profile given by counts of players by type and strategy.
public enum TypeProfile: Equatable, Sendable {
  /// Pure: `counts[type][strategy]` players of the type play the strategy.
  case pure(counts: [[Int]])
  /// Type-symmetric mixed: every player of the type plays the strategy with `probabilities[type][strategy]`.
  case mixed(probabilities: [[Double]])
}

/// A unilateral deviation of one player.
public struct Deviation: Equatable, Sendable {
  /// Type of the deviating player.
  public let type: Int
  /// The strategy it leaves.
  public let from: Int
  /// The strategy it switches to.
  public let to: Int
  /// Gain from the deviation: negative for a loss.
  public let gain: Double

  /// Creates a deviation.
  public init(type: Int, from: Int, to: Int, gain: Double) {
    self.type = type
    self.from = from
    self.to = to
    self.gain = gain
  }
}

/// A Nash equilibrium with its certificate.
///
/// The certificate is computed by `certify`, from payoffs alone, independent of the solver that found the
/// profile.
public struct Equilibrium: Equatable, Sendable {
  /// The profile.
  public let profile: TypeProfile
  /// Payoff by type: the mean over its players.
  public let payoffs: [Double]
  /// The largest gain that any player could have by deviating, at least 0.
  public let regret: Double
  /// The deviation to an unplayed strategy with the largest gain or smallest loss; `nil` if every player
  /// plays all its strategies.
  public let closestDeviation: Deviation?
  /// Whether every deviation loses; false for every mixed profile.
  public let isStrict: Bool
  /// Largest distance of an exact equilibrium from each probability, if that was proved; 0 for a pure one.
  public var radius: Double?

  /// Creates a profile with its certificate.
  public init(
    profile: TypeProfile, payoffs: [Double], regret: Double, closestDeviation: Deviation?, isStrict: Bool
  ) {
    self.profile = profile
    self.payoffs = payoffs
    self.regret = regret
    self.closestDeviation = closestDeviation
    self.isStrict = isStrict
    if case .pure = profile { radius = 0 }
  }
}

/// Reason for the completeness of a list of equilibria, or for its incompleteness.
public enum Completeness: Equatable, Sendable {
  /// Every profile was tried.
  case everyProfile(count: Int)
  /// Complete by bounds: every part of the profile space was excluded, or shown to hold exactly the listed
  /// equilibria.
  case boundedSearch(boxes: Int)
  /// A continuum or a near tie: some boxes were neither excluded nor proved to hold one equilibrium.
  case undecided(boxes: Int)
  /// The search stopped at its budget.
  case budgetExceeded(boxes: Int)
  /// Cancelled by the caller.
  case cancelled(boxes: Int)
  /// No search for equilibria of this kind.
  case notSearched

  /// Whether the list is proved to be complete.
  public var isProved: Bool {
    switch self {
    case .everyProfile, .boundedSearch: true
    case .undecided, .budgetExceeded, .cancelled, .notSearched: false
    }
  }
}

/// Equilibria of one kind, with the completeness of the list.
public struct EquilibriumSet: Equatable, Sendable {
  /// The equilibria, in the order of their profiles.
  public var equilibria: [Equilibrium]
  /// Completeness of the list.
  public var completeness: Completeness

  /// Creates a list with its completeness.
  public init(equilibria: [Equilibrium], completeness: Completeness) {
    self.equilibria = equilibria
    self.completeness = completeness
  }
}
