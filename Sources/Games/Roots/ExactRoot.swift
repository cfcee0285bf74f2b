/// Exact rational roots of the indifference conditions, if they are rational.
///
/// If two players mix, the conditions of each are linear in the mixture of the other, and the system is
/// solved for the root. If more do, the simplest fractions near the root are tried; a profile of fractions
/// that meets all conditions inside a box with one root is that root.
internal import ResilienceNumerics

extension RootJudge {
  /// Limit on the profiles on the supports for exact arithmetic.
  private static var profileLimit: Int { 20_000 }

  /// The root as fractions, by player and strategy; `nil` if none was found.
  func exactRoot(near profile: [[Double]], radius: Double, supports: [[Int]]) -> [[Rational]]? {
    let count = supports.reduce(1) { $0 * $1.count }
    guard count <= Self.profileLimit else { return nil }
    let mixing = supports.indices.filter { supports[$0].count > 1 }
    if mixing.count == 2 { return linearRoot(mixing[0], mixing[1], supports) }
    guard let guess = simplestProfile(near: profile, radius: radius, supports) else { return nil }
    for player in mixing {
      let payoffs = exactPayoffs(of: player, supports[player], guess, supports)
      if payoffs.contains(where: { $0 != payoffs[0] }) { return nil }
    }
    return guess
  }

  /// Whether fractions that satisfy the indifference conditions are positive on the supports, and no other
  /// strategy is better.
  func isEquilibrium(_ profile: [[Rational]], _ supports: [[Int]]) -> Bool {
    supports.indices.allSatisfy { player in
      guard supports[player].allSatisfy({ profile[player][$0].signum > 0 }) else { return false }
      let unused = (0..<sizes[player]).filter { !supports[player].contains($0) }
      let payoffs = exactPayoffs(of: player, [supports[player][0]] + unused, profile, supports)
      return payoffs.allSatisfy { $0 <= payoffs[0] }
    }
  }

  /// Payoffs of some strategies of a player while the others play the profile.
  private func exactPayoffs(
    of player: Int, _ strategies: [Int], _ mixtures: [[Rational]], _ supports: [[Int]]
  ) -> [Rational] {
    let rows = profiles(of: supports, without: player)
    // The others' strategies run like the rows: the first of the others fastest.
    var weights: [Rational] = [1]
    for (other, support) in supports.enumerated() where other != player {
      weights = support.flatMap { strategy in weights.map { $0 * mixtures[other][strategy] } }
    }
    return strategies.map { strategy in
      zip(rows, weights).reduce(0) { sum, row in
        row.1.signum == 0
          ? sum
          : sum + row.1
            * canonical.exactPayoff(of: player, at: self.profile(row.0, player, playing: strategy))
      }
    }
  }

  /// The root if only two players mix: each one's conditions determine the other's mixture.
  private func linearRoot(_ first: Int, _ second: Int, _ supports: [[Int]]) -> [[Rational]]? {
    var result = sizes.map { [Rational](repeating: 0, count: $0) }
    for (player, support) in supports.enumerated() where support.count == 1 { result[player][support[0]] = 1 }
    for (player, other) in [(first, second), (second, first)] {
      guard supports[player].count == supports[other].count else { return nil }
      let reference = supports[player][supports[player].count - 1]
      let columns = profiles(of: supports, without: player)
      var system = supports[player].dropLast().map { strategy in
        columns.map { column in
          canonical.exactPayoff(of: player, at: profile(column, player, playing: strategy))
            - canonical.exactPayoff(of: player, at: profile(column, player, playing: reference))
        } + [0]
      }
      system.append([Rational](repeating: 1, count: columns.count + 1))
      guard let shares = solve(system) else { return nil }
      for (strategy, share) in zip(supports[other], shares) { result[other][strategy] = share }
    }
    return result
  }
}

/// The simplest fractions within a radius of each probability on the supports; the last of a support is 1
/// minus the others. `nil` if they are not simple.
func simplestProfile(near profile: [[Double]], radius: Double, _ supports: [[Int]]) -> [[Rational]]? {
  var result = profile.map { [Rational](repeating: 0, count: $0.count) }
  for (player, support) in supports.enumerated() {
    var rest: Rational = 1
    for strategy in support.dropLast() {
      let value = profile[player][strategy]
      guard let low = Rational(exactly: value - radius), let high = Rational(exactly: value + radius),
        let share = simplest(between: low, and: high)
      else { return nil }
      result[player][strategy] = share
      rest = rest - share
    }
    let last = support[support.count - 1]
    guard abs(Double(rest) - profile[player][last]) <= radius else { return nil }
    result[player][last] = rest
  }
  return result
}

/// The solution of a system of equations, each a row of coefficients with its right-hand side last; `nil`
/// unless there is exactly one.
///
/// - Complexity: O(count³) exact operations.
func solve(_ rows: [[Rational]]) -> [Rational]? {
  var rows = rows
  let count = rows.count
  for column in 0..<count {
    guard let pivot = (column..<count).first(where: { rows[$0][column].signum != 0 }) else { return nil }
    rows.swapAt(column, pivot)
    let divisor = rows[column][column]
    rows[column] = rows[column].map { $0 / divisor }
    for row in 0..<count where row != column && rows[row][column].signum != 0 {
      let factor = rows[row][column]
      rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
    }
  }
  return rows.map { $0[count] }
}

/// The fraction with the smallest denominator between two others, by their continued fractions; `nil` unless
/// its denominator fits 32 bits.
func simplest(between low: Rational, and high: Rational) -> Rational? {
  if low.signum <= 0, high.signum >= 0 { return 0 }
  if high.signum < 0 { return simplest(between: -high, and: -low).map { -$0 } }
  var (low, high) = (low, high)
  var terms: [BigInteger] = []
  while terms.count < 64 {
    let (floor, remainder) = low.numerator.quotientAndRemainder(dividingBy: low.denominator)
    if remainder.isZero || Rational(floor + 1) <= high {
      var result = Rational(remainder.isZero ? floor : floor + 1)
      for term in terms.reversed() { result = Rational(term) + 1 / result }
      return result.denominator.bitWidth <= 32 ? result : nil
    }
    terms.append(floor)
    (low, high) = (1 / (high - Rational(floor)), 1 / (low - Rational(floor)))
  }
  return nil
}
