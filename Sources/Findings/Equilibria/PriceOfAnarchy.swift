/// Price of anarchy and price of stability, and the smallest coalition that tips a profile.
public import Games
public import Market
import Scenario

/// The best profile of a market against its equilibria.
public struct PriceOfAnarchy: Sendable {
  /// The profile that is best for society, systemic loss included, and how sure that is.
  public let best: WelfareOptimum
  /// Welfare of the best equilibrium of the list, dollars per year; `nil` for an empty list.
  public let bestEquilibrium: Double?
  /// Welfare of the worst one.
  public let worstEquilibrium: Double?
  /// Whether the list holds all pure and all type-symmetric equilibria, so that nothing is better or worse
  /// among those.
  public let isComplete: Bool

  /// Welfare loss of the worst equilibrium against the optimum, dollars per year.
  public var anarchyLoss: Double? { worstEquilibrium.map { best.welfare - $0 } }
  /// Welfare loss of the best equilibrium against the optimum, dollars per year.
  public var stabilityLoss: Double? { bestEquilibrium.map { best.welfare - $0 } }
  /// Price of anarchy as a ratio of at least 1: of costs where welfare is negative, of gains where it is
  /// positive; `nil` where the two have different signs.
  public var anarchy: Double? { worstEquilibrium.flatMap { ratio($0) } }
  /// Price of stability, likewise.
  public var stability: Double? { bestEquilibrium.flatMap { ratio($0) } }

  private func ratio(_ welfare: Double) -> Double? {
    if best.welfare < 0, welfare < 0 { return welfare / best.welfare }
    if best.welfare > 0, welfare > 0 { return best.welfare / welfare }
    return best.welfare == welfare ? 1 : nil
  }
}

extension Market {
  /// The best profile and the prices of anarchy and stability over a list of equilibria.
  ///
  /// - Complexity: a search of at most `boxBudget` boxes; where it stops early, `best.bound` still holds.
  public func priceOfAnarchy(
    _ equilibria: MarketEquilibria, boxBudget: Int = 20_000
  ) -> PriceOfAnarchy {
    let start = equilibria.rows.compactMap { row -> [[Int]]? in
      guard case .pure(let counts) = row.equilibrium.profile else { return nil }
      return counts
    }
    let welfare = equilibria.rows.map(\.welfare)
    return PriceOfAnarchy(
      best: game.bestWelfare(systemic: systemicLossByPattern, startingAt: start, boxBudget: boxBudget),
      bestEquilibrium: welfare.max(), worstEquilibrium: welfare.min(), isComplete: equilibria.isComplete)
  }

  /// The fewest firms whose joint move from a profile makes all others follow to one strategy for each type.
  ///
  /// - Parameters:
  ///   - start: counts by type and strategy, as in `History.counts`.
  ///   - target: the strategy of each type.
  public func tippingCoalition(from start: [[Int]], to target: [Int]) -> TippingCoalition? {
    game.tippingCoalition(from: start, to: target)
  }
}
