/// Source of outages with its rate and durations resolved.
import Incident
public import ResilienceNumerics
public import Scenario

/// Poisson source of outages.
public struct Hazard: Sendable {
  /// A width of an event with its probability.
  public struct Width: Equatable, Sendable {
    /// Share of the firms within the scope that is hit, in (0, 1].
    public let share: Double
    /// Probability of the width, given an event.
    public let probability: Double
    /// The service in which the event began, where a dependency graph gives the width.
    public let trigger: String?
  }

  /// Name, as in the preset.
  public let name: String
  /// Scope of an outage.
  public let scope: Scenario.Scope
  /// Region or provider that fails, if the scope has one.
  public let location: String?
  /// Events per year: the given rate, or the posterior mean of a record.
  public let ratePerYear: Double
  /// Hours of an event.
  public let duration: any NonnegativeDistribution
  /// Share of a firm's business that stops, in (0, 1].
  public let severity: Double
  /// Widths of an event; their probabilities add up to 1.
  public let widths: [Width]
  /// Probability that a firm depends on what lives in the region only; 0 for other scopes than a region.
  public let leak: Double
  /// Whether an event takes every replica of a firm along.
  public let everyReplica: Bool
  /// Whether it is the machinery of redundancy, whose rate grows with log2(nodes · regions · clouds).
  public let growsWithRedundancy: Bool

  /// Expected hours of an event.
  public var meanHours: Double { duration.mean }

  /// Whether one event affects many firms.
  public var isShared: Bool { scope != .firm }

  /// Whether an event reaches a region or more, so that a firm can say that it was not its own fault. A vendor's product
  /// is used across regions.
  public var isWide: Bool { scope != .firm && scope != .zone }

  /// Expected share of the firms within the scope that is hit.
  public var meanWidth: Double { widths.reduce(0) { $0 + $1.share * $1.probability } }

  /// Resolves what a scenario says of a hazard.
  ///
  /// Throws for a duration with a parameter outside its range.
  public init(_ declaration: Scenario.Hazard) throws(ParameterError) {
    name = declaration.name
    scope = declaration.scope
    location = declaration.location
    severity = declaration.severity
    leak = declaration.leak
    growsWithRedundancy = declaration.growsWithRedundancy
    everyReplica = declaration.everyReplica
    duration = try distribution(of: declaration.duration)
    widths = try Self.widths(declaration)
    switch declaration.rate {
    case .perYear(let rate): ratePerYear = rate
    case .record(let events, let years):
      ratePerYear = try GammaPosterior(events: events, years: years).mean
    }
  }

  /// A hazard that no scenario declares, as wide as its scope.
  public init(
    name: String, scope: Scenario.Scope, ratePerYear: Double, duration: any NonnegativeDistribution
  ) {
    self.name = name
    self.scope = scope
    self.ratePerYear = ratePerYear
    self.duration = duration
    location = nil
    severity = 1
    leak = 0
    growsWithRedundancy = false
    everyReplica = false
    widths = Self.whole
  }

  private static let whole = [Width(share: 1, probability: 1, trigger: nil)]

  private static func widths(_ hazard: Scenario.Hazard) throws(ParameterError) -> [Width] {
    switch hazard.width {
    case .share(1): return whole
    case .share(let share): return [Width(share: share, probability: 1, trigger: nil)]
    case .list(let cases):
      let total = cases.reduce(0) { $0 + $1.probability }
      return cases.map { Width(share: $0.share, probability: $0.probability / total, trigger: nil) }
    case .services(let count, let graph, let triggers):
      do throws(IncidentError) {
        let widths = try graph.reach.get().widths(
          services: count, triggers: triggers.map { (service: $0.service, weight: $0.weight) })
        return widths.map { Width(share: $0.share, probability: $0.probability, trigger: $0.trigger) }
      } catch {
        let name =
          "hazards.\(hazard.name).width: a trigger that the dependency graph does not know; services needed"
        try ParameterError.check(name, Double(count), "names of its services", false)
        return []
      }
    }
  }
}

extension Scenario.Graph {
  /// Reach of the services in the graph of a name.
  var reach: Result<ServiceReach, IncidentError> {
    switch self {
    case .coupled: ServiceReach.coupled
    case .decoupled: ServiceReach.decoupled
    }
  }
}

/// Distribution of a scenario's duration; hours.
public func distribution(
  of duration: Scenario.Duration
) throws(ParameterError) -> any NonnegativeDistribution {
  switch duration {
  case .fixed(let hours): try PointMass(hours)
  case .exponential(let meanHours): try Exponential(mean: meanHours)
  case .lognormal(let mu, let sigma): try Lognormal(mu: mu, sigma: sigma)
  case .weibull(let scaleHours, let shape): try Weibull(scale: scaleHours, shape: shape)
  case .pareto(let scaleHours, let shape): try Pareto(scale: scaleHours, shape: shape)
  case .empirical(let hours): try Empirical(hours)
  case .incident: try incidentDuration()
  }
}
