/// The tableau of the simplex method in two phases.

/// Rows of a linear program in terms of the nonbasic variables.
///
/// Columns: the program's variables; a unit column for each row (its slack, or an artificial variable where the
/// row is an equation or has a negative bound); a surplus for each row that was turned; the right-hand side.
/// Rows are divided by their largest coefficient.
struct SimplexTableau {
  enum End { case optimal, infeasible, unbounded, unsolved }

  /// Basic variable of each row: indices of columns.
  private(set) var basis: [Int]
  private(set) var pivots = 0
  private var table: [Double]
  private var costs: [Double]
  private let objective: [Double]
  private let width: Int
  private let variableCount: Int
  private let isArtificial: [Bool]
  /// Columns that were the unit matrix when the phase began: ties are broken by them.
  private var order: [Int]

  private static let pivotTolerance = 1e-9
  private static let zero = 1e-13

  init(_ program: LinearProgram) {
    let rows = program.constraints
    let n = program.objective.count
    let turned = rows.indices.filter { rows[$0].bound < 0 && rows[$0].relation == .atMost }
    width = n + rows.count + turned.count + 1
    table = [Double](repeating: 0, count: rows.count * width)
    for (i, row) in rows.enumerated() {
      let scale = LinearProgram.scale(row)
      let sign = row.bound < 0 ? -1.0 : 1
      for (j, coefficient) in row.coefficients.enumerated() {
        table[i * width + j] = sign * coefficient / scale
      }
      table[i * width + n + i] = 1
      if let place = turned.firstIndex(of: i) { table[i * width + n + rows.count + place] = -1 }
      table[i * width + width - 1] = abs(row.bound) / scale
    }
    basis = rows.indices.map { n + $0 }
    order = basis
    variableCount = n
    isArtificial = rows.map { $0.bound < 0 || $0.relation == .equal }
    let largest = program.objective.reduce(0) { max($0, abs($1)) }
    objective = program.objective.map { largest > 0 ? $0 / largest : 0 }
    costs = []
  }

  /// Both phases: first the artificial variables are driven to 0, then the objective is maximized.
  mutating func run(pivotLimit: Int) -> End {
    if isArtificial.contains(true) {
      setCosts((0..<width - 1).map { isArtificialColumn($0) ? -1 : 0 })
      let end = climb(pivotLimit: pivotLimit)
      if end != .optimal { return .unsolved }
      let left = basis.indices.reduce(0) { isArtificialColumn(basis[$1]) ? $0 + rightHandSide($1) : $0 }
      if left > LinearProgram.tolerance { return .infeasible }
      removeArtificials()
    }
    setCosts((0..<width - 1).map { $0 < variableCount ? objective[$0] : 0 })
    order = basis
    return climb(pivotLimit: pivotLimit)
  }

  private func isArtificialColumn(_ column: Int) -> Bool {
    column >= variableCount && column < variableCount + isArtificial.count
      && isArtificial[column - variableCount]
  }

  private func rightHandSide(_ row: Int) -> Double { table[row * width + width - 1] }

  /// Reduced costs of an objective: its change per unit of each nonbasic variable.
  private mutating func setCosts(_ coefficients: [Double]) {
    costs = coefficients + [0]
    for (row, variable) in basis.enumerated() {
      let factor = coefficients[variable]
      if factor == 0 { continue }
      for column in 0..<width { costs[column] -= factor * table[row * width + column] }
    }
  }

  private mutating func climb(pivotLimit: Int) -> End {
    while true {
      var entering: Int?
      var best = 1e-10
      for column in 0..<width - 1 where costs[column] > best && !isArtificialColumn(column) {
        (entering, best) = (column, costs[column])
      }
      guard let entering else { return .optimal }
      guard let row = leavingRow(entering) else { return .unbounded }
      if pivots >= pivotLimit { return .unsolved }
      pivot(row: row, column: entering)
    }
  }

  /// The row that allows the least increase; ties by the columns of the order.
  private func leavingRow(_ column: Int) -> Int? {
    var best: Int?
    for row in basis.indices where table[row * width + column] > Self.pivotTolerance {
      guard let other = best else {
        best = row
        continue
      }
      if isLess(row, other, column) { best = row }
    }
    return best
  }

  private func isLess(_ row: Int, _ other: Int, _ column: Int) -> Bool {
    let (scale, otherScale) = (table[row * width + column], table[other * width + column])
    for place in [width - 1] + order {
      let difference =
        table[row * width + place] * otherScale - table[other * width + place] * scale
      if abs(difference) > Self.zero { return difference < 0 }
    }
    return false
  }

  private mutating func pivot(row: Int, column: Int) {
    pivots += 1
    let width = width
    let rows = basis.count
    basis[row] = column
    table.withUnsafeMutableBufferPointer { table in
      let own = UnsafeMutableBufferPointer(rebasing: table[row * width..<(row + 1) * width])
      let divisor = own[column]
      for j in 0..<width { own[j] /= divisor }
      own[column] = 1
      for i in 0..<rows where i != row {
        subtract(own, from: UnsafeMutableBufferPointer(rebasing: table[i * width..<(i + 1) * width]), column)
      }
      costs.withUnsafeMutableBufferPointer { subtract(own, from: $0, column) }
    }
  }

  /// Artificial variables that are basic at 0 leave for any other variable of their row; a row without one says
  /// nothing, and its artificial variable stays at 0.
  private mutating func removeArtificials() {
    for row in basis.indices where isArtificialColumn(basis[row]) {
      let candidates = (0..<width - 1).filter { !isArtificialColumn($0) }
      let column = candidates.max { abs(table[row * width + $0]) < abs(table[row * width + $1]) }
      if let column, abs(table[row * width + column]) > Self.pivotTolerance {
        pivot(row: row, column: column)
      }
    }
    for row in basis.indices where rightHandSide(row) < 0 { table[row * width + width - 1] = 0 }
  }
}

/// Subtracts the multiple of the pivot's row that makes the column 0.
private func subtract(
  _ own: UnsafeMutableBufferPointer<Double>, from row: UnsafeMutableBufferPointer<Double>, _ column: Int
) {
  let factor = row[column]
  if factor == 0 { return }
  for j in 0..<own.count { row[j] -= factor * own[j] }
  row[column] = 0
  // A right-hand side that rounding made a little negative is 0: most of them are, from the start.
  let last = own.count - 1
  if abs(row[last]) < 1e-14 { row[last] = 0 }
}
