/// Checks profiles that somebody says are equilibria, apart from every solver.
internal import ResilienceNumerics

/// Regrets of stated profiles.
public struct ProfileCheck: Equatable, Sendable {
  /// A profile with its certificate.
  public struct Row: Equatable, Sendable {
    /// The profile as stated.
    public let stated: StatedProfile
    /// Payoffs and regret, from payoffs alone: exact arithmetic for two players, doubles for more.
    public let profile: MixedProfile
    /// The exact certificate, for two players.
    public let exact: ExactProfile?
    /// Whether the regret is within tolerance.
    public let isEquilibrium: Bool
  }

  /// The game.
  public let file: GambitNormalForm
  /// A row for each profile, in order.
  public let rows: [Row]
  /// The largest regret that counts as none: `relativeTolerance` of the largest payoff.
  public let tolerance: Double

  /// What rounding to doubles may cost, relative to the largest absolute payoff.
  public static let relativeTolerance = 1e-9

  /// Whether all of them are equilibria.
  public var holds: Bool { rows.allSatisfy(\.isEquilibrium) }

  /// Checks profiles of a game.
  ///
  /// - Complexity: O(profiles · players² · payoffs).
  public init(_ profiles: ProfileFile, of file: GambitNormalForm) {
    self.file = file
    let scale = file.game.payoffs.reduce(0) { max($0, abs($1)) }
    let tolerance = Self.relativeTolerance * scale
    self.tolerance = tolerance
    let bimatrix = BimatrixGame(file)
    rows = profiles.profiles.map { stated in
      let doubles = file.game.certify(stated.probabilities.map { $0.map { Double($0) } })
      let exact = bimatrix?.certify(stated.probabilities[0], stated.probabilities[1])
      let regret = exact.map { Double($0.regret) } ?? doubles.regret
      let profile = MixedProfile(
        probabilities: doubles.probabilities, payoffs: doubles.payoffs, regret: regret)
      return Row(stated: stated, profile: profile, exact: exact, isEquilibrium: regret <= tolerance)
    }
  }
}
