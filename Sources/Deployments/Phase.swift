/// A stretch of an event between two failover times, and who is down in it.
public struct Phase: Equatable, Sendable {
  /// Index of the hazard.
  public let hazard: Int
  /// 0 from the first moment, 1 from the first failover time on, and so on.
  public let index: Int
  /// Expected business hours per year, severity included.
  public let hoursPerYear: Double
  /// Probability by strategy of being down, given an event.
  public let down: [Double]
  /// Whether other firms are hit by the same event.
  public let isShared: Bool
}
