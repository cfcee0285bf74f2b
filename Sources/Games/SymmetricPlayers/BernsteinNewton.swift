/// Newton's method on a whole cell of types' mixtures: tests that it holds no root, or at most one.
///
/// As `CellNewton`, for polynomials of any degree: with Y near the inverse of the slopes in the middle of the
/// cell, a root λ of the indifference conditions F satisfies λ − Y F(λ) = λ, so the range of this form, given
/// by its Bernstein coefficients, has to meet the cell. If ‖D(YF) − I‖ < 1 on the cell, F is injective there.

struct BernsteinNewton {
  /// Finding on a cell.
  enum Finding {
    /// No root.
    case empty
    /// At most one root, in the cell or barely outside.
    case atMostOne
    /// Inconclusive.
    case open
  }

  private let shape: CountShape
  /// Free weights: a type and one of its corners but the last.
  private let variables: [(type: Int, corner: Int)]

  init(_ shape: CountShape) {
    self.shape = shape
    variables = shape.supports.indices.flatMap { type in (0..<shape.count(type) - 1).map { (type, $0) } }
  }

  /// Examines a cell.
  ///
  /// - Parameter error: bound on the rounding of a difference of coefficients.
  /// - Complexity: O(dimension² · coefficients).
  func examine(_ cell: BernsteinCell, error: Double) -> Finding {
    let gains = gains(cell)
    guard let inverse = inverseSlopes(gains) else { return .open }
    var isInjective = true
    for type in shape.supports.indices where shape.count(type) > 1 {
      var sums = [Double](repeating: 0, count: shape.length)
      var sumSlack = 0.0
      let last = shape.count(type) - 1
      for variable in variables.indices where variables[variable].type == type {
        let image = combination(gains, inverse[variable])
        let slack = 2 * error * inverse[variable].reduce(0) { $0 + abs($1) } + 1e-15
        for place in sums.indices { sums[place] += image[place] }
        sumSlack += slack
        guard meets(image, type, variables[variable].corner, sign: -1, slack) else { return .empty }
        isInjective = isInjective && isNearIdentity(image, variable, slack)
      }
      guard meets(sums, type, last, sign: 1, sumSlack) else { return .empty }
    }
    return isInjective ? .atMostOne : .open
  }

  /// Coefficients of the gains of strategies in use over the last one in use.
  private func gains(_ cell: BernsteinCell) -> [[Double]] {
    variables.map { type, corner in
      let support = shape.supports[type]
      let own = shape.table(type, support[corner])
      let reference = shape.table(type, support[support.count - 1])
      return (0..<shape.length).map { cell.values[own + $0] - cell.values[reference + $0] }
    }
  }

  private func combination(_ gains: [[Double]], _ factors: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: shape.length)
    for (gain, factor) in zip(gains, factors) {
      for place in result.indices { result[place] += factor * gain[place] }
    }
    return result
  }

  /// Calls `body` with each coefficient of the slope of a form as weight is shifted to a corner from the last one.
  private func forEachSlope(_ form: [Double], _ type: Int, _ corner: Int, _ body: (Double) -> Void) {
    let ladder = shape.ladders[type]
    guard ladder.degree > 0 else { return }
    let (size, step, factor) = (ladder.size, shape.steps[type], Double(ladder.degree))
    let up = ladder.up[ladder.degree - 1]
    for block in stride(from: 0, to: shape.length, by: ladder.total * step) {
      for row in 0..<ladder.totals[ladder.degree - 1] {
        let own = block + up[row * size + corner] * step
        let last = block + up[row * size + size - 1] * step
        for place in 0..<step { body(factor * (form[own + place] - form[last + place])) }
      }
    }
  }

  /// The inverse of the mean slopes; `nil` if they are singular.
  private func inverseSlopes(_ gains: [[Double]]) -> [[Double]]? {
    let count = variables.count
    var matrix = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for (column, variable) in variables.enumerated() {
        var (sum, number) = (0.0, 0)
        forEachSlope(gains[row], variable.type, variable.corner) {
          sum += $0
          number += 1
        }
        matrix[row * count + column] = number > 0 ? sum / Double(number) : 0
      }
    }
    guard let system = LinearSystem(matrix, count: count) else { return nil }
    let columns = (0..<count).map { column in system.solve((0..<count).map { $0 == column ? 1 : 0 }) }
    return (0..<count).map { row in columns.map { $0[row] } }
  }

  /// Whether a corner's weight plus or minus a form can lie in [0, 1].
  private func meets(_ form: [Double], _ type: Int, _ corner: Int, sign: Double, _ slack: Double) -> Bool {
    let ladder = shape.ladders[type]
    guard ladder.degree > 0 else { return true }
    let (step, scale) = (shape.steps[type], 1 / Double(ladder.degree))
    var (low, high) = (Double.infinity, -Double.infinity)
    for block in stride(from: 0, to: shape.length, by: ladder.total * step) {
      for row in 0..<ladder.total {
        let own = Double(ladder.counts[row * ladder.size + corner]) * scale
        for place in 0..<step {
          let value = own + sign * form[block + row * step + place]
          low = min(low, value)
          high = max(high, value)
        }
      }
    }
    return low - slack <= 1 && high + slack >= 0
  }

  /// Whether the slopes of a component of Y F are, in sum, closer than 1 to those of its variable.
  private func isNearIdentity(_ image: [Double], _ variable: Int, _ slack: Double) -> Bool {
    var total = 0.0
    for (column, other) in variables.enumerated() {
      let own = column == variable ? 1.0 : 0
      var largest = 0.0
      forEachSlope(image, other.type, other.corner) { largest = max(largest, abs(own - $0)) }
      total += largest + 2 * slack * Double(shape.ladders[other.type].degree)
      if total > 0.99 { return false }
    }
    return true
  }
}
