/// Insurer's payments for the loss of an event and of a year.
public import ResilienceNumerics
public import Scenario

extension EventLoss {
  /// Terms of an insurance cover.
  public struct Cover: Equatable, Sendable {
    /// Waiting period, the hours whose loss the firm retains.
    public let waitingHours: Double
    /// Deductible, the dollars of the rest that the firm retains.
    public let deductible: Double
    /// Limit of the payment per event; infinite by default.
    public let limit: Double
    /// Whether the waiting period is a franchise: an event that exceeds it is paid from its first hour.
    public let isFranchise: Bool
    /// Annual aggregate deductible, the dollars of a year's payments that the firm retains.
    public let aggregateDeductible: Double
    /// Annual aggregate limit of the payments; infinite by default.
    public let aggregateLimit: Double

    /// Terms, each 0 or more; by default full cover.
    public init(
      waitingHours: Double = 0, deductible: Double = 0, limit: Double = .infinity, isFranchise: Bool = false,
      aggregateDeductible: Double = 0, aggregateLimit: Double = .infinity
    ) throws(ParameterError) {
      for (name, value) in [
        ("waiting hours", waitingHours), ("deductible", deductible),
        ("aggregate deductible", aggregateDeductible),
      ] {
        try ParameterError.check(name, value, "0 or more", value >= 0)
      }
      for (name, value) in [("limit", limit), ("aggregate limit", aggregateLimit)] where value != .infinity {
        try ParameterError.check(name, value, "0 or more", value >= 0)
      }
      self.waitingHours = waitingHours
      self.deductible = deductible
      self.limit = limit
      self.isFranchise = isFranchise
      self.aggregateDeductible = aggregateDeductible
      self.aggregateLimit = aggregateLimit
    }

    /// The terms of a firm's insurance.
    public init(_ insurance: Scenario.Insurance) throws(ParameterError) {
      try self.init(
        waitingHours: insurance.waitingHours, deductible: insurance.deductible, limit: insurance.limit,
        isFranchise: insurance.isFranchise, aggregateDeductible: insurance.aggregateDeductible,
        aggregateLimit: insurance.aggregateLimit)
    }

    /// Whether the payments depend on the annual sum.
    public var hasAggregate: Bool { aggregateDeductible > 0 || aggregateLimit < .infinity }

    /// Same cover without the waiting period.
    fileprivate var withoutWaiting: Cover {
      get throws(ParameterError) {
        try Cover(deductible: deductible, limit: limit)
      }
    }
  }

  /// Retained loss of an insured event: the insurer pays from the hour at which the insured loss has used up
  /// the waiting period and the deductible, to the hour at which it reaches the limit. A franchise is
  /// ignored.
  ///
  /// Throws for an infinite mean.
  ///
  /// - Parameter insured: dollars per hour that the insurer covers, by piece as in `perHour`, at most the
  ///   loss rate.
  public func retained(by cover: Cover, insured: [Double]) throws(ParameterError) -> EventLoss {
    try priced(by: cover, insured) { price, insured, isPaid in isPaid ? price - insured : price }
  }

  /// Insurer's part of the loss of an event.
  func paid(by cover: Cover, insured: [Double]) throws(ParameterError) -> EventLoss {
    try priced(by: cover, insured) { _, insured, isPaid in isPaid ? insured : 0 }
  }

  private func priced(
    by cover: Cover, _ insured: [Double], _ price: (Double, Double, Bool) -> Double
  ) throws(ParameterError) -> EventLoss {
    let (from, to) = try paidHours(cover, insured: insured)
    let inner = Set(cuts + [from, to].filter { $0 > 0 && $0 < .infinity }).sorted()
    let prices = ([0] + inner).map { start in
      let place = cuts.count { $0 <= start }
      return price(perHour[place], insured[place], start >= from && start < to)
    }
    return try EventLoss(hours: hours, cuts: inner, perHour: prices, downHours: downHours, growth: growth)
  }

  /// Retained and insured events of a year, before the annual aggregates.
  ///
  /// A franchise makes two kinds of events: those that end within the waiting period, which are unpaid, and
  /// longer ones, which are paid from the first hour.
  public func shared(
    ratePerYear: Double, by cover: Cover, insured: [Double]
  ) throws(ParameterError) -> (retained: [LossSource], paid: [LossSource]) {
    guard cover.isFranchise, cover.waitingHours > 0 else {
      return (
        [try LossSource(ratePerYear: ratePerYear, severity: try retained(by: cover, insured: insured))],
        [try LossSource(ratePerYear: ratePerYear, severity: try paid(by: cover, insured: insured))]
      )
    }
    var (mine, theirs): ([LossSource], [LossSource]) = ([], [])
    let waiting = cover.waitingHours
    let isLong = downHours > waiting
    if let short = ConditionalDuration(hours, above: 0, upTo: isLong ? waiting : .infinity) {
      mine.append(try source(short, ratePerYear))
    }
    if isLong, let long = ConditionalDuration(hours, above: waiting) {
      let loss = try EventLoss(
        hours: long, cuts: cuts, perHour: perHour, downHours: downHours, growth: growth)
      let full = try cover.withoutWaiting
      let rate = ratePerYear * long.probability
      mine.append(try LossSource(ratePerYear: rate, severity: try loss.retained(by: full, insured: insured)))
      theirs.append(try LossSource(ratePerYear: rate, severity: try loss.paid(by: full, insured: insured)))
    }
    return (mine, theirs)
  }

  private func source(
    _ duration: ConditionalDuration, _ rate: Double
  ) throws(ParameterError) -> LossSource {
    let loss = try EventLoss(
      hours: duration, cuts: cuts, perHour: perHour, downHours: downHours, growth: growth)
    return try LossSource(ratePerYear: rate * duration.probability, severity: loss)
  }
}
