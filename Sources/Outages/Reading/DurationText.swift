/// Durations in everyday notation: `2h 15m`, `2 hours 15 minutes`, `PT2H15M`, `1:30`, `1:30:00`, `1 day`.

/// Reader of durations.
enum DurationText {
  /// Hours by unit, in small letters.
  private static let units: [String: Double] = [
    "d": 24, "day": 24, "days": 24, "h": 1, "hr": 1, "hrs": 1, "hour": 1, "hours": 1, "m": 1.0 / 60,
    "min": 1.0 / 60, "mins": 1.0 / 60, "minute": 1.0 / 60, "minutes": 1.0 / 60, "s": 1.0 / 3600,
    "sec": 1.0 / 3600, "secs": 1.0 / 3600, "second": 1.0 / 3600, "seconds": 1.0 / 3600, "w": 168,
    "week": 168, "weeks": 168,
  ]

  /// Hours of a duration, 0 or more; `nil` if the text is not a duration. A number needs a unit.
  static func hours(_ text: String) -> Double? {
    let small = text.lowercased()
    if small.contains(":") { return clock(small) }
    return small.first == "p" ? iso(small.dropFirst()) : pieces(small[...])
  }

  /// Hours of a clock duration: `1:30` is an hour and a half, `1:30:15` has seconds.
  private static func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 1_000_000,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    let seconds = numbers.count == 3 ? numbers[2] : 0
    return Double(numbers[0] * 3600 + numbers[1] * 60 + seconds) / 3600
  }

  /// Hours of an ISO 8601 duration after the P: days, then a T, then hours, minutes and seconds. Months and
  /// years have no fixed length and are refused.
  private static func iso(_ text: Substring) -> Double? {
    let halves = text.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
    guard !text.isEmpty, halves.last?.isEmpty == false else { return nil }
    let days = halves[0].isEmpty ? 0 : pieces(halves[0], only: ["d", "w"])
    let times = halves.count < 2 ? 0 : pieces(halves[1], only: ["h", "m", "s"])
    guard let days, let times else { return nil }
    return days + times
  }

  /// Hours of consecutive numbers with units, each unit once.
  private static func pieces(_ text: Substring, only allowed: [String]? = nil) -> Double? {
    var rest = text
    var (hours, seen) = (0.0, Set<Double>())
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.hasPrefix("and ") { rest = rest.dropFirst(4) }
      if rest.isEmpty { break }
      let digits = number(rest)
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let unit = String(rest.prefix { $0.isASCII && $0.isLetter })
      rest = rest.dropFirst(unit.count)
      guard let number = Double(digits.replacing(",", with: ".")), let factor = units[unit],
        allowed?.contains(unit) ?? true,
        seen.insert(factor).inserted
      else { return nil }
      hours += number * factor
    }
    return seen.isEmpty ? nil : hours
  }

  /// Digits at the beginning with a point or a decimal comma; `1,500` may be either way round and ends before the comma,
  /// so that it is no duration.
  private static func number(_ text: Substring) -> Substring {
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    let plain = text.prefix { isDigit($0) || $0 == "." }
    let after = text[plain.endIndex...]
    guard after.first == ",", !plain.isEmpty, !plain.contains(".") else { return plain }
    let decimals = after.dropFirst().prefix(while: isDigit)
    return decimals.isEmpty || decimals.count == 3 ? plain : text[..<decimals.endIndex]
  }
}
