/// Numbers: decimal with a leading or trailing dot, hexadecimal, signed, infinite or not a number.
extension JSON5Lexer {
  /// The number that begins with the next byte, a sign, a digit or a dot.
  ///
  /// Decimal or hexadecimal digits, converted to a `Double`; a number too large becomes infinite, and the
  /// decoder of the value refuses that.
  mutating func number(from start: FileLocation) throws(ScenarioError) -> Double {
    let first = offset
    let isNegative = byte() == UInt8(ascii: "-")
    if isNegative || byte() == UInt8(ascii: "+") { offset += 1 }
    let magnitude = namedNumber() ?? hexadecimalNumber() ?? decimalNumber()
    guard let magnitude, isAtEnd || !scalar().0.isJSON5NamePart && byte() != UInt8(ascii: ".") else {
      throw .syntax(.badNumber(excerpt(from: first)), at: start)
    }
    return isNegative ? -magnitude : magnitude
  }

  private mutating func namedNumber() -> Double? {
    let rest = bytes[offset...]
    if rest.starts(with: "Infinity".utf8) {
      offset += 8
      return .infinity
    }
    if rest.starts(with: "NaN".utf8) {
      offset += 3
      return .nan
    }
    return nil
  }

  private mutating func hexadecimalNumber() -> Double? {
    guard byte() == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "x") else { return nil }
    let first = offset
    offset += 2
    while byte().hexadecimalDigit != nil { offset += 1 }
    guard offset > first + 2 else { return nil }
    return Double(String(decoding: bytes[first..<offset], as: UTF8.self))
  }

  private mutating func decimalNumber() -> Double? {
    let first = offset
    let whole = skipDigits()
    if whole > 1, bytes[first] == UInt8(ascii: "0") { return nil }
    var text = whole == 0 ? "0" : String(decoding: bytes[first..<offset], as: UTF8.self)
    if byte() == UInt8(ascii: ".") {
      offset += 1
      let point = offset
      let fraction = skipDigits()
      guard whole + fraction > 0 else { return nil }
      if fraction > 0 { text += "." + String(decoding: bytes[point..<offset], as: UTF8.self) }
    } else if whole == 0 {
      return nil
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let exponent = offset
      offset += 1
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { offset += 1 }
      guard skipDigits() > 0 else { return nil }
      text += String(decoding: bytes[exponent..<offset], as: UTF8.self)
    }
    return Double(text)
  }

  /// Number of decimal digits stepped over.
  private mutating func skipDigits() -> Int {
    let first = offset
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte()) { offset += 1 }
    return offset - first
  }
}
