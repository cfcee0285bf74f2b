/// Newton's method on a whole cell: an enclosure of its roots, and a test that it holds at most one.
///
/// With Y near the inverse of the slopes in the middle of the cell, a root λ of the indifference conditions F
/// satisfies N(λ) = λ − Y F(λ) = λ. N is multilinear, so over the cell it lies between its smallest and
/// largest corner value, and those differ little. If ‖D(YF) − I‖ < 1 on the cell, F is injective there, so
/// the cell holds at most one root.
///
/// Reference: Krawczyk 1969; Neumaier, Interval Methods for Systems of Equations, sections 5.1 and 5.2; Garloff,
/// Smith, "Solution of systems of polynomial equations by using Bernstein expansion", 2001.

struct CellNewton {
  /// Finding on a cell.
  enum Finding {
    /// No root.
    case empty
    /// All roots have at least these weights of the corners, by player.
    case within(lower: [[Double]])
    /// At most one root, in the cell or barely outside.
    case atMostOne
    /// Inconclusive.
    case open
  }

  private let shape: SupportShape
  /// Row in a player's table for each combination of corners of all players, the first player fastest.
  private let places: [[Int]]
  /// Free weights: a player and one of its corners but the last.
  private let variables: [(player: Int, corner: Int)]
  private let firstVariable: [Int]
  /// Step of a combination as a player's corner goes up by one.
  private let steps: [Int]
  private let combinations: Int
  /// Stride between two equations in `gains`.
  private let longest: Int
  /// Gains of strategies in use over the last one in use, by equation and row of the player.
  private var gains: [Double]
  /// Y, `inverse[variable · variables + equation]`.
  private var inverse: [Double]
  private var order: [Int]
  /// A component of Y F at every combination of corners, and a sum of several.
  private var image: [Double]
  private var sums: [Double]
  /// A player's share of a component, by its rows.
  private var part: [Double]

  init(_ shape: SupportShape) {
    self.shape = shape
    let counts = shape.supports.map(\.count)
    var steps = [1]
    for count in counts { steps.append((steps.last ?? 1) * count) }
    let combinations = steps[counts.count]
    (self.steps, self.combinations) = (steps, combinations)
    places = counts.indices.map { player in
      (0..<combinations).map { index in
        counts.indices.reduce(0) { $0 + index / steps[$1] % counts[$1] * shape.strides[player][$1] }
      }
    }
    variables = counts.indices.flatMap { player in (0..<counts[player] - 1).map { (player, $0) } }
    firstVariable = counts.indices.map { player in counts[..<player].reduce(0) { $0 + $1 - 1 } }
    longest = shape.rows.max() ?? 0
    gains = [Double](repeating: 0, count: variables.count * longest)
    inverse = [Double](repeating: 0, count: variables.count * variables.count)
    order = [Int](repeating: 0, count: variables.count)
    image = [Double](repeating: 0, count: combinations)
    sums = image
    part = [Double](repeating: 0, count: longest)
  }

  /// Examines a cell.
  ///
  /// - Parameter error: bound on the rounding of a difference of payoffs at a corner.
  /// - Complexity: O(dimension² · combinations).
  mutating func examine(_ cell: SupportCell, error: Double) -> Finding {
    setGains(cell.values.span)
    guard setInverse() else { return .open }
    var lower: [[Double]] = shape.supports.map { [Double](repeating: 0, count: $0.count) }
    var isInjective = true
    for player in shape.supports.indices where shape.count(player) > 1 {
      let last = shape.count(player) - 1
      var upper = [Double](repeating: 1, count: last + 1)
      for index in 0..<combinations { sums[index] = 0 }
      var sumError = 1e-15 * Double(last + 1)
      for corner in 0..<last {
        let variable = firstVariable[player] + corner
        setImage(variable)
        let slack = slack(variable, error: error)
        addUp(image, from: 0, times: 1, to: &sums, combinations)
        sumError += slack
        isInjective = isInjective && isNearIdentity(variable, slack: slack)
        // λ − Y F(λ) at the corners.
        let range = range(of: image.span, player, corner, sign: -1)
        (lower[player][corner], upper[corner]) = (range.lower - slack, range.upper + slack)
      }
      let range = range(of: sums.span, player, last, sign: 1)
      (lower[player][last], upper[last]) = (range.lower - sumError, range.upper + sumError)
      guard let kept = CellBlock.tightened(lower[player], upper) else { return .empty }
      lower[player] = kept
    }
    return isInjective ? .atMostOne : .within(lower: lower)
  }

