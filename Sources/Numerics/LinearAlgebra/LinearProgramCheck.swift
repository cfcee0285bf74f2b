/// The solution at a basis, from the program itself, with its violations of optimality.

extension LinearProgram {
  /// The largest coefficient of a row, by which it is divided; 1 for a row of zeros.
  static func scale(_ row: Constraint) -> Double {
    let largest = row.coefficients.reduce(0) { max($0, abs($1)) }
    return largest > 0 ? largest : 1
  }

  /// The solution at a basis, by elimination on the program's own numbers; `nil` if the basis is singular.
  ///
  /// - Parameter basis: indices of columns as in `SimplexTableau`.
  func solution(at basis: [Int]) -> Solution? {
    let n = objective.count
    let scales = constraints.map(Self.scale)
    let turned = constraints.indices.filter {
      constraints[$0].bound < 0 && constraints[$0].relation == .atMost
    }
    func column(_ place: Int) -> [Double] {
      if place < n { return constraints.indices.map { constraints[$0].coefficients[place] / scales[$0] } }
      let row = place - n < constraints.count ? place - n : turned[place - n - constraints.count]
      return constraints.indices.map { $0 == row ? 1 : 0 }
    }
    let matrix = basis.map(column)
    let factors = matrix.indices.map { row in matrix.map { $0[row] } }
    guard
      let amounts = Self.solve(factors, constraints.indices.map { constraints[$0].bound / scales[$0] }),
      let scaled = Self.solve(matrix, basis.map { $0 < n ? objective[$0] : 0 })
    else { return nil }
    var variables = [Double](repeating: 0, count: n)
    for (place, amount) in zip(basis, amounts) where place < n { variables[place] = max(0, amount) }
    let idle = Set(
      basis.filter { $0 >= n }.map { $0 - n }.map { place in
        place < constraints.count ? place : turned[place - constraints.count]
      })
    let square = Basis(
      variables: basis.filter { $0 < n }.sorted(), rows: constraints.indices.filter { !idle.contains($0) })
    return check(variables, prices: zip(scaled, scales).map { $0 / $1 }, basis: square)
  }

  /// A point and prices with their errors.
  func check(_ variables: [Double], prices: [Double], basis: Basis) -> Solution {
    let scales = constraints.map(Self.scale)
    let unit = max(objective.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
    var primal = 0.0
    var dual = 0.0
    var reduced = objective
    for (i, row) in constraints.enumerated() {
      let left = zip(row.coefficients, variables).reduce(0) { $0 + $1.0 * $1.1 }
      let miss = (left - row.bound) / scales[i]
      primal = max(primal, row.relation == .equal ? abs(miss) : miss)
      if row.relation == .atMost { dual = max(dual, -prices[i] * scales[i] / unit) }
      if prices[i] != 0 { for j in reduced.indices { reduced[j] -= prices[i] * row.coefficients[j] } }
    }
    dual = max(dual, reduced.reduce(0) { max($0, $1) } / unit)
    let value = zip(objective, variables).reduce(0) { $0 + $1.0 * $1.1 }
    let priced = zip(prices, constraints).reduce(0) { $0 + $1.0 * $1.1.bound }
    return Solution(
      variables: variables, value: value, prices: prices, primalError: primal, dualError: dual,
      gap: abs(value - priced) / unit, basis: basis)
  }

  /// The solution of a square system by elimination with row pivoting; `nil` if it is singular.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    let n = right.count
    var rows = zip(matrix, right).map { $0 + [$1] }
    for column in 0..<n {
      guard let pivot = (column..<n).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-14
      else { return nil }
      rows.swapAt(column, pivot)
      for row in column + 1..<n {
        let factor = rows[row][column] / rows[column][column]
        if factor == 0 { continue }
        for j in column...n { rows[row][j] -= factor * rows[column][j] }
      }
    }
    var result = [Double](repeating: 0, count: n)
    for row in (0..<n).reversed() {
      let known = (row + 1..<n).reduce(rows[row][n]) { $0 - rows[row][$1] * result[$1] }
      result[row] = known / rows[row][row]
    }
    return result
  }
}
