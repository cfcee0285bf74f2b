/// The principal logit branch as a table: logit quantal response equilibria by precision, from pure noise to
/// none.

/// Points of the principal branch of logit quantal response equilibria.
public struct LogitBranch: Equatable, Sendable {
  /// A logit equilibrium: every strategy has a probability in proportion to e^(precision · payoff).
  public struct Point: Equatable, Sendable {
    /// λ, per unit of payoff: its inverse is the size of the payoff noise.
    public let precision: Double
    /// Probabilities by type (or player) and strategy.
    public let probabilities: [[Double]]
  }

  /// A Nash equilibrium close to the last point.
  public struct End: Equatable, Sendable {
    /// Probabilities by type (or player) and strategy.
    public let probabilities: [[Double]]
    /// The largest gain that any player could have by deviating.
    public let regret: Double
    /// Largest difference between its probabilities and those of the last point.
    public let distance: Double
  }

  /// Points in the order of the branch, at precisions 1, 2 and 5 times powers of ten. A precision occurs more
  /// than once if the branch turns back.
  public let points: [Point]
  /// Whether the precision falls somewhere along the branch.
  public let turnsBack: Bool
  /// Nash equilibrium at the end of the branch, if one was found near its last point.
  public let end: End?

  /// A distance at which the last point counts as the end.
  public static let closeness = 5e-4
}

extension NormalFormGame {
  /// The principal logit branch of the game.
  ///
  /// - Complexity: some 100 to 1,000 steps of O(players · payoffs + (Σ strategies)³).
  public func logitBranch() -> LogitBranch {
    LogitTable(MultilinearPayoffs(self)) { self.certify($0).regret }.branch()
  }
}

extension SharedHazardGame {
  /// The principal type-symmetric logit branch of the game: from a start at which all players of a type use
  /// the same mixture, the branch stays type-symmetric.
  ///
  /// - Complexity: some 100 to 1,000 steps of O((types · strategies)³) and an evaluation of payoffs and slopes.
  public func logitBranch() -> LogitBranch {
    LogitTable(SharedHazardSlopesModel(self)) { self.certify(.mixed(probabilities: $0)).regret }.branch()
  }
}

/// The payoffs at type-symmetric mixtures and their slopes.
struct SharedHazardSlopesModel: LogitModel {
  let sizes: [Int]
  let payoffUnit: Double
  private let bounds: SharedHazardBounds
  private let variables: [MixedVariable]

  init(_ game: SharedHazardGame) {
    let (types, m) = (game.types.count, game.strategyCount)
    sizes = [Int](repeating: m, count: types)
    bounds = SharedHazardBounds(game, kind: .mixed)
    variables = (0..<types).flatMap { type in
      (1..<max(1, m)).map { MixedVariable(type: type, strategy: $0, reference: 0) }
    }
    // Effect of a choice at the profile of uniform mixtures.
    let even = [[Double]](repeating: [Double](repeating: 1 / Double(m), count: m), count: types)
    let spread = (0..<types).map { type -> Double in
      let payoffs = game.payoffs(type: type, againstMixture: even)
      return (payoffs.max() ?? 0) - (payoffs.min() ?? 0)
    }
    payoffUnit = max(spread.max() ?? 0, 1e-9 * game.payoffScale, .leastNormalMagnitude)
  }

  func evaluate(_ probabilities: [Double], payoffs: inout [Double], slopes: inout [Double]) {
    let m = bounds.game.strategyCount
    let mixtures = sizes.indices.map { Array(probabilities[$0 * m..<($0 + 1) * m]) }
    for type in sizes.indices {
      for (s, payoff) in bounds.game.payoffs(type: type, againstMixture: mixtures).enumerated() {
        payoffs[type * m + s] = payoff
      }
    }
    var box = bounds.everything
    (box.lower, box.upper) = (probabilities, probabilities)
    let jacobian = bounds.jacobian(over: box, of: variables)
    for (equation, row) in zip(variables, jacobian) {
      let first = (equation.type * m + equation.strategy) * probabilities.count
      for (variable, range) in zip(variables, row) {
        slopes[first + variable.type * m + variable.strategy] = (range.lower + range.upper) / 2
      }
    }
  }
}
