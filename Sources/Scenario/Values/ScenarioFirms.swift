// Who chooses: types of firms, and everybody else.

extension Scenario {
  /// How many firms of a type there are.
  public enum Count: Equatable, Sendable {
    /// So many.
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
    /// Whether the count is what the other types leave of the total.
    public var takesRest: Bool
    /// Infrastructure bill of a single node, dollars per year.
    public var bill: Double
    /// The type's own ladder (`nil`: the scenario's).
    public var ladder: Ladder?
    /// The type's own multipliers, by name of a strategy or of a tier; they win over the scenario's.
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
    /// On which terms it bears its losses.
    public var terms: Terms

    /// A type of firm; the defaults are those of a preset that leaves the key out.
    public init(
      name: String, count: Int, bill: Double, ladder: Ladder? = nil, costOverrides: [String: Double] = [:],
      directPerHour: Double, blamePerHour: Double, blameSharing: Double, blameCurvature: Double = 1,
      praisePerHour: Double = 0, visibility: Double = 1, attraction: [String: Double] = [:],
      takesRest: Bool = false, terms: Terms = Terms()
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
    }
  }

  /// Cost of joint failure to everybody else.
  public struct Society: Equatable, Sendable {
    /// Dollars per hour when all firms are down.
    public var systemicPerHour: Double
    /// η ≥ 1: convexity in the share of firms that are down.
    public var systemicExponent: Double

    /// Cost of joint failure, by default none.
    public init(systemicPerHour: Double = 0, systemicExponent: Double = 1) {
      self.systemicPerHour = systemicPerHour
      self.systemicExponent = systemicExponent
    }
  }
}
