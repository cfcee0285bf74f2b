/// Exact solution of linear programs in whole numbers.

/// A linear program in whole numbers: maximize an objective under constraints; variables are not negative.
///
/// Purpose: a simplex method in doubles ends at a basis that rounding may have spoilt. The basis determines the
/// optimal point as fractions; where it is not optimal in fractions a few exact pivots make it so.
///
/// Reference: Applegate, Cook, Dash, Espinoza, "Exact solutions to linear programming problems", Operations Research
/// Letters 35 (2007) 693.
public struct ExactLinearProgram: Sendable {
  /// A row: coefficients · variables ≤ or = bound.
  public struct Constraint: Sendable {
    let coefficients: [BigInteger]
    let relation: LinearProgram.Relation
    let bound: BigInteger

    /// A row.
    public init(_ coefficients: [BigInteger], _ relation: LinearProgram.Relation, _ bound: BigInteger) {
      (self.coefficients, self.relation, self.bound) = (coefficients, relation, bound)
    }
  }

  /// An optimal point and prices: all that is not 0.
  public struct Solution: Sendable {
    /// Variables with their values, positive.
    public let variables: [(index: Int, value: Rational)]
    /// Constraints with their prices; not negative for `atMost`.
    public let prices: [(index: Int, value: Rational)]
  }

  private let objective: [BigInteger]
  private let constraints: [Constraint]

  /// A program.
  ///
  /// - Precondition: every row has a coefficient for each variable.
  public init(objective: [BigInteger], constraints: [Constraint]) {
    precondition(constraints.allSatisfy { $0.coefficients.count == objective.count })
    (self.objective, self.constraints) = (objective, constraints)
  }

  /// Largest size of a basis that is solved in fractions.
  public static let basisLimit = 100

  /// The optimal point and prices in fractions; `nil` where the basis is too large or singular, or too far from an
  /// optimal one.
  ///
  /// - Parameter basis: from a solution in doubles.
  /// - Complexity: a few solutions of a square system of the basis' size for each pivot.
  public func solution(from basis: LinearProgram.Basis, pivotLimit: Int = 100) -> Solution? {
    var corner = ExactCorner(used: basis.variables, binding: basis.rows)
    guard corner.used.count == corner.binding.count,
      constraints.indices.allSatisfy({
        constraints[$0].relation == .atMost || corner.binding.contains($0)
      })
    else { return nil }
    for _ in 0...pivotLimit {
      guard corner.used.count <= Self.basisLimit, let at = values(corner), let prices = prices(corner) else {
        return nil
      }
      let gains = gains(corner, prices)
      let improving = gains.first { $0.gain.signum > 0 }
      if let broken = at.basic.first(where: { $0.value.signum < 0 }) {
        // While some gain is positive any corner is sought, as if nothing were to be gained.
        guard let entering = entering(corner, leaving: broken.id, improving == nil ? gains : nil) else {
          return nil
        }
        corner.exchange(entering: entering, leaving: broken.id, variables: objective.count)
      } else if let improving {
        guard let leaving = leaving(corner, entering: improving.id, at.basic) else { return nil }
        corner.exchange(entering: improving.id, leaving: leaving, variables: objective.count)
      } else {
        return solution(corner, at, prices)
      }
    }
    return nil
  }

  private func solution(
    _ corner: ExactCorner, _ at: (basic: [Basic], denominator: BigInteger),
    _ prices: (numerators: [BigInteger], denominator: BigInteger)
  ) -> Solution {
    let variables = at.basic.filter { $0.id < objective.count && !$0.value.isZero }
    let rows = corner.binding.indices.filter { !prices.numerators[$0].isZero }
    return Solution(
      variables: variables.map { ($0.id, Rational($0.value, at.denominator)) },
      prices: rows.map { (corner.binding[$0], Rational(prices.numerators[$0], prices.denominator)) })
  }
}

/// A corner: variables that may be positive, and as many rows that hold with equality.
private struct ExactCorner {
  var used: [Int]
  var binding: [Int]

  /// Exchanges a variable at 0 for a basic one; slacks of rows are numbered after the variables.
  mutating func exchange(entering: Int, leaving: Int, variables: Int) {
    if leaving < variables { used.removeAll { $0 == leaving } } else { binding.append(leaving - variables) }
    if entering < variables {
      used.append(entering)
    } else {
      binding.removeAll { $0 == entering - variables }
    }
    used.sort()
    binding.sort()
  }
}

/// A basic variable or slack with its value over a common denominator.
private struct Basic {
  let id: Int
  let value: BigInteger
}

extension ExactLinearProgram {
  private func matrix(_ corner: ExactCorner) -> [[BigInteger]] {
    corner.binding.map { row in corner.used.map { constraints[row].coefficients[$0] } }
  }

  private func transposed(_ corner: ExactCorner) -> [[BigInteger]] {
    corner.used.map { column in corner.binding.map { constraints[$0].coefficients[column] } }
  }

