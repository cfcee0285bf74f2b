// Strategies of a firm: footprints and the price of redundancy.

extension Scenario {
  /// Four cost tiers of the ladder, distinguished by the footprint.
  public enum Tier: String, CaseIterable, Sendable {
    case singleNode = "single-node"
    case multiNode = "multi-node"
    case multiRegion = "multi-region"
    case multiCloud = "multi-cloud"
  }

  /// Footprint that a firm can choose.
  public struct Strategy: Equatable, Sendable {
    /// Name, the key in the preset.
    public var name: String
    /// Home region.
    public var home: String
    /// Nodes per region, at least 1.
    public var nodes: Int
    /// Regions per cloud, at least 1.
    public var regions: Int
    /// Clouds, at least 1.
    public var clouds: Int
    /// Probability that cover works on demand.
    public var coverage: Double
    /// Hours until cover has taken over, by the scope of the failure.
    public var failover: Failover

    /// A footprint, by default a single node.
    public init(
      name: String, home: String, nodes: Int = 1, regions: Int = 1, clouds: Int = 1, coverage: Double = 0,
      failover: Failover = Failover()
    ) {
      self.name = name
      self.home = home
      self.nodes = nodes
      self.regions = regions
      self.clouds = clouds
      self.coverage = coverage
      self.failover = failover
    }

    /// Cost tier of the footprint, given by its widest redundancy.
    public var tier: Tier {
      if clouds > 1 { return .multiCloud }
      if regions > 1 { return .multiRegion }
      return nodes > 1 ? .multiNode : .singleNode
    }
  }

  /// Failover times in hours, by the scope of the failure.
  public struct Failover: Equatable, Sendable {
    /// Hours after a node failure.
    public var nodeHours: Double
    /// Hours after a zone failure.
    public var zoneHours: Double
    /// Hours after a region failure.
    public var regionHours: Double
    /// Hours after a provider failure.
    public var providerHours: Double

    /// Failover times, by default 0.
    public init(
      nodeHours: Double = 0, zoneHours: Double = 0, regionHours: Double = 0, providerHours: Double = 0
    ) {
      self.nodeHours = nodeHours
      self.zoneHours = zoneHours
      self.regionHours = regionHours
      self.providerHours = providerHours
    }
  }

  /// Rules for the price of redundancy, as a multiple of the bill of a single node.
  public enum Ladder: String, CaseIterable, Sendable {
    /// Product nodes · regions · clouds: 1, 2, 4, 8.
    case doubling
    /// Capacity ratio k / (k − 1) for k sites at the widest redundant level, enough to survive the loss of
    /// one.
    case activeActive = "active-active"
    /// Published multipliers by tier (Uptime Intelligence 2022).
    case measured
  }

  /// Cost ladder with its overrides.
  public struct Costs: Equatable, Sendable {
    /// Rule of the multipliers.
    public var ladder: Ladder
    /// Multipliers that override the rule, by name of a strategy or of a tier; the strategy's name takes
    /// precedence.
    public var overrides: [String: Double]

    /// Cost ladder with overrides, by default none.
    public init(ladder: Ladder, overrides: [String: Double] = [:]) {
      self.ladder = ladder
      self.overrides = overrides
    }
  }
}
