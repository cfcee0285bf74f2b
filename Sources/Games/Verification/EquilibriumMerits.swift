/// Selection criteria for the equilibria of a list: strictness, payoff dominance, the sum of payoffs.
///
/// Reference: payoff dominance: Harsanyi and Selten, A General Theory of Equilibrium Selection in Games, 1988.
internal import ResilienceNumerics

/// Properties of an equilibrium relative to the others on its list.
public struct EquilibriumMerits: Equatable, Sendable {
  /// Whether every deviation of every player loses.
  public let isStrict: Bool
  /// Whether another equilibrium on the list pays every player at least as much and some player more.
  public let isPayoffDominated: Bool
  /// The sum of all payoffs.
  public let sum: Double
  /// Whether no equilibrium on the list has a larger sum.
  public let hasBestSum: Bool
}

/// Criterion to select equilibria from a list.
public enum EquilibriumSelection: String, CaseIterable, Sendable {
  /// Equilibria with the largest sum of payoffs.
  case bestSum = "best-sum"
  /// Equilibria with the smallest sum of payoffs.
  case worstSum = "worst-sum"
  /// Pareto-undominated equilibria: no other pays every player at least as much and some player more.
  case pareto
  /// Payoff-dominant equilibria: each player gets at least as much as in any other.
  case payoffDominant = "payoff-dominant"
  /// Strict equilibria: every deviation loses.
  case strict
}

extension GameSolution {
  /// Properties of each equilibrium: exact if the list is; otherwise payoffs that differ by less than 10^-9
  /// of the range of a player's payoffs are the same.
  ///
  /// The payoffs of a continuum lie between those of its extreme equilibria, one player's independently of
  /// the other's: so a property of the list holds for the whole set.
  ///
  /// - Parameter isFileExact: whether payoffs are meant as they stand, so that any difference counts for strictness.
  /// - Complexity: O(equilibria · (equilibria · players + strategies)) at worst, usually far less.
  public func merits(isFileExact: Bool = true) -> [EquilibriumMerits] {
    let comparison = PayoffComparison(self)
    let best = Set(comparison.extreme { $0 > $1 })
    let dominated = comparison.dominated
    return equilibria.indices.map { place in
      EquilibriumMerits(
        isStrict: isFileExact ? isStrictlyBest(equilibria[place]) : isStrict(equilibria[place]),
        isPayoffDominated: dominated[place], sum: equilibria[place].profile.payoffs.reduce(0, +),
        hasBestSum: best.contains(place))
    }
  }

  /// Indices on the list of the selected equilibria, in order.
  public func selected(_ selection: EquilibriumSelection, isFileExact: Bool = true) -> [Int] {
    let comparison = PayoffComparison(self)
    switch selection {
    case .bestSum: return comparison.extreme { $0 > $1 }
    case .worstSum: return comparison.extreme { $0 < $1 }
    case .strict:
      return equilibria.indices.filter {
        isFileExact ? isStrictlyBest(equilibria[$0]) : isStrict(equilibria[$0])
      }
    case .pareto:
      let dominated = comparison.dominated
      return equilibria.indices.filter { !dominated[$0] }
    case .payoffDominant:
      return equilibria.indices.filter { place in
        equilibria.indices.allSatisfy { comparison.paysNoLess(place, $0) }
      }
    }
  }

  /// Whether every deviation from a pure profile loses, by the exact payoffs of the file.
  private func isStrictlyBest(_ row: Row) -> Bool {
    guard row.profile.isPure else { return false }
    let choice = row.profile.probabilities.map { $0.firstIndex(of: 1) ?? 0 }
    let place = file.game.index(of: choice)
    let players = choice.count
    var stride = 1
    for (player, names) in file.game.strategies.enumerated() {
      let value = file.exactPayoffs[place * players + player]
      for other in names.indices where other != choice[player] {
        let index = place + (other - choice[player]) * stride
        if file.exactPayoffs[index * players + player] >= value { return false }
      }
      stride *= names.count
    }
    return true
  }
}

/// Payoffs of a list, exact or to rounding.
private struct PayoffComparison {
  private let exact: [[Rational]]?
  private let rounded: [[Double]]
  /// Differences that count as ties, by player.
  private let slack: [Double]

  init(_ solution: GameSolution) {
    rounded = solution.equilibria.map(\.profile.payoffs)
    let all = solution.equilibria.compactMap { $0.exact?.payoffs }
    exact = all.count == rounded.count ? all : nil
    let game = solution.file.game
    slack = game.players.indices.map { player in
      var (least, most) = (Double.infinity, -Double.infinity)
      for place in stride(from: player, to: game.payoffs.count, by: game.players.count) {
        (least, most) = (min(least, game.payoffs[place]), max(most, game.payoffs[place]))
      }
      return 1e-9 * (most - least)
    }
  }

  func paysNoLess(_ place: Int, _ other: Int) -> Bool {
    if let exact { return zip(exact[place], exact[other]).allSatisfy { $0 >= $1 } }
    return slack.indices.allSatisfy { rounded[place][$0] >= rounded[other][$0] - slack[$0] }
  }

  func dominates(_ place: Int, _ other: Int) -> Bool {
    guard paysNoLess(place, other) else { return false }
    if let exact { return exact[place] != exact[other] }
    return slack.indices.contains { rounded[place][$0] > rounded[other][$0] + slack[$0] }
  }

  /// Whether each equilibrium is payoff dominated: by an undominated one, sought in descending order of the
  /// sum.
  ///
  /// - Complexity: O(payoffs · payoffs that nothing dominates).
  var dominated: [Bool] {
    let sums = rounded.map { $0.reduce(0, +) }
    var frontier: [Int] = []
    var result = rounded.map { _ in false }
    for place in rounded.indices.sorted(by: { sums[$0] > sums[$1] || (sums[$0] == sums[$1] && $0 < $1) }) {
      if frontier.contains(where: { dominates($0, place) }) {
        result[place] = true
      } else if !frontier.contains(where: { paysNoLess($0, place) }) {
        frontier.append(place)
      }
    }
    return result
  }

  /// Indices of the equilibria with the extreme sum.
  func extreme(_ isBeyond: (Double, Double) -> Bool) -> [Int] {
    if let exact {
      let sums = exact.map { $0.reduce(Rational(0), +) }
      let isUp = isBeyond(1, 0)
      guard let best = isUp ? sums.max() : sums.min() else { return [] }
      return sums.indices.filter { sums[$0] == best }
    }
    let sums = rounded.map { $0.reduce(0, +) }
    guard let best = sums.max(by: { isBeyond($1, $0) }) else { return [] }
    let total = slack.reduce(0, +)
    return sums.indices.filter { abs(sums[$0] - best) <= total }
  }
}
