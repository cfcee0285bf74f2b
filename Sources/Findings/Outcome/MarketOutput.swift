/// Outputs of a market by name, and the set of equilibria as a key that can be compared.
import Games

/// Outputs that tables show of a market.
public enum MarketOutput: String, CaseIterable, Sendable {
  /// The set of equilibria, and the one that sequential entry selects.
  case equilibrium
  /// Payoff of a type of firm, dollars per year.
  case payoff
  /// Direct loss and blame of a type of firm, dollars per year.
  case loss
  /// Business hours down of a type of firm, per year.
  case hours
  /// Largest regret at the sequential-entry profile, dollars per year.
  case regret
  /// Welfare, dollars per year.
  case welfare
  /// Share of all firms at home in the oldest region.
  case share

  /// Whether there is one value for each type of firm.
  public var isByType: Bool { [.payoff, .loss, .hours].contains(self) }
  /// Whether it is dollars per year.
  public var isMoney: Bool { [.payoff, .loss, .regret, .welfare].contains(self) }
  /// Unit of the value.
  public var unit: String { isMoney ? "USD/year" : self == .hours ? "h/year" : self == .share ? "share" : "" }
}

extension MarketOutcome {
  /// Value of an output at the sequential-entry profile; for `equilibrium` the number of equilibria.
  ///
  /// - Parameter type: the type of firm, for outputs that differ by type.
  public func value(of output: MarketOutput, type: Int = 0) -> Double {
    switch output {
    case .equilibrium: Double(equilibria.rows.count)
    case .payoff: firms[type].payoff
    case .loss: firms[type].expectedLoss
    case .hours: firms[type].hoursDown
    case .regret: regret
    case .welfare: welfare
    case .share: homeShares.first ?? 0
    }
  }

  /// The regime of equilibria, for comparison among markets with the same numbers of firms.
  public var region: Regime { region(countsVary: false) }

  /// The regime of equilibria.
  ///
  /// - Parameter countsVary: whether markets with other numbers of firms are compared: then a strategy in use
  ///   by some firms of a type counts 1, whatever their number.
  public func region(countsVary: Bool) -> Regime {
    func counts(_ rows: [[Int]]) -> [[Int]] { countsVary ? rows.map { $0.map { min($0, 1) } } : rows }
    var pure: [[[Int]]] = []
    var mixed: [[[Int]]] = []
    for row in equilibria.rows {
      switch row.equilibrium.profile {
      case .pure(let profile): pure.append(counts(profile))
      case .mixed(let shares): mixed.append(shares.map { row in row.indices.filter { row[$0] > 0 } })
      }
    }
    if countsVary { pure = pure.enumerated().filter { pure.firstIndex(of: $1) == $0 }.map(\.element) }
    return Regime(
      pure: pure, mixed: mixed, history: counts(history.counts), isComplete: isComplete,
      countsVary: countsVary)
  }
}

/// Regime: the set of equilibria of a market; a boundary lies between two markets with different ones.
public struct Regime: Hashable, Sendable {
  /// Pure ones: counts by type and strategy.
  public let pure: [[[Int]]]
  /// Mixed ones: the strategies in use by type.
  public let mixed: [[[Int]]]
  /// The profile at the sequential-entry profile: counts by type and strategy.
  public let history: [[Int]]
  /// Whether the lists are proved to be complete.
  public let isComplete: Bool
  /// Whether `pure` and `history` hold 1 for strategies in use instead of numbers of firms.
  public let countsVary: Bool

  /// Whether the sets of equilibria are the same, regardless of the sequential-entry profile.
  public func hasSameEquilibria(as other: Regime) -> Bool {
    pure == other.pure && mixed == other.mixed
  }
}
