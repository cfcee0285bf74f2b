/// Zero-sum games of two players: value and all optimal strategies, exactly.
///
/// Reference: von Neumann 1928; the linear program of Dantzig, "A proof of the equivalence of the programming problem
/// and the game problem", 1951; all optimal strategies are a polytope: Bohnenblust, Karlin, Shapley 1950.
public import ResilienceNumerics

/// Solution of a zero-sum game: one player gains the other's loss.
public struct ZeroSumSolution: Equatable, Sendable {
  /// Value of the game to each player: the most that it can guarantee, whatever the other does.
  public let values: [Rational]
  /// An equilibrium.
  public let profile: ExactProfile
  /// Optimal strategies by player, in descending order: all corners of the polytope of optimal strategies if
  /// `isComplete`, otherwise one. Any of the first player's with any of the second's is an equilibrium, and
  /// there are no others.
  public let strategies: [[[Rational]]]
  /// Whether all corners are listed.
  public let isComplete: Bool
}

extension BimatrixGame {
  /// Whether the second player's payoffs fall in proportion as the first player's rise, exactly: the game is zero-sum
  /// but for the units and the zeros of the payoffs.
  ///
  /// - Complexity: O(rows · columns).
  public var isZeroSum: Bool {
    let (first, second) = (payoffs[0], payoffs[1])
    guard let other = first.indices.first(where: { first[$0] != first[0] }) else {
      return second.allSatisfy { $0 == second[0] }
    }
    let ratio = (second[0] - second[other]) / (first[other] - first[0])
    guard ratio.signum > 0 else { return false }
    let sum = second[0] + ratio * first[0]
    return ratio == 1
      ? zip(first, second).allSatisfy { $0 + $1 == sum }
      : zip(first, second).allSatisfy { ratio * $0 + $1 == sum }
  }

  /// Value and optimal strategies of a zero-sum game; `nil` for a game that is not zero-sum.
  ///
  /// A linear program in doubles guesses the strategies in use; the guess is solved and checked exactly. If
  /// it fails, the exact path of Lemke and Howson is used instead.
  ///
  /// - Complexity: about as many pivots of O(rows · columns) as there are strategies, and an exact system as large as
  ///   the supports; polytopes of optimal strategies with more than a thousand corners are left out.
  public func zeroSumSolution() -> ZeroSumSolution? {
    guard isZeroSum else { return nil }
    let program = optimalBasis()
    let profile = program.flatMap(equilibrium) ?? lemkeHowson(dropping: 0)
    let corners = (0..<2).map { optimalStrategies(of: $0, near: profile) }
    let all = corners.compactMap { $0 }
    return ZeroSumSolution(
      values: profile.payoffs, profile: profile,
      strategies: all.count == 2 ? all : profile.probabilities.map { [$0] }, isComplete: all.count == 2)
  }

  /// Rows and columns in use at the optimum of the linear program, in doubles.
  private func optimalBasis() -> (rows: [Int], columns: [Int])? {
    var tableau = FloatingTableau(BestResponsePolytope(self, mixturesOf: 1))
    for _ in 0..<20 * (rowCount + columnCount) + 1_000 {
      let gains = tableau.cobasic.indices.map { tableau.gain(of: $0) }
      guard let column = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[column] > 1e-10 else {
        return (
          tableau.cobasic.filter { $0 >= columnCount }.map { $0 - columnCount }.sorted(),
          tableau.basic.filter { $0 < columnCount }.sorted()
        )
      }
      guard let row = tableau.leavingRow(entering: column) else { return nil }
      tableau.pivot(row: row, column: column)
    }
    return nil
  }

  /// The exact profile of a basis; `nil` if it is no equilibrium.
  private func equilibrium(_ basis: (rows: [Int], columns: [Int])) -> ExactProfile? {
    let polytope = BestResponsePolytope(self, mixturesOf: 1)
    guard let columns = polytope.mixture(used: basis.columns, tight: basis.rows) else { return nil }
    // The same square matrix from the other side, in the first player's payoffs.
    let transposed = basis.columns.map { column in
      basis.rows.map { polytope.matrix[$0 * columnCount + column] }
    }
    guard
      let solution = FractionFreeElimination.solve(transposed, basis.columns.map { _ in BigInteger.one }),
      solution.numerators.allSatisfy({ $0.signum >= 0 })
    else { return nil }
    let total = solution.numerators.reduce(.zero, +)
    guard total.signum > 0 else { return nil }
    var rows = [Rational](repeating: 0, count: rowCount)
    for (row, weight) in zip(basis.rows, solution.numerators) { rows[row] = Rational(weight, total) }
    let profile = certify(rows, columns)
    return profile.regret.signum == 0 ? profile : nil
  }

  /// The corners of the polytope of a player's optimal strategies; `nil` if there are too many.
  ///
  /// An optimal strategy uses only best responses to the other's, and the other's used strategies are best
  /// responses to it; unused strategies must do no better.
  private func optimalStrategies(of player: Int, near profile: ExactProfile) -> [[Rational]]? {
    let other = 1 - player
    let mixture = profile.probabilities[other]
    let worth = player == 0 ? rowPayoffs(against: mixture) : columnPayoffs(against: mixture)
    let own = worth.indices.filter { worth[$0] == profile.payoffs[player] }
    // Surplus of the player over the value under a strategy of the other, against each own one.
    let surpluses = mixture.indices.map { choice in
      own.map { strategy -> Rational in
        let place = player == 0 ? strategy * columnCount + choice : choice * columnCount + strategy
        return profile.payoffs[other] - payoffs[other][place]
      }
    }
    let integers = surpluses.map(Self.integers)
    let used = mixture.indices.filter { mixture[$0].signum > 0 }
    let directions = FractionFreeElimination.nullspace(used.map { integers[$0] }, columns: own.count)
    if directions.count == 1 { return [profile.probabilities[player]] }
    guard directions.count <= 24 else { return nil }
    let unused = mixture.indices.filter { mixture[$0].signum == 0 }
    let functions =
      own.indices.map { strategy in directions.map { $0[strategy] } }
      + unused.map { choice in
        directions.map { direction in
          zip(direction, integers[choice]).reduce(.zero) { $0 + $1.0 * $1.1 }
        }
      }
    guard let rays = DoubleDescription.rays(of: functions, dimension: directions.count) else { return nil }
    return rays.map { corner($0, directions, own, of: worth.count) }.sorted {
      $1.lexicographicallyPrecedes($0)
    }
  }

  /// The strategy of a ray: a sum of directions, scaled to 1.
  private func corner(
    _ ray: [BigInteger], _ directions: [[BigInteger]], _ own: [Int], of count: Int
  ) -> [Rational] {
    let weights = own.indices.map { strategy in
      zip(ray, directions).reduce(BigInteger.zero) { $0 + $1.0 * $1.1[strategy] }
    }
    let total = weights.reduce(.zero, +)
    var result = [Rational](repeating: 0, count: count)
    for (strategy, weight) in zip(own, weights) { result[strategy] = Rational(weight, total) }
    return result
  }

  /// Fractions as integers in proportion.
  private static func integers(_ row: [Rational]) -> [BigInteger] {
    let denominator = BigInteger.commonDenominator(of: row)
    return row.map { $0.numerator * (denominator / $0.denominator) }
  }
}
