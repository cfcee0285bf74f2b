/// Long-run stability of equilibria: evolutionary stability, basins of attraction and stochastic stability.
public import Games
public import Market

/// The equilibria of a market as rest points of population dynamics.
public struct EvolutionFindings: Sendable {
  /// An equilibrium.
  public struct Row: Sendable {
    /// Its index in the list of equilibria, from 0.
    public let place: Int
    /// The test against mutants; `nil` where firms of a type play differently, so that there is no single
    /// population to invade.
    public let stability: EvolutionaryStability?
    /// Its basin under best responses; `nil` likewise.
    public let basin: Estimate?
    /// Whether it is stochastically stable; `nil` for mixtures and for games that are too large.
    public let isStochasticallyStable: Bool?
    /// Errors of the cheapest tree of ways to it, in the sense of Young; `nil` likewise.
    public let treeCost: Int?
    /// Long-run share of time at it when one revision in a hundred is an error; `nil` likewise.
    public let longRunShare: Double?
  }

  /// A share with its noise.
  public struct Estimate: Equatable, Sendable {
    /// The share.
    public let value: Double
    /// Half-width of its 95 % interval; 0 where it is exact.
    public let halfWidth: Double
  }

  /// Reason for an empty column.
  public enum Omission: Equatable, Sendable {
    /// Too many profiles for a chain.
    case chain(GameSizeError)
    /// Too many profiles to look for a potential.
    case potential(GameSizeError)
  }

  /// Probability of an error in `Row.longRunShare`.
  public static let errorRate = 0.01

  /// The equilibria, pure ones first.
  public let equilibria: MarketEquilibria
  /// A row for each of them.
  public let rows: [Row]
  /// By type, strategies that no basin starts from and no dynamics may turn to, each with one that is
  /// strictly better whatever the others play of what earlier rounds of elimination left them: they die out
  /// from anywhere.
  public let leftOut: [(type: Int, strategy: Int, by: Int)]
  /// Starts of the basins; 0 where they are exact.
  public let samples: Int
  /// Share of the starts that end elsewhere.
  public let unresolved: Double
  /// Sets of profiles that are run through for ever under rare errors: recurrent classes of more than one
  /// state, each with its number of profiles and whether it is stochastically stable.
  public let circles: [(profiles: Int, isStable: Bool)]
  /// Whether one function gives the gains of all firms by moves between undominated strategies (an exact
  /// potential); `nil` where there are too many profiles.
  public let hasPotential: Bool?
  /// For each two uniform pure equilibria, by rows: by type, how the first compares with the second.
  public let comparisons: [(first: Int, second: Int, byType: [RiskComparison])]
  /// For each two uniform pure equilibria: the fewest firms whose move from the first tips the rest to the
  /// second.
  public let tipping: [(from: Int, to: Int, coalition: TippingCoalition?)]
  /// Missing parts with the reasons.
  public let omissions: [Omission]

  /// Stability of the equilibria of a market.
  ///
  /// - Complexity: some hundred trajectories, and a chain on the profiles by counts of strategies that are
  ///   not dominated.
  public init(_ market: Market, equilibria: MarketEquilibria, samples: Int = 256) {
    let game = market.game
    let open = game.undominated
    let mixtures = equilibria.rows.map { Self.mixture($0.equilibrium.profile) }
    let points = mixtures.indices.filter { mixtures[$0] != nil }
    let basins = game.basins(
      of: points.compactMap { mixtures[$0] }, under: .bestResponse, open: open, samples: samples)
    let longRun = LongRun(game, open: open)
    rows = equilibria.rows.indices.map { place in
      let spot = points.firstIndex(of: place)
      let state = longRun.state(equilibria.rows[place].equilibrium.profile)
      return Row(
        place: place, stability: mixtures[place].map { game.evolutionaryStability($0) },
        basin: spot.map { Estimate(value: basins.shares[$0], halfWidth: basins.halfWidths[$0]) },
        isStochasticallyStable: state?.isStable, treeCost: state?.treeCost, longRunShare: state?.share)
    }
    self.equilibria = equilibria
    leftOut = game.dominatedStrategies().map { ($0.type, $0.strategy, $0.by) }
    self.samples = basins.samples
    unresolved = basins.unresolved
    circles = longRun.circles
    var omissions = longRun.omission.map { [Omission.chain($0)] } ?? []
    do throws(GameSizeError) {
      hasPotential = try game.exactPotential(open: open, limit: 3_000).isPotentialGame
    } catch {
      hasPotential = nil
      omissions.append(.potential(error))
    }
    self.omissions = omissions
    let uniform = equilibria.rows.indices.filter {
      equilibria.rows[$0].kind == .pure && mixtures[$0] != nil
    }
    (comparisons, tipping) = Self.pairs(Array(uniform.prefix(6)), mixtures, market)
  }

