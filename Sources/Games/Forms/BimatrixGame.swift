/// Games of two players with exact payoffs.
public import ResilienceNumerics

/// A game of two players: the first chooses a row, the second a column.
public struct BimatrixGame: Equatable, Sendable {
  /// Strategies of the first player.
  public let rowCount: Int
  /// Strategies of the second player.
  public let columnCount: Int
  /// `payoffs[player][row · columnCount + column]`.
  public let payoffs: [[Rational]]

  /// A game from its payoffs, row by row.
  ///
  /// - Precondition: an entry of each player for every row and column, at least one of each.
  public init(rowCount: Int, columnCount: Int, payoffs: [[Rational]]) {
    precondition(rowCount > 0 && columnCount > 0 && payoffs.count == 2)
    precondition(payoffs.allSatisfy { $0.count == rowCount * columnCount })
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.payoffs = payoffs
  }

  /// The game of a file; `nil` unless it has two players.
  public init?(_ file: GambitNormalForm) {
    guard file.game.players.count == 2 else { return nil }
    let (m, n) = (file.game.strategies[0].count, file.game.strategies[1].count)
    self.init(
      rowCount: m, columnCount: n,
      payoffs: (0..<2).map { player in
        // Files have the first player's strategy fastest.
        (0..<m * n).map { file.exactPayoffs[($0 / n + $0 % n * m) * 2 + player] }
      })
  }

  /// Payoffs of the first player's rows against a mixture of columns.
  func rowPayoffs(against mixture: [Rational]) -> [Rational] {
    let weights = CommonFractions(mixture)
    let table = CommonFractions(payoffs[0])
    return (0..<rowCount).map { row in
      table.mean(weights) { row * columnCount + $0 }
    }
  }

  /// Payoffs of the second player's columns against a mixture of rows.
  func columnPayoffs(against mixture: [Rational]) -> [Rational] {
    let weights = CommonFractions(mixture)
    let table = CommonFractions(payoffs[1])
    return (0..<columnCount).map { column in
      table.mean(weights) { $0 * columnCount + column }
    }
  }
}

/// Fractions over one denominator: sums of products need no divisors in common.
private struct CommonFractions {
  let numerators: [BigInteger]
  let denominator: BigInteger

  init(_ fractions: [Rational]) {
    let denominator = BigInteger.commonDenominator(of: fractions)
    self.denominator = denominator
    numerators = fractions.map {
      $0.denominator == denominator ? $0.numerator : $0.numerator * (denominator / $0.denominator)
    }
  }

  /// The sum of weights times the entries at the indices that belong to the weights.
  func mean(_ weights: CommonFractions, at place: (Int) -> Int) -> Rational {
    var sum = BigInteger.zero
    for (index, weight) in weights.numerators.enumerated() where !weight.isZero {
      let entry = numerators[place(index)]
      if !entry.isZero { sum = sum + weight * entry }
    }
    return Rational(sum, denominator * weights.denominator)
  }
}

/// A profile of a game with exact probabilities, and its certificate.
public struct ExactProfile: Hashable, Sendable {
  /// Probabilities by player and strategy.
  public let probabilities: [[Rational]]
  /// Payoff by player.
  public let payoffs: [Rational]
  /// The largest gain that any player could have by deviating; 0 for an equilibrium, exactly.
  public let regret: Rational

  /// Whether the profile is pure.
  public var isPure: Bool { probabilities.allSatisfy { $0.contains(1) } }
}

extension BimatrixGame {
  /// The profile with its payoffs and its exact regret: the public verifier, independent of every solver.
  ///
  /// - Precondition: a probability for every strategy; they are not negative and add up to 1.
  /// - Complexity: O(rows · columns) exact products.
  public func certify(_ rows: [Rational], _ columns: [Rational]) -> ExactProfile {
    precondition(rows.count == rowCount && columns.count == columnCount)
    precondition([rows, columns].allSatisfy { $0.allSatisfy { $0.signum >= 0 } && $0.reduce(0, +) == 1 })
    let choices = [rowPayoffs(against: columns), columnPayoffs(against: rows)]
    let values = zip(choices, [rows, columns]).map { payoffs, mixture in
      zip(payoffs, mixture).reduce(Rational(0)) { $1.1.signum == 0 ? $0 : $0 + $1.0 * $1.1 }
    }
    let gains = zip(choices, values).map { payoffs, value in (payoffs.max() ?? value) - value }
    return ExactProfile(
      probabilities: [rows, columns], payoffs: values, regret: max(gains[0], gains[1]))
  }
}
