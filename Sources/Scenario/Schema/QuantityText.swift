/// Quantities in everyday notation: a number, optionally with `k`, `M` or `bn`, and optionally a unit.
///
/// `80%`, `99.95 %`, `10M`, `$400k`, `$5.6k/min`, `10 kUSD/month`, `3 h`, `45 min`, `1/h`, `2/month`, `0.5 per year`.
/// The same grammar reads presets, `--set`, `--vary` and the flags of commands.

/// Quantity split into a number and a unit.
package struct QuantityText: Equatable, Sendable {
  /// Number, with `k`, `M` or `bn` multiplied in.
  package let number: Double
  /// Unit as written, with `USD` in front for a dollar sign; `nil` for a bare number.
  package let unit: String?

  /// Quantity of a text; `nil` if the text does not begin with a number, or more than a unit follows.
  package init?(_ text: String) {
    var rest = text[...].drop { $0 == " " }
    let sign = rest.first == "-" ? -1.0 : 1
    if let first = rest.first, "+-".contains(first) { rest = rest.dropFirst() }
    let hasDollar = rest.first == "$"
    if hasDollar { rest = rest.dropFirst().drop { $0 == " " } }
    guard let (value, after) = Self.number(rest) else { return nil }
    rest = after.drop { $0 == " " }
    var number = sign * value
    // A letter multiplies only if no unit begins with it.
    for (name, size) in [("bn", 1e9), ("k", 1e3), ("K", 1e3), ("M", 1e6), ("B", 1e9)]
    where rest.hasPrefix(name) {
      let tail = rest.dropFirst(name.count).drop { $0 == " " }
      guard
        tail.isEmpty || "$/%x".contains(tail.first ?? " ") || tail.hasPrefix("USD") || tail.hasPrefix("per ")
      else { break }
      // The unit kUSD divides exactly, so it is not split.
      if rest.hasPrefix(name + "USD") { break }
      number *= size
      rest = tail
      break
    }
    while rest.last == " " { rest.removeLast() }
    self.number = number
    let unit = hasDollar ? "USD" + rest : String(rest)
    self.unit = unit.isEmpty ? nil : unit
  }

  /// Digits with a point and an exponent; a letter that begins a unit is not an exponent.
  private static func number(_ text: Substring) -> (Double, Substring)? {
    var end = text.startIndex
    func digits() -> Int {
      let start = end
      while end < text.endIndex, text[end].isASCII, text[end].isNumber { end = text.index(after: end) }
      return text.distance(from: start, to: end)
    }
    var count = digits()
    if end < text.endIndex, text[end] == "." {
      end = text.index(after: end)
      count += digits()
    }
    guard count > 0 else { return nil }
    let mantissa = end
    if end < text.endIndex, text[end] == "e" || text[end] == "E" {
      end = text.index(after: end)
      if end < text.endIndex, "+-".contains(text[end]) { end = text.index(after: end) }
      if digits() == 0 { end = mantissa }
    }
    guard let value = Double(text[..<end]), value.isFinite else { return nil }
    return (value, text[end...])
  }

  /// Value in the canonical unit of a dimension; `nil` for a unit of another dimension.
  func canonical(_ dimension: Dimension) -> Double? {
    guard let unit else { return number }
    return dimension.canonical(number, unit)
  }

  /// Hours of `8`, `8 h` or `45 min`.
  package static func hours(_ text: String) -> Double? { value(text, .hours) }
  /// Dollars of `400000`, `400k` or `$0.4M`.
  package static func dollars(_ text: String) -> Double? { value(text, .money) }
  /// Dollars an hour of `5000`, `$5k/h`, `84 USD/min` or `120 kUSD/day`.
  package static func dollarsPerHour(_ text: String) -> Double? { value(text, .moneyPerHour) }
  /// Dollars a year of `10M`, `$10M/year` or `10 kUSD/month`.
  package static func dollarsPerYear(_ text: String) -> Double? { value(text, .moneyPerYear) }
  /// A share of `0.8` or `80%`.
  package static func share(_ text: String) -> Double? { value(text, .share) }
  /// Events a year of `0.5`, `2/month` or `1/h`.
  package static func ratePerYear(_ text: String) -> Double? { value(text, .rate) }

  private static func value(_ text: String, _ dimension: Dimension) -> Double? {
    guard let value = QuantityText(text)?.canonical(dimension), value.isFinite else { return nil }
    return value
  }
}

