/// The CEO's page as values: every number that the report prints, none of its words.
public import Games
public import Market

/// What `brief` finds in a market.
///
/// Money is US dollars per year, time is hours, unless a member says otherwise. Strategies are named by index
/// into `market.strategies`, types of firms by index into `market.firms`, hazards into `market.hazards`.
public struct Brief: Sendable {
  /// The market that was examined; its `strategies`, `firms`, `hazards` and `phases` carry the names.
  public let market: Market
  /// All equilibria that were found, pure first.
  public let equilibria: MarketEquilibria
  /// Where history ends: entry one by one, then revision. The page's "herd" is this profile.
  public let history: History
  /// One page for each type of firm, in the order of `market.firms`.
  public let firms: [FirmFindings]
  /// Everybody at home in the oldest region; `nil` where no strategy stays there alone.
  public let herd: Herd?
  /// The strategy that would be best for society if all firms played it, and its welfare, dollars per year; `nil`
  /// where the brief is a glance.
  public let bestUniformWelfare: (strategy: Int, welfare: Double)?
}

/// The equilibria of a market with what a market adds to them.
public struct MarketEquilibria: Sendable {
  /// A row of the list.
  public struct Row: Sendable {
    /// Whether firms of one type play different pure strategies, the same, or mix.
    public enum Kind: String, Sendable { case pure, symmetric, mixed }
    /// The kind.
    public let kind: Kind
    /// The profile with its certificate.
    public let equilibrium: Equilibrium
    /// Sum of payoffs minus the systemic loss, dollars per year.
    public let welfare: Double
  }
  /// Pure equilibria by counts, then mixed ones.
  public let rows: [Row]
  /// Whether the pure ones are all.
  public let pure: Completeness
  /// Whether the (type-)symmetric mixed ones are all.
  public let symmetric: Completeness
  /// Strategies that no firm of the type plays in any equilibrium, because another one is always better.
  public let dominated: [[Dominated]]

  /// A strategy that iterated strict dominance removed.
  public struct Dominated: Equatable, Sendable {
    /// The strategy that is never played.
    public let strategy: Int
    /// The strategy that is always better.
    public let by: Int
  }
  /// Whether both lists are proved to be complete.
  public var isComplete: Bool { pure.isProved && symmetric.isProved }
}

/// Sequential entry and revision.
public struct History: Sendable {
  /// The final profile, counts by type and strategy.
  public let counts: [[Int]]
  /// The profile when the last firm had entered, before anybody revised.
  public let countsAfterEntry: [[Int]]
  /// Firms that changed their mind after entry.
  public let revisions: Int
  /// Whether revision came to rest; `false` when it ran in a circle or out of budget.
  public let converged: Bool
  /// Index of the final profile among the rows of `MarketEquilibria`, if it is there.
  public let equilibriumRow: Int?
  /// The profile with its certificate.
  public let certificate: Equilibrium
}

/// The herd as a profile: everybody in the oldest region. Is it an equilibrium, and what holds it together?
public struct Herd: Sendable {
  /// The region.
  public let region: String
  /// By type, the strategy at home there, in one region and one cloud, that its firms like best in the herd.
  public let strategies: [Int]
  /// The all-in profile with its certificate.
  public let certificate: Equilibrium
  /// Whether it is an equilibrium.
  public let isEquilibrium: Bool
  /// By type, the best way out of the region for one firm alone, and what it gains (negative: loses); `nil` where
  /// every strategy is in the herd.
  public let leaving: [Deviation?]
  /// By type, the same with blame sharing and attraction of every type set to 0.
  public let leavingWithoutBlameSharing: [Deviation?]
  /// Expected hours per year of the region's own outages, and of the region among the others with the fewest.
  public let hoursPerYear: Double
  /// The other region that a strategy calls home with the fewest hours; `nil` when there is none.
  public let alternative: (region: String, hoursPerYear: Double)?
}

/// What the page says about one type of firm.
public struct FirmFindings: Sendable {
  /// The type.
  public let type: Int
  /// What its firms do where history ends: counts by strategy.
  public let counts: [Int]
  /// The strategy that most of them play.
  public let choice: Int
  /// One row for each strategy.
  public let ladder: [LadderRow]
  /// `matrix[own][others]`: payoff when this firm plays `own` and all others, of every type, play `others`.
  public let matrix: [[Double]]
  /// What each other strategy would change for a firm that plays `choice`, the others staying put.
  public let deviations: [DeviationAccount]
  /// The nearest flips, nearest first.
  public let flips: [SwitchingValue]
  /// Dollars per hour down alone, and per hour down when all others are down too.
  public let downAlonePerHour: Double
  /// Dollars per hour down when all others are down too.
  public let downTogetherPerHour: Double
  /// Dollars per year earned by being up while others are down, on `choice`, the others staying put.
  public let praise: Double
}

