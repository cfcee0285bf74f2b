/// Service credits, the provider's refunds: shares of a month's bill by the availability of the month.
public import ResilienceNumerics
public import Scenario

/// Credit tiers of a provider.
public struct ServiceCredit: Equatable, Sendable {
  /// Tier of service credits.
  public struct Rung: Equatable, Sendable {
    /// Monthly availability below which the tier applies.
    public let below: Double
    /// Share of the month's bill that is refunded.
    public let share: Double

    /// Tier of service credits.
    public init(below: Double, share: Double) {
      self.below = below
      self.share = share
    }

    /// Monthly downtime that must be exceeded, hours.
    public var hours: Double { (1 - below) * MonthlyDowntime.hours }
  }
  /// Tiers from the first that is reached to the last: availabilities fall, shares grow.
  public let rungs: [Rung]

  /// Credit tiers in any order; a tier that refunds no more than one above it is redundant and omitted.
  ///
  /// Throws for an availability or a share outside 0 to 1.
  public init(_ rungs: [Rung]) throws(ParameterError) {
    for rung in rungs {
      try ParameterError.check(
        "below", rung.below, "an availability from 0 to 1", (0...1).contains(rung.below))
      try ParameterError.check("share", rung.share, "a share from 0 to 1", (0...1).contains(rung.share))
    }
    var kept: [Rung] = []
    for rung in rungs.sorted(by: { ($1.below, $1.share) < ($0.below, $0.share) })
    where rung.share > (kept.last?.share ?? 0) {
      if kept.last?.below == rung.below { kept.removeLast() }
      kept.append(rung)
    }
    self.rungs = kept
  }

  /// Credit tiers of a firm's terms; `nil` without credits.
  public init?(_ terms: Scenario.Credits) {
    switch terms {
    case .none: return nil
    case .ec2Region: self = .ec2Region
    case .ladder(let steps):
      guard let ladder = try? ServiceCredit(steps.map { Rung(below: $0.below, share: $0.share) }) else {
        return nil
      }
      self = ladder
    }
  }

  private init(published rungs: [Rung]) { self.rungs = rungs }

  /// Published credits of Amazon EC2 in a region: 10 % below 99.99, 30 % below 99.0, 100 % below 95.0
  /// (https://aws.amazon.com/compute/sla/).
  public static let ec2Region = ServiceCredit(published: [
    Rung(below: 0.9999, share: 0.1), Rung(below: 0.99, share: 0.3), Rung(below: 0.95, share: 1),
  ])

  /// Probabilities of a month's refund shares: none first, then each tier.
  public func probabilities(_ month: MonthlyDowntime) -> [(share: Double, probability: Double)] {
    let reached = rungs.map { month.probability(above: $0.hours).value }
    var result = [(share: 0.0, probability: 1 - (reached.first ?? 0))]
    for (index, rung) in rungs.enumerated() {
      let next = index + 1 < reached.count ? reached[index + 1] : 0
      result.append((rung.share, max(0, reached[index] - next)))
    }
    return result
  }

  /// Expected refund share of a month's bill; at most the whole bill.
  public func expectedShare(_ month: MonthlyDowntime) -> Enclosure {
    var (value, low, high, before) = (0.0, 0.0, 0.0, 0.0)
    for rung in rungs {
      let reached = month.probability(above: rung.hours)
      value += (rung.share - before) * reached.value
      low += (rung.share - before) * reached.bounds.lowerBound
      high += (rung.share - before) * reached.bounds.upperBound
      before = rung.share
    }
    return Enclosure(value, low, high)
  }

  /// Quantile at probability `p` of the sum of the refund shares of twelve independent months.
  ///
  /// - Complexity: O(12 · tiers · sums); few shares have few sums.
  public func yearlyShare(_ month: MonthlyDowntime, quantile p: Double) -> Double {
    let months = probabilities(month)
    // Keys are millionths of a month's bill, so that equal sums meet.
    var year: [Int: Double] = [0: 1]
    for _ in 0..<12 {
      var next: [Int: Double] = [:]
      for (sum, weight) in year {
        for (share, probability) in months where probability > 0 {
          next[sum + Int((share * 1e6).rounded()), default: 0] += weight * probability
        }
      }
      year = next
    }
    var cumulative = 0.0
    for (sum, weight) in year.sorted(by: { $0.key < $1.key }) {
      cumulative += weight
      if cumulative >= p * (1 - 1e-12) { return Double(sum) / 1e6 }
    }
    return 12 * (rungs.last?.share ?? 0)
  }
}

/// Service level agreement of a firm with its own customers, with penalties for monthly downtime.
public struct ServicePromise: Equatable, Sendable {
  /// Promised availability of a month.
  public let target: Double
  /// Penalty in dollars for each hour of downtime beyond the target.
  public let penaltyPerHour: Double
  /// Dollars for each month that misses the target.
  public let penaltyPerBreach: Double

  /// Service level agreement.
  ///
  /// Throws for a target outside 0 to 1 or a penalty below 0.
  public init(
    target: Double, penaltyPerHour: Double = 0, penaltyPerBreach: Double = 0
  ) throws(ParameterError) {
    try ParameterError.check("target", target, "an availability from 0 to 1", (0...1).contains(target))
    try ParameterError.check("penalty per hour", penaltyPerHour, "0 or more", penaltyPerHour >= 0)
    try ParameterError.check("penalty per breach", penaltyPerBreach, "0 or more", penaltyPerBreach >= 0)
    self.target = target
    self.penaltyPerHour = penaltyPerHour
    self.penaltyPerBreach = penaltyPerBreach
  }

  /// Agreement of a firm's terms; `nil` without one.
  ///
  /// Throws for a target outside 0 to 1 or a penalty below 0.
  public init?(_ promise: Scenario.Promise?) throws(ParameterError) {
    guard let promise else { return nil }
    try self.init(
      target: promise.target, penaltyPerHour: promise.penaltyPerHour,
      penaltyPerBreach: promise.penaltyPerBreach)
  }

  /// Error budget, the allowed downtime of a month in hours.
  public var budgetHours: Double { (1 - target) * MonthlyDowntime.hours }

  /// Expected penalties of a year, dollars.
  public func expectedPenalty(_ month: MonthlyDowntime) -> Double {
    let beyond = month.excess(budgetHours)
    return 12
      * (penaltyPerBreach * MonthlyDowntime.middle(beyond.probability).value
        + penaltyPerHour * MonthlyDowntime.middle(beyond.mean).value)
  }
}
