// On which terms a firm bears its losses: how it weighs bad years, how losses grow, what others pay.

extension Scenario {
  /// How a firm weighs bad years and rare events.
  public struct Risk: Equatable, Sendable {
    /// The attitudes.
    public enum Attitude: String, CaseIterable, Sendable {
      /// Expected dollars.
      case neutral
      /// Expected dollars, and so many times what the worst years cost.
      case tailAverse = "tail-averse"
      /// Expected dollars, rare events counted as if they were more frequent.
      case blackSwan = "black-swan"
    }

    /// The attitude.
    public var attitude: Attitude
    /// Tail-averse: how many times the tail value at risk is taken off the payoff.
    public var aversion: Double
    /// Tail-averse: the share of years that counts as the tail, from 1e-6 to 0.5.
    public var tail: Double
    /// Black-swan: Prelec's α, in (0, 1]; 1 weighs events as they are.
    public var curvature: Double

    /// An attitude; by default that of expected dollars.
    ///
    /// The tail is the worst year in a hundred, as insurers have it. α = 0.65 is what Prelec (Econometrica 66 (1998)
    /// 497) takes from experiments; how much a firm fears its worst year has not been measured.
    public init(
      attitude: Attitude = .neutral, aversion: Double = 0.5, tail: Double = 0.01, curvature: Double = 0.65
    ) {
      self.attitude = attitude
      self.aversion = aversion
      self.tail = tail
      self.curvature = curvature
    }
  }

  /// An insurance of the direct loss, for each event; blame is nobody's to insure.
  public struct Insurance: Equatable, Sendable {
    /// Hours of each event that it does not pay.
    public var waitingHours: Double
    /// Dollars of each event that it does not pay.
    public var deductible: Double
    /// The most that it pays for an event; infinite where nothing is said.
    public var limit: Double
    /// What it costs, dollars per year.
    public var premium: Double

    /// An insurance; by default it pays everything for nothing.
    public init(
      waitingHours: Double = 0, deductible: Double = 0, limit: Double = .infinity, premium: Double = 0
    ) {
      self.waitingHours = waitingHours
      self.deductible = deductible
      self.limit = limit
      self.premium = premium
    }
  }

  /// What the provider gives back.
  public enum Credits: String, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// By the published ladder of Amazon EC2 in a region.
    case ec2Region = "ec2-region"
  }

  /// The terms of a type of firm.
  public struct Terms: Equatable, Sendable {
    /// How it weighs bad years.
    public var risk: Risk
    /// The loss of an event grows with this power of its hours, at least 1; an event of an hour costs what it costs.
    public var convexity: Double
    /// Its insurance, if it has one.
    public var insurance: Insurance?
    /// Its service credits.
    public var credits: Credits

    /// Terms; by default expected dollars in proportion to the hours, paid by the firm itself.
    public init(
      risk: Risk = Risk(), convexity: Double = 1, insurance: Insurance? = nil, credits: Credits = .none
    ) {
      self.risk = risk
      self.convexity = convexity
      self.insurance = insurance
      self.credits = credits
    }
  }
}
