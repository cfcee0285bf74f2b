/// Numbers of Gambit's files, exactly: whole numbers, decimals, exponents, fractions.
internal import ResilienceNumerics

enum GambitNumberReader {
  /// Limit on digits and powers of ten: more than any double needs, few enough to be fast.
  static let limit = 400

  /// The exact value of `-3`, `.5`, `2.`, `1e-3`, `1/3`.
  ///
  /// - Complexity: O(digits²), with at most `limit` digits.
  static func number(_ word: String) throws(Failure) -> Rational {
    if let small = smallWhole(word) { return Rational(small) }
    let parts = word.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw .malformed }
    let above = try decimal(parts[0])
    guard parts.count == 2 else { return above }
    let below = try decimal(parts[1])
    guard below.signum != 0 else { throw .malformed }
    return above / below
  }

  /// A whole number of at most 18 digits with at most a minus before it: the commonest kind, and quick to
  /// read.
  static func smallWhole(_ word: String) -> Int? {
    var value = 0
    var digits = 0
    for (place, byte) in word.utf8.enumerated() {
      if place == 0 && byte == UInt8(ascii: "-") { continue }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 18 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    guard digits > 0 else { return nil }
    return word.utf8.first == UInt8(ascii: "-") ? -value : value
  }

  enum Failure: Error, Equatable {
    case malformed
    case tooLong(Int)
  }

  private static func decimal(_ text: Substring.UTF8View) throws(Failure) -> Rational {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var exponent = 0
    if let e = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      exponent = try whole(rest[rest.index(after: e)...])
      rest = rest[..<e]
    }
    var digits = Array(rest)
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      exponent -= digits.count - point - 1
      digits.remove(at: point)
    }
    let extent = max(digits.count, abs(exponent))
    guard extent <= limit else { throw .tooLong(extent) }
    guard let value = BigInteger(digits: digits) else { throw .malformed }
    let signed = isNegative ? -value : value
    let power = BigInteger(10).power(abs(exponent))
    return exponent < 0 ? Rational(signed, power) : Rational(signed * power)
  }

  /// An exponent: a sign and a few digits.
  private static func whole(_ text: Substring.UTF8View.SubSequence) throws(Failure) -> Int {
    let digits = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    guard let size = BigInteger(digits: digits.prefix(limit)) else { throw .malformed }
    guard digits.count <= limit, let value = size.asInt, value <= limit else { throw .tooLong(limit + 1) }
    return text.first == UInt8(ascii: "-") ? -value : value
  }
}
