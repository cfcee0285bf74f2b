/// Long-run play under revision with errors: a ranking of strategies and of recurrent classes by time spent.
///
/// Reference: Young, "The evolution of conventions", Econometrica 61 (1993) 57; see `RevisionChain`.

/// Long-run shares of a game under rare errors.
public struct LongRunPlay: Equatable, Sendable {
  /// A recurrent class: a set of profiles that is left by errors only.
  public struct RecurrentClass: Equatable, Sendable {
    /// Its profiles: counts by type and strategy. A single one is an equilibrium, several are cycled through
    /// for ever.
    public let profiles: [[[Int]]]
    /// Share of time spent in it; `nil` if the chain is too large.
    public let share: Double?
    /// Errors of the cheapest tree of paths to it, in the sense of Young.
    public let treeCost: Int
    /// The smallest number of errors to leave it; `nil` if it is the only class.
    public let radius: Int?
    /// Whether it keeps positive weight as the error rate goes to 0.
    public let isStochasticallyStable: Bool
  }

  /// Probability that a revision is an error.
  public let errorRate: Double
  /// Players by type.
  public let counts: [Int]
  /// Share of a type's players on each strategy in the long run; `nil` if the chain is too large.
  public let strategyShares: [[Double]]?
  /// Recurrent classes, in descending order of time spent.
  public let places: [RecurrentClass]

  /// Computes the long-run play of a game.
  ///
  /// Throws if there are too many profiles or too many recurrent classes.
  ///
  /// - Complexity: O(profiles³) for shares, computed for at most `RevisionChain.stationaryLimit` profiles.
  public init(_ game: some TypeSymmetricGame, errorRate: Double = 0.01) throws(GameSizeError) {
    let chain = try RevisionChain(game)
    let time = chain.stationary(.mutations(errorRate))
    self.errorRate = errorRate
    counts = game.counts
    places = try chain.recurrentClasses().map { found in
      RecurrentClass(
        profiles: found.states.map { chain.profiles[$0] },
        share: time.map { time in found.states.reduce(0) { $0 + time[$1] } }, treeCost: found.treeCost,
        radius: found.radius, isStochasticallyStable: found.isStable)
    }.sorted {
      ($0.share ?? 0, $1.treeCost) > ($1.share ?? 0, $0.treeCost)
    }
    strategyShares = time.map { time in
      game.counts.indices.map { type in
        (0..<game.strategyCount).map { strategy in
          time.indices.reduce(0) {
            $0 + time[$1] * Double(chain.profiles[$1][type][strategy]) / Double(game.counts[type])
          }
        }
      }
    }
  }
}
