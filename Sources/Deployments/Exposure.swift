/// Exposure of strategies to hazards: probability of a hit, and redundancy that covers it.
public import Outages
public import Scenario

/// The footprints of a scenario against its hazards.
public struct Exposure: Sendable {
  private let zones: [String: Int]
  private let providers: [String: String]

  /// Exposure for the regions of a scenario.
  public init(_ regions: [Scenario.Region]) {
    zones = Dictionary(regions.map { ($0.name, $0.zones) }) { first, _ in first }
    providers = Dictionary(regions.map { ($0.name, $0.provider) }) { first, _ in first }
  }

  /// Probability that an event of the hazard hits the home of the strategy.
  ///
  /// A zone event hits a home in that region with probability 1/zones: the names of zones are shuffled
  /// between accounts, so that hits are independent between firms. Failures of the redundancy machinery do
  /// not depend on the region: see `glue(_:)`.
  public func probability(_ strategy: Scenario.Strategy, hitBy hazard: Hazard) -> Double {
    switch hazard.scope {
    case .firm, .internet: 1
    case .zone: strategy.home == hazard.location ? 1 / Double(max(1, zones[strategy.home] ?? 1)) : 0
    case .region: strategy.home == hazard.location ? 1 : 0
    case .provider: providers[strategy.home] == hazard.location ? 1 : 0
    }
  }

  /// Whether the footprint has a replica outside the zone, region or cloud that the hazard takes down.
  public func isCovered(_ strategy: Scenario.Strategy, from hazard: Hazard) -> Bool {
    if hazard.growsWithRedundancy { return false }
    let clouds = strategy.clouds
    switch hazard.scope {
    case .firm, .zone: return strategy.nodes * strategy.regions * clouds > 1
    case .region: return strategy.regions * clouds > 1
    case .provider: return clouds > 1
    case .internet: return false
    }
  }

  /// Failover time in hours, from the start of the hazard's event.
  public func failoverHours(_ strategy: Scenario.Strategy, from hazard: Hazard) -> Double {
    switch hazard.scope {
    case .firm: strategy.failover.nodeHours
    case .zone: strategy.failover.zoneHours
    case .region: strategy.failover.regionHours
    case .provider, .internet: strategy.failover.providerHours
    }
  }
}
