/// Exact linear algebra on integers.

/// Fraction-free elimination: every entry is a minor of the matrix, so every division is exact.
///
/// Reference: Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian elimination", Mathematics of
/// Computation 22 (1968) 565.
public enum FractionFreeElimination {
  /// The solution of a square system as numerators over one positive denominator; `nil` if it is singular.
  ///
  /// - Parameter matrix: rows of as many entries as there are rows.
  /// - Complexity: O(count³) products of numbers with up to `count` times the digits of an entry.
  public static func solve(
    _ matrix: [[BigInteger]], _ right: [BigInteger]
  ) -> (numerators: [BigInteger], denominator: BigInteger)? {
    let n = matrix.count
    var rows = zip(matrix, right).map { $0 + [$1] }
    var last = BigInteger.one
    for column in 0..<n {
      guard let pivot = (column..<n).first(where: { !rows[$0][column].isZero }) else { return nil }
      rows.swapAt(pivot, column)
      let own = rows[column]
      for row in column + 1..<n { eliminate(&rows[row], by: own, column, from: column + 1, last) }
      last = own[column]
    }
    var numerators = [BigInteger](repeating: .zero, count: n)
    for row in (0..<n).reversed() {
      let known = (row + 1..<n).reduce(last * rows[row][n]) { $0 - rows[row][$1] * numerators[$1] }
      numerators[row] = known / rows[row][row]
    }
    return last.signum < 0 ? (numerators.map { -$0 }, -last) : (numerators, last)
  }

  /// A basis of the null space of a matrix, as integers; empty if it contains only 0.
  ///
  /// - Parameters:
  ///   - matrix: rows of `columns` entries each.
  ///   - columns: the length of the vectors.
  /// - Complexity: O(rows · columns · rank) products.
  public static func nullspace(_ matrix: [[BigInteger]], columns: Int) -> [[BigInteger]] {
    var rows = matrix
    var last = BigInteger.one
    var pivots: [Int] = []
    for column in 0..<columns {
      let rank = pivots.count
      guard let pivot = (rank..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(pivot, rank)
      let own = rows[rank]
      for row in rows.indices where row != rank { eliminate(&rows[row], by: own, column, from: 0, last) }
      last = own[column]
      pivots.append(column)
    }
    return (0..<columns).filter { !pivots.contains($0) }.map { free in
      var vector = [BigInteger](repeating: .zero, count: columns)
      vector[free] = last
      for (row, column) in pivots.enumerated() { vector[column] = -rows[row][free] }
      return vector
    }
  }

  /// Subtracts the multiple of a row that makes an entry 0, from some column on.
  private static func eliminate(
    _ row: inout [BigInteger], by own: [BigInteger], _ column: Int, from first: Int, _ last: BigInteger
  ) {
    let (pivot, factor) = (own[column], row[column])
    for j in first..<row.count {
      let product = factor.isZero || own[j].isZero ? .zero : factor * own[j]
      row[j] = (row[j] * pivot - product) / last
    }
    row[column] = .zero
  }
}
