/// Bounds on one player's mixture from the others' indifference conditions.
///
/// If the others' mixtures are known well, their conditions are nearly linear in the mixture of one player. A
/// weighted least squares inverse of their slopes, the surest conditions weighing most, gives a form N = λ −
/// Y F that equals λ at every root and varies little over the cell: its range at the corners bounds the
/// weights of the player's corners. The bounds hold for every Y.

struct CellBlock {
  private let shape: SupportShape
  /// Stride between two conditions in `gains`.
  private let longest: Int
  /// Owner of each condition.
  private var owners: [Int] = []
  /// Gains of strategies in use over the last one in use, by condition and row of its owner.
  private var gains: [Double]
  /// Slopes of the conditions times their weights, then the inverse: `factors[condition · corners + corner]`.
  private var factors: [Double]
  private var normal: [Double]
  private var order: [Int]
  private var means: [Double]
  private var sums: [Double]
  private var lows: [Double]
  private var highs: [Double]

  init(_ shape: SupportShape) {
    self.shape = shape
    let most = shape.supports.map(\.count).max() ?? 0
    longest = shape.rows.max() ?? 0
    gains = [Double](repeating: 0, count: shape.dimension * longest)
    factors = [Double](repeating: 0, count: shape.dimension * most)
    normal = [Double](repeating: 0, count: most * most)
    order = [Int](repeating: 0, count: most)
    means = [Double](repeating: 0, count: most)
    sums = [Double](repeating: 0, count: longest)
    (lows, highs) = (means, means)
  }

  /// Least weights of the corners of a player's simplex at any root in the cell; `nil` if there is no root.
  ///
  /// - Parameter error: bound on the rounding of a difference of payoffs at a corner.
  /// - Complexity: O(corners · conditions · rows).
  mutating func lowerWeights(of player: Int, in cell: SupportCell, error: Double) -> [Double]? {
    let size = shape.count(player)
    guard size > 1 else { return [Double](repeating: 0, count: size) }
    setConditions(for: player, cell.values.span)
    guard owners.count >= size - 1, setFactors(player) else { return [Double](repeating: 0, count: size) }
    var lower = [Double](repeating: 0, count: size)
    var upper = [Double](repeating: 1, count: size)
    for corner in 0..<size {
      let range = range(of: corner, player)
      var norm = 0.0
      for condition in owners.indices { norm += abs(factors[condition * size + corner]) }
      let slack = 2 * error * norm + 1e-15
      (lower[corner], upper[corner]) = (range.lower - slack, range.upper + slack)
    }
    return CellBlock.tightened(lower, upper)
  }

  /// Gains of the others' strategies in use over their last one in use.
  private mutating func setConditions(for player: Int, _ values: Span<Double>) {
    owners.removeAll(keepingCapacity: true)
    for other in shape.supports.indices where other != player {
      let (support, rows) = (shape.supports[other], shape.rows[other])
      let reference = shape.tables[other] + support[support.count - 1] * rows
      for place in 0..<support.count - 1 {
        let own = shape.tables[other] + support[place] * rows
        let first = owners.count * longest
        for row in 0..<rows { gains[first + row] = values[own + row] - values[reference + row] }
        owners.append(other)
      }
    }
  }

  /// The weighted least squares inverse of the slopes; `false` where the conditions do not determine the mixture. The
  /// last weight is 1 less the others: its form is minus the sum of theirs.
  private mutating func setFactors(_ player: Int) -> Bool {
    let size = shape.count(player)
    let count = size - 1
    for place in 0..<count * count { normal[place] = 0 }
    for condition in owners.indices {
      let owner = owners[condition]
      let start = condition * longest
      let spread = Self.setMeans(
        &means, gains, start..<start + shape.rows[owner], size: size, stride: shape.strides[owner][player])
      let weight = 1 / (spread * spread + 1e-300)
      for a in 0..<count {
        factors[condition * size + a] = means[a] * weight
        for b in 0..<count { normal[a * count + b] += means[a] * means[b] * weight }
      }
    }
    guard invert(&normal, count: count, order: &order) else { return false }
    for condition in owners.indices {
      for a in 0..<count { means[a] = factors[condition * size + a] }
      var last = 0.0
      for a in 0..<count {
        var factor = 0.0
        for b in 0..<count { factor += normal[a * count + b] * means[b] }
        factors[condition * size + a] = factor
        last -= factor
      }
      factors[condition * size + count] = last
    }
    return true
  }

