/// All equilibria of a market, with what a market adds to them.
import Games
public import Market

extension MarketEquilibria {
  /// Work limits of the searches, beyond which a list is reported as incomplete.
  public struct Budget: Equatable, Sendable {
    /// Boxes of counts in the search for pure equilibria.
    public var pureBoxes = 200_000
    /// Pure equilibria to list.
    public var pureList = 10_000
    /// Boxes of probabilities in the search for mixed equilibria.
    public var mixedBoxes = 100_000

    /// A budget for small games: about a second at most.
    public init() {}

    /// The default budget of a game: the larger it is, the longer a box takes and the fewer there are.
    /// Counted in boxes and not in seconds, so that every run gives the same list.
    init(for game: SharedHazardGame) {
      let m = game.strategyCount
      let cells = game.types.count * m * m * (16 + m) / 16
      // Every curved share of every hazard is a sum over all types; the search for mixtures needs slopes too.
      let sums = game.types.count { $0.exponent != 1 } * game.hazards.count * game.types.count
      pureBoxes = max(500, min(pureBoxes, 4_000_000 / (cells + sums)))
      mixedBoxes = max(100, min(mixedBoxes, 600_000 / (cells + 20 * sums)))
    }
  }

  /// Solution concept to search for.
  public enum Concept: String, CaseIterable, Sendable {
    /// Pure equilibria: every firm plays one strategy.
    case pure
    /// Type-symmetric equilibria: firms of a type play alike, one strategy or a mixture.
    case symmetric
    /// Both.
    case all
  }

  /// All equilibria of a market.
  public init(_ market: Market, concept: Concept = .all, budget: Budget? = nil) {
    let game = market.game
    let budget = budget ?? Budget(for: game)
    let nothing = EquilibriumSet(equilibria: [], completeness: .notSearched)
    let pure = game.pureEquilibria(boxBudget: budget.pureBoxes, listBudget: budget.pureList)
    let mixed = concept == .pure ? nothing : game.mixedEquilibria(boxBudget: budget.mixedBoxes)
    func rows(_ set: EquilibriumSet, _ kind: Row.Kind) -> [Row] {
      set.equilibria.map { Row(kind: kind, equilibrium: $0, welfare: market.welfare(of: $0)) }
    }
    let alike = EquilibriumSet(
      equilibria: pure.equilibria.filter { Self.playAlike($0.profile) }, completeness: pure.completeness)
    let isSymmetric = concept == .symmetric
    self.init(
      rows: rows(isSymmetric ? alike : pure, .pure) + rows(mixed, .symmetric),
      pure: isSymmetric ? .notSearched : pure.completeness,
      // A list of the symmetric ones alone is complete only if the uniform pure ones on it are.
      symmetric: isSymmetric && !pure.completeness.isProved ? pure.completeness : mixed.completeness,
      dominated: Self.dominated(in: game))
  }

  /// Whether firms of each type all play the same strategy.
  private static func playAlike(_ profile: TypeProfile) -> Bool {
    guard case .pure(let counts) = profile else { return true }
    return counts.allSatisfy { row in row.filter { $0 > 0 }.count == 1 }
  }

  private static func dominated(in game: SharedHazardGame) -> [[Dominated]] {
    let all = game.dominatedStrategies()
    return game.types.indices.map { type in
      all.filter { $0.type == type }.map { Dominated(strategy: $0.strategy, by: $0.by) }
    }
  }
}
