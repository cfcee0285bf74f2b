/// Timestamps of outage records: to the second, the day, the month or the year.
///
/// Days are counted in the proleptic Gregorian calendar, by Hinnant's algorithms (days_from_civil and its inverse,
/// http://howardhinnant.github.io/date_algorithms.html). Times without a zone count as UTC.

/// Point in time with its precision.
public struct Timestamp: Equatable, Hashable, Comparable, Sendable {
  /// Precision of a time.
  public enum Precision: UInt8, Sendable {
    /// Second, day, month, year.
    case second, day, month, year
  }

  /// Seconds since 1970-01-01T00:00:00Z to the beginning of the time.
  public let seconds: Int
  /// Precision of the time.
  public let precision: Precision

  /// A time to the second.
  public init(seconds: Int) { (self.seconds, precision) = (seconds, .second) }

  /// Day of the calendar; a month without `day`, a year without both; `nil` if the calendar has none.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1), month != nil || day == nil,
      (1...Self.days(ofMonth: month ?? 1, year)).contains(day ?? 1)
    else { return nil }
    seconds = Self.days(year, month ?? 1, day ?? 1) * Self.daySeconds
    precision = day != nil ? .day : month != nil ? .month : .year
  }

  /// A time of a day, in seconds after its beginning.
  init(day: Timestamp, plus seconds: Int) {
    self.seconds = day.seconds + seconds
    precision = .second
  }

  /// Order by beginning, then by precision.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.precision.rawValue) < (right.seconds, right.precision.rawValue)
  }

  /// Whether the time of day is known.
  public var hasTime: Bool { precision == .second }

  /// Seconds of the beginning of the next day, month or year, or of the day after a time.
  public var nextSeconds: Int {
    let date = civil
    switch precision {
    case .second, .day: return (seconds.floorDivided(by: Self.daySeconds) + 1) * Self.daySeconds
    case .month:
      return date.month == 12
        ? Self.days(date.year + 1, 1, 1) * Self.daySeconds
        : Self.days(date.year, date.month + 1, 1) * Self.daySeconds
    case .year: return Self.days(date.year + 1, 1, 1) * Self.daySeconds
    }
  }

  /// Seconds of the best estimate: the time itself, else the middle of the day, the month or the year.
  public var middleSeconds: Int { hasTime ? seconds : (seconds + nextSeconds) / 2 }

  /// The beginning of its day.
  public var day: Timestamp {
    let date = civil
    return Timestamp(year: date.year, month: date.month, day: date.day) ?? self
  }

  /// Year, month and day in UTC.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = seconds.floorDivided(by: Self.daySeconds) + 719_468
    let era = z.floorDivided(by: 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  static let daySeconds = 86400

  /// Days from 1970-01-01 to a day of the calendar.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y.floorDivided(by: 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Days of a month from 1 to 12.
  static func days(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Years from one point in time to a later one: whole years, and the rest as a share of the year in which
  /// it lies.
  public static func years(from start: Timestamp, to end: Timestamp) -> Double {
    guard end.seconds > start.seconds else { return 0 }
    let date = start.civil
    let offset = start.seconds - start.day.seconds
    func anniversary(_ years: Int) -> Int {
      // 29 February has its anniversary on 1 March of a common year.
      let isLeapDay = date.month == 2 && date.day == 29
      let year = date.year + years
      let days =
        isLeapDay && Self.days(ofMonth: 2, year) == 28
        ? Self.days(year, 3, 1) : Self.days(year, date.month, date.day)
      return days * daySeconds + offset
    }
    var whole = max(0, end.civil.year - date.year)
    while whole > 0 && anniversary(whole) > end.seconds { whole -= 1 }
    let from = anniversary(whole)
    return Double(whole) + Double(end.seconds - from) / Double(anniversary(whole + 1) - from)
  }
}

extension Timestamp: CustomStringConvertible {
  /// Date, with the time if it is known: `2022-03-26T01:43:00Z`, `2017-02-28`, `2021-09`, `2012`.
  public var description: String {
    guard hasTime else { return date }
    let time = seconds - day.seconds
    return "\(date)T\(Self.two(time / 3600)):\(Self.two(time / 60 % 60)):\(Self.two(time % 60))Z"
  }

  /// The date alone.
  public var date: String {
    let (year, month, day) = civil
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return switch precision {
    case .year: padded
    case .month: "\(padded)-\(Self.two(month))"
    case .day, .second: "\(padded)-\(Self.two(month))-\(Self.two(day))"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Int {
  /// The quotient rounded down.
  func floorDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
