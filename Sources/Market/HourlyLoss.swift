/// What an hour down costs a firm: the one place where the excuses are.
public import Scenario

/// Dollars per hour down of a type of firm.
///
/// An hour costs direct + blame · (1 − ρ · X) with X = θ · 1{the outage reaches a region or more} + (1 − θ) · E[φ^κ]: two
/// excuses, "it was the provider" and "everybody was down". Sorted by what they depend on that is
/// alone − provider · 1{…} − company · E[φ^κ].
public struct HourlyLoss: Equatable, Sendable {
  /// Lost whoever else is down.
  public let direct: Double
  /// Blame for being down alone.
  public let blame: Double
  /// Blame that the provider takes: ρ · θ of it.
  public let provider: Double
  /// Blame that falls away when everybody is down: ρ · (1 − θ) of it.
  public let company: Double

  /// The prices of a type of firm.
  public init(_ firm: Scenario.FirmType) {
    direct = firm.directPerHour
    blame = firm.blamePerHour
    let forgiven = firm.blamePerHour * firm.blameSharing
    provider = forgiven * firm.providerExcuse
    company = forgiven * (1 - firm.providerExcuse)
  }

  /// An hour down on the firm's own account.
  public var alone: Double { direct + blame }

  /// Blame for an hour down.
  ///
  /// - Parameters:
  ///   - power: E[φ^κ], φ the share of the others that are down.
  ///   - isExcused: whether the outage reaches a region or more.
  public func blame(shareDown power: Double, isExcused: Bool) -> Double {
    (isExcused ? blame - provider : blame) - company * power
  }

  /// Direct loss and blame for an hour down.
  public func cost(shareDown power: Double, isExcused: Bool) -> Double {
    direct + blame(shareDown: power, isExcused: isExcused)
  }
}
