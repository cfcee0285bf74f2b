/// Dates and times in everyday notation.
///
/// - ISO 8601: `2024-03-05`, `2024-03-05T14:02:11.5+02:00`, `20240305`, `2024-03`, `2024`, with a blank for the `T`.
/// - `05.03.2024` (the day first), `3/5/2024` and `05-03-2024` (the order is given or found in the file), `5 Mar 2024`, `Mar
///   5, 2024`.
/// - Seconds or milliseconds since 1970 with 10 or 13 digits.
/// - Times `14:02`, `14:02:11`, `2:02 PM`; zones `Z`, `UTC`, `+02:00`, `PDT` and the like.

/// Order of day and month in `3/5/2024`.
public enum DateOrder: String, CaseIterable, Sendable {
  /// The month first, as in the United States.
  case mdy
  /// The day first.
  case dmy
}

/// Result of reading a text as a date.
enum DateReading: Equatable {
  case time(Timestamp)
  /// Date with either order of day and month.
  case ambiguous
  /// No date, or one that is not in the calendar.
  case none
}

/// Reader of one date text.
struct DateText {
  private let bytes: [UInt8]
  private var offset = 0

  /// Date of a text; `order` gives the meaning of `3/5/2024`.
  static func read(_ text: String, order: DateOrder?) -> DateReading {
    var reader = DateText(bytes: Array(text.utf8))
    return reader.reading(order)
  }

  /// Whether a text has its day and month before the year, in an order that it may not show: `3/5/2024`, `05-03-2024`.
  static func hasOrder(_ text: String) -> Bool {
    text.contains("/") || text.utf8.prefix(3).dropFirst().contains(UInt8(ascii: "-"))
  }

  /// Orders of day and month that a text with slashes allows: both if it is ambiguous, none if it is not a
  /// date.
  static func orders(_ text: String) -> [DateOrder] {
    DateOrder.allCases.filter { if case .time = read(text, order: $0) { true } else { false } }
  }

