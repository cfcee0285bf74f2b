/// Annual loss from the outages of a record, dollars.
internal import ResilienceNumerics
public import Outages

/// Annual loss at a constant price of an hour down.
public struct RecordLoss: Sendable {
  /// Price of an hour down.
  public struct Price: Equatable, Sendable {
    /// The type of firm, as in a preset; empty for a price that was given by itself.
    public var name: String
    /// Dollars per hour of business lost.
    public var perHour: Double

    /// A price.
    public init(name: String = "", perHour: Double) {
      self.name = name
      self.perHour = perHour
    }
  }

  /// The price.
  public let price: Price
  /// The year in which every outage lasts as long as one of the record did: its mean is the record's.
  public let asSeen: LossExceedanceCurve
  /// The year with the fitted durations, which may last longer than any on record; `nil` where nothing can be
  /// fitted.
  public let fitted: LossExceedanceCurve?

  /// Bins of a curve.
  static let bins = 1 << 14

  /// Annual loss of a price at a rate of spells, with their lost hours, each above 0, and a family fitted to
  /// them.
  ///
  /// Throws where the rate is out of range.
  init(
    _ price: Price, ratePerYear: Double, lostHours: [Double], fit: DurationFit?
  ) throws(ParameterError) {
    self.price = price
    let seen = try Empirical(lostHours.map { $0 * price.perHour })
    asSeen = LossExceedanceCurve(
      CompoundPoisson([try LossSource(ratePerYear: ratePerYear, severity: seen)]), bins: Self.bins)
    fitted = try fit?.distribution.map { hours throws(ParameterError) in
      let loss = try EventLoss(hours: hours, cuts: [], perHour: [price.perHour])
      return LossExceedanceCurve(
        CompoundPoisson([try LossSource(ratePerYear: ratePerYear, severity: loss)]), bins: Self.bins)
    }
  }
}

/// The outages of a calendar month.
public struct RecordMonth: Equatable, Sendable {
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// Outages that began in it.
  public let outages: Int
  /// Hours down, counted in the month in which they began.
  public let hours: Double
  /// Hours of business lost.
  public let lostHours: Double

  /// The months of a selection in which an outage began, the most lost hours first, equal ones in the order
  /// of time.
  ///
  /// - Complexity: O(n log n).
  static func all(_ selection: OutageSelection) -> [RecordMonth] {
    var months: [Int: (outages: Int, hours: Double, lost: Double)] = [:]
    func key(_ start: Timestamp) -> Int {
      let date = start.civil
      return date.year * 12 + date.month - 1
    }
    // A year alone has no month.
    for outage in selection.outages where outage.start.precision != .year {
      months[key(outage.start), default: (0, 0, 0)].outages += 1
    }
    for spell in selection.spells.spells where spell.start.precision != .year {
      months[key(spell.start), default: (0, 0, 0)].hours += spell.hours
      months[key(spell.start), default: (0, 0, 0)].lost += spell.lostHours
    }
    return months.map {
      RecordMonth(
        year: $0.key / 12, month: $0.key % 12 + 1, outages: $0.value.outages, hours: $0.value.hours,
        lostHours: $0.value.lost)
    }.sorted { ($1.lostHours, $0.year, $0.month) < ($0.lostHours, $1.year, $1.month) }
  }
}

/// Error budget: a promise of availability by the month, with the probability that a month breaks it.
public struct ErrorBudget: Sendable {
  /// The availability that is promised.
  public let target: Double
  /// Hours that a month may be down.
  public let hours: Double
  /// The probability that a month is down longer.
  public let missed: Enclosure

  /// Availabilities that providers promise.
  static let targets = [0.9999, 0.9995, 0.999, 0.995, 0.99, 0.95]

  /// The usual promises for spells of so many hours at a rate; none where no length is known.
  static func all(_ hours: [Double], ratePerYear: Double) throws(ParameterError) -> [ErrorBudget] {
    guard !hours.isEmpty, ratePerYear > 0 else { return [] }
    let month = MonthlyDowntime(
      CompoundPoisson([try LossSource(ratePerYear: ratePerYear, severity: try Empirical(hours))]))
    return targets.map { target in
      let budget = (1 - target) * MonthlyDowntime.hours
      return ErrorBudget(target: target, hours: budget, missed: month.probability(above: budget))
    }
  }
}
