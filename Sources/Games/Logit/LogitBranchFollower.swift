/// Tracking of a logit branch to the Nash equilibrium at its end.

/// Follower of a branch that attempts, whenever the supports seem settled, a jump to its end.
struct LogitBranchFollower<Model: LogitModel> {
  private(set) var path: LogitPath<Model>
  private var newton: SupportNewton<Model>
  private let ranges: [Range<Int>]
  /// Supports of the last attempt for either threshold of a small share, to skip repeats.
  private var tried: [[[Int]]] = [[], []]
  private var lastAttempt = [0, 0]

  /// Precision, in units of 1 / payoff unit, at which a branch counts as ended.
  private static var end: Double { 1e9 }
  /// Limit on steps along a branch.
  private let stepLimit: Int

  init(_ path: LogitPath<Model>, stepLimit: Int = 4_000) {
    self.path = path
    self.stepLimit = stepLimit
    newton = SupportNewton(path.model)
    ranges = path.ranges
  }

  /// An equilibrium near the branch, or the last point of the branch, by index (strategies, type after type),
  /// and the number of steps; `nil` if the branch got stuck.
  mutating func equilibrium(isGood: ([[Double]]) -> Bool) -> (point: [Double], steps: Int)? {
    while path.steps < stepLimit {
      guard path.advance() else { return nil }
      if path.precision > 2, let point = attempt(isGood) {
        return (point, path.steps)
      }
      if path.precision < 0 { return nil }
      if path.precision > Self.end { return (path.probabilities, path.steps) }
    }
    return nil
  }

  /// Newton's method on the supports that the present point suggests, unless the same was tried just before.
  ///
  /// A strategy that is worse by a gap g keeps a share of about e^(−λ g), one in use may have any share: the
  /// first attempt leaves out small shares, the next one shares that are small for so large a λ.
  private mutating func attempt(_ isGood: ([[Double]]) -> Bool) -> [Double]? {
    let point = path.probabilities
    for (number, least) in [0.04, min(0.04, 2 / path.precision)].enumerated() {
      let supports = supports(of: point, least: least)
      if supports == tried[number], path.steps < lastAttempt[number] + 8 { continue }
      (tried[number], lastAttempt[number]) = (supports, path.steps)
      if number == 1, supports == tried[0] { continue }
      guard let found = newton.solve(supports: supports, guess: point) else { continue }
      if isGood(ranges.map { Array(found[$0]) }) { return found }
    }
    return nil
  }

  /// Strategy indices by type with a share above a given fraction of the largest.
  private func supports(of point: [Double], least: Double) -> [[Int]] {
    ranges.map { range in
      var top = 0.0
      for place in range { top = max(top, point[place]) }
      return range.filter { point[$0] > least * top }
    }
  }
}
