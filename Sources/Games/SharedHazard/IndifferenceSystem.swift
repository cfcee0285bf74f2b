/// Indifference equations of one support: all strategies that a type uses pay the same.
import ResilienceNumerics

/// Indifference on given supports, to be examined box by box with Krawczyk's operator.
///
/// Variables and equations correspond: for each type, every strategy in its support but the last one, whose
/// probability is 1 minus the others.
struct IndifferenceSystem<Bounds: MixedBounds> {
  /// Finding on a box.
  enum Finding {
    /// No solution.
    case empty
    /// Exactly one solution, refined to rounding: probabilities by type and strategy, and the largest
    /// distance of the exact solution from each.
    case solution([[Double]], radius: Double)
    /// Inconclusive; the box may have become smaller.
    case open
  }

  private let bounds: Bounds
  /// Variables, each with its equation: its strategy pays the same as its reference.
  private let variables: [MixedVariable]
  private let supports: [[Int]]

  init(bounds: Bounds, required: [Bool]) {
    self.bounds = bounds
    let m = bounds.game.strategyCount
    supports = bounds.game.counts.indices.map { type in (0..<m).filter { required[type * m + $0] } }
    variables = supports.enumerated().flatMap { type, support in
      support.dropLast().map {
        MixedVariable(type: type, strategy: $0, reference: support[support.count - 1])
      }
    }
  }

  /// Number of equations; 0 for a pure profile.
  var dimension: Int { variables.count }

  /// Contracts a box around its solutions.
  ///
  /// - Complexity: O(dimension³) and dimension² bounds a step; a step that does not shrink the box is the last.
  func examine(_ box: inout ProfileBox) -> Finding {
    for _ in 0..<60 {
      let before = width(of: box)
      guard let step = krawczyk(box) else { return .open }
      var isInside = true
      for (i, variable) in variables.enumerated() {
        let place = variable.type * box.strategyCount + variable.strategy
        isInside = isInside && step[i].lower > box.lower[place] && step[i].upper < box.upper[place]
        box.lower[place] = max(box.lower[place], step[i].lower)
        box.upper[place] = min(box.upper[place], step[i].upper)
        if box.lower[place] > box.upper[place] { return .empty }
      }
      guard box.tighten(slack: 1e-12) else { return .empty }
      if isInside { return refine(box) }
      if width(of: box) > 0.8 * before { return .open }
    }
    return .open
  }

  /// Newton's method from the middle of a box that is known to hold exactly one solution.
  private func refine(_ box: ProfileBox) -> Finding {
    var point = middle(of: box)
    for _ in 0..<20 {
      guard let inverse = inverse(slopes(at: point)) else { return .open }
      let residual = residuals(at: point)
      var largest = 0.0
      for i in point.indices {
        let change = (0..<dimension).reduce(0) { $0 + inverse[i][$1] * residual[$1] }
        point[i] -= change
        largest = max(largest, abs(change))
      }
      if largest < 1e-15 { break }
    }
    let solution = probabilities(at: point)
    // The equations leave out the last strategies of the supports: their share may be another box's.
    let radius = radius(around: point, in: box)
    for (type, support) in supports.enumerated() {
      let reference = support[support.count - 1]
      let place = type * box.strategyCount + reference
      let (share, slack) = (solution[type][reference], max(radius, 1e-11))
      if share < box.lower[place] - slack || share > box.upper[place] + slack { return .empty }
    }
    return .solution(solution, radius: radius)
  }

  /// Largest distance of the only solution of a box from a point: the box contracted around it.
  private func radius(around point: [Double], in box: ProfileBox) -> Double {
    var near = box
    for width in [1e-7, 1e-10] {
      var small = near
      for (variable, value) in zip(variables, point) {
        let place = variable.type * box.strategyCount + variable.strategy
        small.lower[place] = max(near.lower[place], value - width)
        small.upper[place] = min(near.upper[place], value + width)
      }
      guard small.tighten(slack: 1e-12), let step = krawczyk(small) else { break }
      let isInside = zip(variables, step).allSatisfy { variable, range in
        let place = variable.type * box.strategyCount + variable.strategy
        return range.lower > small.lower[place] && range.upper < small.upper[place]
      }
      guard isInside else { break }
      for (variable, range) in zip(variables, step) {
        let place = variable.type * box.strategyCount + variable.strategy
        near.lower[place] = range.lower
        near.upper[place] = range.upper
      }
    }
    var sums = [Double](repeating: 0, count: supports.count)
    for (variable, value) in zip(variables, point) {
      let place = variable.type * box.strategyCount + variable.strategy
      sums[variable.type] += max(near.upper[place] - value, value - near.lower[place])
    }
    // The last probability of each support is 1 minus the others.
    return (sums.max() ?? 0) + 1e-16
  }