  /// Product of a row with amounts of the variables in use.
  private func product(_ row: Int, _ corner: ExactCorner, _ amounts: [BigInteger]) -> BigInteger {
    var sum = BigInteger.zero
    for (variable, amount) in zip(corner.used, amounts) where !amount.isZero {
      let coefficient = constraints[row].coefficients[variable]
      if !coefficient.isZero { sum = sum + coefficient * amount }
    }
    return sum
  }

  /// Product of a variable's column with amounts of the rows that bind.
  private func product(column: Int, _ corner: ExactCorner, _ amounts: [BigInteger]) -> BigInteger {
    var sum = BigInteger.zero
    for (row, amount) in zip(corner.binding, amounts) where !amount.isZero {
      let coefficient = constraints[row].coefficients[column]
      if !coefficient.isZero { sum = sum + coefficient * amount }
    }
    return sum
  }

  /// Values of all basic variables and slacks, in order of their numbers.
  private func values(_ corner: ExactCorner) -> (basic: [Basic], denominator: BigInteger)? {
    let bounds = corner.binding.map { constraints[$0].bound }
    guard let (amounts, denominator) = FractionFreeElimination.solve(matrix(corner), bounds) else {
      return nil
    }
    let slacks = idle(corner).map { row in
      Basic(
        id: objective.count + row,
        value: constraints[row].bound * denominator - product(row, corner, amounts))
    }
    return (zip(corner.used, amounts).map { Basic(id: $0, value: $1) } + slacks, denominator)
  }

  /// Rows that do not bind.
  private func idle(_ corner: ExactCorner) -> [Int] {
    let binding = Set(corner.binding)
    return constraints.indices.filter { !binding.contains($0) }
  }

  private func prices(_ corner: ExactCorner) -> (numerators: [BigInteger], denominator: BigInteger)? {
    FractionFreeElimination.solve(transposed(corner), corner.used.map { objective[$0] })
  }

  /// Gain of the objective by each variable and slack at 0, times the denominator, in order of their numbers.
  private func gains(
    _ corner: ExactCorner, _ prices: (numerators: [BigInteger], denominator: BigInteger)
  ) -> [(id: Int, gain: BigInteger)] {
    let used = Set(corner.used)
    var result: [(id: Int, gain: BigInteger)] = []
    for column in objective.indices where !used.contains(column) {
      let worth = product(column: column, corner, prices.numerators)
      result.append((column, objective[column] * prices.denominator - worth))
    }
    for (row, price) in zip(corner.binding, prices.numerators) where constraints[row].relation == .atMost {
      result.append((objective.count + row, -price))
    }
    return result
  }

  /// The basic variable that reaches 0 first as another one grows from 0; the first one of several.
  private func leaving(_ corner: ExactCorner, entering: Int, _ basic: [Basic]) -> Int? {
    let n = objective.count
    let column = corner.binding.map { row -> BigInteger in
      if entering < n { return constraints[row].coefficients[entering] }
      return row == entering - n ? .one : .zero
    }
    guard let (steps, denominator) = FractionFreeElimination.solve(matrix(corner), column) else { return nil }
    var rates = steps
    for row in idle(corner) {
      let own = entering < n ? constraints[row].coefficients[entering] * denominator : .zero
      rates.append(own - product(row, corner, steps))
    }
    var best: Int?
    for place in basic.indices where rates[place].signum > 0 {
      if let other = best, basic[other].value * rates[place] <= basic[place].value * rates[other] { continue }
      best = place
    }
    return best.map { basic[$0].id }
  }

  /// The variable at 0 that lets a negative basic one rise to 0 at the least loss, the first one of several.
  ///
  /// - Parameter gains: `nil` where no loss counts.
  private func entering(
    _ corner: ExactCorner, leaving: Int, _ gains: [(id: Int, gain: BigInteger)]?
  ) -> Int? {
    let n = objective.count
    let right = corner.used.map { variable -> BigInteger in
      if leaving < n { return variable == leaving ? .one : .zero }
      return -constraints[leaving - n].coefficients[variable]
    }
    guard let (amounts, denominator) = FractionFreeElimination.solve(transposed(corner), right) else {
      return nil
    }
    let used = Set(corner.used)
    var (best, bestRate, bestLoss) = (-1, BigInteger.zero, BigInteger.zero)
    var losses: [Int: BigInteger] = [:]
    for (id, gain) in gains ?? [] { losses[id] = -gain }
    func consider(_ id: Int, _ rate: BigInteger) {
      guard rate.signum < 0 else { return }
      let loss = losses[id] ?? .zero
      if best < 0 || loss * bestRate > bestLoss * rate { (best, bestRate, bestLoss) = (id, rate, loss) }
    }
    for column in objective.indices where !used.contains(column) {
      var rate = product(column: column, corner, amounts)
      if leaving >= n { rate = rate + constraints[leaving - n].coefficients[column] * denominator }
      consider(column, rate)
    }
    for (row, amount) in zip(corner.binding, amounts) where constraints[row].relation == .atMost {
      consider(n + row, amount)
    }
    return best < 0 ? nil : best
  }
}
