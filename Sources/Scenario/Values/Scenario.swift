/// Scenario of a market, decoded and validated: regions, hazards, strategies, costs, firms.
///
/// A scenario is plain data in the units of the model: money in US dollars, time in hours, rates in events
/// per year, shares and probabilities between 0 and 1. It holds no results. `ScenarioLoader` decodes
/// scenarios from presets; a program may also build one member by member.
public struct Scenario: Equatable, Sendable {
  /// Name of the preset that was read last (`netflix`), or the file's name without its extension.
  public var name: String
  /// Question answered by the page, in English and in Chinese (`nil`: the report's own wording).
  public var title: LocalizedText?
  /// Possible home regions, in the order in which they opened.
  public var regions: [Region]
  /// Sources of outages.
  public var hazards: [Hazard]
  /// Strategies of a firm; at least one.
  public var strategies: [Strategy]
  /// Cost multipliers that hold for every firm unless it overrides them.
  public var costs: Costs
  /// Types of firms; the counts add up to `firmCount`.
  public var firms: [FirmType]
  /// External cost of an outage of many firms at once.
  public var society: Society
  /// Share of the cover that fails when all other firms fail over in the same event, because the other region
  /// runs out of capacity. 0: never.
  public var capacityCrunch: Double
  /// Names as people read them, where a preset gives them, by path (`firms.netflix`).
  public var labels: [String: LocalizedText] = [:]
  /// Currency of all money, as in `EUR`.
  public var currency = "USD"
  /// What the preset does not say and was taken to be meant.
  public var assumptions: [Assumption] = []
  /// Failover by level, where neither the strategy nor the firm says otherwise.
  public var cover: Cover

  /// Scenario; by default without a title, on the doubling ladder and without a systemic loss.
  public init(
    name: String, title: LocalizedText? = nil, regions: [Region], hazards: [Hazard], strategies: [Strategy],
    costs: Costs = Costs(ladder: .doubling), firms: [FirmType], society: Society = Society(),
    capacityCrunch: Double = 0, cover: Cover = Cover()
  ) {
    self.name = name
    self.title = title
    self.regions = regions
    self.hazards = hazards
    self.strategies = strategies
    self.costs = costs
    self.firms = firms
    self.society = society
    self.capacityCrunch = capacityCrunch
    self.cover = cover
  }
}

/// A text in the report's two languages.
public struct LocalizedText: Equatable, Sendable {
  /// English.
  public var english: String
  /// Chinese text, if the preset gives it.
  public var chinese: String?

  /// Text in English and, if available, in Chinese.
  public init(english: String, chinese: String? = nil) {
    self.english = english
    self.chinese = chinese
  }
}

extension Scenario {
  /// Number of firms of all types.
  public var firmCount: Int { firms.reduce(0) { $0 + $1.count } }
}
