/// Revision process with errors: a Markov chain on count profiles.
///
/// At each step one player, drawn uniformly, observes the others' strategies. It switches to a best response
/// (keeps its strategy if that is one; several others are equally likely), but errs with a small probability.
///
/// References: Kandori, Mailath, Rob, "Learning, mutation, and long run equilibria in games", Econometrica 61 (1993)
/// 29; Young, "The evolution of conventions", ibid. 57; logit: Blume, GEB 5 (1993) 387.
internal import ResilienceNumerics
internal import SystemLibrary

/// Error model of a revising player.
public enum RevisionNoise: Equatable, Sendable {
  /// Mutations: with this probability a player picks any open strategy, all equally likely.
  case mutations(Double)
  /// Logit choice: a player picks each strategy with weight exp(payoff / scale); the scale is in units of
  /// payoff.
  case logit(Double)
}

/// The Markov chain of a game.
public struct RevisionChain: Sendable {
  /// The states.
  public let space: ProfileEnumeration
  /// Counts by type and strategy, by state.
  public let profiles: [[[Int]]]
  /// Possible moves of one revising player at a state.
  struct Revision: Sendable {
    /// Probability that it is this player's turn.
    let weight: Double
    /// State after each open strategy of its type.
    let targets: [Int]
    /// Payoff of each.
    let payoffs: [Double]
    /// Best responses of the player, as indices into `targets`; only its own strategy if that is one.
    let replies: [Int]
  }
  /// By state: a revision for each type and strategy in use.
  let revisions: [[Revision]]

  /// Limit on the number of states.
  public static let stateLimit = 20_000
  /// Limit on the number of states for the stationary distribution.
  public static let stationaryLimit = 700

  /// The chain over the open strategies; by default all.
  ///
  /// Throws if there are too many states.
  ///
  /// - Complexity: (states) · (types) · (strategies) evaluations.
  public init(_ game: some TypeSymmetricGame, open: [[Int]]? = nil) throws(GameSizeError) {
    let space = ProfileEnumeration(counts: game.counts, strategyCount: game.strategyCount, open: open)
    guard space.total <= Self.stateLimit else {
      throw GameSizeError(.profiles, size: space.total, limit: Self.stateLimit)
    }
    self.space = space
    profiles = space.profiles()
    let ties = game.counts.indices.map(game.tie)
    let players = Double(game.counts.reduce(0, +))
    revisions = profiles.map { counts in
      var list: [Revision] = []
      for type in counts.indices {
        let slack = ties[type]
        for (place, own) in space.open[type].enumerated() where counts[type][own] > 0 {
          var others = counts
          others[type][own] -= 1
          let all = game.payoffs(type: type, againstCounts: others)
          let payoffs = space.open[type].map { all[$0] }
          let best = payoffs.max() ?? 0
          list.append(
            Revision(
              weight: Double(counts[type][own]) / players,
              targets: space.open[type].map { to in
                var next = others
                next[type][to] += 1
                return space.index(of: next)
              },
              payoffs: payoffs,
              replies: payoffs[place] >= best - slack
                ? [place] : payoffs.indices.filter { payoffs[$0] >= best - slack }))
        }
      }
      return list
    }
  }

  /// Long-run share of time of each state; `nil` for more than `stationaryLimit` states, or if the noise is
  /// so small that numbers underflow.
  ///
  /// - Complexity: O(states³).
  public func stationary(_ noise: RevisionNoise) -> [Double]? {
    guard profiles.count <= Self.stationaryLimit else { return nil }
    var matrix = profiles.map { _ in [Double](repeating: 0, count: profiles.count) }
    for (state, list) in revisions.enumerated() {
      for revision in list {
        for (place, probability) in choices(revision, noise).enumerated() {
          matrix[state][revision.targets[place]] += revision.weight * probability
        }
      }
    }
    return stationaryDistribution(matrix)
  }

  private func choices(_ revision: Revision, _ noise: RevisionNoise) -> [Double] {
    switch noise {
    case .mutations(let rate):
      return revision.targets.indices.map { place in
        let reply = revision.replies.contains(place) ? 1 / Double(revision.replies.count) : 0
        return (1 - rate) * reply + rate / Double(revision.targets.count)
      }
    case .logit(let scale):
      let best = revision.payoffs.max() ?? 0
      let weights = revision.payoffs.map { exp(($0 - best) / scale) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
  }
}
