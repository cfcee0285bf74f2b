/// What a provider gives back: shares of a month's bill by how far the availability of the month fell.
public import ResilienceNumerics
public import Scenario

/// A ladder of service credits.
public struct ServiceCredit: Equatable, Sendable {
  /// A step of the ladder.
  public struct Rung: Equatable, Sendable {
    /// Availability of a month below which it holds.
    public let below: Double
    /// Share of the month's bill that is given back.
    public let share: Double

    /// A step.
    public init(below: Double, share: Double) {
      self.below = below
      self.share = share
    }

    /// Hours of downtime in a month that must be exceeded.
    public var hours: Double { (1 - below) * MonthlyDowntime.hours }
  }
  /// Steps from the first that is reached to the last: availabilities fall, shares grow.
  public let rungs: [Rung]

  /// A ladder in any order; a step that gives no more than one above it says nothing and is left out.
  ///
  /// Throws where an availability or a share is outside 0 to 1.
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

  /// The ladder of a firm's terms; `nil` where nothing is given back.
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

  /// Amazon EC2 in a region: 10 % below 99.99, 30 % below 99.0, 100 % below 95.0
  /// (https://aws.amazon.com/compute/sla/).
  public static let ec2Region = ServiceCredit(published: [
    Rung(below: 0.9999, share: 0.1), Rung(below: 0.99, share: 0.3), Rung(below: 0.95, share: 1),
  ])

  /// Probabilities of a month's shares: none first, then each step of the ladder.
  public func probabilities(_ month: MonthlyDowntime) -> [(share: Double, probability: Double)] {
    let reached = rungs.map { month.probability(above: $0.hours).value }
    var result = [(share: 0.0, probability: 1 - (reached.first ?? 0))]
    for (index, rung) in rungs.enumerated() {
      let next = index + 1 < reached.count ? reached[index + 1] : 0
      result.append((rung.share, max(0, reached[index] - next)))
    }
    return result
  }

  /// Expected share of a month's bill; never more than all of it.
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

  /// The share of a month's bill that twelve independent months give back together, with probability `p` at most.
  ///
  /// - Complexity: O(12 · steps · sums); sums of few shares are few.
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

/// What a firm owes its own customers where a month is down too long.
public struct ServicePromise: Equatable, Sendable {
  /// Availability of a month that is promised.
  public let target: Double
  /// Dollars for each hour beyond what the target allows.
  public let penaltyPerHour: Double
  /// Dollars for each month that misses the target.
  public let penaltyPerBreach: Double

  /// A promise.
  ///
  /// Throws where the target is outside 0 to 1 or a penalty below 0.
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

  /// Hours of a month that may be down: the error budget.
  public var budgetHours: Double { (1 - target) * MonthlyDowntime.hours }

  /// Expected penalties of a year, dollars.
  public func expectedPenalty(_ month: MonthlyDowntime) -> Double {
    12
      * (penaltyPerBreach * month.probability(above: budgetHours).value
        + penaltyPerHour * month.meanExcess(over: budgetHours).value)
  }
}
