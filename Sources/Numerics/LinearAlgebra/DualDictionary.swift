/// Dual simplex method for linear programs with many more rows than bind.

/// Dual dictionary: the conditions on the prices of a linear program's rows, solved for the basic variables.
///
/// Of the thousands of deviations that a correlated equilibrium must resist a few dozen bind, so nearly all
/// prices are 0: few pivots lead from zero prices to the optimal ones, and no first phase is needed if an
/// equation has a positive coefficient for every variable. A row for each variable of the program states that
/// the variable is worth at most the prices of its inputs; a column for each row of the program.
///
/// Most programs here are degenerate; every condition is loosened by a tiny amount of its own, so that every
/// pivot makes progress. The result is computed again from the program itself, without those amounts.
///
/// Reference: Lemke, "The dual method of solving the linear programming problem", Naval Research Logistics 1 (1954)
/// 36; perturbation: Charnes, "Optimality and degeneracy in linear programming", Econometrica 20 (1952) 160.
struct DualDictionary {
  /// Least number of rows for the dual method.
  static let leastRows = 80

  private let program: LinearProgram
  private let scales: [Double]
  /// Number of variables and of rows of the program.
  private let (variables, rows): (Int, Int)
  private let width: Int
  /// `table[variable · width + row]`, the amount by which the condition is met in the last column; then the cost.
  private var table: [Double]
  /// The price of each row of the table, as a row of the program; the surplus of variable j is `rows + j`.
  private var basic: [Int]
  private var cobasic: [Int]
  private(set) var pivots = 0

  private static let least = 1e-9

  /// - Parameter looseness: the tiny amounts, in units of the largest coefficient of the objective.
  init(_ program: LinearProgram, looseness: Double) {
    self.program = program
    scales = program.constraints.map(LinearProgram.scale)
    (variables, rows) = (program.objective.count, program.constraints.count)
    width = rows + 1
    table = [Double](repeating: 0, count: (variables + 1) * width)
    let unit = max(program.objective.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
    for (row, constraint) in program.constraints.enumerated() {
      for (variable, value) in constraint.coefficients.enumerated() where value != 0 {
        table[variable * width + row] = value / scales[row]
      }
      table[variables * width + row] = constraint.bound / scales[row]
    }
    var random = PhiloxStream(seed: 1, stream: 0xD0A1, index: 0)
    for variable in 0..<variables {
      let loose = looseness * (1 + random.uniform())
      table[variable * width + rows] = loose - program.objective[variable] / unit
    }
    basic = Array(rows..<rows + variables)
    cobasic = Array(0..<rows)
  }

  /// The optimal point; `nil` if no initial prices are found, or if rounding spoils the result.
  mutating func solve(pivotLimit: Int) -> LinearProgram.Solution? {
    guard begin() else { return nil }
    while let column = enteringColumn() {
      guard pivots < pivotLimit, let row = leavingRow(column) else { return nil }
      pivot(row: row, column: column)
    }
    return solution()
  }

  /// Initial prices that meet all conditions: of any row with a variable in no equation, then of an equation
  /// that is high enough for all other variables.
  private mutating func begin() -> Bool {
    guard let equation = program.constraints.firstIndex(where: { $0.relation == .equal }),
      program.constraints.count(where: { $0.relation == .equal }) == 1
    else { return false }
    let held = program.constraints[equation].coefficients
    for variable in 0..<variables where held[variable] <= 0 && surplus(variable) < 0 {
      let column = (0..<rows).first { $0 != equation && table[variable * width + $0] > Self.least }
      guard let column else { return false }
      pivot(row: variable, column: column)
    }
    let candidates = (0..<variables).filter { table[$0 * width + equation] > Self.least }
    let tightest = candidates.min {
      surplus($0) * table[$1 * width + equation] < surplus($1) * table[$0 * width + equation]
    }
    guard let tightest else { return false }
    pivot(row: tightest, column: equation)
    return (0..<variables).allSatisfy { surplus($0) >= 0 || basic[$0] == equation }
  }

  private func surplus(_ row: Int) -> Double { table[row * width + rows] }

  /// The price with the steepest decrease of cost; `nil` if there is none.
  private func enteringColumn() -> Int? {
    var (best, least) = (-1, -1e-10)
    for column in 0..<rows where table[variables * width + column] < least {
      (best, least) = (column, table[variables * width + column])
    }
    return best < 0 ? nil : best
  }

  /// The row that reaches 0 first as a column's price grows; the price of the equation may have any sign.
  private func leavingRow(_ column: Int) -> Int? {
    var (best, least) = (-1, Double.infinity)
    for row in 0..<variables {
      let entry = table[row * width + column]
      guard entry < -Self.least, !isFree(basic[row]) else { continue }
      let ratio = max(0, surplus(row)) / -entry
      if ratio < least { (best, least) = (row, ratio) }
    }
    return best < 0 ? nil : best
  }

  private func isFree(_ price: Int) -> Bool {
    price < rows && program.constraints[price].relation == .equal
  }

  /// Solves the condition of a row for the price of a column, and puts it into all others.
  private mutating func pivot(row: Int, column: Int) {
    pivots += 1
    let width = width
    let count = variables + 1
    table.withUnsafeMutableBufferPointer { table in
      let own = UnsafeMutableBufferPointer(rebasing: table[row * width..<(row + 1) * width])
      let inverse = 1 / own[column]
      for j in 0..<width { own[j] *= -inverse }
      own[column] = inverse
      for i in 0..<count where i != row {
        let factor = table[i * width + column]
        if factor == 0 { continue }
        let other = UnsafeMutableBufferPointer(rebasing: table[i * width..<(i + 1) * width])
        other[column] = 0
        for j in 0..<width { other[j] += factor * own[j] }
      }
    }
    (basic[row], cobasic[column]) = (cobasic[column], basic[row])
  }

  /// The primal point of the prices: rows with a price bind, and only variables with reduced cost 0 are used.
  private func solution() -> LinearProgram.Solution? {
    let binding = basic.filter { $0 < rows }.sorted()
    let used = cobasic.filter { $0 >= rows }.map { $0 - rows }.sorted()
    guard binding.count == used.count else { return nil }
    let matrix = binding.map { row in
      used.map { program.constraints[row].coefficients[$0] / scales[row] }
    }
    let columns = used.indices.map { place in matrix.map { $0[place] } }
    guard
      let amounts = LinearProgram.solve(matrix, binding.map { program.constraints[$0].bound / scales[$0] }),
      let scaled = LinearProgram.solve(columns, used.map { program.objective[$0] })
    else { return nil }
    var point = [Double](repeating: 0, count: variables)
    for (variable, amount) in zip(used, amounts) { point[variable] = max(0, amount) }
    var prices = [Double](repeating: 0, count: rows)
    for (row, price) in zip(binding, scaled) { prices[row] = price / scales[row] }
    return program.check(point, prices: prices, basis: LinearProgram.Basis(variables: used, rows: binding))
  }
}