  /// Seconds after midnight in UTC of a time of day alone, as `14:02`, `2:02 PM` or `14:02 +02:00`; `nil` for anything else.
  static func clock(_ text: String) -> Int? {
    guard text.utf8.count <= 32, text.contains(":") || text.lowercased().hasSuffix("m") else { return nil }
    var reader = DateText(bytes: Array(text.utf8))
    guard let seconds = reader.clock() else { return nil }
    reader.skip(" ")
    guard let whole = reader.half(seconds) else { return nil }
    reader.skip(" ")
    guard let zone = reader.zone(), reader.offset == reader.bytes.count else { return nil }
    return whole - zone
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func reading(_ order: DateOrder?) -> DateReading {
    guard bytes.count <= 64, let first = bytes.first else { return .none }
    if isLetter(first) { return finished(monthFirst()) }
    guard let (number, digits) = digits() else { return .none }
    if offset == bytes.count { return plain(number, digits) }
    switch bytes[offset] {
    case UInt8(ascii: "-") where digits == 4: return iso(number)
    case UInt8(ascii: "."): return finished(dotted(number))
    case UInt8(ascii: "/"): return slashed(number, digits, order)
    case UInt8(ascii: "-") where offset + 1 < bytes.count && (0x30...0x39).contains(bytes[offset + 1]):
      return slashed(number, digits, order, separator: "-")
    case UInt8(ascii: " "), UInt8(ascii: "-"): return finished(dayFirst(number))
    case UInt8(ascii: "T") where digits == 8:
      return finished(compact(number))
    default: return .none
    }
  }

  // MARK: Dates

  private func plain(_ number: Int, _ digits: Int) -> DateReading {
    switch digits {
    case 4: Timestamp(year: number).map(DateReading.time) ?? .none
    case 8: compact(number).map(DateReading.time) ?? .none
    case 10: .time(Timestamp(seconds: number))
    case 13: .time(Timestamp(seconds: number / 1000))
    default: .none
    }
  }

  private func compact(_ number: Int) -> Timestamp? {
    Timestamp(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }

  private mutating func iso(_ year: Int) -> DateReading {
    offset += 1
    guard let (month, monthDigits) = digits(), monthDigits <= 2 else { return .none }
    guard take("-") else {
      return offset == bytes.count
        ? Timestamp(year: year, month: month).map(DateReading.time) ?? .none : .none
    }
    guard let (day, dayDigits) = digits(), dayDigits <= 2 else { return .none }
    return finished(Timestamp(year: year, month: month, day: day))
  }

  private mutating func dotted(_ day: Int) -> Timestamp? {
    offset += 1
    guard let (month, _) = digits(), take("."), let (year, count) = digits(), count == 4 else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  private mutating func slashed(
    _ first: Int, _ firstDigits: Int, _ order: DateOrder?, separator: Unicode.Scalar = "/"
  ) -> DateReading {
    offset += 1
    guard let (second, _) = digits(), take(separator), let (third, thirdDigits) = digits() else {
      return .none
    }
    // The form 2024/03/05 has one meaning.
    if firstDigits == 4 { return finished(Timestamp(year: first, month: second, day: third)) }
    guard thirdDigits == 4 else { return .none }
    let american = Timestamp(year: third, month: first, day: second)
    let european = Timestamp(year: third, month: second, day: first)
    switch order {
    case .mdy: return finished(american)
    case .dmy: return finished(european)
    case nil:
      if american != nil && european != nil && first != second { return .ambiguous }
      return finished(american ?? european)
    }
  }

  private mutating func dayFirst(_ day: Int) -> Timestamp? {
    offset += 1
    guard let month = monthName() else { return nil }
    skip(" -.,")
    guard let (year, count) = digits(), count == 4 else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  private mutating func monthFirst() -> Timestamp? {
    guard let month = monthName() else { return nil }
    skip(" .")
    guard let (day, count) = digits(), count <= 2 else { return nil }
    skip(" ,")
    guard let (year, yearDigits) = digits(), yearDigits == 4 else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private mutating func monthName() -> Int? {
    guard let index = Self.months.firstIndex(of: String(word().prefix(3))) else { return nil }
    return index + 1
  }

  // MARK: Times

  /// Date with the rest of the text: nothing, or a time and a zone.
  private mutating func finished(_ date: Timestamp?) -> DateReading {
    guard let date else { return .none }
    if offset == bytes.count { return .time(date) }
    guard take("T") || take("t") || take(" ") || take(",") else { return .none }
    skip(" ")
    guard var seconds = clock() else { return .none }
    skip(" ")
    if let half = half(seconds) { seconds = half } else { return .none }
    skip(" ")
    guard let zone = zone(), offset == bytes.count else { return .none }
    return .time(Timestamp(day: date, plus: seconds - zone))
  }

  /// Seconds after midnight of `14:02`, `14:02:11`, `14:02:11.5` or `1402`.
  private mutating func clock() -> Int? {
    guard let (number, count) = digits() else { return nil }
    var (hour, minute, second) = (number, 0, 0)
    if count == 4 {
      (hour, minute) = (hour / 100, hour % 100)
    } else {
      guard count <= 2 else { return nil }
      if take(":") {
        guard let (value, count) = digits(), count == 2 else { return nil }
        minute = value
        if take(":") {
          guard let (value, count) = digits(), count == 2 else { return nil }
          second = value
          if take(".") || take(",") { guard digits() != nil else { return nil } }
        }
      } else if !hasHalf {
        return nil
      }
    }
    let isMidnight = hour == 24 && minute == 0 && second == 0
    guard hour < 24 || isMidnight, minute < 60, second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Whether `am` or `pm` follows.
  private var hasHalf: Bool {
    var copy = self
    copy.skip(" ")
    return ["am", "pm"].contains(copy.word())
  }

  /// Seconds adjusted for `AM` or `PM`; `nil` if the hour does not fit.
  private mutating func half(_ seconds: Int) -> Int? {
    guard hasHalf else { return seconds }
    let isAfternoon = word() == "pm"
    let hour = seconds / 3600
    guard (1...12).contains(hour) else { return nil }
    return seconds % 3600 + (hour % 12 + (isAfternoon ? 12 : 0)) * 3600
  }

  /// Offsets of time zones, hours east of Greenwich.
  private static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "cet": 1, "cest": 2, "jst": 9,
  ]

  /// Seconds east of Greenwich; 0 without a zone.
  private mutating func zone() -> Int? {
    guard offset < bytes.count else { return 0 }
    if isLetter(bytes[offset]) {
      guard let hours = Self.zones[word()] else { return nil }
      if hours != 0 || offset == bytes.count { return hours * 3600 }
    }
    let isWest = take("-")
    guard isWest || take("+"), let (number, count) = digits() else { return nil }
    var (hours, minutes) = (number, 0)
    if count == 4 {
      (hours, minutes) = (hours / 100, hours % 100)
    } else {
      guard count <= 2 else { return nil }
      if take(":") {
        guard let (value, count) = digits(), count == 2 else { return nil }
        minutes = value
      }
    }
    guard hours <= 14, minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  // MARK: Letters and digits

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// Whole number of at most 13 digits, with the number of its digits.
  private mutating func digits() -> (value: Int, count: Int)? {
    let start = offset
    var value = 0
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), offset - start < 13 {
      value = value * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    return offset > start ? (value, offset - start) : nil
  }

  /// Following letters, in small letters.
  private mutating func word() -> String {
    let start = offset
    while offset < bytes.count, isLetter(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset].map { $0 | 0x20 }, as: UTF8.self)
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: letter) else { return false }
    offset += 1
    return true
  }

  private mutating func skip(_ letters: String) {
    while offset < bytes.count, letters.utf8.contains(bytes[offset]) { offset += 1 }
  }
}
