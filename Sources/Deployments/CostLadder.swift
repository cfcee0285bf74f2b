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
  /// override; then the scenario's ladder.
  public func multiplier(of strategy: Strategy, for firm: FirmType) -> Double {
    func override(_ table: [String: Double]) -> Double? {
      table[strategy.name] ?? table[strategy.tier.rawValue]
    }
    if let price = override(firm.prices), firm.bill > 0 { return price / firm.bill }
    if let own = override(firm.costOverrides) { return own }
    if let ladder = firm.ladder { return ladder.multiplier(of: strategy) }
    return override(costs.overrides) ?? costs.ladder.multiplier(of: strategy)
  }

  /// What a strategy costs a type of firm, dollars per year.
  public func cost(of strategy: Strategy, for firm: FirmType) -> Double {
    firm.prices[strategy.name] ?? firm.prices[strategy.tier.rawValue] ?? firm.bill
      * multiplier(of: strategy, for: firm)
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
