/// Iterated elimination of strictly dominated strategies, by mixtures of others too.
///
/// The remaining strategies hold every Nash and every correlated equilibrium. In finite games they are the
/// correlated rationalizable strategies: those consistent with common knowledge of rationality.
///
/// References: Luce and Raiffa, Games and Decisions, 1957, section 5.7; Pearce, "Rationalizable strategic behavior",
/// Econometrica 52 (1984) 1029, lemma 3; the order of elimination does not matter: Gilboa, Kalai, Zemel, Oper. Res.
/// Lett. 9 (1990) 85.
internal import ResilienceNumerics

/// Result of iterated strict dominance: the eliminated strategies and the reduced game.
public struct IteratedDominance: Equatable, Sendable {
  /// An eliminated strategy, with the mixture that dominates it.
  public struct Elimination: Equatable, Sendable {
    /// Its player.
    public let player: Int
    /// The strategy.
    public let strategy: Int
    /// A dominating mixture: its payoff is higher against all profiles that earlier rounds left to the
    /// others; a probability for each strategy of the player.
    public let mixture: [Double]
    /// Lower bound on the payoff advantage, in units of payoff: above 0, computed from the mixture.
    public let margin: Double
    /// Round of the elimination, from 1.
    public let round: Int

    /// Whether one strategy alone dominates it.
    public var isPure: Bool { mixture.contains(1) }
  }

  /// Eliminated strategies, in order.
  public let eliminations: [Elimination]
  /// Remaining strategies, by player, in ascending order.
  public let remaining: [[Int]]
  /// Whether dominance by mixtures was tested; false if the linear programs would be too large.
  public let triesMixtures: Bool
}

extension NormalFormGame {
  /// Iterated elimination of strictly dominated strategies, round by round, until none is left.
  ///
  /// Each elimination carries the dominating mixture as proof. A strategy dominated by less than
  /// `Tolerance.regret` times the range of its player's payoffs is a tie and stays.
  ///
  /// - Complexity: a round solves a linear program for each strategy, with a variable for each profile of the others
  ///   that is left and a constraint for each own strategy.
  public func iteratedDominance() -> IteratedDominance {
    CanonicalGame(self).iteratedDominance()
  }

  /// The same for a game in canonical form, margins in its units.
  func canonicalDominance() -> IteratedDominance {
    var search = DominanceSearch(self)
    return search.run()
  }
}

extension GambitNormalForm {
  /// Iterated elimination on the payoffs as they were written, as in `NormalFormGame.iteratedDominance`.
  public func iteratedDominance() -> IteratedDominance { CanonicalGame(self).iteratedDominance() }
}

extension CanonicalGame {
  /// Eliminations with their margins in the units of the original game.
  fileprivate func iteratedDominance() -> IteratedDominance {
    let found = game.canonicalDominance()
    return IteratedDominance(
      eliminations: found.eliminations.map {
        .init(
          player: $0.player, strategy: $0.strategy, mixture: $0.mixture,
          margin: $0.margin * units[$0.player], round: $0.round)
      }, remaining: found.remaining, triesMixtures: found.triesMixtures)
  }
}

private struct DominanceSearch {
  private let tensors: [[[Double]]]
  private let sizes: [Int]
  private let rows: SupportEnumeration.Rows
  private let slack = Tolerance.regret
  private let triesMixtures: Bool
  private var allowed: [UInt64]
  private var found: [IteratedDominance.Elimination] = []
  /// Limit on the numbers in a linear program.
  private static let numberLimit = 2_000_000

  init(_ game: NormalFormGame) {
    tensors = game.deviationTensors
    sizes = game.strategies.map(\.count)
    rows = SupportEnumeration.profileRows(sizes: sizes)
    triesMixtures = zip(sizes, tensors).allSatisfy { $0 * $1[0].count <= Self.numberLimit }
    allowed = sizes.map { $0 >= 64 ? UInt64.max : (1 << UInt64($0)) - 1 }
  }

  mutating func run() -> IteratedDominance {
    let isSmall = sizes.allSatisfy { $0 <= NormalFormGame.mixedStrategyLimit }
    var round = 1
    while isSmall, eliminate(round) { round += 1 }
    return IteratedDominance(
      eliminations: found,
      remaining: isSmall ? sizes.indices.map(left) : sizes.map { Array(0..<$0) },
      triesMixtures: isSmall && triesMixtures)
  }

  private func left(_ player: Int) -> [Int] {
    (0..<sizes[player]).filter { allowed[player] >> UInt64($0) & 1 == 1 }
  }

  /// A round: every strategy dominated at its start is removed; returns whether there was any.
  private mutating func eliminate(_ round: Int) -> Bool {
    var gone: [IteratedDominance.Elimination] = []
    for player in sizes.indices {
      let places = rows(player, allowed)
      let open = left(player)
      for strategy in open {
        guard let (mixture, margin) = dominator(of: strategy, player, open, places) else { continue }
        gone.append(
          .init(player: player, strategy: strategy, mixture: mixture, margin: margin, round: round))
      }
    }
    for elimination in gone { allowed[elimination.player] &= ~(1 << UInt64(elimination.strategy)) }
    found += gone
    return !gone.isEmpty
  }

  /// Mixture of open strategies that dominates a strategy in every column, with the smallest advantage.
  private func dominator(
    of strategy: Int, _ player: Int, _ open: [Int], _ places: [Int]
  ) -> (mixture: [Double], margin: Double)? {
    let others = open.filter { $0 != strategy }
    guard !others.isEmpty else { return nil }
    let own = tensors[player][strategy]
    let gains = others.map { other in places.map { tensors[player][other][$0] - own[$0] } }
    if let best = others.indices.max(by: { least(gains[$0]) < least(gains[$1]) }), least(gains[best]) > slack
    {
      return (unit(others[best], of: sizes[player]), least(gains[best]))
    }
    guard triesMixtures, others.count > 1, let weights = bestWeights(gains) else { return nil }
    let margin = least(
      places.indices.map { place in
        others.indices.reduce(0) { $0 + weights[$1] * gains[$1][place] }
      })
    guard margin > slack else { return nil }
    var mixture = [Double](repeating: 0, count: sizes[player])
    for (other, weight) in zip(others, weights) { mixture[other] = weight }
    return (mixture, margin)
  }

  /// Weights of strategies that maximize the smallest weighted gain: a matrix game against the columns,
  /// solved from the side with few constraints.
  private func bestWeights(_ gains: [[Double]]) -> [Double]? {
    let floor = gains.joined().min() ?? 0
    let unit = max((gains.joined().max() ?? 0) - floor, .leastNormalMagnitude)
    guard unit.isFinite else { return nil }
    // Lottery y over columns and value v: each strategy gains at most v against y.
    var constraints = gains.map { row in
      LinearProgram.Constraint(row.map { ($0 - floor) / unit } + [-1], .atMost, 0)
    }
    constraints.append(.init(gains[0].map { _ in 1 } + [0], .equal, 1))
    let program = LinearProgram(objective: gains[0].map { _ in 0 } + [-1], constraints: constraints)
    guard case .optimal(let solution) = program.solve() else { return nil }
    let weights = solution.prices.dropLast().map { max(0, $0) }
    let total = weights.reduce(0, +)
    return total > 0 ? weights.map { $0 / total } : nil
  }

  private func least(_ values: [Double]) -> Double { values.reduce(.infinity) { min($0, $1) } }

  private func unit(_ choice: Int, of count: Int) -> [Double] { (0..<count).map { $0 == choice ? 1 : 0 } }
}