  /// Sets `means` to the slopes of a condition by the player's weights in the middle of the cell; returns the
  /// variation of the condition with the mixtures of the others.
  private static func setMeans(
    _ means: inout [Double], _ gains: [Double], _ places: Range<Int>, size: Int, stride: Int
  ) -> Double {
    let gains = gains.span
    var means = means.mutableSpan
    for corner in 0..<size { means[corner] = 0 }
    var (low, high) = (Double.infinity, -Double.infinity)
    var start = places.lowerBound
    while start < places.upperBound {
      for place in start..<start + stride {
        var mean = 0.0
        for corner in 0..<size {
          let value = gains[place + corner * stride]
          means[corner] += value
          mean += value
        }
        low = min(low, mean)
        high = max(high, mean)
      }
      start += stride * size
    }
    let scale = Double(size) / Double(places.count)
    let last = means[size - 1]
    var least = 0.0
    for corner in 0..<size { least = max(least, abs(means[corner])) }
    for corner in 0..<size { means[corner] = (means[corner] - last) * scale }
    return (high - low) / Double(2 * size) + 1e-6 * least * scale
  }

  /// Range of the weight of a corner less a combination of conditions.
  private mutating func range(of corner: Int, _ player: Int) -> (lower: Double, upper: Double) {
    let size = shape.count(player)
    for own in 0..<size { (lows[own], highs[own]) = (own == corner ? 1 : 0, own == corner ? 1 : 0) }
    var first = 0
    while first < owners.count {
      let owner = owners[first]
      var end = first
      while end < owners.count, owners[end] == owner { end += 1 }
      let (stride, rows) = (shape.strides[owner][player], shape.rows[owner])
      for row in 0..<rows { sums[row] = 0 }
      for condition in first..<end {
        let factor = factors[condition * size + corner]
        addUp(gains, from: condition * longest, times: factor, to: &sums, rows)
      }
      for own in 0..<size {
        let (low, high) = Self.range(
          of: sums.span, from: own * stride, stride: stride, step: stride * size, to: rows)
        lows[own] -= high
        highs[own] -= low
      }
      first = end
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    for own in 0..<size {
      low = min(low, lows[own])
      high = max(high, highs[own])
    }
    return (low, high)
  }

  /// Range of the numbers at a corner of a player: `stride` of them every `step`.
  private static func range(
    of sums: Span<Double>, from first: Int, stride: Int, step: Int, to rows: Int
  ) -> (lower: Double, upper: Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    var start = first
    while start < rows {
      for row in start..<start + stride {
        low = min(low, sums[row])
        high = max(high, sums[row])
      }
      start += step
    }
    return (low, high)
  }

  /// Lower bounds on weights that add up to 1, from bounds on each; `nil` if they are infeasible.
  static func tightened(_ lower: [Double], _ upper: [Double]) -> [Double]? {
    let lows = lower.map { max(0, $0) }
    let highs = upper.map { min(1, $0) }
    let (least, most) = (lows.reduce(0, +), highs.reduce(0, +))
    if least > 1 + 1e-12 || most < 1 - 1e-12 || zip(lows, highs).contains(where: { $0 > $1 }) { return nil }
    return lows.indices.map { max(0, max(lows[$0], 1 - (most - highs[$0])) - 1e-14) }
  }
}

/// Adds a multiple of some numbers to others.
func addUp(
  _ source: [Double], from first: Int, times factor: Double, to target: inout [Double], _ count: Int
) {
  let source = source.span
  var target = target.mutableSpan
  for row in 0..<count { target[row] += factor * source[first + row] }
}