  /// The mixture that firms of each type share; `nil` where firms of a type play differently.
  private static func mixture(_ profile: TypeProfile) -> [[Double]]? {
    switch profile {
    case .mixed(let probabilities): return probabilities
    case .pure(let counts):
      guard counts.allSatisfy({ row in row.count { $0 > 0 } == 1 }) else { return nil }
      return counts.map { row in row.map { $0 > 0 ? 1 : 0 } }
    }
  }

  private static func pairs(
    _ uniform: [Int], _ mixtures: [[[Double]]?], _ market: Market
  ) -> (
    [(first: Int, second: Int, byType: [RiskComparison])],
    [(from: Int, to: Int, coalition: TippingCoalition?)]
  ) {
    func choices(_ place: Int) -> [Int] {
      (mixtures[place] ?? []).map { row in row.firstIndex(of: 1) ?? 0 }
    }
    func counts(_ place: Int) -> [[Int]] {
      zip(choices(place), market.game.counts).map { choice, count in
        market.strategies.indices.map { $0 == choice ? count : 0 }
      }
    }
    var comparisons: [(first: Int, second: Int, byType: [RiskComparison])] = []
    var tipping: [(from: Int, to: Int, coalition: TippingCoalition?)] = []
    for first in uniform {
      for second in uniform where first != second {
        if first < second {
          comparisons.append((first, second, market.game.riskComparison(choices(first), choices(second))))
        }
        tipping.append((first, second, market.tippingCoalition(from: counts(first), to: choices(second))))
      }
    }
    return (comparisons, tipping)
  }
}

/// The chain of revisions with rare errors, in the form that fits.
struct LongRun {
  /// What is known of a state.
  struct State {
    let isStable: Bool
    let treeCost: Int?
    let share: Double?
  }

  private(set) var omission: GameSizeError?
  private(set) var circles: [(profiles: Int, isStable: Bool)] = []
  private var states: [[[Int]]: State] = [:]
  private var line: (chain: BirthDeathChain, pair: [Int], shares: [Double])?
  private var lineStates: [Int: State] = [:]
  private let isKnown: Bool

  init(_ game: SharedHazardGame, open: [[Int]]) {
    let noise = RevisionNoise.mutations(EvolutionFindings.errorRate)
    if game.types.count == 1, open[0].count == 2 {
      let chain = BirthDeathChain(game, first: open[0][0], second: open[0][1])
      let shares = chain.stationary(noise)
      for found in chain.recurrentClasses() {
        lineStates[found.state] = State(
          isStable: found.isStable, treeCost: found.treeCost, share: shares[found.state])
      }
      line = (chain, open[0], shares)
      isKnown = true
      return
    }
    do throws(GameSizeError) {
      let chain = try RevisionChain(game, open: open)
      let classes = try chain.recurrentClasses()
      let shares = chain.stationary(noise)
      for found in classes {
        if found.states.count > 1 { circles.append((found.states.count, found.isStable)) }
        for state in found.states {
          states[chain.profiles[state]] = State(
            isStable: found.isStable, treeCost: found.treeCost, share: shares?[state])
        }
      }
      isKnown = true
    } catch {
      omission = error
      isKnown = false
    }
  }

  /// Findings about a pure profile; `nil` for mixtures. A profile outside every recurrent class is left at
  /// once.
  func state(_ profile: TypeProfile) -> State? {
    guard isKnown, case .pure(let counts) = profile else { return nil }
    let found = line.map { lineStates[counts[0][$0.pair[0]]] } ?? states[counts]
    return found ?? State(isStable: false, treeCost: nil, share: nil)
  }
}