  private func width(of box: ProfileBox) -> Double {
    variables.reduce(0) {
      let place = $1.type * box.strategyCount + $1.strategy
      return max($0, box.upper[place] - box.lower[place])
    }
  }

  /// The point on the segment from the lower to the upper corner at which each type's shares add up to 1, as
  /// payoffs require.
  private func middle(of box: ProfileBox) -> [Double] {
    let fractions = supports.indices.map { type -> Double in
      let lower = box.places(of: type).reduce(0) { $0 + box.lower[$1] }
      let upper = box.places(of: type).reduce(0) { $0 + box.upper[$1] }
      return upper > lower ? min(1, max(0, (1 - lower) / (upper - lower))) : 0
    }
    return variables.map {
      let place = $0.type * box.strategyCount + $0.strategy
      return box.lower[place] + fractions[$0.type] * (box.upper[place] - box.lower[place])
    }
  }

  /// The profile at a point: the last strategy of each support has the remaining probability.
  private func probabilities(at point: [Double]) -> [[Double]] {
    var result = supports.map { _ in [Double](repeating: 0, count: bounds.game.strategyCount) }
    for (type, support) in supports.enumerated() { result[type][support[support.count - 1]] = 1 }
    for (variable, value) in zip(variables, point) {
      result[variable.type][variable.strategy] = value
      result[variable.type][variable.reference] -= value
    }
    return result
  }

  /// Residual of each equation at a point: the gain of the strategy over its reference.
  private func residuals(at point: [Double]) -> [Double] {
    let profile = probabilities(at: point)
    let payoffs = bounds.game.counts.indices.map { type in
      bounds.game.payoffs(type: type, againstMixture: profile)
    }
    return variables.map { payoffs[$0.type][$0.strategy] - payoffs[$0.type][$0.reference] }
  }

  /// Krawczyk's operator K = c − Y F(c) + (I − Y J)(X − c) with Y the inverse of the slopes at the middle c;
  /// `nil` if these are singular.
  private func krawczyk(_ box: ProfileBox) -> [(lower: Double, upper: Double)]? {
    let centre = middle(of: box)
    guard let inverse = inverse(slopes(at: centre)) else { return nil }
    let residual = residuals(at: centre)
    let jacobian = bounds.jacobian(over: box, of: variables)
    return variables.indices.map { i in
      var value = centre[i]
      var radius = 0.0
      for k in variables.indices {
        value -= inverse[i][k] * residual[k]
        radius += abs(inverse[i][k]) * bounds.rounding
      }
      for j in variables.indices {
        let place = variables[j].type * box.strategyCount + variables[j].strategy
        var low = i == j ? 1.0 : 0
        var high = low
        for k in variables.indices {
          let ends = (inverse[i][k] * jacobian[k][j].lower, inverse[i][k] * jacobian[k][j].upper)
          low -= max(ends.0, ends.1)
          high -= min(ends.0, ends.1)
        }
        let spread = max(box.upper[place] - centre[j], centre[j] - box.lower[place])
        radius += max(abs(low), abs(high)) * spread
      }
      radius += 1e-15
      return (value - radius, value + radius)
    }
  }

  private func slopes(at point: [Double]) -> [[Double]] {
    var box = ProfileBox(sums: supports.map { _ in 1 }, strategyCount: bounds.game.strategyCount)
    let profile = Array(probabilities(at: point).joined())
    box.lower = profile
    box.upper = profile
    return bounds.jacobian(over: box, of: variables).map { $0.map { ($0.lower + $0.upper) / 2 } }
  }
}

/// Inverse of a small matrix by Gauss-Jordan elimination with partial pivoting; `nil` if it is singular.
private func inverse(_ matrix: [[Double]]) -> [[Double]]? {
  let n = matrix.count
  var left = matrix
  var right = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }
  let scale = matrix.joined().reduce(0) { max($0, abs($1)) }
  for column in 0..<n {
    guard let pivot = (column..<n).max(by: { abs(left[$0][column]) < abs(left[$1][column]) }),
      abs(left[pivot][column]) > 1e-14 * scale
    else { return nil }
    left.swapAt(column, pivot)
    right.swapAt(column, pivot)
    let divisor = left[column][column]
    for j in 0..<n {
      left[column][j] /= divisor
      right[column][j] /= divisor
    }
    for row in 0..<n where row != column {
      let factor = left[row][column]
      if factor == 0 { continue }
      for j in 0..<n {
        left[row][j] -= factor * left[column][j]
        right[row][j] -= factor * right[column][j]
      }
    }
  }
  return right
}
