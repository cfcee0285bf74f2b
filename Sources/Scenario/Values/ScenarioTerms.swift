// Loss terms of a firm: risk attitude, convexity of losses, insurance and service credits.

extension Scenario {
  /// Risk attitude of a firm towards bad years and rare events.
  public struct Risk: Equatable, Sendable {
    /// Kinds of risk attitude.
    public enum Attitude: String, CaseIterable, Sendable {
      /// Expected value.
      case neutral
      /// Expected value minus a multiple of the tail value at risk.
      case tailAverse = "tail-averse"
      /// Expected value with rare events overweighted.
      case blackSwan = "black-swan"
    }

    /// Kind of risk attitude.
    public var attitude: Attitude
    /// Tail-averse: the multiple of the tail value at risk that is subtracted from the payoff.
    public var aversion: Double
    /// Tail-averse: the tail probability, the share of years that counts as the tail, from 1e-6 to 0.5.
    public var tail: Double
    /// Black-swan: Prelec's α, in (0, 1]; 1 means no distortion of probabilities.
    public var curvature: Double

    /// Risk attitude, by default neutral.
    ///
    /// The default tail is the worst year in a hundred, customary among insurers. α = 0.65 is the value that
    /// Prelec (Econometrica 66 (1998) 497) takes from experiments; the aversion to the worst year has not
    /// been measured.
    public init(
      attitude: Attitude = .neutral, aversion: Double = 0.5, tail: Double = 0.01, curvature: Double = 0.65
    ) {
      self.attitude = attitude
      self.aversion = aversion
      self.tail = tail
      self.curvature = curvature
    }
  }

  /// Insurance of the direct loss, per event; blame is not insurable.
  public struct Insurance: Equatable, Sendable {
    /// Waiting period, the unpaid hours of each event.
    public var waitingHours: Double
    /// Deductible per event, dollars.
    public var deductible: Double
    /// Limit of the payment per event, dollars; infinite by default.
    public var limit: Double
    /// Premium, dollars per year.
    public var premium: Double
    /// Whether the waiting period is a franchise: an event that exceeds it is paid from its first hour.
    public var isFranchise = false
    /// Annual aggregate deductible, the dollars of a year's payments that the insurer retains.
    public var aggregateDeductible = 0.0
    /// Annual aggregate limit of the payments, dollars; infinite by default.
    public var aggregateLimit = Double.infinity

    /// Insurance; by default full cover at no premium.
    public init(
      waitingHours: Double = 0, deductible: Double = 0, limit: Double = .infinity, premium: Double = 0
    ) {
      self.waitingHours = waitingHours
      self.deductible = deductible
      self.limit = limit
      self.premium = premium
    }
  }

  /// Service credits, the refunds of the provider.
  public enum Credits: Equatable, Sendable {
    /// No credits.
    case none
    /// Published credit tiers of Amazon EC2 in a region.
    case ec2Region
    /// Credit tiers given explicitly.
    case ladder([CreditStep])

    /// Names of the predefined credits.
    static let names = ["none", "ec2-region"]

    /// Credits of a predefined name.
    init?(name: String) {
      switch name {
      case "none": self = .none
      case "ec2-region": self = .ec2Region
      default: return nil
      }
    }
  }

  /// Tier of service credits.
  public struct CreditStep: Equatable, Sendable {
    /// Monthly availability below which the tier applies, from 0 to 1.
    public var below: Double
    /// Share of the month's bill that is refunded, from 0 to 1.
    public var share: Double

    /// Tier of service credits.
    public init(below: Double, share: Double) {
      self.below = below
      self.share = share
    }
  }

  /// Loss terms of a type of firm.
  public struct Terms: Equatable, Sendable {
    /// Risk attitude.
    public var risk: Risk
    /// Exponent of the loss of an event in its hours, at least 1; an event of one hour has the same loss
    /// under every exponent.
    public var convexity: Double
    /// Insurance, if any.
    public var insurance: Insurance?
    /// Service credits.
    public var credits: Credits
    /// Promise to the firm's own customers; `nil` for none.
    public var promise: Promise?
    /// Revenue by the clock and the calendar.
    public var profile = RevenueProfile()

    /// Loss terms; by default risk-neutral, linear in the hours, and borne by the firm alone.
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
