/// Outcome of one market, as plain values for tables, sweeps and figures.
import Deployments
import Games
public import Market
import Scenario

/// Outcome of a market: its equilibria, the profile that sequential entry selects, and its payoffs and
/// welfare.
///
/// ```swift
/// let outcome = MarketOutcome(try Market(scenario))
/// outcome.equilibria.rows.count           // pure and symmetric ones
/// outcome.firms[0].payoff                 // dollars per year at the sequential-entry profile
/// outcome.value(of: .share)               // share of firms at home in the oldest region
/// ```
public struct MarketOutcome: Sendable {
  /// Depth of the search for equilibria.
  public enum Depth: Int, Comparable, Sendable {
    /// The sequential-entry profile only.
    case history
    /// All pure equilibria too.
    case pure
    /// All symmetric mixed ones too.
    case symmetric

    /// The deeper one is the larger one.
    public static func < (a: Depth, b: Depth) -> Bool { a.rawValue < b.rawValue }
  }

  /// A type of firm at the sequential-entry profile.
  public struct Firm: Equatable, Sendable {
    /// Name of the type.
    public let name: String
    /// Number of its firms.
    public let count: Int
    /// The strategy that most of them play, by index.
    public let choice: Int
    /// Mean payoff, dollars per year.
    public let payoff: Double
    /// Mean business hours down per year.
    public let hoursDown: Double
    /// Mean of direct loss and blame, dollars per year.
    public let expectedLoss: Double
  }

  /// Status of the herd, everybody in the oldest region, each type on its best strategy there.
  public enum HerdStatus: Equatable, Sendable {
    /// There is no herd: no strategy stays in the oldest region alone.
    case impossible
    /// An equilibrium: no firm gains by leaving it; the closest deviation gains the given amount (0 or less),
    /// dollars per year.
    case equilibrium(closest: Double)
    /// No equilibrium: some firm gains the given amount by another choice, dollars per year.
    case broken(gain: Double)
  }

  /// Equilibria up to the depth of the search, with their completeness; `dominated` is left empty.
  public let equilibria: MarketEquilibria
  /// The profile that sequential entry selects.
  public let history: History
  /// By type, in the order of the scenario.
  public let firms: [Firm]
  /// Welfare at the sequential-entry profile, dollars per year.
  public let welfare: Double
  /// Largest regret at the sequential-entry profile, dollars per year: 0 where that is an equilibrium.
  public let regret: Double
  /// By region, in the order of the scenario: the share of all firms that call it home.
  public let homeShares: [Double]
  /// Whether the herd is possible and an equilibrium, with the gain of the decisive deviation.
  public let herd: HerdStatus

  /// Outcome of a market.
  ///
  /// The lists of equilibria are those of `MarketEquilibria`, found on the undominated strategies.
  ///
  /// - Complexity: 0.2 to 0.6 ms for the five firms of a preset.
  public init(
    _ market: Market, depth: Depth = .symmetric, budget: MarketEquilibria.Budget? = nil
  ) {
    equilibria = MarketEquilibria(undominatedIn: market, depth: depth, budget: budget)
    history = History(market, among: equilibria)
    let counts = history.counts
    let payoffs = history.certificate.payoffs
    firms = market.firms.indices.map {
      Firm(market, type: $0, counts: counts, payoff: payoffs[$0])
    }
    welfare =
      if let row = history.equilibriumRow { equilibria.rows[row].welfare } else {
        market.welfare(of: history.certificate)
      }
    regret = history.certificate.regret
    homeShares = market.homeShares(counts)
    herd = HerdStatus(market, among: equilibria)
  }

  /// Whether every list searched for is proved to be complete.
  public var isComplete: Bool {
    [equilibria.pure, equilibria.symmetric].allSatisfy { $0 == .notSearched || $0.isProved }
  }
}

extension MarketOutcome.Firm {
  fileprivate init(_ market: Market, type: Int, counts: [[Int]], payoff: Double) {
    let row = counts[type]
    let size = Double(max(1, row.reduce(0, +)))
    var hours = 0.0
    var loss = 0.0
    for (s, count) in row.enumerated() where count > 0 {
      let others = market.others(of: type, playing: s, in: counts)
      let account = market.account(type: type, strategy: s, against: others)
      hours += Double(count) * market.hoursDown(s, type: type) / size
      loss += Double(count) * account.loss / size
    }
    name = market.firms[type].type.name
    count = market.firms[type].type.count
    choice = row.indices.max { row[$0] < row[$1] } ?? 0
    self.payoff = payoff
    hoursDown = hours
    expectedLoss = loss
  }
}

extension MarketOutcome.HerdStatus {
  fileprivate init(_ market: Market, among equilibria: MarketEquilibria) {
    guard let strategies = Herd.favourites(market, among: Herd.members(market)) else {
      self = .impossible
      return
    }
    let profile = TypeProfile.pure(counts: Herd.profile(market, strategies))
    let row = equilibria.rows.first { $0.equilibrium.profile == profile }
    let certificate = row?.equilibrium ?? market.game.certify(profile)
    if certificate.regret <= Tolerance.regret * market.game.payoffScale {
      self = .equilibrium(closest: certificate.closestDeviation?.gain ?? -.infinity)
    } else {
      self = .broken(gain: certificate.regret)
    }
  }
}

extension Market {
  /// By region, the share of all firms that call it home.
  func homeShares(_ counts: [[Int]]) -> [Double] {
    scenario.regions.map { region in
      let firms = counts.reduce(0) { sum, row in
        sum + row.indices.reduce(0) { strategies[$1].home == region.name ? $0 + row[$1] : $0 }
      }
      return Double(firms) / Double(max(1, scenario.firmCount))
    }
  }
}

extension MarketEquilibria {
  /// All equilibria of a market up to a depth, searched among the undominated strategies only.
  ///
  /// - Parameter isWeighed: whether the net value of each equilibrium is asked for; it is not a number otherwise.
  init(
    undominatedIn market: Market, depth: MarketOutcome.Depth, budget: Budget?, isWeighed: Bool = true
  ) {
    let nothing = EquilibriumSet(equilibria: [], completeness: .notSearched)
    guard depth > .history else {
      self.init(rows: [], pure: .notSearched, symmetric: .notSearched, dominated: [])
      return
    }
    let small = DominanceReduction(market.game)
    let budget = budget ?? Budget(for: small.game)
    let search = EquilibriumSearch(small.game) { market.game.certify(small.widened($0)) }
    let pure = search.pure(boxBudget: budget.pureBoxes, listBudget: budget.pureList)
    let mixed = depth > .pure ? search.mixed(boxBudget: budget.mixedBoxes) : nothing
    func rows(_ set: EquilibriumSet, _ kind: Row.Kind) -> [Row] {
      set.equilibria.map {
        Row(kind: kind, equilibrium: $0, welfare: isWeighed ? market.welfare(of: $0) : .nan)
      }
    }
    self.init(
      rows: rows(pure, .pure) + rows(mixed, .symmetric), pure: pure.completeness,
      symmetric: mixed.completeness, dominated: [])
  }
}
