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
    /// Dollars per hour for being up while the others are down.
    public var praisePerHour: Double
    /// Weight of this firm in the other firms' shares down, > 0.
    public var visibility: Double
    /// Region values, dollars per year of having the home there, by region; absent means 0.
    public var attraction: [String: Double]
    /// Terms on which the type bears its losses.
    public var terms: Terms

    /// Type of firm; the defaults are those of a preset that omits the key.
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

  /// External cost of joint failure.
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
