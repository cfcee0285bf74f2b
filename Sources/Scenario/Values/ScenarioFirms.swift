// Players and outsiders: types of firms, and society.

extension Scenario {
  /// Number of firms of a type.
  public enum Count: Equatable, Sendable {
    /// Fixed number.
    case fixed(Int)
    /// Remainder of the total after the fixed counts.
    case rest
  }

  /// Type of identical firms.
  public struct FirmType: Equatable, Sendable {
    /// Name, the key in the preset.
    public var name: String
    /// Number of firms of this type, at least 1, resolved.
    public var count: Int
    /// Whether the count is the remainder of the total after the other types.
    public var takesRest: Bool
    /// Infrastructure bill of a single node, dollars per year.
    public var bill: Double
    /// Type's own cost ladder (`nil`: the scenario's).
    public var ladder: Ladder?
    /// Type's own multipliers, by name of a strategy or of a tier; they take precedence over the scenario's.
    public var costOverrides: [String: Double]
    /// Dollars lost per hour down, regardless of the other firms.
    public var directPerHour: Double
    /// Dollars lost per hour for being down alone: churn, press, shareholders.
    public var blamePerHour: Double
    /// ρ: share of the blame that vanishes when everyone else is down too.
    public var blameSharing: Double
    /// κ > 0: curvature of blame sharing, the speed at which blame vanishes as other firms go down.
    public var blameCurvature: Double
    /// θ: share of the excuses that is "it was the provider", whoever else is down; the rest is company.
    public var providerExcuse: Double
    /// δ: share of the direct loss that the firm suffers while it is up, because suppliers and customers are down.
    public var dependence: Double
    /// Expected dollars for each outage, beside its hours.
    public var perOutage: Double
    /// Kinds of which these dollars consist; empty where they are always the same. Their sum is scaled to `perOutage`.
    public var outageCosts: [OutageCost] = []
    /// Dollars for each hour of data that is lost when another site takes over.
    public var dataLossPerHour = 0.0
    /// Dollars per hour for being up while the others are down.
    public var praisePerHour: Double
    /// Weight of this firm in the other firms' shares down, > 0.
    public var visibility: Double
    /// Region values, dollars per year of having the home there, by region; absent means 0.
    public var attraction: [String: Double]
    /// Terms on which the type bears its losses.
    public var terms: Terms
    /// Failover where the firm differs from others on the same strategy: one that rehearses it.
    public var cover: Cover
    /// Probability of using a vendor's product.
    public var used: VendorUse
    /// The region where the firm is today; `nil` for an entrant, who leaves nothing.
    public var incumbent: String?
    /// What leaving that region costs.
    public var migration: Migration
    /// Bills in dollars per year instead of a multiple, by name of a strategy or of a tier.
    public var prices: [String: Double]

    /// Type of firm; the defaults are those of a preset that omits the key.
    public init(
      name: String, count: Int, bill: Double, ladder: Ladder? = nil, costOverrides: [String: Double] = [:],
      directPerHour: Double, blamePerHour: Double, blameSharing: Double, blameCurvature: Double = 1,
      praisePerHour: Double = 0, visibility: Double = 1, attraction: [String: Double] = [:],
      takesRest: Bool = false, terms: Terms = Terms(), providerExcuse: Double = 0, dependence: Double = 0,
      perOutage: Double = 0, cover: Cover = Cover(), used: VendorUse = VendorUse(), incumbent: String? = nil,
      migration: Migration = Migration(), prices: [String: Double] = [:]
    ) {
      self.name = name
      self.count = count
      self.takesRest = takesRest
      self.bill = bill
      self.ladder = ladder
      self.costOverrides = costOverrides
      self.directPerHour = directPerHour
      self.blamePerHour = blamePerHour
      self.blameSharing = blameSharing
      self.blameCurvature = blameCurvature
      self.praisePerHour = praisePerHour
      self.visibility = visibility
      self.attraction = attraction
      self.terms = terms
      self.providerExcuse = providerExcuse
      self.dependence = dependence
      self.perOutage = perOutage
      self.cover = cover
      self.used = used
      self.incumbent = incumbent
      self.migration = migration
      self.prices = prices
    }
  }

  /// External cost of joint failure.
  public struct Society: Equatable, Sendable {
    /// σ: loss of everybody else when all firms are down, as a multiple of the firms' own direct loss.
    public var systemic: Double
    /// η ≥ 1: convexity in the share of firms that are down.
    public var exponent: Double

    /// Cost of joint failure, by default none.
    public init(systemic: Double = 0, exponent: Double = 1) {
      self.systemic = systemic
      self.exponent = exponent
    }
  }
}

extension Scenario.FirmType {
  /// How likely a firm is to use the vendors' products.
  public struct VendorUse: Equatable, Sendable {
    /// Probability of using any vendor of which nothing else is said.
    public var standard: Double
    /// By name of the vendor's hazard.
    public var byHazard: [String: Double]

    /// Use of vendors, by default none.
    public init(standard: Double = 0, byHazard: [String: Double] = [:]) {
      self.standard = standard
      self.byHazard = byHazard
    }

    /// Probability of using the product that fails in a hazard.
    public func probability(of hazard: String) -> Double { byHazard[hazard] ?? standard }
  }

  /// The price of leaving a region, once, and the years over which it is spread.
  public struct Migration: Equatable, Sendable {
    /// Dollars, once.
    public var cost: Double
    /// Years over which they are spread.
    public var years: Double

    /// A price, by default nothing.
    public init(cost: Double = 0, years: Double = 3) {
      self.cost = cost
      self.years = years
    }
  }

  /// What it costs to turn to a strategy that has no site in the region where the firm is today, dollars per year.
  public func migrationPerYear(to strategy: Scenario.Strategy) -> Double {
    guard let incumbent, migration.cost > 0 else { return 0 }
    let stays = strategy.home == incumbent || strategy.sites.contains(incumbent)
    return stays ? 0 : migration.cost / migration.years
  }
}
