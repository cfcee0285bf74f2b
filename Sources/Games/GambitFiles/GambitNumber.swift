/// Numbers in the format of Gambit's files: exact decimals without an exponent.

/// The shortest decimal that reads back as the same number, written out: `0.000012`, not `1.2e-05`.
///
/// - Precondition: the number is finite.
func gambitNumber(_ value: Double) -> String {
  precondition(value.isFinite)
  let text = value.description
  guard let e = text.firstIndex(of: "e") else {
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
  let exponent = Int(text[text.index(after: e)...]) ?? 0
  let mantissa = text[..<e]
  let isNegative = mantissa.hasPrefix("-")
  var digits = mantissa.filter(\.isNumber)
  var point = (mantissa.filter { $0 != "-" }.firstIndex(of: ".").map { _ in 1 } ?? digits.count) + exponent
  if point <= 0 {
    digits = String(repeating: "0", count: 1 - point) + digits
    point = 1
  }
  if point > digits.count { digits += String(repeating: "0", count: point - digits.count) }
  var fraction = String(digits.dropFirst(point))
  while fraction.hasSuffix("0") { fraction.removeLast() }
  return (isNegative ? "-" : "") + digits.prefix(point) + (fraction.isEmpty ? "" : "." + fraction)
}

/// A name in double quotes.
func gambitQuoted(_ name: String) -> String {
  // By scalars: an accent after a backslash makes one character of the two.
  "\"" + name.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
}