/// A rung of the ladder for one type of firm.
public struct LadderRow: Sendable {
  /// The strategy.
  public let strategy: Int
  /// Multiple of the bill.
  public let multiplier: Double
  /// The multiple at which this strategy is worth as much as the best other one (for the firm's own choice: as long
  /// as it costs less, the firm stays) or as the firm's choice (for the others: once it costs less, the firm turns
  /// to it), all else equal; may be below 0. `nil` where there is no bill, or no other strategy.
  public let breakEvenMultiplier: Double?
  /// Expected business hours lost per year.
  public let hoursDown: Double
  /// 1 − hoursDown / 8760, or 0 where outages that do not overlap fill more than the year.
  public let availability: Double
  /// Expected direct loss plus blame per year, were no other firm ever down.
  public let lossAlone: Double
  /// Every item with the others where history ends.
  public let account: Account

  /// Puts a row together.
  public init(
    strategy: Int, multiplier: Double, breakEvenMultiplier: Double?, hoursDown: Double, availability: Double,
    lossAlone: Double, account: Account
  ) {
    self.strategy = strategy
    self.multiplier = multiplier
    self.breakEvenMultiplier = breakEvenMultiplier
    self.hoursDown = hoursDown
    self.availability = availability
    self.lossAlone = lossAlone
    self.account = account
  }

  /// The bill, dollars per year.
  public var cost: Double { account.cost(.bill) }
  /// Direct loss plus blame with the others where history ends.
  public var lossInHerd: Double { account.loss }
  /// What the home region is worth, dollars per year.
  public var attraction: Double { account[.regionValue] }
  /// Praise with the others where history ends.
  public var praise: Double { account[.praise] }
  /// What bad years or rare events weigh beyond the expected loss, with the others where history leaves them.
  public var risk: Double { account.cost(.risk) }
  /// What insurers and providers pay, less the premium.
  public var compensation: Double { account[.compensation] }
  /// What the firm makes small: the payoff with its sign turned.
  public var total: Double { -account.payoff }
}

/// What a deviation changes, item by item; each is a change of payoff (negative: worse).
public struct DeviationAccount: Sendable {
  /// The strategy turned to.
  public let strategy: Int
  /// The change of every item.
  public let change: Account
  /// The change of the payoff.
  public let total: Double

  /// Puts an account together.
  public init(strategy: Int, change: Account, total: Double) {
    self.strategy = strategy
    self.change = change
    self.total = total
  }

  /// What changes from one account to another.
  public init(strategy: Int, from: Account, to: Account) {
    self.strategy = strategy
    change = to - from
    total = to.payoff - from.payoff
  }

  /// Change through the bill.
  public var cost: Double { change[.bill] }
  /// Change through direct loss.
  public var direct: Double { change[.direct] }
  /// Change through blame.
  public var blame: Double { change[.blame] }
  /// Change through praise.
  public var praise: Double { change[.praise] }
  /// Change through what the home is worth.
  public var attraction: Double { change[.regionValue] }
  /// Change through what bad years or rare events weigh beyond the expected loss.
  public var risk: Double { change[.risk] }
  /// Change through what insurers and providers pay.
  public var compensation: Double { change[.compensation] }
}

/// The nearest value of a parameter at which a firm changes its mind, the others staying put.
public struct SwitchingValue: Sendable {
  /// Key as in a preset, `firms.ordinary.blameSharing`.
  public let key: String
  /// Unit of the value, `USD/hour`.
  public let unit: String
  /// Today's value.
  public let from: Double
  /// The value at which the two choices are worth the same.
  public let to: Double
  /// What the firm turns to beyond it.
  public let strategy: Int
  /// Whether it is proved that the firm does not change its mind nearer.
  public let isProved: Bool

  /// Records a flip.
  public init(key: String, unit: String, from: Double, to: Double, strategy: Int, isProved: Bool = true) {
    self.key = key
    self.unit = unit
    self.from = from
    self.to = to
    self.strategy = strategy
    self.isProved = isProved
  }
}
