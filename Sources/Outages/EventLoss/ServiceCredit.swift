/// What a provider gives back: shares of a month's bill by how far its availability fell.
public import ResilienceNumerics

/// A published ladder of service credits.
public struct ServiceCredit: Equatable, Sendable {
  /// A rung.
  public struct Rung: Equatable, Sendable {
    /// Availability of a month below which the rung holds.
    public let below: Double
    /// Share of the month's bill that is given back.
    public let share: Double
  }
  /// Rungs from the first that is reached to the last.
  public let rungs: [Rung]

  /// Hours of a month: 8760 / 12.
  public static let monthHours = 730.0

  /// Amazon EC2 in a region: 10 % below 99.99, 30 % below 99.0, 100 % below 95.0
  /// (https://aws.amazon.com/compute/sla/).
  public static let ec2Region = ServiceCredit(rungs: [
    Rung(below: 0.9999, share: 0.1), Rung(below: 0.99, share: 0.3), Rung(below: 0.95, share: 1),
  ])

  /// Expected share of a month's bill for an event that lasts so long and is alone in its month.
  public func expectedShare(_ hours: any NonnegativeDistribution) -> Double {
    var (expected, before) = (0.0, 0.0)
    for rung in rungs {
      expected += (rung.share - before) * hours.survival((1 - rung.below) * Self.monthHours)
      before = rung.share
    }
    return expected
  }
}
