// What a firm can choose: footprints and the price of redundancy.

extension Scenario {
  /// The four rungs of the ladder, told apart by the footprint.
  public enum Tier: String, CaseIterable, Sendable {
    case singleNode = "single-node"
    case multiNode = "multi-node"
    case multiRegion = "multi-region"
    case multiCloud = "multi-cloud"
  }

  /// A footprint that a firm can choose.
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
    /// Probability that cover works when it is needed.
    public var coverage: Double
    /// Hours until cover has taken over, by the scope of what failed.
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

    /// The rung on which the footprint stands: the widest redundancy decides.
    public var tier: Tier {
      if clouds > 1 { return .multiCloud }
      if regions > 1 { return .multiRegion }
      return nodes > 1 ? .multiNode : .singleNode
    }
  }

  /// Failover times in hours, by the scope of what failed.
  public struct Failover: Equatable, Sendable {
    /// When a node failed.
    public var nodeHours: Double
    /// When a zone failed.
    public var zoneHours: Double
    /// When a region failed.
    public var regionHours: Double
    /// When a provider failed.
    public var providerHours: Double

    /// Failover times, by default at once.
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
    /// nodes · regions · clouds: 1, 2, 4, 8.
    case doubling
    /// k / (k − 1) for k sites at the widest redundant level: the capacity that survives the loss of one.
    case activeActive = "active-active"
    /// Published multipliers by tier (Uptime Intelligence 2022).
    case measured
  }

  /// A ladder and what overrides it.
  public struct Costs: Equatable, Sendable {
    /// The rule.
    public var ladder: Ladder
    /// Multipliers that override the rule, by name of a strategy or of a tier; the strategy's name wins.
    public var overrides: [String: Double]

    /// A ladder with overrides, by default none.
    public init(ladder: Ladder, overrides: [String: Double] = [:]) {
      self.ladder = ladder
      self.overrides = overrides
    }
  }
}
