/// Verdict on a root of the indifference conditions in a type-symmetric game: as `RootJudge`, with one
/// mixture by type.
internal import ResilienceNumerics

extension TypeSymmetricTable {
  /// The same game with each type's payoffs shifted and scaled as in `CanonicalGame`: between 0 and 1.
  var canonical: TypeSymmetricTable {
    TypeSymmetricTable(
      counts: counts, strategyCount: strategyCount,
      tables: tables.map { CanonicalGame.canonical($0, strategyCount).values })
  }
}

/// Judge of roots of a count game in canonical form.
struct TypeSymmetricJudge: Sendable {
  private let game: TypeSymmetricTable
  /// The original game, if it is exact.
  private let raw: TypeSymmetricTable?
  /// Limit on the rows of a table for exact arithmetic.
  private static let rowLimit = 5_000

  /// - Parameter raw: the original game; `nil` if its payoffs were rounded.
  init(_ canonical: TypeSymmetricTable, raw: TypeSymmetricTable?) {
    game = canonical
    self.raw = raw
  }

  /// Verdict on the only root in a box around a point.
  ///
  /// - Complexity: O(rows · strategies) for each type, and exact arithmetic where that does not decide.
  func verdict(_ root: RootEnclosure, supports: [[Int]]) -> RootVerdict {
    let m = game.strategyCount
    let profile = game.counts.indices.map { Array(root.point[$0 * m..<($0 + 1) * m]) }
    switch verdictOfBox(root.radius, profile, supports) {
    case .some(true):
      return .equilibrium(
        MixedProfile(probabilities: profile, payoffs: profile.map { _ in 0 }, regret: 0, radius: root.radius))
    case .some(false): return .none
    case nil: break
    }
    guard let exact = exactRoot(near: profile, radius: root.radius, supports) else { return .undecided }
    guard isEquilibrium(exact, supports) else { return .none }
    return .equilibrium(
      MixedProfile(
        probabilities: exact.map { $0.map { Double($0) } }, payoffs: profile.map { _ in 0 }, regret: 0,
        radius: 0x1p-53))
  }

  /// Whether all points of the box are equilibria on the supports, or none; `nil` if undecided.
  private func verdictOfBox(_ radius: Double, _ profile: [[Double]], _ supports: [[Int]]) -> Bool? {
    let weight = zip(game.counts, supports).reduce(0.0) { $0 + Double($1.0 * $1.1.count) }
    guard radius * weight < 1e-3 else { return nil }
    var isKnown = true
    for (type, support) in supports.enumerated() {
      for strategy in support {
        if profile[type][strategy] < -radius { return false }
        isKnown = isKnown && profile[type][strategy] > radius
      }
    }
    let degree = Double(game.counts.reduce(0, +))
    for (type, support) in supports.enumerated() {
      let payoffs = game.payoffs(type: type, againstMixture: profile)
      // Slopes by a share of a type are at most its number of players, payoffs being between 0 and 1.
      let slack = 1.01 * radius * weight + 0x1p-52 * (Double(game.rows(of: type)) + 8 * degree + 4)
      for strategy in 0..<game.strategyCount where !support.contains(strategy) {
        let gain = payoffs[strategy] - payoffs[support[0]]
        if gain > slack { return false }
        if gain < -slack { continue }
        isKnown = isKnown && isNeverBetter(strategy, of: type, supports)
      }
    }
    return isKnown ? true : nil
  }

  /// Whether an unused strategy pays no more than some used strategy against all compositions over used
  /// strategies, exactly.
  private func isNeverBetter(_ strategy: Int, of type: Int, _ supports: [[Int]]) -> Bool {
    guard let raw else { return false }
    let m = raw.strategyCount
    var rows: [Int] = []
    forEachRow(of: type, supports) { row, _ in rows.append(row * m) }
    let table = raw.tables[type]
    return supports[type].contains { used in rows.allSatisfy { table[$0 + strategy] <= table[$0 + used] } }
  }

  /// Calls `body` with each row of a type's table in which the others use only the supports, and their
  /// composition.
  private func forEachRow(of type: Int, _ supports: [[Int]], _ body: (Int, [[Int]]) -> Void) {
    var row = 0
    let others = game.counts.indices.map { game.counts[$0] - ($0 == type ? 1 : 0) }
    forEachTypeProfile(counts: others, strategies: game.strategyCount) { spreads in
      let isUsed = zip(spreads, supports).allSatisfy { spread, support in
        spread.indices.allSatisfy { spread[$0] == 0 || support.contains($0) }
      }
      if isUsed { body(row, spreads) }
      row += 1
      return true
    }
  }

  /// The simplest fractions near the root, if they satisfy the indifference conditions.
  private func exactRoot(
    near profile: [[Double]], radius: Double, _ supports: [[Int]]
  ) -> [[Rational]]? {
    guard let raw, raw.counts.indices.allSatisfy({ raw.rows(of: $0) <= Self.rowLimit }),
      let guess = simplestProfile(near: profile, radius: radius, supports)
    else { return nil }
    for (type, support) in supports.enumerated() where support.count > 1 {
      let payoffs = exactPayoffs(of: type, support, guess, supports)
      if payoffs.contains(where: { $0 != payoffs[0] }) { return nil }
    }
    return guess
  }

  private func isEquilibrium(_ profile: [[Rational]], _ supports: [[Int]]) -> Bool {
    supports.indices.allSatisfy { type in
      guard supports[type].allSatisfy({ profile[type][$0].signum > 0 }) else { return false }
      let unused = (0..<game.strategyCount).filter { !supports[type].contains($0) }
      let payoffs = exactPayoffs(of: type, [supports[type][0]] + unused, profile, supports)
      return payoffs.allSatisfy { $0 <= payoffs[0] }
    }
  }

  /// Expected payoffs of some strategies of a type, exactly.
  private func exactPayoffs(
    of type: Int, _ strategies: [Int], _ mixtures: [[Rational]], _ supports: [[Int]]
  ) -> [Rational] {
    let table = raw?.tables[type] ?? []
    var result = strategies.map { _ in Rational(0) }
    forEachRow(of: type, supports) { row, spreads in
      let weight = zip(spreads, mixtures).reduce(Rational(1)) { $0 * exactMultinomial($1.0, $1.1) }
      guard weight.signum != 0 else { return }
      for (place, strategy) in strategies.enumerated() {
        let payoff = Rational(exactly: table[row * game.strategyCount + strategy]) ?? 0
        result[place] = result[place] + weight * payoff
      }
    }
    return result
  }

  /// Exact multinomial probability that independent players with the same mixture have these counts.
  private func exactMultinomial(_ counts: [Int], _ probabilities: [Rational]) -> Rational {
    var (result, placed) = (Rational(1), 0)
    for (count, share) in zip(counts, probabilities) {
      for k in 0..<count {
        placed += 1
        result = result * share * Rational(BigInteger(placed), BigInteger(k + 1))
      }
    }
    return result
  }
}
