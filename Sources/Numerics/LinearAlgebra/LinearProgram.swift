/// Linear programs, solved by the simplex method and checked by duality.
///
/// Purpose: small dense programs with few constraints and many variables (correlated equilibria: up to some
/// hundred thousand profiles), highly degenerate because most right-hand sides are 0.
///
/// Reference: Dantzig, Orden, Wolfe, "The generalized simplex method", Pacific J. Math. 5 (1955) 183: the
/// lexicographic rule, which repeats no basis.

/// A linear program: maximize an objective under constraints; variables are not negative.
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
    /// Relation of the left-hand side to the bound.
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

  /// The objective to maximize: a coefficient for each variable.
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

  /// The square part of a basis.
  public struct Basis: Equatable, Sendable {
    /// Indices of variables.
    public let variables: [Int]
    /// Indices of constraints, as many.
    public let rows: [Int]

    /// A basis.
    public init(variables: [Int], rows: [Int]) { (self.variables, self.rows) = (variables, rows) }
  }

  /// An optimal point, with the dual prices that prove it.
  public struct Solution: Equatable, Sendable {
    /// The variables.
    public let variables: [Double]
    /// The value of the objective.
    public let value: Double
    /// A price for each constraint: not negative for `atMost`. Σ price · bound is the value, too.
    public let prices: [Double]
    /// Largest violation of a constraint or a sign, in units of the row's largest coefficient.
    public let primalError: Double
    /// Largest wrong sign of a variable's reduced cost or of a price, in units of the largest coefficient of
    /// the objective.
    public let dualError: Double
    /// |value − Σ price · bound| in the same units.
    public let gap: Double
    /// Variables that the basis holds, and as many rows that hold with equality there: a square system that
    /// determines the point, and its transpose the prices. An exact solution starts from it.
    public let basis: Basis

    /// The largest of the three errors.
    var error: Double { max(primalError, dualError, gap) }
  }

  /// Outcome of a program.
  public enum Outcome: Equatable, Sendable {
    /// Solved; all three errors of the solution are below `LinearProgram.tolerance`.
    case optimal(Solution)
    /// The constraints have no common point.
    case infeasible
    /// The objective is unbounded.
    case unbounded
    /// Unsolved: too many pivots, or an error beyond the tolerance from rounding.
    case unsolved(pivots: Int)
  }

  /// Largest error that counts as rounding.
  public static let tolerance = 1e-8

  /// The optimal point.
  ///
  /// Termination is certain: the lexicographic rule never repeats a basis, and pivots are counted besides. An
  /// optimal result was computed again from the program itself, apart from the pivots, and checked. Programs
  /// of many rows are solved from the dual first.
  ///
  /// - Complexity: a pivot costs (constraints) · (variables + constraints); usually there are a few times as many
  ///   pivots as constraints, exponentially many at worst.
  public func solve(pivotLimit: Int = 20_000) -> Outcome {
    if constraints.count >= DualDictionary.leastRows {
      for looseness in [1e-9, 1e-11] {
        var dictionary = DualDictionary(self, looseness: looseness)
        if let found = dictionary.solve(pivotLimit: pivotLimit), found.error <= Self.tolerance {
          return .optimal(found)
        }
      }
    }
    var tableau = SimplexTableau(self)
    switch tableau.run(pivotLimit: pivotLimit) {
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .unsolved: return .unsolved(pivots: tableau.pivots)
    case .optimal:
      guard let solution = solution(at: tableau.basis),
        solution.error <= Self.tolerance
      else { return .unsolved(pivots: tableau.pivots) }
      return .optimal(solution)
    }
  }
}
