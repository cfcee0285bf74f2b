/// Promise of availability by the month, with what breaking it costs whoever gave it.
public import Outages

/// Promise to or by a firm.
public struct MonthlyPromise: Sendable {
  /// Party that gave the promise.
  public enum Giver: String, Sendable {
    /// The provider, which pays credits.
    case provider
    /// The firm, which pays penalties to its own customers.
    case firm
  }

  /// Party that gave it.
  public let giver: Giver
  /// The availability that is promised.
  public let target: Double
  /// Hours that a month may be down: the error budget.
  public let budgetHours: Double
  /// The probability that a month is down longer.
  public let missed: Enclosure
  /// Dollars of a month that misses it: the credit of the step; expected penalty where it depends on the hours.
  public let dollarsPerMiss: Double

  /// Months a year that miss it.
  public var monthsPerYear: Double { 12 * missed.value }

  /// Step of a provider's credits on a month's bill.
  init(credit: ServiceCredit.Rung, of bill: Double, _ downtime: MonthlyDowntime) {
    giver = .provider
    target = credit.below
    budgetHours = credit.hours
    missed = downtime.probability(above: credit.hours)
    dollarsPerMiss = credit.share * bill
  }

  /// Agreement of a firm with its own customers.
  init(_ promise: ServicePromise, _ downtime: MonthlyDowntime) {
    giver = .firm
    target = promise.target
    budgetHours = promise.budgetHours
    missed = downtime.probability(above: promise.budgetHours)
    let penalty = promise.expectedPenalty(downtime)
    dollarsPerMiss = missed.value > 0 ? penalty / (12 * missed.value) : promise.penaltyPerBreach
  }

  /// Expected dollars of a year that the firm owes its own customers; 0 for a step of credits, which overlap.
  public var penaltyPerYear: Double { giver == .firm ? dollarsPerMiss * monthsPerYear : 0 }
}
