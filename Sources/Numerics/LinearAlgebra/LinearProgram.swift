/// Linear programs, solved by the simplex method and checked by duality.
///
/// Purpose: small dense programs with few constraints and many variables (correlated equilibria: up to some
/// hundred thousand profiles), highly degenerate because most right-hand sides are 0.
///
/// Reference: Dantzig, Orden, Wolfe, "The generalized simplex method", Pacific J. Math. 5 (1955) 183: the
/// lexicographic rule, with which no basis is met twice.

/// A linear function to be made as large as constraints allow; variables are not negative.
///
/// ```swift
/// let program = LinearProgram(
///   objective: [3, 5],
///   constraints: [
///     .init([1, 0], .atMost, 4), .init([0, 2], .atMost, 12), .init([3, 2], .atMost, 18),
///   ])
/// if case .optimal(let solution) = program.solve() { print(solution.value) }  // 36
/// ```
public struct LinearProgram: Equatable, Sendable {
  /// Relation of the left-hand side of a constraint to its bound.
  public enum Relation: Equatable, Sendable { case atMost, equal }

  /// A row: coefficients · variables ≤ or = bound.
  public struct Constraint: Equatable, Sendable {
    /// A coefficient for each variable.
    public let coefficients: [Double]
    /// Whether the bound may be missed from below.
    public let relation: Relation
    /// The right-hand side.
    public let bound: Double

    /// A row.
    public init(_ coefficients: [Double], _ relation: Relation, _ bound: Double) {
      self.coefficients = coefficients
      self.relation = relation
      self.bound = bound
    }
  }

  /// The objective to be made large: a coefficient for each variable.
  public let objective: [Double]
  /// The rows.
  public let constraints: [Constraint]

  /// A program.
  ///
  /// - Precondition: every row has a coefficient for each variable, all of them finite.
  public init(objective: [Double], constraints: [Constraint]) {
    precondition(constraints.allSatisfy { $0.coefficients.count == objective.count && $0.bound.isFinite })
    precondition(objective.allSatisfy(\.isFinite))
    self.objective = objective
    self.constraints = constraints
  }

  /// A point that is best, with the prices that prove it.
  public struct Solution: Equatable, Sendable {
    /// The variables.
    public let variables: [Double]
    /// The objective there.
    public let value: Double
    /// A price for each constraint: not negative for `atMost`. Σ price · bound is the value, too.
    public let prices: [Double]
    /// The most by which a constraint or a sign is missed, in units of the row's largest coefficient.
    public let primalError: Double
    /// The most by which a variable's reduced cost or a price has the wrong sign, in units of the largest
    /// coefficient of the objective.
    public let dualError: Double
    /// |value − Σ price · bound| in the same units.
    public let gap: Double
  }

  /// Outcome of a program.
  public enum Outcome: Equatable, Sendable {
    /// Solved; all three errors of the solution are below `LinearProgram.tolerance`.
    case optimal(Solution)
    /// No point meets all constraints.
    case infeasible
    /// The objective grows without end.
    case unbounded
    /// Given up: too many pivots, or rounding spoiled the result beyond the tolerance.
    case unsolved(pivots: Int)
  }

  /// Errors up to this are rounding.
  public static let tolerance = 1e-8

  /// The best point.
  ///
  /// Ends always: the lexicographic rule never meets a basis twice, and pivots are counted besides. What is
  /// returned as optimal was computed again from the program itself, apart from the pivots, and checked.
  ///
  /// - Complexity: a pivot costs (constraints) · (variables + constraints); usually there are a few times as many
  ///   pivots as constraints, exponentially many at worst.
  public func solve(pivotLimit: Int = 20_000) -> Outcome {
    var tableau = SimplexTableau(self)
    switch tableau.run(pivotLimit: pivotLimit) {
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .unsolved: return .unsolved(pivots: tableau.pivots)
    case .optimal:
      guard let solution = solution(at: tableau.basis),
        max(solution.primalError, solution.dualError, solution.gap) <= Self.tolerance
      else { return .unsolved(pivots: tableau.pivots) }
      return .optimal(solution)
    }
  }
}
