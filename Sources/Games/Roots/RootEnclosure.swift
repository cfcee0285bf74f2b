/// Proof of a unique root of the indifference conditions close to a point.
///
/// Reference: Krawczyk's operator as in Neumaier, Interval Methods for Systems of Equations, theorem 5.1.8; here with
/// a bound on the change of the slopes instead of interval arithmetic.

/// A profile with a proof of exactly one root nearby.
struct RootEnclosure: Equatable {
  /// Probabilities by strategy, type after type.
  let point: [Double]
  /// Largest distance of the root in any probability; it is the only one within eight times as much.
  let radius: Double
}

extension SupportNewton {
  /// Proves a unique root near a point found by Newton's method; `nil` if the proof fails.
  ///
  /// With Y the inverse of the slopes J at the point, K maps a box of radius r around it into itself if
  /// ‖Y‖ |F| + (‖1 − Y J‖ + ‖Y‖ L r) r < r, L a bound on how fast the sum of a row of slopes changes.
  ///
  /// - Parameters:
  ///   - rounding: bound on the rounding of a payoff, and of a slope of one.
  ///   - curvature: L: a second difference of gains is at most 8 payoffs, and there are dimension² of them in a row.
  mutating func enclose(
    _ point: [Double], supports: [[Int]], rounding: Double, curvature: Double
  ) -> RootEnclosure? {
    let (matrix, residual) = linearize(point, supports: supports)
    let count = residual.count
    guard count > 0, let system = LinearSystem(matrix, count: count) else { return nil }
    var (inverseNorm, error) = (0.0, 0.0)
    let columns = (0..<count).map { column in system.solve((0..<count).map { $0 == column ? 1 : 0 }) }
    for row in 0..<count {
      var (norm, distance) = (0.0, 0.0)
      for column in 0..<count { norm += abs(columns[column][row]) }
      for column in 0..<count {
        var product = row == column ? -1.0 : 0
        for k in 0..<count { product += columns[k][row] * matrix[k * count + column] }
        distance += abs(product)
      }
      inverseNorm = max(inverseNorm, norm)
      // Each entry is a sum of four slopes.
      error = max(error, distance + 4 * norm * Double(count) * rounding)
    }
    // The last probability of each support is 1 minus the others.
    let most = supports.reduce(1) { max($0, $1.count - 1) }
    let miss = residual.reduce(0) { max($0, abs($1)) } + 2 * rounding
    let radius = 2 * inverseNorm * miss + 1e-16
    guard inverseNorm.isFinite,
      inverseNorm * miss + (error + inverseNorm * curvature * radius) * radius < radius,
      error + inverseNorm * curvature * 8 * radius * Double(most) < 1
    else { return nil }
    return RootEnclosure(point: point, radius: radius * Double(most) + 1e-16)
  }
}
