/// Correlated equilibria: outcomes that firms could reach if a trusted mediator drew a profile.
public import Games
public import Market

/// The best, the worst and the most equal lotteries that firms would obey, against the equilibria that they
/// reach without one.
public struct CorrelatedFindings: Sendable {
  /// Objective of a lottery.
  public enum Aim: String, CaseIterable, Sendable {
    /// The largest welfare, systemic loss included.
    case best
    /// The smallest.
    case worst
    /// The largest payoff of the type that has least.
    case mostEqual
  }

  /// A lottery.
  public struct Row: Sendable {
    /// Kind of the equilibrium: whether firms may still deviate once they are told their strategy.
    public let kind: CorrelatedEquilibria.Kind
    /// Its objective.
    public let aim: Aim
    /// The lottery with its certificate; `value` is welfare, or the smallest payoff for `mostEqual`.
    public let equilibrium: CorrelatedEquilibrium
    /// Expected welfare, systemic loss included, dollars per year.
    public let welfare: Double
  }

  /// A kind that was left out because it would not fit.
  public struct Omission: Sendable {
    /// The kind.
    public let kind: CorrelatedEquilibria.Kind
    /// Its size; `nil` where rounding defeated the solver.
    public let size: GameSizeError?
  }

  /// The lotteries: correlated ones first, each best, worst, most equal.
  public let rows: [Row]
  /// Kinds that are missing.
  public let omissions: [Omission]
  /// Profiles that a correlated lottery can draw: those of strategies that are not dominated.
  public let profileCount: Int
  /// Equilibria without a lottery, and the best profile of all.
  public let anarchy: PriceOfAnarchy

  /// Numbers that a program may hold: about a second of work.
  public static let numberLimit = 3_000_000

  /// Correlated equilibria of a market for each aim.
  ///
  /// Throws where not even the correlated ones fit.
  ///
  /// - Complexity: a linear program with a variable for each profile by counts, for each aim.
  public init(_ market: Market, equilibria: MarketEquilibria) throws(GameSizeError) {
    let game = market.game
    var rows: [Row] = []
    var omissions: [Omission] = []
    let correlated = try CorrelatedEquilibria(
      game, .correlated, open: game.undominated, limit: Self.numberLimit)
    profileCount = correlated.profiles.count
    var sets = [correlated]
    // A coarse correlated equilibrium may draw dominated strategies: a firm that knows only that a draw was
    // made cannot avoid them.
    do throws(GameSizeError) {
      sets.append(try CorrelatedEquilibria(game, .coarse, limit: Self.numberLimit))
    } catch { omissions.append(Omission(kind: .coarse, size: error)) }
    for set in sets {
      let found = Self.rows(set, market)
      if found.count < Aim.allCases.count { omissions.append(Omission(kind: set.kind, size: nil)) }
      rows += found
    }
    self.rows = rows
    self.omissions = omissions
    anarchy = market.priceOfAnarchy(equilibria)
  }

  private static func rows(_ set: CorrelatedEquilibria, _ market: Market) -> [Row] {
    let welfare = zip(set.profiles, set.welfare).map { $1 - market.systemicLoss(of: .pure(counts: $0)) }
    return Aim.allCases.compactMap { aim in
      let found =
        switch aim {
        case .best: set.best(welfare)
        case .worst: set.worst(welfare)
        case .mostEqual: set.mostEqual()
        }
      return found.map { equilibrium in
        let expected = equilibrium.draws.reduce(0.0) { sum, draw in
          let profile = TypeProfile.pure(counts: draw.counts)
          return sum + draw.probability
            * (market.game.welfare(counts: draw.counts) - market.systemicLoss(of: profile))
        }
        return Row(kind: set.kind, aim: aim, equilibrium: equilibrium, welfare: expected)
      }
    }
  }
}
