/// Verdict on a root of the indifference conditions: equilibrium, no equilibrium, or undecided.
///
/// A root is known as the only one in a small box. A property of the whole box is one of the root; if the box
/// does not decide, because of an exact or near tie, the root is sought as fractions. No tolerance enters: a
/// root that neither method decides is not listed, and the list is not called complete.
internal import ResilienceNumerics

/// Verdict on a root.
enum RootVerdict {
  /// An equilibrium on exactly these supports.
  case equilibrium(MixedProfile)
  /// No equilibrium on these supports: another strategy is better, or a probability is 0 or less.
  case none
  /// Undecided: neither could be proved.
  case undecided
}

/// Judge of roots of a game in canonical form.
struct RootJudge: Sendable {
  let canonical: CanonicalGame
  let sizes: [Int]
  private let strides: [Int]

  init(_ canonical: CanonicalGame) {
    self.canonical = canonical
    sizes = canonical.game.strategies.map(\.count)
    var strides = [1]
    for size in sizes { strides.append((strides.last ?? 1) * size) }
    self.strides = strides
  }

  /// Bound on the rounding of an expected payoff as `MultilinearPayoffs` computes it: canonical payoffs are at most 1,
  /// weights add up to 1, and each player adds a product and a sum for each of its strategies.
  static func rounding(sizes: [Int]) -> Double { 0x1p-53 * Double(2 * sizes.reduce(0, +) + 16) }

  /// Verdict on the only root in a box around a point.
  ///
  /// - Complexity: O(players² · profiles), and exact arithmetic over the profiles on the supports where that does not
  ///   decide.
  func verdict(_ root: RootEnclosure, supports: [[Int]]) -> RootVerdict {
    let profile = canonical.game.split(root.point)
    let mixed = MixedProfile(
      probabilities: profile, payoffs: sizes.map { _ in 0 }, regret: 0, radius: root.radius)
    switch verdictOfBox(root, profile, supports) {
    case .some(true): return .equilibrium(mixed)
    case .some(false): return .none
    case nil: break
    }
    guard let exact = exactRoot(near: profile, radius: root.radius, supports: supports) else {
      return .undecided
    }
    guard isEquilibrium(exact, supports) else { return .none }
    return .equilibrium(
      MixedProfile(
        probabilities: exact.map { $0.map { Double($0) } }, payoffs: sizes.map { _ in 0 }, regret: 0,
        radius: 0x1p-53))
  }

  /// Whether all points of the box are equilibria on the supports, or none; `nil` if undecided.
  private func verdictOfBox(_ root: RootEnclosure, _ profile: [[Double]], _ supports: [[Int]]) -> Bool? {
    let places = supports.reduce(0) { $0 + $1.count }
    guard root.radius * Double(places) < 1e-3 else { return nil }
    var isKnown = true
    for (player, support) in supports.enumerated() {
      for strategy in support {
        if profile[player][strategy] < -root.radius { return false }
        isKnown = isKnown && profile[player][strategy] > root.radius
      }
    }
    let payoffs = canonical.game.deviationPayoffs(profile)
    let rows = supports.reduce(1.0) { $0 * Double($1.count) }
    let rounding = 0x1p-52 * (rows + Double(sizes.count) + 4)
    for (player, support) in supports.enumerated() {
      // Gains are multilinear in the others' shares, with slopes between -1 and 1 and a little more off the simplex.
      let others = places - support.count
      let slack = 1.01 * root.radius * Double(others) + rounding
      for strategy in 0..<sizes[player] where !support.contains(strategy) {
        let gain = payoffs[player][strategy] - payoffs[player][support[0]]
        if gain > slack { return false }
        if gain < -slack { continue }
        isKnown = isKnown && isNeverBetter(strategy, of: player, supports)
      }
    }
    return isKnown ? true : nil
  }

  /// Whether an unused strategy pays no more than some used strategy against all profiles over the others'
  /// supports, exactly.
  private func isNeverBetter(_ strategy: Int, of player: Int, _ supports: [[Int]]) -> Bool {
    let rows = profiles(of: supports, without: player)
    return supports[player].contains { used in
      rows.allSatisfy { row in
        let (own, other) = (row + strategy * strides[player], row + used * strides[player])
        let canonical = canonical.game
        let (gain, value) = (canonical.payoff(of: player, at: own), canonical.payoff(of: player, at: other))
        // Rounding keeps the order.
        if gain != value { return gain < value }
        return self.canonical.exactPayoff(of: player, at: own)
          <= self.canonical.exactPayoff(of: player, at: other)
      }
    }
  }

  /// Numbers of the profiles in which the others play strategies of their supports and a player its first.
  func profiles(of supports: [[Int]], without player: Int) -> [Int] {
    var rows = [0]
    for (other, support) in supports.enumerated() where other != player {
      rows = support.flatMap { strategy in rows.map { $0 + strategy * strides[other] } }
    }
    return rows
  }

  /// Number of a profile in which a player deviates from its first strategy.
  func profile(_ row: Int, _ player: Int, playing strategy: Int) -> Int { row + strategy * strides[player] }
}
