extension Scenario {
  /// Revenue of an hour by the clock and the calendar, relative to the mean of the year; every list has the mean 1.
  ///
  /// The mean of the year is 1 too, so that expected losses stay what they are: the profile matters for bad years.
  public struct RevenueProfile: Equatable, Sendable {
    /// By hour of the day, 24 numbers; empty where all are alike.
    public var hours: [Double] = []
    /// By day of the week, 7 numbers; empty where all are alike.
    public var days: [Double] = []
    /// By month, 12 numbers; empty where all are alike.
    public var months: [Double] = []
    /// Days of the year that are busier than the others.
    public var peakDays = 0.0
    /// Revenue of such a day as a multiple of another day's.
    public var peakMultiple = 1.0

    /// Profile of a steady year.
    public init() {}

    /// Days of a year.
    static let daysPerYear = 365.0

    /// Whether an hour earns the same at any time.
    public var isFlat: Bool {
      [hours, days, months].allSatisfy { $0.allSatisfy { $0 == 1 } } && (peakDays == 0 || peakMultiple == 1)
    }

    /// Multiples of whole days with the share of the year that has each: months, weekdays and peak days are independent
    /// of each other. Equal multiples are merged.
    public var dayMultiples: [(multiple: Double, share: Double)] {
      let ordinary = Self.daysPerYear - peakDays
      let scale = Self.daysPerYear / (ordinary + peakDays * peakMultiple)
      let peaks =
        peakDays > 0
        ? [(scale, ordinary / Self.daysPerYear), (scale * peakMultiple, peakDays / Self.daysPerYear)]
        : [(1, 1)]
      var merged: [Double: Double] = [:]
      for month in months.isEmpty ? [1] : months {
        for day in days.isEmpty ? [1] : days {
          for (multiple, share) in peaks {
            merged[month * day * multiple, default: 0] +=
              share / Double(max(1, months.count) * max(1, days.count))
          }
        }
      }
      return merged.sorted { $0.key < $1.key }.map { (multiple: $0.key, share: $0.value) }
    }
  }

  /// Promise of availability to a firm's own customers, by the month.
  public struct Promise: Equatable, Sendable {
    /// Promised availability of a month.
    public var target: Double
    /// Penalty in dollars for each hour beyond what the promise allows.
    public var penaltyPerHour = 0.0
    /// Penalty in dollars for each month that breaks it.
    public var penaltyPerBreach = 0.0

    /// Promise without a penalty.
    public init(target: Double) { self.target = target }
  }
}
