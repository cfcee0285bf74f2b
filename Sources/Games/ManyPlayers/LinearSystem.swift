/// Small dense linear systems by elimination with partial pivoting.

/// LU factorization of a square matrix, to be solved for several right-hand sides.
struct LinearSystem {
  /// Number of equations.
  let count: Int
  private var entries: [Double]
  private var order: [Int]
  /// Whether the determinant is positive.
  private(set) var isPositive = true

  /// LU factors of a matrix; `nil` if it is singular to working precision.
  ///
  /// - Parameter entries: `entries[row · count + column]`.
  /// - Complexity: O(count³).
  init?(_ entries: [Double], count: Int) {
    self.count = count
    self.entries = entries
    order = Array(0..<count)
    var scale = 0.0
    for entry in entries { scale = max(scale, abs(entry)) }
    guard scale.isFinite else { return nil }
    for column in 0..<count {
      guard eliminate(column, least: 1e-15 * scale) else { return nil }
    }
  }

  private mutating func eliminate(_ column: Int, least: Double) -> Bool {
    var pivot = column
    for row in column..<count
    where abs(entries[row * count + column]) > abs(entries[pivot * count + column]) { pivot = row }
    guard abs(entries[pivot * count + column]) > least else { return false }
    if pivot != column {
      for j in 0..<count { entries.swapAt(pivot * count + j, column * count + j) }
      order.swapAt(pivot, column)
      isPositive.toggle()
    }
    if entries[column * count + column] < 0 { isPositive.toggle() }
    let count = count
    var table = entries.mutableSpan
    let inverse = 1 / table[column * count + column]
    for row in column + 1..<max(column + 1, count) {
      let factor = table[row * count + column] * inverse
      table[row * count + column] = factor
      if factor == 0 { continue }
      for j in column + 1..<count { table[row * count + j] -= factor * table[column * count + j] }
    }
    return true
  }

  /// The solution for a right-hand side.
  ///
  /// - Complexity: O(count²).
  func solve(_ right: [Double]) -> [Double] {
    var result = order.map { right[$0] }
    for row in 0..<count {
      for j in 0..<row { result[row] -= entries[row * count + j] * result[j] }
    }
    for row in (0..<count).reversed() {
      for j in row + 1..<max(row + 1, count) { result[row] -= entries[row * count + j] * result[j] }
      result[row] /= entries[row * count + row]
    }
    return result
  }
}

/// Inverts a small matrix in place by Gauss-Jordan elimination with partial pivoting, with no other memory
/// than `order`; `false` if it is singular to working precision, and then the matrix is lost.
///
/// - Parameters:
///   - matrix: `matrix[row · count + column]`; entries behind the first count² are left alone.
///   - order: scratch memory for `count` numbers.
/// - Complexity: O(count³).
func invert(_ matrix: inout [Double], count: Int, order: inout [Int]) -> Bool {
  var scale = 0.0
  for place in 0..<count * count { scale = max(scale, abs(matrix[place])) }
  guard scale.isFinite, scale > 0 || count == 0 else { return false }
  var table = matrix.mutableSpan
  var swaps = order.mutableSpan
  for step in 0..<count {
    var pivot = step
    for row in step..<count where abs(table[row * count + step]) > abs(table[pivot * count + step]) {
      pivot = row
    }
    guard abs(table[pivot * count + step]) > 1e-15 * scale else { return false }
    swaps[step] = pivot
    if pivot != step {
      for column in 0..<count { table.swapAt(pivot * count + column, step * count + column) }
    }
    let inverse = 1 / table[step * count + step]
    table[step * count + step] = 1
    for column in 0..<count { table[step * count + column] *= inverse }
    for row in 0..<count where row != step {
      let factor = table[row * count + step]
      if factor == 0 { continue }
      table[row * count + step] = 0
      for column in 0..<count { table[row * count + column] -= factor * table[step * count + column] }
    }
  }
  // Exchanged rows are columns of the inverse to exchange back.
  for step in (0..<count).reversed() where swaps[step] != step {
    for row in 0..<count { table.swapAt(row * count + step, row * count + swaps[step]) }
  }
  return true
}
