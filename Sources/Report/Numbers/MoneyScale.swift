/// Common unit of dollars for the numbers of one table.
public struct MoneyScale: Equatable, Sendable {
  /// Dollars per unit.
  public let divisor: Double
  /// `""`, `k`, `M`, `bn`.
  public let suffix: String
  /// Number of decimals in the table.
  public let decimals: Int

  /// `$`, `$k`, `$M`: the unit as a table's heading names it.
  public var name: String { suffix.hasSuffix("美元") ? suffix : "$" + suffix }

  private static let scales: [(Double, String)] = [(1e9, "bn"), (1e6, "M"), (1e3, "k")]

  /// The unit in which one amount, rounded to three digits, has one to three digits before the point.
  static func natural(_ dollars: Double) -> MoneyScale {
    let (divisor, suffix) = scales.first { abs(dollars) >= 0.9995 * $0.0 } ?? (1, "")
    return MoneyScale(divisor: divisor, suffix: suffix, decimals: 0)
  }

  /// The unit and the decimals for a table of amounts: the largest has four or five digits.
  ///
  /// A table of millions with thousands between them is in thousands without decimals; a table of tens of
  /// millions is in millions with two.
  public static func fitting(_ amounts: some Sequence<Double>) -> MoneyScale {
    let largest = amounts.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let (divisor, suffix) = scales.first { largest >= 10 * $0.0 } ?? (1, "")
    let size = largest / divisor
    return MoneyScale(
      divisor: divisor, suffix: suffix, decimals: size >= 1000 || suffix.isEmpty ? 0 : size >= 200 ? 1 : 2)
  }

  /// The same in the units of a language.
  static func fitting(_ amounts: some Sequence<Double>, _ language: Language) -> MoneyScale {
    language == .chinese ? fittingChinese(amounts) : fitting(amounts)
  }

  /// The same in Chinese units: 美元, 万美元, 亿美元.
  static func fittingChinese(_ amounts: some Sequence<Double>) -> MoneyScale {
    let largest = amounts.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let (divisor, word) = largest >= 1e10 ? (1e8, "亿美元") : largest >= 1e5 ? (1e4, "万美元") : (1, "美元")
    let size = largest / divisor
    return MoneyScale(
      divisor: divisor, suffix: word, decimals: size >= 1000 || divisor == 1 ? 0 : size >= 200 ? 1 : 2)
  }

  /// An amount in the unit, with the table's decimals.
  public func cell(_ dollars: Double) -> String { NumberText.fixed(dollars / divisor, decimals: decimals) }

  /// Amount in the unit with a sign, with the table's decimals.
  public func signedCell(_ dollars: Double) -> String {
    NumberText.signed(dollars / divisor, decimals: decimals)
  }

  func number(_ dollars: Double, significant digits: Int) -> String {
    let size = dollars / divisor
    let whole = size < 9.995 ? 1 : size < 99.95 ? 2 : 3
    // Whole dollars have no cents, which would be noise on this page.
    let decimals = suffix.isEmpty && size >= 1 ? 0 : max(0, digits - whole)
    return trimming(NumberText.fixed(size, decimals: decimals))
  }

  private func trimming(_ text: String) -> String {
    guard text.hasSuffix(".00") || text.hasSuffix(".0") else { return text }
    return String(text.prefix { $0 != "." })
  }
}
