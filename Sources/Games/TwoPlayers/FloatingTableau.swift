/// Pivoting on doubles with ties broken as in exact pivoting: for a path whose end is checked exactly.
internal import ResilienceNumerics

/// A basis of a polytope in double precision, without proof.
struct FloatingTableau: PivotDictionary {
  private let dimension: Int
  private let variableCount: Int
  private(set) var basic: [Int]
  private(set) var cobasic: [Int]
  /// `table[row · width + column]`, the right-hand side in the last column.
  private var table: [Double]
  private let width: Int
  /// Least size of a pivot.
  private static let least = 1e-9
  /// Relative difference below which ratios are ties.
  private static let closeness = 1e-10

  /// The basis of the origin.
  init(_ polytope: BestResponsePolytope) {
    (dimension, variableCount) = (polytope.dimension, polytope.variableCount)
    width = polytope.dimension + 1
    basic = Array(polytope.dimension..<polytope.variableCount)
    cobasic = Array(0..<polytope.dimension)
    let largest = polytope.matrix.max() ?? .one
    // A power of two brings the entries near 1, whatever their size; weights are taken in that unit.
    let shift = BigInteger(2).power(max(0, largest.bitWidth - 900))
    let unit = Double(largest / shift)
    table = []
    table.reserveCapacity(polytope.constraintCount * width)
    for row in 0..<polytope.constraintCount {
      for entry in polytope.matrix[row * dimension..<(row + 1) * dimension] {
        table.append(Double(entry / shift) / unit)
      }
      table.append(1)
    }
  }

  func leavingRow(entering column: Int) -> Int? {
    var best: Int?
    for row in basic.indices where table[row * width + column] > Self.least {
      guard let other = best else {
        best = row
        continue
      }
      if isLess(row, other, column) { best = row }
    }
    return best
  }

  /// Whether a row's ratio is smaller than another's, ties broken by the inverse's columns, of which those of basic
  /// slacks are unit columns.
  private func isLess(_ row: Int, _ other: Int, _ column: Int) -> Bool {
    let (scale, otherScale) = (table[row * width + column], table[other * width + column])
    func order(_ a: Double, _ b: Double) -> Int {
      let (left, right) = (a * otherScale, b * scale)
      let slack = Self.closeness * max(abs(left), abs(right), scale * otherScale * 1e-3)
      return left < right - slack ? -1 : left > right + slack ? 1 : 0
    }
    let first = order(table[row * width + width - 1], table[other * width + width - 1])
    if first != 0 { return first < 0 }
    var places = [Int](repeating: -1, count: variableCount)
    for (place, variable) in cobasic.enumerated() { places[variable] = place }
    for slack in dimension..<variableCount {
      let sign =
        places[slack] >= 0
        ? order(table[row * width + places[slack]], table[other * width + places[slack]])
        : basic[row] == slack ? 1 : basic[other] == slack ? -1 : 0
      if sign != 0 { return sign < 0 }
    }
    return false
  }

  /// Change of the sum of the weights per unit of a column's variable.
  func gain(of column: Int) -> Double {
    var gain = cobasic[column] < dimension ? 1.0 : 0
    for row in basic.indices where basic[row] < dimension { gain -= table[row * width + column] }
    return gain
  }

  mutating func pivot(row: Int, column: Int) {
    let (width, count) = (width, basic.count)
    table.withUnsafeMutableBufferPointer { table in
      let own = UnsafeMutableBufferPointer(rebasing: table[row * width..<(row + 1) * width])
      let inverse = 1 / own[column]
      for j in 0..<width { own[j] *= inverse }
      own[column] = inverse
      for i in 0..<count where i != row {
        let other = UnsafeMutableBufferPointer(rebasing: table[i * width..<(i + 1) * width])
        let factor = other[column]
        if factor == 0 { continue }
        other[column] = 0
        for j in 0..<width { other[j] -= factor * own[j] }
      }
    }
    (basic[row], cobasic[column]) = (cobasic[column], basic[row])
  }
}