  private mutating func setGains(_ values: Span<Double>) {
    for (equation, variable) in variables.enumerated() {
      let (support, rows) = (shape.supports[variable.player], shape.rows[variable.player])
      let own = shape.tables[variable.player] + support[variable.corner] * rows
      let reference = shape.tables[variable.player] + support[support.count - 1] * rows
      let first = equation * longest
      for row in 0..<rows { gains[first + row] = values[own + row] - values[reference + row] }
    }
  }

  /// The inverse of the slopes in the middle of the cell; `false` if they are singular.
  private mutating func setInverse() -> Bool {
    let count = variables.count
    for (row, equation) in variables.enumerated() {
      let rows = shape.rows[equation.player]
      for other in shape.supports.indices where shape.count(other) > 1 {
        let size = shape.count(other)
        let first = row * count + firstVariable[other]
        if other == equation.player {
          for corner in 0..<size - 1 { inverse[first + corner] = 0 }
        } else {
          let (start, stride) = (row * longest, shape.strides[equation.player][other])
          Self.setSlopes(&inverse, first, gains, start..<start + rows, size: size, stride: stride)
        }
      }
    }
    return invert(&inverse, count: count, order: &order)
  }

  /// Mean slopes of a condition by a player's weights but the last.
  private static func setSlopes(
    _ matrix: inout [Double], _ first: Int, _ gains: [Double], _ places: Range<Int>, size: Int, stride: Int
  ) {
    let gains = gains.span
    var slopes = matrix.mutableSpan
    for corner in 0..<size - 1 { slopes[first + corner] = 0 }
    var last = 0.0
    var start = places.lowerBound
    while start < places.upperBound {
      for corner in 0..<size {
        var sum = 0.0
        let from = start + corner * stride
        for place in from..<from + stride { sum += gains[place] }
        if corner < size - 1 { slopes[first + corner] += sum } else { last += sum }
      }
      start += stride * size
    }
    let scale = Double(size) / Double(places.count)
    for corner in 0..<size - 1 { slopes[first + corner] = (slopes[first + corner] - last) * scale }
  }

  /// A component of Y F at every combination of corners.
  private mutating func setImage(_ variable: Int) {
    for index in 0..<combinations { image[index] = 0 }
    for player in shape.supports.indices where shape.count(player) > 1 {
      let rows = shape.rows[player]
      for row in 0..<rows { part[row] = 0 }
      for equation in firstVariable[player]..<firstVariable[player] + shape.count(player) - 1 {
        let factor = inverse[variable * variables.count + equation]
        addUp(gains, from: equation * longest, times: factor, to: &part, rows)
      }
      Self.spread(part, by: places[player], over: &image, combinations)
    }
  }

  private static func spread(
    _ source: [Double], by places: [Int], over target: inout [Double], _ count: Int
  ) {
    let (source, places) = (source.span, places.span)
    var target = target.mutableSpan
    for index in 0..<count { target[index] += source[places[index]] }
  }

  /// Bound on the rounding of a component of Y F.
  private func slack(_ variable: Int, error: Double) -> Double {
    let count = variables.count
    var norm = 0.0
    for equation in 0..<count { norm += abs(inverse[variable * count + equation]) }
    // Errors of the values, and as much again for the sums of them.
    return 2 * norm * error + 1e-15
  }

  /// Range of a form at the corners, plus or minus the weight of a corner.
  private func range(
    of form: Span<Double>, _ player: Int, _ corner: Int, sign: Double
  ) -> (lower: Double, upper: Double) {
    let (step, size) = (steps[player], shape.count(player))
    var (low, high) = (Double.infinity, -Double.infinity)
    var start = 0
    while start < combinations {
      for other in 0..<size {
        let own = other == corner ? 1.0 : 0
        let from = start + other * step
        for index in from..<from + step {
          let total = own + sign * form[index]
          low = min(low, total)
          high = max(high, total)
        }
      }
      start += step * size
    }
    return (low, high)
  }

  /// Whether the slopes of a component of Y F are, in sum, closer than 1 to those of its variable.
  private func isNearIdentity(_ variable: Int, slack: Double) -> Bool {
    var total = 0.0
    let image = image.span
    for player in shape.supports.indices {
      let (step, size) = (steps[player], shape.count(player))
      for corner in 0..<size - 1 {
        let own = firstVariable[player] + corner == variable ? 1.0 : 0
        var largest = 0.0
        var start = 0
        while start < combinations {
          let (from, last) = (start + corner * step, start + (size - 1) * step)
          for place in 0..<step {
            largest = max(largest, abs(own - (image[from + place] - image[last + place])))
          }
          start += step * size
        }
        total += largest + 2 * slack
        if total > 0.99 { return false }
      }
    }
    return true
  }
}
