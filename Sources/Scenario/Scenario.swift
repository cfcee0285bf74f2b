/// Everything a user says about a market, decoded and validated: regions, hazards, strategies, costs, firms.
///
/// A scenario is plain data in the units of the model: money in US dollars, time in hours, rates in events
/// per year, shares and probabilities between 0 and 1. It knows nothing of results. Scenarios are decoded from
/// presets by `ScenarioLoader`; a program may also build one member by member.
public struct Scenario: Equatable, Sendable {
  /// Name of the preset that was read last (`netflix`), or the file's name without its extension.
  public var name: String
  /// The question the page answers, in English and in Chinese (`nil`: the report's own wording).
  public var title: LocalizedText?
  /// Regions in which a firm can make its home, in the order in which history opened them.
  public var regions: [Region]
  /// Sources of outages.
  public var hazards: [Hazard]
  /// What a firm can choose. At least one.
  public var strategies: [Strategy]
  /// Cost multipliers that hold for every firm unless it overrides them.
  public var costs: Costs
  /// Types of firms; the counts add up to `firmCount`.
  public var firms: [FirmType]
  /// What an outage of many firms at once costs everybody else.
  public var society: Society
}

/// A text in the report's two languages.
public struct LocalizedText: Equatable, Sendable {
  /// English.
  public var english: String
  /// Chinese, where the preset gives it.
  public var chinese: String?
}

extension Scenario {
  /// A region of a provider.
  public struct Region: Equatable, Sendable {
    /// Name, as in `us-east-1`.
    public var name: String
    /// The provider that runs it, as in `aws`.
    public var provider: String
    /// Number of availability zones, at least 1.
    public var zones: Int
  }

  /// What an outage hits at once.
  public enum Scope: String, CaseIterable, Sendable {
    /// One replica or the firm's own glue: nobody else is hit.
    case firm
    /// One availability zone of a region.
    case zone
    /// A region.
    case region
    /// A provider's global control plane.
    case provider
    /// Everything.
    case internet
  }

  /// How often a hazard strikes.
  public enum Rate: Equatable, Sendable {
    /// Events per year, given outright.
    case perYear(Double)
    /// A record of so many events in so many years, to be read as a Gamma-Poisson posterior.
    case record(events: Int, years: Double)
  }

  /// How long an outage lasts, in hours.
  public enum Duration: Equatable, Sendable {
    /// Always the same.
    case fixed(hours: Double)
    case exponential(meanHours: Double)
    /// `ln D` is normal with mean `mu` (D in hours) and standard deviation `sigma`.
    case lognormal(mu: Double, sigma: Double)
    /// Survival `(scale / t)^shape` for `t ≥ scale`.
    case pareto(scaleHours: Double, shape: Double)
    /// Each of these hours with equal probability.
    case empirical(hours: [Double])
    /// The distribution that the simulated incident produces.
    case incident
  }

  /// A Poisson source of outages.
  public struct Hazard: Equatable, Sendable {
    /// Name, the key in the preset, as in `us-east-1` or `glue`.
    public var name: String
    /// What it hits at once.
    public var scope: Scope
    /// The region (scopes zone and region) or provider (scope provider) that fails; `nil` otherwise.
    public var location: String?
    /// How often.
    public var rate: Rate
    /// How long.
    public var duration: Duration
    /// Share of a firm's business that stops while it is down, in (0, 1].
    public var severity: Double
    /// `true` for the glue of redundancy itself: the rate is per doubling, times log2(nodes · regions · clouds),
    /// and no replica covers it.
    public var growsWithRedundancy: Bool
  }

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

    /// The rung on which the footprint stands: the widest redundancy decides.
    public var tier: Tier {
      if clouds > 1 { return .multiCloud }
      if regions > 1 { return .multiRegion }
      return nodes > 1 ? .multiNode : .singleNode
    }
  }

  /// Failover times in hours, by the scope of what failed.
  public struct Failover: Equatable, Sendable {
    public var nodeHours: Double
    public var zoneHours: Double
    public var regionHours: Double
    public var providerHours: Double
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
  }

  /// How many firms of a type there are.
  public enum Count: Equatable, Sendable {
    case fixed(Int)
    /// What the fixed counts leave of the total.
    case rest
  }

  /// Firms that are alike.
  public struct FirmType: Equatable, Sendable {
    /// Name, the key in the preset.
    public var name: String
    /// Number of firms of this type, at least 1, resolved.
    public var count: Int
    /// Infrastructure bill of a single node, dollars per year.
    public var bill: Double
    /// The type's own ladder (`nil`: the scenario's) and overrides, which win over the scenario's.
    public var ladder: Ladder?
    public var costOverrides: [String: Double]
    /// Dollars lost per hour down, whoever else is down.
    public var directPerHour: Double
    /// Dollars lost per hour for being down alone: churn, press, shareholders.
    public var blamePerHour: Double
    /// ρ: share of the blame that vanishes when everyone else is down too.
    public var blameSharing: Double
    /// κ > 0: how fast it vanishes as others go down.
    public var blameCurvature: Double
    /// Dollars per hour for being up while the others are down.
    public var praisePerHour: Double
    /// Weight with which the others see this firm, > 0.
    public var visibility: Double
    /// What a home region is worth by itself, dollars per year, by region; absent means 0.
    public var attraction: [String: Double]
  }

  /// Cost of joint failure to everybody else.
  public struct Society: Equatable, Sendable {
    /// Dollars per hour when all firms are down.
    public var systemicPerHour: Double
    /// η ≥ 1: convexity in the share of firms that are down.
    public var systemicExponent: Double
  }

  /// Number of firms of all types.
  public var firmCount: Int { firms.reduce(0) { $0 + $1.count } }
}
