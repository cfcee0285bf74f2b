/// Numbers in everyday format: rounded, grouped, with their unit.
///
/// At most 12 significant digits are printed, so that processors whose `exp` differs in the last bit print
/// the same page. A number that is not finite is printed as a dash.
import SystemLibrary

/// Formats of numbers.
public enum NumberText {
  /// Placeholder of a missing number.
  public static let none = "-"

  /// A number with so many decimals and commas between thousands: `-1,234.50`.
  ///
  /// - Parameter decimals: the requested number; fewer are printed if there would be more than 12 significant
  ///   digits.
  public static func fixed(_ value: Double, decimals: Int, grouped: Bool = true) -> String {
    guard value.isFinite else { return none }
    guard abs(value) < 1e15 else { return significant(value, digits: 4) }
    let digitsBefore = abs(value) < 10 ? 1 : Int(log10(abs(value))) + 1
    let text = formatted(value, decimals: max(0, min(decimals, 12 - digitsBefore)))
    let plain = isZero(text) && text.hasPrefix("-") ? String(text.dropFirst()) : text
    return grouped ? grouping(plain) : plain
  }

  /// A number with its sign, zero without: `+3.20`.
  public static func signed(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    return value > 0 && !isZero(text) ? "+" + text : text
  }

  /// A number with so many significant digits, trailing zeros dropped: `0.0123`, `1,230`, `1.23e-09`.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return none }
    guard value != 0 else { return "0" }
    let exponent = Int(log10(abs(value)).rounded(.down))
    if exponent < -5 || exponent >= 15 { return scientific(value, digits: digits) }
    let text = fixed(value, decimals: max(0, digits - 1 - exponent))
    return trimmingZeros(text)
  }

  /// A count with commas: `999,999`.
  public static func count(_ value: Int) -> String { grouping(String(value)) }

  /// Whole number with as few digits as necessary, otherwise up to so many significant ones.
  public static func plain(_ value: Double) -> String {
    guard value.isFinite else { return none }
    return value == value.rounded() && abs(value) < 1e12
      ? fixed(value, decimals: 0) : significant(value, digits: 6)
  }

  private static func formatted(_ value: Double, decimals: Int) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let written = withVaList([Int32(decimals), value]) {
        vsnprintf(buffer.baseAddress, buffer.count, "%.*f", $0)
      }
      let count = max(0, min(Int(written), buffer.count - 1))
      return String(decoding: buffer[..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private static func scientific(_ value: Double, digits: Int) -> String {
    let exponent = Int(log10(abs(value)).rounded(.down))
    // Two steps, because the power for the smallest doubles is not itself a double.
    let mantissa = value * pow(10, Double(-exponent / 2)) * pow(10, Double(-exponent - -exponent / 2))
    let text = trimmingZeros(fixed(mantissa, decimals: digits - 1))
    // 9.996 is 10.0 in three digits.
    return text.hasSuffix("10") ? "\(text.dropLast())e\(exponent + 1)" : "\(text)e\(exponent)"
  }

  static func isZero(_ text: String) -> Bool {
    !text.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
  }

  static func trimmingZeros(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var trimmed = Substring(text)
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.last == "." { trimmed.removeLast() }
    return String(trimmed)
  }

  private static func grouping(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { $0 == "-" }
    guard digits.count > 3 else { return text }
    var grouped = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0 && (digits.count - offset) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return whole.prefix { $0 == "-" } + grouped + text.dropFirst(whole.count)
  }
}
