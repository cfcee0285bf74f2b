/// The button 1x 2x 4x 8x: annual cost of each tier for a firm, alone and with the others at the
/// sequential-entry profile.
import Market
import Scenario

/// The rungs of the cost ladder as bars: cost, direct loss, blame. Dollars per year.
public struct RedundancyButton: Sendable {
  /// Annual cost of one rung, dollars.
  public struct Bar: Equatable, Sendable {
    /// The bill.
    public let cost: Double
    /// Expected direct loss.
    public let direct: Double
    /// Expected blame.
    public let blame: Double
    /// The sum.
    public var total: Double { cost + direct + blame }
  }

  /// A rung.
  public struct Rung: Equatable, Sendable {
    /// Index of the strategy that stands for it.
    public let strategy: Int
    /// Multiple of the bill.
    public let multiplier: Double
    /// Bar if no other firm is ever down.
    public let alone: Bar
    /// Bar with the others at the sequential-entry profile.
    public let inCompany: Bar
  }

  /// The type of firm.
  public let type: Int
  /// Rungs, the narrowest first.
  public let rungs: [Rung]

  /// The button of a type of firm.
  public init(_ brief: Brief, type: Int) {
    let firm = brief.firms[type]
    let perHour = brief.market.firms[type].type.directPerHour
    self.type = type
    rungs = brief.rungs(of: type).map { strategy in
      let row = firm.ladder[strategy]
      let direct = row.hoursDown * perHour
      return Rung(
        strategy: strategy, multiplier: row.multiplier,
        alone: Bar(cost: row.cost, direct: direct, blame: max(0, row.lossAlone - direct)),
        inCompany: Bar(cost: row.cost, direct: direct, blame: max(0, row.lossInHerd - direct)))
    }
  }

  /// The rung whose year costs least alone; `nil` where there are none.
  public var cheapestAlone: Rung? { rungs.min { $0.alone.total < $1.alone.total } }
  /// The rung with the least annual cost, the others at the sequential-entry profile.
  public var cheapestInCompany: Rung? { rungs.min { $0.inCompany.total < $1.inCompany.total } }
}
