/// Newton's method on a whole cell: what part of it can hold roots, and whether it can hold two.
///
/// With Y near the inverse of the slopes in the middle of the cell, a root λ of the conditions of indifference F is
/// where N(λ) = λ − Y F(λ) equals λ. N is multilinear, so that its range over the cell is that of its values at the
/// corners, each barely moving. And where the slopes of Y F stay within a norm of 1 of the unit matrix, F takes no value
/// twice.
///
/// Reference: Krawczyk 1969; Neumaier, Interval Methods for Systems of Equations, sections 5.1 and 5.2; Garloff,
/// Smith, "Solution of systems of polynomial equations by using Bernstein expansion", 2001.

struct CellNewton {
  /// What is known of a cell.
  enum Finding {
    /// No root.
    case empty
    /// All roots are where the weight of each corner is at least so much, by player.
    case within(lower: [[Double]])
    /// At most one root, in the cell or barely outside.
    case atMostOne
    /// Nothing.
    case open
  }

  private let shape: SupportShape
  /// Row in a player's table for each combination of everybody's corners, the first player fastest.
  private let places: [[Int]]
  /// Free weights: a player and one of its corners but the last.
  private let variables: [(player: Int, corner: Int)]
  private let firstVariable: [Int]
  /// Step of a combination as a player's corner goes up by one.
  private let steps: [Int]
  private let combinations: Int

  init(_ shape: SupportShape) {
    self.shape = shape
    let counts = shape.supports.map(\.count)
    combinations = counts.reduce(1, *)
    var steps = [1]
    for count in counts { steps.append((steps.last ?? 1) * count) }
    self.steps = steps
    places = counts.indices.map { player in
      (0..<counts.reduce(1, *)).map { index in
        counts.indices.reduce(0) { $0 + index / steps[$1] % counts[$1] * shape.strides[player][$1] }
      }
    }
    variables = counts.indices.flatMap { player in (0..<counts[player] - 1).map { (player, $0) } }
    firstVariable = counts.indices.map { player in counts[..<player].reduce(0) { $0 + $1 - 1 } }
  }

  /// Looks at a cell.
  ///
  /// - Parameter error: bound on the rounding of a difference of payoffs at a corner.
  /// - Complexity: O(dimension² · combinations).
  func examine(_ cell: SupportCell, error: Double) -> Finding {
    let gains = gains(cell)
    guard let inverse = inverseSlopes(gains) else { return .open }
    var lower: [[Double]] = shape.supports.map { [Double](repeating: 0, count: $0.count) }
    var upper = lower.map { $0.map { _ in 1.0 } }
    var isInjective = true
    var sums = [Double](repeating: 0, count: combinations)
    for player in shape.supports.indices {
      let last = shape.count(player) - 1
      for index in sums.indices { sums[index] = 0 }
      var sumError = 1e-15 * Double(last + 1)
      for corner in 0..<last {
        let variable = firstVariable[player] + corner
        let image = image(inverse, variable, gains)
        let slack = slack(inverse, variable, error: error, image)
        for index in sums.indices { sums[index] += image[index] }
        sumError += slack
        isInjective = isInjective && isNearIdentity(image, variable, slack: slack)
        // λ − Y F(λ) at the corners.
        let range = range(of: image, plus: (player, corner), sign: -1)
        (lower[player][corner], upper[player][corner]) = (range.lower - slack, range.upper + slack)
      }
      if last > 0 {
        let range = range(of: sums, plus: (player, last), sign: 1)
        (lower[player][last], upper[player][last]) = (range.lower - sumError, range.upper + sumError)
      }
    }
    var part: [[Double]] = []
    for (low, high) in zip(lower, upper) {
      guard let kept = low.count > 1 ? CellBlock.tightened(low, high) : [0] else { return .empty }
      part.append(kept)
    }
    return isInjective ? .atMostOne : .within(lower: part)
  }

