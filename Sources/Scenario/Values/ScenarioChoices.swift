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
    /// Regions of its sites, home first; empty where nobody names the others.
    public var sites: [String]
    /// Which sites carry work.
    public var mode: Mode
    /// How many sites must be up to carry everything, at least 1.
    public var needed: Int
    /// Failover by level; what is left open is the scenario's.
    public var cover: Cover
    /// Whether one `coverage` stands for all levels.
    public var isCoveredAlike: Bool
    /// Dollars per year that it costs a firm, instead of a multiple of the bill.
    public var price: Double?
    /// Dollars that setting it up costs, once, beside what it costs a year.
    public var oneOff = 0.0
    /// Years over which they are spread.
    public var oneOffYears = 3.0
    /// Hours until another site has taken over, where the cover does not say; `nil`: as everybody's.
    public var takeOverHours: Double?
    /// Hours of data that are lost when another site takes over.
    public var lostDataHours = 0.0

    /// A footprint whose further sites nobody names, by default a single node; one probability for all levels.
    public init(
      name: String, home: String, nodes: Int = 1, regions: Int = 1, clouds: Int = 1, coverage: Double = 0,
      failover: Failover = Failover()
    ) {
      self.init(
        name: name, home: home, nodes: nodes, regions: regions, clouds: clouds,
        cover: Cover(coverage: coverage, failover: failover), isCoveredAlike: true)
    }

    /// A footprint; the numbers of regions and clouds are those of its sites, where these are named.
    public init(
      name: String, home: String, nodes: Int = 1, regions: Int = 1, clouds: Int = 1, sites: [String] = [],
      mode: Mode = .standby, needed: Int = 1, cover: Cover, isCoveredAlike: Bool = false
    ) {
      self.name = name
      self.home = home
      self.nodes = nodes
      self.regions = regions
      self.clouds = clouds
      self.sites = sites
      self.mode = mode
      self.needed = needed
      self.cover = cover
      self.isCoveredAlike = isCoveredAlike
    }

    /// The probability of taking over at the nearest level of which the strategy says one; setting it sets all levels.
    public var coverage: Double {
      get { CoverLevel.allCases.lazy.compactMap { cover[$0].works }.first ?? 0 }
      set {
        for level in CoverLevel.allCases where level != .vendor { cover[level].works = newValue }
      }
    }

    /// Failover times by level.
    public var failover: Failover {
      get {
        Failover(
          nodeHours: cover.node.afterHours ?? 0, zoneHours: cover.zone.afterHours ?? 0,
          regionHours: cover.region.afterHours ?? 0, providerHours: cover.cloud.afterHours ?? 0)
      }
      set {
        cover.node.afterHours = newValue.nodeHours
        cover.zone.afterHours = newValue.zoneHours
        cover.region.afterHours = newValue.regionHours
        cover.cloud.afterHours = newValue.providerHours
      }
    }

    /// Setting it up, dollars per year.
    public var oneOffPerYear: Double { oneOff / oneOffYears }

    /// The price as a parameter holds it; NaN where the ladder gives it.
    var statedPrice: Double {
      get { price ?? .nan }
      set { price = newValue }
    }

    /// The take-over time as a parameter holds it; NaN where it is as everybody's.
    var statedTakeOverHours: Double {
      get { takeOverHours ?? .nan }
      set { takeOverHours = newValue }
    }

    /// Cover of the strategy, with the time until another site has taken over.
    var ownCover: Cover {
      guard let takeOverHours else { return cover }
      var other = Cover()
      other.region.afterHours = takeOverHours
      other.cloud.afterHours = takeOverHours
      return cover.filled(from: other)
    }

    /// Number of parts of which `needed` must be up: sites, or the nodes of the only one.
    public var partCount: Int { siteCount > 1 ? siteCount : nodes }

    /// Number of sites.
    public var siteCount: Int { sites.isEmpty ? regions * clouds : sites.count }

    /// The rung on which the footprint stands: the widest redundancy decides.
    public var tier: Tier {
      if clouds > 1 { return .multiCloud }
      if regions > 1 { return .multiRegion }
      return nodes > 1 ? .multiNode : .singleNode
    }
  }

  /// Which sites of a strategy carry work.
  public enum Mode: String, CaseIterable, Sendable {
    /// All work is at home, the others take over.
    case standby
    /// Each of k sites carries 1/k of the work.
    case activeActive = "active-active"
  }

  /// Failover times in hours, by the scope of what failed: the short form of `Cover`.
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
