/// What the others' conditions of indifference say of one player's mixture.
///
/// Where the others are known well, their conditions are nearly linear in the mixture of one player. A weighted least
/// squares inverse of their slopes, the surest conditions weighing most, gives a form N = λ − Y F that equals λ at
/// every root and moves little over the cell: its range at the corners bounds the weights of the player's corners.
/// Whatever Y is, the bounds hold.

struct CellBlock {
  private let shape: SupportShape

  init(_ shape: SupportShape) { self.shape = shape }

  /// A condition of another player, by its row of gains.
  private struct Condition {
    let owner: Int
    let gain: [Double]
  }

  /// Least weights of the corners of a player's simplex at any root in the cell; `nil` where there is none.
  ///
  /// - Parameter error: bound on the rounding of a difference of payoffs at a corner.
  /// - Complexity: O(corners · conditions · rows).
  func lowerWeights(of player: Int, in cell: SupportCell, error: Double) -> [Double]? {
    let size = shape.count(player)
    let nothing = [Double](repeating: 0, count: size)
    guard size > 1 else { return nothing }
    let conditions = conditions(for: player, cell)
    guard let inverse = inverse(conditions, player) else { return nothing }
    var lower = nothing
    var upper = [Double](repeating: 1, count: size)
    for corner in 0..<size {
      // The last weight is 1 less the others: its form is minus the sum of theirs.
      let factors = conditions.indices.map { e in
        corner < size - 1 ? inverse[corner][e] : -(0..<size - 1).reduce(0) { $0 + inverse[$1][e] }
      }
      let range = range(of: corner, player, conditions, factors)
      let slack = 2 * error * factors.reduce(0) { $0 + abs($1) } + 1e-15
      (lower[corner], upper[corner]) = (range.lower - slack, range.upper + slack)
    }
    return CellBlock.tightened(lower, upper)
  }

  /// Gains of the others' strategies in use over their last one in use.
  private func conditions(for player: Int, _ cell: SupportCell) -> [Condition] {
    let values = cell.values
    var result: [Condition] = []
    for other in shape.supports.indices where other != player {
      let (support, rows) = (shape.supports[other], shape.rows[other])
      let reference = shape.tables[other] + support[support.count - 1] * rows
      for strategy in support.dropLast() {
        let own = shape.tables[other] + strategy * rows
        var gain = [Double](repeating: 0, count: rows)
        for row in 0..<rows { gain[row] = values[own + row] - values[reference + row] }
        result.append(Condition(owner: other, gain: gain))
      }
    }
    return result
  }

  /// The weighted least squares inverse of the slopes; `nil` where the conditions do not determine the mixture.
  private func inverse(_ conditions: [Condition], _ player: Int) -> [[Double]]? {
    let count = shape.count(player) - 1
    guard conditions.count >= count else { return nil }
    var normal = [Double](repeating: 0, count: count * count)
    var weighted: [[Double]] = []
    for condition in conditions {
      let (slopes, spread) = slopes(of: condition, player)
      let weight = 1 / (spread * spread + 1e-300)
      weighted.append(slopes.map { $0 * weight })
      for a in 0..<count {
        for b in 0..<count { normal[a * count + b] += slopes[a] * slopes[b] * weight }
      }
    }
    guard let system = LinearSystem(normal, count: count) else { return nil }
    let columns = weighted.map { system.solve($0) }
    return (0..<count).map { a in columns.map { $0[a] } }
  }

  /// Slopes of a condition by the player's weights in the middle of the cell, and by how much the condition varies
  /// with the mixtures of the others.
  private func slopes(of condition: Condition, _ player: Int) -> (slopes: [Double], spread: Double) {
    let (size, stride) = (shape.count(player), shape.strides[condition.owner][player])
    var means = [Double](repeating: 0, count: size)
    var (low, high) = (Double.infinity, -Double.infinity)
    let rest = condition.gain.count / size
    for row in 0..<rest {
      let first = row / stride * stride * size + row % stride
      var mean = 0.0
      for corner in 0..<size {
        let value = condition.gain[first + corner * stride]
        means[corner] += value
        mean += value
      }
      low = min(low, mean)
      high = max(high, mean)
    }
    let scale = 1 / Double(rest)
    let last = means[size - 1]
    var least = 0.0
    for mean in means { least = max(least, abs(mean)) }
    return (
      means.dropLast().map { ($0 - last) * scale },
      (high - low) / Double(2 * size) + 1e-6 * least * scale
    )
  }

  /// Range of the weight of a corner less a combination of conditions.
  private func range(
    of corner: Int, _ player: Int, _ conditions: [Condition], _ factors: [Double]
  ) -> (lower: Double, upper: Double) {
    let size = shape.count(player)
    var lows = (0..<size).map { $0 == corner ? 1.0 : 0 }
    var highs = lows
    var first = 0
    while first < conditions.count {
      let owner = conditions[first].owner
      var end = first
      while end < conditions.count, conditions[end].owner == owner { end += 1 }
      var sums = [Double](repeating: 0, count: shape.rows[owner])
      for e in first..<end {
        let (factor, gain) = (factors[e], conditions[e].gain)
        for row in sums.indices { sums[row] += factor * gain[row] }
      }
      let stride = shape.strides[owner][player]
      for own in 0..<size {
        var (low, high) = (Double.infinity, -Double.infinity)
        for block in Swift.stride(from: own * stride, to: sums.count, by: stride * size) {
          for row in block..<block + stride {
            low = min(low, sums[row])
            high = max(high, sums[row])
          }
        }
        lows[own] -= high
        highs[own] -= low
      }
      first = end
    }
    return (lows.min() ?? 0, highs.max() ?? 1)
  }

  /// Lower bounds on weights that add up to 1, drawn from bounds on each; `nil` where there are none.
  static func tightened(_ lower: [Double], _ upper: [Double]) -> [Double]? {
    let lows = lower.map { max(0, $0) }
    let highs = upper.map { min(1, $0) }
    let (least, most) = (lows.reduce(0, +), highs.reduce(0, +))
    if least > 1 + 1e-12 || most < 1 - 1e-12 || zip(lows, highs).contains(where: { $0 > $1 }) { return nil }
    return lows.indices.map { max(0, max(lows[$0], 1 - (most - highs[$0])) - 1e-14) }
  }
}