  /// Gains of strategies in use over the last one in use, by equation and row of the player.
  private func gains(_ cell: SupportCell) -> [[Double]] {
    let values = cell.values
    return variables.map { player, corner in
      let (support, rows) = (shape.supports[player], shape.rows[player])
      let own = shape.tables[player] + support[corner] * rows
      let reference = shape.tables[player] + support[support.count - 1] * rows
      return (0..<rows).map { values[own + $0] - values[reference + $0] }
    }
  }

  /// The inverse of the slopes in the middle of the cell; `nil` where there is none.
  private func inverseSlopes(_ gains: [[Double]]) -> [[Double]]? {
    let count = variables.count
    var matrix = [Double](repeating: 0, count: count * count)
    for (row, equation) in variables.enumerated() {
      let gain = gains[row]
      for other in shape.supports.indices where other != equation.player {
        let size = shape.count(other)
        guard size > 1 else { continue }
        let stride = shape.strides[equation.player][other]
        var means = [Double](repeating: 0, count: size)
        for (place, value) in gain.enumerated() { means[place / stride % size] += value }
        let scale = Double(size) / Double(gain.count)
        for corner in 0..<size - 1 {
          matrix[row * count + firstVariable[other] + corner] = (means[corner] - means[size - 1]) * scale
        }
      }
    }
    guard let system = LinearSystem(matrix, count: count) else { return nil }
    let columns = (0..<count).map { column in
      system.solve((0..<count).map { $0 == column ? 1 : 0 })
    }
    return (0..<count).map { row in columns.map { $0[row] } }
  }

  /// A component of Y F at every combination of corners.
  private func image(_ inverse: [[Double]], _ variable: Int, _ gains: [[Double]]) -> [Double] {
    var result = [Double](repeating: 0, count: combinations)
    for player in shape.supports.indices where shape.count(player) > 1 {
      var part = [Double](repeating: 0, count: shape.rows[player])
      for corner in 0..<shape.count(player) - 1 {
        let equation = firstVariable[player] + corner
        let factor = inverse[variable][equation]
        let gain = gains[equation]
        for row in part.indices { part[row] += factor * gain[row] }
      }
      let places = places[player]
      for index in result.indices { result[index] += part[places[index]] }
    }
    return result
  }

  /// Bound on the rounding of a component of Y F.
  private func slack(_ inverse: [[Double]], _ variable: Int, error: Double, _ image: [Double]) -> Double {
    let norm = inverse[variable].reduce(0) { $0 + abs($1) }
    // Errors of the values, and as much again for the sums of them.
    return 2 * norm * error + 1e-15
  }

  /// Range of a form at the corners, plus or minus the weight of a corner.
  private func range(
    of form: [Double], plus corner: (player: Int, corner: Int), sign: Double
  ) -> (lower: Double, upper: Double) {
    let (step, size) = (steps[corner.player], shape.count(corner.player))
    var (low, high) = (Double.infinity, -Double.infinity)
    for (index, value) in form.enumerated() {
      let own = index / step % size == corner.corner ? 1.0 : 0
      let total = own + sign * value
      low = min(low, total)
      high = max(high, total)
    }
    return (low, high)
  }

  /// Whether the slopes of a component of Y F are, in sum, closer than 1 to those of its variable.
  private func isNearIdentity(_ image: [Double], _ variable: Int, slack: Double) -> Bool {
    var total = 0.0
    for player in shape.supports.indices {
      let (step, size) = (steps[player], shape.count(player))
      for corner in 0..<size - 1 {
        let own = firstVariable[player] + corner == variable ? 1.0 : 0
        var largest = 0.0
        for block in stride(from: 0, to: combinations, by: step * size) {
          for inner in block..<block + step {
            let slope = image[inner + corner * step] - image[inner + (size - 1) * step]
            largest = max(largest, abs(own - slope))
          }
        }
        total += largest + 2 * slack
      }
      if total > 0.99 { return false }
    }
    return true
  }
}
