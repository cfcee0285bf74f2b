/// All equilibria of a market, with what a market adds to them.
import Games
public import Market

extension MarketEquilibria {
  /// How much work the searches may do before they say that they are not complete.
  public struct Budget: Equatable, Sendable {
    /// Boxes of counts in the search for pure equilibria.
    public var pureBoxes = 200_000
    /// Pure equilibria to list.
    public var pureList = 10_000
    /// Boxes of probabilities in the search for mixed equilibria.
    public var mixedBoxes = 100_000

    /// A budget for small games: about a second at most.
    public init() {}

    /// The default budget of a game: the larger it is, the longer a box takes and the fewer there are. Counted in
    /// boxes and not in seconds, so that every run gives the same list.
    init(for game: SharedHazardGame) {
      let m = game.strategyCount
      let cells = game.types.count * m * m * (16 + m) / 16
      // Every curved share of every hazard is a sum over all types; the search for mixtures needs slopes too.
      let sums = game.types.count { $0.exponent != 1 } * game.down.count * game.types.count
      pureBoxes = max(500, min(pureBoxes, 4_000_000 / (cells + sums)))
      mixedBoxes = max(100, min(mixedBoxes, 600_000 / (cells + 20 * sums)))
    }
  }

  /// What to look for.
  public enum Concept: String, CaseIterable, Sendable {
    /// Every firm plays one strategy.
    case pure
    /// Firms of a type mix alike.
    case symmetric
    /// Both.
    case all
  }

  /// Finds all equilibria of a market.
  public init(_ market: Market, concept: Concept = .all, budget: Budget? = nil) {
    let game = market.game
    let budget = budget ?? Budget(for: game)
    let nothing = EquilibriumSet(equilibria: [], completeness: .notSearched)
    let pure =
      concept == .symmetric
      ? nothing : game.pureEquilibria(boxBudget: budget.pureBoxes, listBudget: budget.pureList)
    let mixed = concept == .pure ? nothing : game.mixedEquilibria(boxBudget: budget.mixedBoxes)
    func rows(_ set: EquilibriumSet, _ kind: Row.Kind) -> [Row] {
      set.equilibria.map { Row(kind: kind, equilibrium: $0, welfare: market.welfare(of: $0)) }
    }
    self.init(
      rows: rows(pure, .pure) + rows(mixed, .symmetric), pure: pure.completeness,
      symmetric: mixed.completeness,
      dominated: Self.dominated(in: game))
  }

  private static func dominated(in game: SharedHazardGame) -> [[Dominated]] {
    let all = game.dominatedStrategies()
    return game.types.indices.map { type in
      all.filter { $0.type == type }.map { Dominated(strategy: $0.strategy, by: $0.by) }
    }
  }
}
