/// Where populations flow, ready to be drawn: a line for two strategies, a triangle for three.
public import Games
public import Market

/// The rest points of a market's dynamics with their basins, and ways through the simplex.
///
/// For markets with one type of firm that uses two or three strategies: those that iterated strict dominance leaves.
public struct BasinMap: Sendable {
  /// A rest point.
  public struct RestPoint: Sendable {
    /// Weights on `strategies`.
    public let weights: [Double]
    /// Whether few enough mutants always earn less.
    public let stability: EvolutionaryStability.Verdict
    /// Share of the starts that end here.
    public let basin: EvolutionFindings.Estimate
  }

  /// The strategies in use, by index into the market's: two or three.
  public let strategies: [Int]
  /// Which dynamics.
  public let dynamics: PopulationDynamics
  /// Every symmetric equilibrium, in the order of the list.
  public let restPoints: [RestPoint]
  /// Two strategies: what the first is worth more than the second, dollars per year, by its share among the others.
  public let lead: [(share: Double, dollars: Double)]
  /// Three strategies: ways from evenly spread starts to where they end, each a list of weights on `strategies`.
  public let trajectories: [[[Double]]]
  /// Starts behind the basins; 0 where they are exact.
  public let samples: Int

  /// The map of a market; `nil` where it has several types, or another number of strategies in use.
  ///
  /// - Complexity: (samples + ways) trajectories.
  public init?(
    _ market: Market, equilibria: MarketEquilibria, dynamics: PopulationDynamics = .replicator,
    ways: Int = 40,
    samples: Int = 256
  ) {
    let game = market.game
    let open = game.undominated
    guard open.count == 1, (2...3).contains(open[0].count) else { return nil }
    let used = open[0]
    let points = equilibria.rows.compactMap { row -> [[Double]]? in
      switch row.equilibrium.profile {
      case .mixed(let probabilities): return probabilities
      case .pure(let counts):
        guard counts[0].count(where: { $0 > 0 }) == 1 else { return nil }
        return counts.map { $0.map { $0 > 0 ? 1 : 0 } }
      }
    }
    let basins = game.basins(of: points, under: dynamics, open: open, samples: samples)
    strategies = used
    self.dynamics = dynamics
    restPoints = points.indices.map { place in
      RestPoint(
        weights: used.map { points[place][0][$0] },
        stability: game.evolutionaryStability(points[place]).verdict,
        basin: .init(value: basins.shares[place], halfWidth: basins.halfWidths[place]))
    }
    self.samples = basins.samples
    lead = used.count == 2 ? Self.lead(game, used) : []
    let starts = SimplexSequence(open: open, strategyCount: game.strategyCount)
    trajectories =
      used.count == 2
      ? []
      : (0..<ways).map { way in
        Self.thinned(game.trajectory(dynamics, from: starts[way])).map { state in used.map { state[0][$0] } }
      }
  }

  private static func lead(_ game: SharedHazardGame, _ pair: [Int]) -> [(share: Double, dollars: Double)] {
    (0...100).map { step in
      let share = Double(step) / 100
      var row = [Double](repeating: 0, count: game.strategyCount)
      (row[pair[0]], row[pair[1]]) = (share, 1 - share)
      let payoffs = game.payoffs(type: 0, againstMixture: [row])
      return (share, payoffs[pair[0]] - payoffs[pair[1]])
    }
  }

  /// A way with only those states that are apart far enough to be seen.
  private static func thinned(_ path: [[[Double]]]) -> [[[Double]]] {
    var result = Array(path.prefix(1))
    for state in path.dropFirst() {
      let distance = result.last.map { last in
        zip(state[0], last[0]).reduce(0) { max($0, abs($1.0 - $1.1)) }
      }
      if distance ?? 1 > 0.01 { result.append(state) }
    }
    if let end = path.last, path.count > 1 { result.append(end) }
    return result
  }
}
