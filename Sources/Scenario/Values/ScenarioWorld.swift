// What can fail: regions, hazards, how often and how long.

extension Scenario {
  /// A region of a provider.
  public struct Region: Equatable, Sendable {
    /// Name, as in `us-east-1`.
    public var name: String
    /// The provider that runs it, as in `aws`.
    public var provider: String
    /// Number of availability zones, at least 1.
    public var zones: Int

    /// A region.
    public init(name: String, provider: String, zones: Int) {
      self.name = name
      self.provider = provider
      self.zones = zones
    }
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
    /// A product that many firms use, whatever their cloud.
    case vendor
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
    /// Memoryless.
    case exponential(meanHours: Double)
    /// `ln D` is normal with mean `mu` (D in hours) and standard deviation `sigma`.
    case lognormal(mu: Double, sigma: Double)
    /// Survival `exp(−(t / scale)^shape)`.
    case weibull(scaleHours: Double, shape: Double)
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
    /// Share of the firms within the scope that an event hits.
    public var width: Width
    /// Scope region: the probability that a firm depends on what lives in that region only, so that an event strikes
    /// all its sites at the provider.
    public var leak: Double
    /// `true` for the glue of redundancy itself: the rate is per doubling, times log2(nodes · regions · clouds),
    /// and no replica covers it.
    public var growsWithRedundancy: Bool

    /// A hazard, by default without a location.
    public init(
      name: String, scope: Scope, location: String? = nil, rate: Rate, duration: Duration, severity: Double,
      growsWithRedundancy: Bool = false, width: Width = .all, leak: Double = 0
    ) {
      self.name = name
      self.scope = scope
      self.location = location
      self.rate = rate
      self.duration = duration
      self.severity = severity
      self.growsWithRedundancy = growsWithRedundancy
      self.width = width
      self.leak = leak
    }
  }
}
