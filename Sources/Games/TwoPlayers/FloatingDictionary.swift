/// Fast pivoting on doubles with a proof for every vertex; exact if doubles cannot decide.
///
/// Rounding may mislead the walk, but never unnoticed: each basis is proved, with a bound on all rounding
/// errors, to be a vertex with exactly as many tight constraints as there are dimensions. Two such vertices
/// with all but one tight constraint in common are neighbours, and a vertex has one neighbour for each of its
/// tight constraints. So a set of proved bases closed under exchange is complete, however it was found. If
/// the proof fails, as it must at a degenerate vertex, or if two variables reach 0 nearly together, that
/// basis is examined exactly.
///
/// Reference: Rump, "Verification methods", Acta Numerica 19 (2010), section 10.
internal import ResilienceNumerics

struct FloatingDictionary: PolytopeDictionary {
  private let polytope: BestResponsePolytope
  private let matrix: [Double]
  private let dimension: Int
  private let constraintCount: Int
  private(set) var basic: [Int]
  private(set) var cobasic: [Int]
  /// `table[row · width + column]`, the right-hand side in the last column.
  private var table: [Double]
  private let width: Int
  /// Number of visited bases, and of exact examinations.
  private var (bases, doubts) = (0, 0)
  /// Least size of a pivot.
  private static let least = 1e-9
  /// Difference below which ratios may be equal.
  private static let closeness = 1e-7
  /// Bound on the relative rounding error of a sum of up to 128 products, with a margin.
  private static let rounding = 1e-13

  /// The basis of the origin; `nil` if the matrix does not fit into doubles exactly.
  init?(_ polytope: BestResponsePolytope) {
    guard let size = polytope.matrix.map(\.bitWidth).max(), size <= 53 else { return nil }
    self.polytope = polytope
    // A power of two changes no digit and brings the entries near 1.
    let scale = Double(sign: .plus, exponent: -size, significand: 1)
    matrix = polytope.matrix.map { Double($0) * scale }
    (dimension, constraintCount) = (polytope.dimension, polytope.constraintCount)
    width = dimension + 1
    (basic, cobasic, table) = ([], [], [])
    reset()
  }

  private mutating func reset() {
    basic = Array(dimension..<dimension + constraintCount)
    cobasic = Array(0..<dimension)
    table = []
    for row in 0..<constraintCount {
      table += matrix[row * dimension..<(row + 1) * dimension]
      table.append(1)
    }
  }

  mutating func leavingRow(entering column: Int) -> Int? {
    var best: Int?
    var (ratio, next) = (Double.infinity, Double.infinity)
    for row in 0..<constraintCount {
      let entry = table[row * width + column]
      guard entry > Self.least else { continue }
      let candidate = table[row * width + width - 1] / entry
      if candidate < ratio {
        next = ratio
        (best, ratio) = (row, candidate)
      } else {
        next = min(next, candidate)
      }
    }
    guard next - ratio <= Self.closeness * abs(ratio) + 1e-10 else { return best }
    return exactLeavingRow(entering: cobasic[column])
  }

  /// Exact dictionary of the present basis; `nil` if it is none, or after so many exact checks that an exact
  /// walk, with a single pivot from one basis to the next, is quicker.
  private mutating func exactDictionary() -> ExactDictionary? {
    doubts += 1
    return doubts > 300 + bases / 10 ? nil : ExactDictionary(polytope, cobasis: cobasis)
  }

  /// The row of the variable that leaves, from exact ratios.
  private mutating func exactLeavingRow(entering variable: Int) -> Int? {
    guard let exact = exactDictionary(),
      let column = exact.cobasic.firstIndex(of: variable),
      let row = exact.leavingRow(entering: column)
    else { return nil }
    return basic.firstIndex(of: exact.basic[row])
  }

  mutating func pivot(row: Int, column: Int) {
    let inverse = 1 / table[row * width + column]
    for j in 0..<width { table[row * width + j] *= inverse }
    table[row * width + column] = inverse
    let pivotRow = Array(table[row * width..<(row + 1) * width])
    for i in 0..<constraintCount where i != row {
      let factor = table[i * width + column]
      if factor == 0 { continue }
      table[i * width + column] = 0
      for j in 0..<width { table[i * width + j] -= factor * pivotRow[j] }
    }
    (basic[row], cobasic[column]) = (cobasic[column], basic[row])
  }

