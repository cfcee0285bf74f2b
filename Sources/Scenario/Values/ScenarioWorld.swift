import SystemLibrary

// Failure model: regions and hazards with their rates and durations.

extension Scenario {
  /// A region of a provider.
  public struct Region: Equatable, Sendable {
    /// Name, as in `us-east-1`.
    public var name: String
    /// Provider that operates the region, as in `aws`.
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

  /// Scope of an outage.
  public enum Scope: String, CaseIterable, Sendable {
    /// One replica, or the firm's own redundancy machinery: no other firm is affected.
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

  /// Rate of a hazard.
  public enum Rate: Equatable, Sendable {
    /// Events per year, given directly.
    case perYear(Double)
    /// Record of so many events in so many years, read as a Gamma–Poisson posterior.
    case record(events: Int, years: Double)
  }

  /// Distribution of outage durations, in hours.
  public enum Duration: Equatable, Sendable {
    /// Constant.
    case fixed(hours: Double)
    /// Exponential distribution.
    case exponential(meanHours: Double)
    /// Lognormal distribution: `ln D` is normal with mean `mu` (D in hours) and standard deviation `sigma`.
    case lognormal(mu: Double, sigma: Double)
    /// Survival `exp(−(t / scale)^shape)`.
    case weibull(scaleHours: Double, shape: Double)
    /// Survival `(scale / t)^shape` for `t ≥ scale`.
    case pareto(scaleHours: Double, shape: Double)
    /// Empirical distribution: each of these hours with equal probability.
    case empirical(hours: [Double])
    /// Distribution of the durations in the simulated incident.
    case incident
  }

  /// A Poisson source of outages.
  public struct Hazard: Equatable, Sendable {
    /// Name, the key in the preset, as in `us-east-1`.
    public var name: String
    /// Scope of an outage.
    public var scope: Scope
    /// Region (scopes zone and region) or provider (scope provider) that fails; `nil` otherwise.
    public var location: String?
    /// Rate of the outages.
    public var rate: Rate
    /// Distribution of the durations.
    public var duration: Duration
    /// Share of a firm's business that stops while it is down, in (0, 1].
    public var severity: Double
    /// Share of the firms within the scope that an event hits.
    public var width: Width
    /// Scope region: the probability that a firm depends on what lives in that region only, so that an event strikes
    /// all its sites at the provider.
    public var leak: Double
    /// Scope firm: whether an event takes every replica along, so that none takes over.
    public var everyReplica = false
    /// `true` for the machinery of redundancy itself: the rate is per doubling, times log2(nodes · regions · clouds),
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

extension Scenario.Duration {
  /// Mean hours; `nil` for the simulated incident, whose mean is known further on.
  var meanHours: Double? {
    switch self {
    case .fixed(let hours), .exponential(let hours): hours
    case .lognormal(let mu, let sigma): exp(mu + sigma * sigma / 2)
    case .weibull(let scale, let shape): scale * tgamma(1 + 1 / shape)
    case .pareto(let scale, let shape): shape > 1 ? scale * shape / (shape - 1) : nil
    case .empirical(let hours): hours.reduce(0, +) / Double(hours.count)
    case .incident: nil
    }
  }
}
