/// Cost of redundancy, as a multiple of the bill of a single node.
public import Scenario

extension Scenario.Ladder {
  /// The multiplier of a footprint by this rule.
  ///
  /// - `doubling`: nodes · regions · clouds, the rule of thumb "two nodes 2x, two regions 4x, two clouds 8x".
  /// - `activeActive`: surviving the loss of one of k sites takes k / (k − 1) of the capacity; k is counted
  ///   at the widest redundant level (clouds before regions before nodes), because losing the larger site is
  ///   the harder case.
  /// - `measured`: Uptime Intelligence 2022, a stateless application at list prices: across zones 1.15 to
  ///   1.45 (here the middle, 1.30), across regions up to 2.11 (active-active). No multiplier for two clouds
  ///   has been published: twice that of two regions is an assumption.
  public func multiplier(of strategy: Scenario.Strategy) -> Double {
    switch self {
    case .doubling: Double(strategy.nodes) * Double(strategy.siteCount)
    case .activeActive: activeActive(strategy)
    case .measured: measured(strategy.tier)
    }
  }

  private func activeActive(_ strategy: Scenario.Strategy) -> Double {
    let widest = [strategy.clouds, strategy.regions, strategy.nodes].first { $0 > 1 }
    return widest.map { Double($0) / Double($0 - 1) } ?? 1
  }

  private func measured(_ tier: Scenario.Tier) -> Double {
    switch tier {
    case .singleNode: 1
    case .multiNode: 1.30
    case .multiRegion: 2.11
    case .multiCloud: 2 * 2.11
    }
  }
}

extension Scenario {
  /// Cost multiplier of a strategy for a type of firm, a multiple of its bill.
  ///
  /// The firm's own override wins, by strategy before tier; then its own ladder; then the scenario's
  /// override; then the scenario's ladder. A price in dollars counts as the multiple that it is of the bill.
  public func multiplier(of strategy: Strategy, for firm: FirmType) -> Double {
    let rule = ruleMultiplier(of: strategy, for: firm)
    guard firm.bill > 0 else { return rule }
    if price(of: strategy, for: firm) == nil, strategy.oneOff == 0 { return rule }
    return cost(of: strategy, for: firm) / firm.bill
  }

  private func ruleMultiplier(of strategy: Strategy, for firm: FirmType) -> Double {
    func override(_ table: [String: Double]) -> Double? {
      table[strategy.name] ?? table[strategy.tier.rawValue]
    }
    if let own = override(firm.costOverrides) { return own }
    if let ladder = firm.ladder { return ladder.multiplier(of: strategy) }
    return override(costs.overrides) ?? costs.ladder.multiplier(of: strategy)
  }

  /// Dollars per year that take the place of a multiple: the firm's own price, or the strategy's where the firm states no
  /// multiple of its own.
  private func price(of strategy: Strategy, for firm: FirmType) -> Double? {
    if let own = firm.prices[strategy.name] ?? firm.prices[strategy.tier.rawValue] { return own }
    let hasOwn = (firm.costOverrides[strategy.name] ?? firm.costOverrides[strategy.tier.rawValue]) != nil
    return hasOwn ? nil : strategy.price
  }

  /// What a strategy costs a type of firm, dollars per year: its price or its multiple of the bill, and setting it up
  /// spread over the years.
  public func cost(of strategy: Strategy, for firm: FirmType) -> Double {
    (price(of: strategy, for: firm) ?? firm.bill * ruleMultiplier(of: strategy, for: firm))
      + strategy.oneOffPerYear
  }
}

extension Scenario.Ladder {
  /// The cheapest multiples that were published, by tier: across zones +15 %, across regions +52 % (pilot light, Uptime
  /// Intelligence 2022). None was published for two clouds: twice that of two regions is an assumption.
  public static let cheapestPublished: [String: Double] = [
    Scenario.Tier.singleNode.rawValue: 1, Scenario.Tier.multiNode.rawValue: 1.15,
    Scenario.Tier.multiRegion.rawValue: 1.52, Scenario.Tier.multiCloud.rawValue: 3.04,
  ]
}
