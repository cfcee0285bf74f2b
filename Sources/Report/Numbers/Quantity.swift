/// Quantities with their units: money, hours, shares, multipliers.
import SystemLibrary

/// Formats of quantities.
public enum Quantity {
  /// Dollars, three significant digits in the unit that fits: `$31k`, `$1.23M`, `-$450`.
  public static func money(_ dollars: Double) -> String {
    guard dollars.isFinite else { return NumberText.none }
    let scale = MoneyScale.natural(dollars)
    let amount = scale.number(abs(dollars), significant: 3)
    let sign = dollars < 0 && !NumberText.isZero(amount) ? "-" : ""
    return "\(sign)$\(amount)\(scale.suffix)"
  }

  /// Dollars with a sign in front, including positive amounts: `+$31 k`.
  public static func signedMoney(_ dollars: Double) -> String {
    let text = money(dollars)
    return dollars > 0 && !NumberText.isZero(text) ? "+" + text : text
  }

  /// A duration: `2.97 h`, `42 min`, `8.5 s`.
  public static func hours(_ hours: Double) -> String {
    guard hours.isFinite else { return NumberText.none }
    if hours == 0 || abs(hours) >= 0.995 {
      return NumberText.fixed(hours, decimals: abs(hours) < 100 ? 2 : 0) + " h"
    }
    let minutes = hours * 60
    if abs(minutes) >= 0.995 { return NumberText.significant(minutes, digits: 2) + " min" }
    return NumberText.significant(minutes * 60, digits: 2) + " s"
  }

  /// A share of 1 in per cent: `62.3%`.
  public static func share(_ share: Double, decimals: Int = 1) -> String {
    share.isFinite ? NumberText.fixed(share * 100, decimals: decimals) + "%" : NumberText.none
  }

  /// A multiple: `1.5x`.
  public static func multiple(_ factor: Double) -> String {
    factor.isFinite ? NumberText.significant(factor, digits: 3) + "x" : NumberText.none
  }

  /// Relative change: `+25%`; nothing where there is none.
  public static func change(_ share: Double?) -> String {
    guard let share, share.isFinite else { return NumberText.none }
    let percent = share * 100
    return NumberText.signed(percent, decimals: abs(percent) < 10 ? 1 : 0) + "%"
  }

  /// A parameter of a scenario with its unit: `$200k/h`, `0.567/yr`, `1.5x`, `0.9`.
  public static func parameter(_ value: Double, unit: String) -> String {
    switch unit {
    case "USD": money(value)
    case "USD/hour": money(value) + "/h"
    case "USD/year": money(value) + "/yr"
    case "1/year": NumberText.significant(value, digits: 3) + "/yr"
    case "x": NumberText.significant(value, digits: 4) + "x"
    case "share", "number", "count": NumberText.significant(value, digits: 4)
    default: NumberText.significant(value, digits: 4) + " " + SafeText.line(unit)
    }
  }

  /// Availability with enough decimals that 99.999 does not become 100.
  public static func availability(_ share: Double) -> String {
    guard share.isFinite else { return NumberText.none }
    // One digit of the difference from 100 per cent, at least three in all.
    let missing = (1 - share) * 100
    let decimals = missing > 0 ? Int((-log10(missing) - 1e-6).rounded(.up)) : 0
    return NumberText.fixed(share * 100, decimals: min(9, max(3, decimals)))
  }
}
