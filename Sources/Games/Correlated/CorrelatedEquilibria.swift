/// Correlated and coarse correlated equilibria as linear programs.
///
/// Purpose: outcomes that firms could reach if a trusted mediator drew a profile at random and told each firm
/// only its own strategy. The set holds every Nash equilibrium and all mixtures of them, so its best and
/// worst members bound the result of any form of coordination.
///
/// Players of a type are interchangeable, so it suffices to draw a count profile and to assign strategies at
/// random: averaging a lottery over all permutations of the players keeps it an equilibrium and keeps the sum
/// of payoffs.
///
/// References: Aumann, "Subjectivity and correlation in randomized strategies", J. Math. Econ. 1 (1974) 67; coarse:
/// Moulin and Vial 1978; by counts: Papadimitriou and Roughgarden, J. ACM 55 (2008) 14.
internal import ResilienceNumerics

/// A lottery over profiles with its certificate.
public struct CorrelatedEquilibrium: Equatable, Sendable {
  /// A profile that the lottery may draw.
  public struct Draw: Equatable, Sendable {
    /// Counts by type and strategy.
    public let counts: [[Int]]
    /// Its probability, above 0.
    public let probability: Double
  }

  /// Profiles in the support of the lottery, likeliest first.
  public let draws: [Draw]
  /// Expected payoff by type.
  public let payoffs: [Double]
  /// Expected value of the maximized objective.
  public let value: Double
  /// No equilibrium has a larger value: proved by the prices of the program, up to rounding.
  public let bound: Double
  /// The largest gain of a player by disobeying, computed from the draws: at least 0.
  public let regret: Double
}

/// All correlated (or coarse correlated) equilibria of a game, as the constraints on a lottery over its profiles.
///
/// ```swift
/// let set = try CorrelatedEquilibria(game, .correlated)
/// let best = set.best(set.welfare)
/// ```
public struct CorrelatedEquilibria: Sendable {
  /// Concept of equilibrium, by the deviations allowed against the lottery.
  public enum Kind: String, CaseIterable, Sendable {
    /// Correlated equilibrium: a player is told its strategy and may then play another one.
    case correlated
    /// Coarse correlated equilibrium: before being told, a player commits to obey or to play one fixed
    /// strategy.
    case coarse
  }

  /// Concept of equilibrium that the lottery satisfies.
  public let kind: Kind
  /// The profiles that a lottery can draw: counts by type and strategy.
  public let profiles: [[[Int]]]
  /// Mean payoff of a player by profile and type.
  public let payoffs: [[Double]]
  /// Sum of all payoffs by profile.
  public let welfare: [Double]
  /// `gains[deviation][profile]`: gain of a random player of a type if all players told one strategy (or all
  /// players, for coarse equilibria) play another instead, each alone.
  let gains: [[Double]]

  init(
    kind: Kind, profiles: [[[Int]]], payoffs: [[Double]], welfare: [Double], gains: [[Double]]
  ) {
    self.kind = kind
    self.profiles = profiles
    self.payoffs = payoffs
    self.welfare = welfare
    // A deviation that never gains anything is no constraint.
    self.gains = gains.filter { row in row.contains { $0 > 0 } }
  }

  /// Limit on the numbers that a program may hold: some 200 MB.
  public static let numberLimit = 20_000_000

  /// The equilibrium with the largest expected value, `value[profile]` for each profile.
  ///
  /// `nil` only where rounding defeats the simplex method: there always is an equilibrium.
  ///
  /// - Complexity: that of a linear program with a variable for each profile and a row for each deviation.
  public func best(_ value: [Double]) -> CorrelatedEquilibrium? {
    precondition(value.count == profiles.count)
    let least = value.min() ?? 0
    // From the worst profile on: the program's objective must not be a small difference of large numbers.
    guard let solution = solve(value.map { $0 - least }, extra: []) else { return nil }
    let bound = profiles.indices.map { profile in
      gains.indices.reduce(value[profile]) { $0 - max(0, solution.prices[$1]) * gains[$1][profile] }
    }.max()
    return equilibrium(solution.variables, value: value, bound: bound ?? 0)
  }

  /// The equilibrium with the smallest expected value; its `bound` is a lower bound.
  public func worst(_ value: [Double]) -> CorrelatedEquilibrium? {
    best(value.map { -$0 }).map {
      CorrelatedEquilibrium(
        draws: $0.draws, payoffs: $0.payoffs, value: -$0.value, bound: -$0.bound, regret: $0.regret)
    }
  }

  /// The equilibrium in which the type with the smallest payoff gets most.
  public func mostEqual() -> CorrelatedEquilibrium? {
    let floor = payoffs.joined().min() ?? 0
    // Extra variable: the smallest payoff of any type above the floor.
    let rows = (payoffs.first ?? []).indices.map { type in payoffs.map { floor - $0[type] } + [1] }
    let objective = profiles.map { _ in 0.0 } + [1]
    guard let solution = solve(objective, extra: rows) else { return nil }
    let values = profiles.indices.map { profile in
      rows.indices.reduce(0.0) { $0 + max(0, solution.prices[gains.count + $1]) * payoffs[profile][$1] }
    }
    let bound = profiles.indices.map { profile in
      gains.indices.reduce(values[profile]) { $0 - max(0, solution.prices[$1]) * gains[$1][profile] }
    }.max()
    let found = equilibrium(Array(solution.variables.dropLast()), value: welfare, bound: bound ?? 0)
    return CorrelatedEquilibrium(
      draws: found.draws, payoffs: found.payoffs, value: found.payoffs.min() ?? 0, bound: found.bound,
      regret: found.regret)
  }

  private func solve(_ objective: [Double], extra: [[Double]]) -> LinearProgram.Solution? {
    let padding = objective.count - profiles.count
    let zeros = [Double](repeating: 0, count: padding)
    var rows = gains.map { LinearProgram.Constraint($0 + zeros, .atMost, 0) }
    rows += extra.map { LinearProgram.Constraint($0, .atMost, 0) }
    rows.append(LinearProgram.Constraint(profiles.map { _ in 1 } + zeros, .equal, 1))
    guard case .optimal(let solution) = LinearProgram(objective: objective, constraints: rows).solve() else {
      return nil
    }
    return solution
  }

  /// The certificate of a lottery, from its probabilities alone.
  private func equilibrium(_ weights: [Double], value: [Double], bound: Double) -> CorrelatedEquilibrium {
    let total = weights.reduce(0, +)
    let drawn = weights.indices.filter { weights[$0] > Tolerance.support }
      .sorted { weights[$0] > weights[$1] || (weights[$0] == weights[$1] && $0 < $1) }
    func expected(_ amounts: (Int) -> Double) -> Double {
      drawn.reduce(0) { $0 + weights[$1] / total * amounts($1) }
    }
    return CorrelatedEquilibrium(
      draws: drawn.map { .init(counts: profiles[$0], probability: weights[$0] / total) },
      payoffs: (payoffs.first ?? []).indices.map { type in expected { payoffs[$0][type] } },
      value: expected { value[$0] }, bound: bound,
      regret: gains.reduce(0) { regret, row in max(regret, expected { row[$0] }) })
  }
}
