/// Eigenvalues of small symmetric matrices.

/// The eigenvalues of a symmetric matrix, ascending, by Jacobi's rotations.
///
/// Only the symmetric part of the matrix counts. Errors are a few units in the last place of the largest entry.
///
/// Reference: Golub and Van Loan, Matrix Computations, 4th ed., section 8.5.
///
/// - Complexity: O(n³) a sweep, fewer than ten sweeps.
public func symmetricEigenvalues(_ matrix: [[Double]]) -> [Double] {
  let n = matrix.count
  var a = (0..<n).map { i in (0..<n).map { j in (matrix[i][j] + matrix[j][i]) / 2 } }
  let scale = a.joined().reduce(0) { max($0, abs($1)) }
  for _ in 0..<50 {
    var rest = 0.0
    for p in 0..<n { for q in 0..<p { rest = max(rest, abs(a[p][q])) } }
    if rest <= 1e-16 * scale { break }
    for p in 0..<n { for q in 0..<p where a[p][q] != 0 { rotate(&a, p, q) } }
  }
  return (0..<n).map { a[$0][$0] }.sorted()
}

/// Rotates the plane of two axes so that their common entry becomes 0.
private func rotate(_ a: inout [[Double]], _ p: Int, _ q: Int) {
  let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
  let t = (theta >= 0 ? 1.0 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
  let c = 1 / (t * t + 1).squareRoot()
  let s = t * c
  for k in a.indices {
    (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
  }
  for k in a.indices {
    (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
  }
}
