extension Scenario {
  /// Something that a preset does not say and that was taken to be meant; pages print it.
  public enum Assumption: Equatable, Sendable {
    /// A hazard of scope `firm` beside one that says that it strikes one replica: it strikes every replica.
    case everyReplica(hazard: String)
    /// A provider without a region: the product of a vendor, with the type of firm that is called its users; `nil` where
    /// `used` says who uses it.
    case vendor(hazard: String, provider: String, users: String?)
    /// A strategy that is called active-active: home and the provider's other regions share the work.
    case sharedWork(strategy: String, sites: [String])
    /// A strategy in the short form: no outage of these other regions of its provider strikes its further sites.
    case unnamedSites(strategy: String, home: String, others: [String])
  }

  /// Strategies with further regions that nobody names, although other regions of the provider have outages of their own.
  ///
  /// Strategies that take failover from the preset as a whole are those of the ladder of the question, and say nothing
  /// about where the further regions are.
  var unnamedSites: [Assumption] {
    strategies.compactMap { strategy in
      guard strategy.sites.isEmpty, strategy.regions > 1,
        strategy.isCoveredAlike || strategy.mode == .activeActive,
        let home = regions.first(where: { $0.name == strategy.home })
      else { return nil }
      let others = regions.filter { region in
        region.name != home.name && region.provider == home.provider
          && hazards.contains { [.region, .zone].contains($0.scope) && $0.location == region.name }
      }
      return others.isEmpty
        ? nil : .unnamedSites(strategy: strategy.name, home: home.name, others: others.map(\.name))
    }
  }
}
