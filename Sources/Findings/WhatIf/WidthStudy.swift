/// The herd by the width of its region's outages, the hours down held.
import Games
public import Market
import Outages
public import Scenario

/// What becomes of the herd as outages of the oldest region are made wider and rarer, or narrower and more frequent.
///
/// A firm in the region is down for the same hours a year in all rows: rate times width stays. What changes is who else
/// is down at the same time, and so how much of the blame is forgiven.
public struct WidthStudy: Sendable {
  /// What gives the width of a row.
  public enum Source: Equatable, Sendable {
    /// What the scenario says.
    case scenario
    /// One share of the firms in every outage.
    case share
    /// A graph of services.
    case services(Scenario.Graph)
  }

  /// A width.
  public struct Row: Sendable {
    /// What gives it.
    public let source: Source
    /// Share of the firms in the region that an outage hits on average.
    public let width: Double
    /// Outages of the region a year.
    public let ratePerYear: Double
    /// Hours a year that the herd's setup is down.
    public let hoursDown: Double
    /// Whether the herd is an equilibrium.
    public let holds: Bool
    /// The best setup outside of the herd for a firm that leaves it alone.
    public let leaving: Int
    /// What a firm gains by leaving alone, dollars per year; below 0 it costs.
    public let leavingGain: Double
    /// The fewest firms whose joint move makes all others follow; `nil` where not even all but one do.
    public let coalition: Int?
    /// The share of the others that must stay for a firm to stay.
    public let shareThatMustStay: Double?
    /// Counts by type and strategy where entry one by one ends.
    public let history: [[Int]]
  }

  /// The market as the scenario says.
  public let market: Market
  /// The oldest region.
  public let region: String
  /// The widest outages first.
  public let rows: [Row]
  /// Widths, the widest first, at which the herd stops or starts to be an equilibrium, where every outage hits the same
  /// share of the firms; one between two rows that differ.
  public let changes: [Double]

  /// Widths of the table.
  public static let shares = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01]

  /// Looks at a market.
  ///
  /// `nil` where no outage strikes the oldest region or all setups, or none, rely on it alone.
  ///
  /// - Parameter graphs: what two graphs of services say of the width, beside what the scenario says.
  /// - Complexity: some twenty markets with entry one by one, and forty for each change.
  public init?(_ market: Market, graphs: [Scenario.Width] = []) {
    guard let region = market.scenario.regions.first?.name,
      let today = Row(market, region, source: .scenario)
    else { return nil }
    func changed(_ width: Scenario.Width) -> Market? {
      Self.holdingHours(market.scenario, of: region, at: width).flatMap { try? Market($0) }
    }
    func row(_ width: Scenario.Width, _ source: Source) -> Row? {
      changed(width).flatMap { Row($0, region, source: source) }
    }
    let fixed = Self.shares.compactMap { row(.share($0), .share) }
    let drawn = graphs.compactMap { width -> Row? in
      guard case .services(_, let graph, _) = width else { return nil }
      return row(width, .services(graph))
    }
    self.market = market
    self.region = region
    rows = (fixed + drawn + [today]).sorted { $0.width > $1.width }
    changes = zip(fixed, fixed.dropFirst()).compactMap { wide, narrow in
      guard wide.holds != narrow.holds else { return nil }
      return Self.change(from: wide, to: narrow) {
        changed(.share($0)).flatMap { StandingHerd($0)?.isEquilibrium }
      }
    }
  }

  /// The width between two rows at which the herd changes, by halving.
  private static func change(from wide: Row, to narrow: Row, holds: (Double) -> Bool?) -> Double {
    var (high, low) = (wide.width, narrow.width)
    for _ in 0..<40 {
      let middle = (high + low) / 2
      if holds(middle) == wide.holds { high = middle } else { low = middle }
    }
    return (high + low) / 2
  }
}

extension WidthStudy {
  /// The scenario with outages of a region of another width, as much more frequent as they are narrower; `nil` where a
  /// width is none.
  private static func holdingHours(_ scenario: Scenario, of region: String, at width: Scenario.Width)
    -> Scenario?
  {
    var scenario = scenario
    for index in scenario.hazards.indices {
      guard let before = try? Hazard(scenario.hazards[index]), before.strikes(region) else { continue }
      scenario.hazards[index].width = width
      guard let after = try? Hazard(scenario.hazards[index]), after.meanWidth > 0 else { return nil }
      scenario.hazards[index].rate = .perYear(before.ratePerYear * before.meanWidth / after.meanWidth)
    }
    return scenario
  }
}

extension WidthStudy.Row {
  init?(_ market: Market, _ region: String, source: WidthStudy.Source) {
    let hazards = market.hazards.filter { $0.strikes(region) }
    let rate = hazards.reduce(0) { $0 + $1.ratePerYear }
    guard rate > 0, let standing = StandingHerd(market), let best = standing.bestLeaving else { return nil }
    let tipping = HerdTipping(market)
    self.source = source
    width = hazards.reduce(0) { $0 + $1.ratePerYear * $1.meanWidth } / rate
    ratePerYear = rate
    hoursDown = market.hoursDown(standing.choices[standing.type], type: standing.type)
    holds = standing.isEquilibrium
    (leaving, leavingGain) = best
    coalition = tipping?.coalition?.size
    shareThatMustStay = tipping?.shareThatMustStay
    history = MarketOutcome(market, depth: .history).history.counts
  }
}

extension Hazard {
  /// Whether it is a source of outages of a whole region.
  fileprivate func strikes(_ region: String) -> Bool { scope == .region && location == region }
}