  /// The vertex if it is proved to be one. Rounding errors accumulate along the walk: if the proof fails, the
  /// equations are solved anew; if that fails too, exactly.
  mutating func vertex() -> PolytopeVertex? {
    bases += 1
    if !isProved() {
      solveAnew()
      guard isProved() else { return exactDictionary()?.vertex() }
    }
    let cobasis = cobasis
    return PolytopeVertex(tight: cobasis, cobasis: cobasis)
  }

  /// Whether all basic variables are proved to be positive.
  ///
  /// The weights w in use solve S w = 1, S the rows of tight constraints. With R, the table's approximate
  /// inverse of S, and e = ‖1 − R S‖ < 1, the true w is within ‖R (1 − S ŵ)‖ / (1 − e) of ŵ. All norms are
  /// largest absolute values (of row sums), bounded from above.
  private func isProved() -> Bool {
    let rows = basic.indices.filter { basic[$0] < dimension }
    let columns = cobasic.indices.filter { cobasic[$0] >= dimension }
    guard rows.count == columns.count else { return false }
    var inverseError = 0.0
    var distance = 0.0
    let residuals = columns.map { column in
      residual(of: cobasic[column] - dimension, rows: rows)
    }
    for row in rows {
      var rowError = 0.0
      for other in rows {
        var sum = basic[row] == basic[other] ? -1.0 : 0
        var size = 1.0
        for column in columns {
          let entry = table[row * width + column]
          let product = entry * matrix[(cobasic[column] - dimension) * dimension + basic[other]]
          sum += product
          size += abs(product)
        }
        rowError += abs(sum) + Self.rounding * size
      }
      inverseError = max(inverseError, rowError)
      var shift = 0.0
      for (column, residual) in zip(columns, residuals) {
        shift += abs(table[row * width + column]) * (abs(residual.value) + residual.error)
      }
      distance = max(distance, shift * (1 + Self.rounding))
    }
    guard inverseError < 0.5 else { return false }
    return isPositive(rows: rows, within: 2 * distance)
  }

  /// Slack of a constraint at the approximate weights, and a bound on its rounding error.
  private func residual(of constraint: Int, rows: [Int]) -> (value: Double, error: Double, total: Double) {
    var value = 1.0
    var size = 1.0
    var total = 0.0
    for row in rows {
      let entry = matrix[constraint * dimension + basic[row]]
      let product = entry * table[row * width + width - 1]
      value -= product
      size += abs(product)
      total += entry
    }
    return (value, Self.rounding * size, total)
  }

  /// Whether weights in use and slacks that are not tight stay positive when weights move by `distance`.
  private func isPositive(rows: [Int], within distance: Double) -> Bool {
    for row in 0..<constraintCount {
      if basic[row] < dimension {
        guard table[row * width + width - 1] > distance else { return false }
      } else {
        let slack = residual(of: basic[row] - dimension, rows: rows)
        guard slack.value > slack.error + slack.total * distance * (1 + Self.rounding) else { return false }
      }
    }
    return true
  }

  /// Pivots to the present basis straight from the origin, largest pivots first, and restores the variables
  /// to the rows and columns that the walk expects.
  private mutating func solveAnew() {
    let (rows, columns) = (basic, cobasic)
    let wanted = Set(rows)
    reset()
    for column in cobasic.indices where wanted.contains(cobasic[column]) {
      let candidates = basic.indices.filter { !wanted.contains(basic[$0]) }
      let row = candidates.max { abs(table[$0 * width + column]) < abs(table[$1 * width + column]) }
      guard let row, table[row * width + column] != 0 else { continue }
      pivot(row: row, column: column)
    }
    let (solvedRows, solvedColumns, solved) = (basic, cobasic, table)
    (basic, cobasic) = (rows, columns)
    for (row, variable) in rows.enumerated() {
      guard let from = solvedRows.firstIndex(of: variable) else { continue }
      table[row * width + width - 1] = solved[from * width + width - 1]
      for (column, other) in columns.enumerated() {
        guard let place = solvedColumns.firstIndex(of: other) else { continue }
        table[row * width + column] = solved[from * width + place]
      }
    }
  }
}