/// Parsed unit: dollars, a time, or neither, optionally divided by a time.
struct UnitText: Equatable {
  /// Dimension before the slash.
  enum Kind { case dollars, hours, share, multiple, events }

  let kind: Kind
  /// Factor of the unit before the slash, as `factor / divisor`: 1000 / 1 for kUSD, 1 / 60 for a minute in
  /// hours.
  let factor: Double
  let divisor: Double
  /// Hours of the time after the slash, as a fraction; `nil` without one.
  let per: (factor: Double, divisor: Double)?

  static func == (left: UnitText, right: UnitText) -> Bool {
    left.kind == right.kind && left.factor == right.factor && left.divisor == right.divisor
      && left.per?.factor == right.per?.factor && left.per?.divisor == right.per?.divisor
  }

  /// Hours as a fraction, by name. A year has 8760 hours, a month is its twelfth.
  private static let times: [String: (Double, Double)] = [
    "s": (1, 3600), "sec": (1, 3600), "second": (1, 3600), "seconds": (1, 3600), "min": (1, 60),
    "mins": (1, 60), "minute": (1, 60), "minutes": (1, 60), "h": (1, 1), "hr": (1, 1), "hrs": (1, 1),
    "hour": (1, 1), "hours": (1, 1), "d": (24, 1), "day": (24, 1), "days": (24, 1), "week": (168, 1),
    "weeks": (168, 1), "mo": (730, 1), "month": (730, 1), "months": (730, 1), "quarter": (2190, 1),
    "y": (8760, 1), "yr": (8760, 1), "a": (8760, 1), "year": (8760, 1), "years": (8760, 1),
  ]

  private static let dollars: [String: Double] = [
    "USD": 1, "$": 1, "kUSD": 1e3, "k$": 1e3, "MUSD": 1e6, "M$": 1e6, "bnUSD": 1e9, "bn$": 1e9,
  ]

  init?(_ text: String) {
    var head = text
    var tail: String?
    if let slash = text.firstIndex(of: "/") {
      head = String(text[..<slash])
      tail = String(text[text.index(after: slash)...])
    } else if let word = text.firstRange(of: "per ") {
      head = String(text[..<word.lowerBound])
      tail = String(text[word.upperBound...])
    }
    head = Self.trimmed(head)
    per = tail.flatMap { Self.times[Self.trimmed($0)] }
    if tail != nil && per == nil { return nil }
    if let size = Self.dollars[head] {
      (kind, factor, divisor) = (.dollars, size, 1)
    } else if let time = Self.times[head], tail == nil {
      (kind, factor, divisor) = (.hours, time.0, time.1)
    } else if head == "%", tail == nil {
      (kind, factor, divisor) = (.share, 1, 100)
    } else if head == "x" || head == "×", tail == nil {
      (kind, factor, divisor) = (.multiple, 1, 1)
    } else if ["", "1", "event", "events", "outage", "outages"].contains(head), tail != nil {
      (kind, factor, divisor) = (.events, 1, 1)
    } else {
      return nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Value converted to the canonical unit of a dimension; the multiplication comes first, so that 30 min are
  /// 0.5 h exactly.
  func canonical(_ value: Double, _ dimension: Dimension) -> Double? {
    switch (dimension, kind) {
    case (.hours, .hours): value * factor / divisor
    case (.years, .hours): value * factor / (divisor * 8760)
    case (.money, .dollars): per == nil ? value * factor : nil
    case (.moneyPerYear, .dollars): per.map { value * factor * ($0.divisor * 8760) / $0.factor }
    case (.moneyPerHour, .dollars): per.map { value * factor * $0.divisor / $0.factor }
    case (.rate, .events): per.map { value * ($0.divisor * 8760) / $0.factor }
    case (.share, .share), (.multiplier, .share): value * factor / divisor
    case (.multiplier, .multiple): value
    default: nil
    }
  }
}
