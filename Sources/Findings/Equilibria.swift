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

    /// The default budget: about a second at most.
    public init() {}
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
  public init(_ market: Market, concept: Concept = .all, budget: Budget = Budget()) {
    let game = market.game
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
