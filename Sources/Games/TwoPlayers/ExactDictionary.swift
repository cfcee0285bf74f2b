/// Exact pivoting on integers.
///
/// Entries are minors of the matrix: every division is exact, and no fraction is ever reduced. Ties are broken as
/// if each right-hand side were larger by its own infinitely small amount, so that degenerate polytopes are walked
/// like simple ones.
///
/// Reference: Edmonds' integer pivoting as in Avis, "lrs: a revised implementation of the reverse search vertex
/// enumeration algorithm", 2000; lexicographic rule: Dantzig, Orden, Wolfe 1955.
internal import ResilienceNumerics

struct ExactDictionary: PolytopeDictionary {
  private let polytope: BestResponsePolytope
  private(set) var basic: [Int]
  private(set) var cobasic: [Int]
  /// `table[row · width + column]`, the right-hand side in the last column; all over `determinant`.
  private var table: [BigInteger]
  private var determinant = BigInteger.one
  private let width: Int

  /// The basis of the origin: slacks are basic.
  init(_ polytope: BestResponsePolytope) {
    self.polytope = polytope
    let (d, k) = (polytope.dimension, polytope.constraintCount)
    basic = Array(d..<d + k)
    cobasic = Array(0..<d)
    width = d + 1
    table = (0..<k).flatMap { polytope.matrix[$0 * d..<($0 + 1) * d] + [BigInteger.one] }
  }

  private func entry(_ row: Int, _ column: Int) -> BigInteger { table[row * width + column] }

  private func rightHandSide(_ row: Int) -> BigInteger { table[row * width + width - 1] }

  func leavingRow(entering column: Int) -> Int? {
    var best: Int?
    for row in basic.indices where entry(row, column).signum > 0 {
      guard let other = best else {
        best = row
        continue
      }
      if isLess(row, other, column) { best = row }
    }
    return best
  }

  /// Whether a row's ratio of right-hand side to entry is smaller than another's, ties broken by the inverse's
  /// columns, of which those of basic slacks are unit columns.
  private func isLess(_ row: Int, _ other: Int, _ column: Int) -> Bool {
    let (scale, otherScale) = (entry(row, column), entry(other, column))
    func order(_ a: BigInteger, _ b: BigInteger) -> Int { (a * otherScale - b * scale).signum }
    let first = order(rightHandSide(row), rightHandSide(other))
    if first != 0 { return first < 0 }
    for slack in polytope.dimension..<polytope.variableCount {
      let sign: Int
      if let place = cobasic.firstIndex(of: slack) {
        sign = order(entry(row, place), entry(other, place))
      } else {
        sign = basic[row] == slack ? 1 : basic[other] == slack ? -1 : 0
      }
      if sign != 0 { return sign < 0 }
    }
    return false
  }

  mutating func pivot(row: Int, column: Int) {
    let pivot = entry(row, column)
    for i in basic.indices where i != row {
      let factor = entry(i, column)
      for j in 0..<width where j != column {
        let place = i * width + j
        let product = factor.isZero ? .zero : factor * table[row * width + j]
        table[place] = (table[place] * pivot - product) / determinant
      }
      table[i * width + column] = -factor
    }
    table[row * width + column] = determinant
    determinant = pivot
    (basic[row], cobasic[column]) = (cobasic[column], basic[row])
  }

  func vertex() -> PolytopeVertex? {
    let cobasis = cobasis
    let tight = basic.indices.reduce(cobasis) {
      rightHandSide($1).isZero ? $0 | 1 << UInt128(basic[$1]) : $0
    }
    return PolytopeVertex(tight: tight, cobasis: cobasis)
  }

  /// Weights of the mixture at the basis.
  var weights: [Rational] {
    var result = [Rational](repeating: 0, count: polytope.dimension)
    for (row, variable) in basic.enumerated() where variable < polytope.dimension {
      result[variable] = Rational(rightHandSide(row), determinant)
    }
    return result
  }

  /// Pivots to a basis straight from the origin.
  ///
  /// - Precondition: the cobasis is one of a vertex.
  /// - Complexity: a pivot for each weight that is not 0.
  mutating func go(to cobasis: UInt128) {
    func isWanted(_ variable: Int) -> Bool { cobasis >> UInt128(variable) & 1 == 0 }
    for column in cobasic.indices where isWanted(cobasic[column]) {
      let row = basic.indices.first { !isWanted(basic[$0]) && !entry($0, column).isZero }
      if let row { pivot(row: row, column: column) }
    }
  }

  /// The dictionary of a basis, reached straight from the origin; `nil` if that is no basis, or an infeasible
  /// one, ties broken by the lexicographic rule.
  ///
  /// - Complexity: that of `go(to:)`.
  init?(_ polytope: BestResponsePolytope, cobasis: UInt128) {
    self.init(polytope)
    go(to: cobasis)
    guard self.cobasis == cobasis else { return nil }
    if determinant.signum < 0 {
      determinant = -determinant
      for place in table.indices { table[place] = -table[place] }
    }
    guard basic.indices.allSatisfy(isPositive) else { return nil }
  }

  /// Whether a row's variable is positive, or would be with right-hand sides larger by their infinitely small amounts.
  private func isPositive(_ row: Int) -> Bool {
    let sign = rightHandSide(row).signum
    if sign != 0 { return sign > 0 }
    for slack in polytope.dimension..<polytope.variableCount {
      if let place = cobasic.firstIndex(of: slack) {
        let sign = entry(row, place).signum
        if sign != 0 { return sign > 0 }
      } else if basic[row] == slack {
        return true
      }
    }
    return false
  }
}
