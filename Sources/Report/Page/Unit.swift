/// Units: what a number measures decides its digits, its money scale and its alignment.

/// A unit of the numbers of a column.
enum Unit: String, Sendable {
  case dollars = "USD"
  case dollarsPerYear = "USD/year"
  case dollarsPerHour = "USD/hour"
  case hours = "hour"
  case hoursPerYear = "hour/year"
  case minutes = "minute"
  case minutesPerMonth = "minute/month"
  case minutesPerYear = "minute/year"
  case weeks = "week"
  case minutesPerWeek = "minute/week"
  case perYear = "1/year"
  case share = "share"
  /// A share near 1, with the digits of what is missing.
  case availability = "share of the time"
  case multiple = "x"
  case count = "count"
  case number = "number"

  /// Whether the numbers of a table share one scale of dollars.
  var isMoney: Bool { self == .dollars || self == .dollarsPerYear || self == .dollarsPerHour }
}

/// Numbers as people read them in a sentence, in both languages, three significant digits at most.
enum Amount {
  /// Dollars: `$23.7k`, `2.37 万美元`.
  static func money(_ dollars: Double) -> Text {
    Text(Quantity.money(dollars), ChineseMoney.text(dollars))
  }

  /// Dollars without a sign: a sentence says saves or costs.
  static func size(_ dollars: Double) -> Text { money(abs(dollars)) }

  /// A share: `53%`, one digit more where it would read as none or all.
  static func share(_ share: Double) -> Text {
    guard share.isFinite else { return Text(NumberText.none) }
    let percent = share * 100
    let isExtreme = percent != 0 && percent != 100 && (abs(percent) < 1 || abs(100 - percent) < 1)
    return Text(NumberText.significantFixed(percent, decimals: isExtreme ? 1 : 0) + "%")
  }

  /// A share to three digits: `93.7%`.
  static func exactShare(_ share: Double) -> Text {
    Text(share.isFinite ? NumberText.significant(share * 100, digits: 3) + "%" : NumberText.none)
  }

  /// A multiple: `1.98x`, `1.98 倍`.
  static func multiple(_ factor: Double) -> Text {
    guard factor.isFinite else { return Text(NumberText.none) }
    let number = NumberText.significant(factor, digits: 3)
    return Text(number + "x", number + " 倍")
  }

  /// A number to three digits.
  static func number(_ value: Double) -> Text { Text(NumberText.significant(value, digits: 3)) }

  /// A duration: `14 h 32 min`, `16 min`.
  static func duration(_ hours: Double) -> Text {
    guard hours.isFinite, abs(hours) < 1e6 else { return Text(NumberText.none) }
    if hours < 0.995 {
      let minutes = NumberText.significant(hours * 60, digits: 2)
      return Text(minutes + " min", minutes + " 分钟")
    }
    let minutes = (hours * 60).rounded()
    let (whole, rest) = ((minutes / 60).rounded(.down), minutes.truncatingRemainder(dividingBy: 60))
    let (h, m) = (NumberText.fixed(whole, decimals: 0), NumberText.fixed(rest, decimals: 0))
    return rest == 0 ? Text("\(h) h", "\(h) 小时") : Text("\(h) h \(m) min", "\(h) 小时 \(m) 分钟")
  }

  /// A parameter's value with its unit.
  static func parameter(_ value: Double, unit: String) -> Text {
    let number = NumberText.significant(value, digits: 3)
    switch unit {
    case "USD": return money(value)
    case "USD/hour":
      let amount = money(value)
      return Text(amount.en + " an hour", "每小时 " + amount.zh)
    case "USD/year":
      let amount = money(value)
      return Text(amount.en + " a year", "每年 " + amount.zh)
    case "1/year": return Text(number + " a year", "每年 \(number) 次")
    case "x": return multiple(value)
    case "share": return exactShare(value)
    case "h": return duration(value)
    case "number", "count": return Text(number)
    default: return Text(number + " " + SafeText.line(unit))
    }
  }
}

/// Money as Chinese papers print it: 万 and 亿.
enum ChineseMoney {
  /// `2.37 万美元`, `1040 万美元`, `1.42 亿美元`.
  static func text(_ dollars: Double) -> String {
    guard dollars.isFinite else { return NumberText.none }
    // Three digits, as in English: 9220 美元, not 9217.
    let size = FigureNumbers.rounded(abs(dollars), digits: 3)
    let sign = dollars < 0 ? "-" : ""
    let (divisor, word): (Double, String) =
      size >= 1e8 ? (1e8, "亿美元") : size >= 1e4 ? (1e4, "万美元") : (1, "美元")
    let scaled = size / divisor
    let number =
      divisor == 1 && scaled >= 1
      ? NumberText.fixed(scaled, decimals: 0, grouped: false)
      : NumberText.significant(scaled, digits: 3).filter { $0 != "," }
    return (NumberText.isZero(number) ? "" : sign) + "\(number) \(word)"
  }
}

extension NumberText {
  /// A number with decimals that are dropped where they are zero.
  static func significantFixed(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    return decimals > 0 && text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
