/// Best-response polytopes of a bimatrix game, with pairs of vertices as its extreme equilibria.
///
/// Reference: von Stengel, "Equilibrium computation for two-player games in strategic and extensive form", in
/// Nisan et al. (eds.), Algorithmic Game Theory, 2007, section 3.3.
internal import ResilienceNumerics

/// The polytope z ≥ 0, C z ≤ 1 of one player's mixtures z, scaled by the other player's best payoff.
///
/// Variables are the `dimension` weights and then a slack for each of the other player's `constraintCount`
/// strategies. A weight of 0 says that a strategy is not played, a slack of 0 that the other player's strategy is a
/// best reply.
struct BestResponsePolytope: Sendable {
  let dimension: Int
  let constraintCount: Int
  /// `matrix[constraint · dimension + weight]`, positive.
  let matrix: [BigInteger]

  var variableCount: Int { dimension + constraintCount }

  /// The polytope of a player's mixtures, bounded by the payoffs of the other player.
  ///
  /// Payoffs become positive integers by a positive affine change, which leaves best replies as they are.
  init(_ game: BimatrixGame, mixturesOf player: Int) {
    let (m, n) = (game.rowCount, game.columnCount)
    let payoffs = Self.positiveIntegers(game.payoffs[1 - player])
    dimension = player == 0 ? m : n
    constraintCount = player == 0 ? n : m
    matrix =
      player == 0
      ? (0..<n).flatMap { column in (0..<m).map { payoffs[$0 * n + column] } } : payoffs
  }

  private static func positiveIntegers(_ payoffs: [Rational]) -> [BigInteger] {
    let denominator = payoffs.reduce(BigInteger.one) { common, payoff in
      common / BigInteger.greatestCommonDivisor(common, payoff.denominator) * payoff.denominator
    }
    let whole = payoffs.map { $0.numerator * (denominator / $0.denominator) }
    let least = whole.min() ?? .zero
    let differences = whole.map { $0 - least }
    let divisor = max(.one, differences.reduce(.zero, BigInteger.greatestCommonDivisor))
    return differences.map { $0 / divisor + .one }
  }
}

/// A vertex of a polytope, by its tight constraints.
struct PolytopeVertex: Hashable, Sendable {
  /// Variables that are 0: a bit for each.
  var tight: UInt128
  /// Nonbasic variables at a basis of the vertex: as many as the dimension, all of them tight.
  var cobasis: UInt128
}

/// A basis of a polytope with the equations solved for it: the state of a path along the edges.
protocol PivotDictionary {
  /// The basic variable of each row.
  var basic: [Int] { get }
  /// The nonbasic variable of each column, 0 at this basis.
  var cobasic: [Int] { get }
  /// The row whose variable reaches 0 first as the variable of a column grows; `nil` if that is uncertain.
  mutating func leavingRow(entering column: Int) -> Int?
  /// Exchanges the variables of a row and a column. Doing it twice changes nothing.
  mutating func pivot(row: Int, column: Int)
}

/// A dictionary that can prove that its basis is a vertex.
protocol PolytopeDictionary: PivotDictionary {
  /// The vertex, once it is proved to be one; `nil` if it is none.
  mutating func vertex() -> PolytopeVertex?
}

extension PolytopeDictionary {
  /// The variables of the columns, a bit for each.
  var cobasis: UInt128 { cobasic.reduce(0) { $0 | 1 << UInt128($1) } }
}

extension BestResponsePolytope {
  /// The exact mixture at a basis; `nil` if there is none, or if a weight is negative.
  ///
  /// - Parameters:
  ///   - used: weights that are basic.
  ///   - tight: constraints with slack 0, as many as there are weights in use.
  /// - Complexity: O(used³) products.
  func mixture(used: [Int], tight: [Int]) -> [Rational]? {
    guard !used.isEmpty, used.count == tight.count else { return nil }
    let rows = tight.map { constraint in used.map { matrix[constraint * dimension + $0] } }
    guard let solution = FractionFreeElimination.solve(rows, tight.map { _ in .one }) else { return nil }
    let total = solution.numerators.reduce(.zero, +)
    guard total.signum > 0, solution.numerators.allSatisfy({ $0.signum >= 0 }) else { return nil }
    var mixture = [Rational](repeating: 0, count: dimension)
    for (place, weight) in zip(used, solution.numerators) { mixture[place] = Rational(weight, total) }
    return mixture
  }
}
