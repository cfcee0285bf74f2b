/// The CEO's page as values: every number that the report prints, none of its words.
public import Games
public import Market

/// Findings of `brief` about a market.
///
/// Money is US dollars per year, time is hours, unless a member says otherwise. Strategies are named by index
/// into `market.strategies`, types of firms by index into `market.firms`, hazards into `market.hazards`.
public struct Brief: Sendable {
  /// The market that was examined; its `strategies`, `firms`, `hazards` and `phases` carry the names.
  public let market: Market
  /// All equilibria that were found, pure first.
  public let equilibria: MarketEquilibria
  /// Outcome of sequential entry: entry one by one, then revision. The page's "herd" is this profile.
  public let history: History
  /// One page for each type of firm, in the order of `market.firms`.
  public let firms: [FirmFindings]
  /// The profile with everybody at home in the oldest region; `nil` where no strategy stays there alone.
  public let herd: Herd?
  /// The strategy that would be best for society if all firms played it, and its welfare, dollars per year;
  /// `nil` in a summary brief.
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
    /// Sum of payoffs minus the systemic loss, dollars per year; not a number in a summary brief.
    public let welfare: Double
  }
  /// Pure equilibria by counts, then mixed ones.
  public let rows: [Row]
  /// Completeness of the list of pure equilibria.
  public let pure: Completeness
  /// Completeness of the list of (type-)symmetric mixed equilibria.
  public let symmetric: Completeness
  /// Strategies that no firm of the type plays in any equilibrium, because they are strictly dominated.
  public let dominated: [[Dominated]]

  /// A strategy that iterated strict dominance removed.
  public struct Dominated: Equatable, Sendable {
    /// The dominated strategy.
    public let strategy: Int
    /// A strategy that is always better.
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
  /// Number of revisions after entry.
  public let revisions: Int
  /// Whether revision came to rest; `false` when it cycled or ran out of budget.
  public let converged: Bool
  /// Index of the final profile among the rows of `MarketEquilibria`, if it is there.
  public let equilibriumRow: Int?
  /// The profile with its certificate.
  public let certificate: Equilibrium
}

/// The herd as a profile, with its certificate and the gains from leaving: everybody in the oldest region.
public struct Herd: Sendable {
  /// The region.
  public let region: String
  /// By type, the best strategy in the herd among those at home there, in one region and one cloud.
  public let strategies: [Int]
  /// The all-in profile with its certificate.
  public let certificate: Equilibrium
  /// Whether it is an equilibrium.
  public let isEquilibrium: Bool
  /// By type, the best deviation of one firm from the region, with its gain (negative: loss); `nil` where
  /// every strategy is in the herd.
  public let leaving: [Deviation?]
  /// By type, the same with blame sharing and region value of every type set to 0; empty in a summary brief.
  public let leavingWithoutBlameSharing: [Deviation?]
  /// Expected hours per year of the region's own outages, and of the region among the others with the fewest.
  public let hoursPerYear: Double
  /// The other region that a strategy calls home with the fewest hours; `nil` when there is none.
  public let alternative: (region: String, hoursPerYear: Double)?
}

/// Findings about one type of firm.
public struct FirmFindings: Sendable {
  /// The type.
  public let type: Int
  /// Counts by strategy of its firms at the sequential-entry profile.
  public let counts: [Int]
  /// The strategy that most of them play.
  public let choice: Int
  /// One row for each strategy.
  public let ladder: [LadderRow]
  /// `matrix[own][others]`: payoff when this firm plays `own` and all others, of every type, play `others`.
  public let matrix: [[Double]]
  /// Changes of the payoff by each other strategy, for a firm that plays `choice`, the others staying put.
  public let deviations: [DeviationAccount]
  /// The nearest switching values, nearest first.
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
  /// Break-even cost multiple, all else equal. For the chosen strategy: the firm keeps it while it costs less
  /// than this. For any other strategy: the firm switches to it once it costs less than this. May be
  /// negative; `nil` without a bill or an alternative.
  public let breakEvenMultiplier: Double?
  /// Expected business hours lost per year.
  public let hoursDown: Double
  /// 1 − hoursDown / 8760, or 0 where outages that do not overlap fill more than the year.
  public let availability: Double
  /// Expected direct loss plus blame per year if no other firm is ever down.
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
  /// The same and what the outages of others cost a firm that is up.
  public var allLosses: Double { lossInHerd + account.cost(.dependence) }
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

/// Account of a deviation, item by item; each is a change of payoff (negative: worse).
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

/// Switching value of a parameter: the nearest one at which a firm changes its choice, the others staying
/// put.
public struct SwitchingValue: Sendable {
  /// Key as in a preset, `firms.ordinary.blameSharing`.
  public let key: String
  /// Unit of the value, `USD/hour`.
  public let unit: String
  /// Today's value.
  public let from: Double
  /// The value at which the two choices are worth the same.
  public let to: Double
  /// The strategy that the firm turns to beyond the value.
  public let strategy: Int
  /// Whether it is proved that no nearer value changes the choice.
  public let isProved: Bool
  /// Whether the parameter must rise, also where the two are worth the same today.
  public let isUpward: Bool

  /// Records a switching value; upwards where `to` is above `from`, unless stated otherwise.
  public init(
    key: String, unit: String, from: Double, to: Double, strategy: Int, isProved: Bool = true,
    isUpward: Bool? = nil
  ) {
    self.key = key
    self.unit = unit
    self.from = from
    self.to = to
    self.strategy = strategy
    self.isProved = isProved
    self.isUpward = isUpward ?? (to > from)
  }
}
