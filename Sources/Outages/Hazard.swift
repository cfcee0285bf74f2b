public import Scenario

/// A Poisson source of outages with its rate and durations resolved.
public struct Hazard: Sendable {
  /// Name, as in the preset.
  public let name: String
  /// What it hits at once.
  public let scope: Scenario.Scope
  /// The region or provider that fails, if the scope names one.
  public let location: String?
  /// Events per year.
  public let ratePerYear: Double
  /// Expected hours of an event.
  public let meanHours: Double
  /// Share of a firm's business that stops, in (0, 1].
  public let severity: Double
  /// Whether it is the glue of redundancy, whose rate grows with log2(nodes · regions · clouds).
  public let growsWithRedundancy: Bool
}
