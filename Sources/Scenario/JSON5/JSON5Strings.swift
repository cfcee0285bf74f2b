/// Quoted strings and their escapes.
extension JSON5Lexer {
  /// The string whose opening quote is the next byte.
  mutating func quotedString(from start: FileLocation) throws(ScenarioError) -> String {
    let quote = byte()
    offset += 1
    let first = offset
    skipPlain(quote)
    if byte() == quote, !isAtEnd {
      offset += 1
      return String(decoding: bytes[first..<offset - 1], as: UTF8.self)
    }
    var text = Array(bytes[first..<offset])
    while !isAtEnd {
      if byte() == quote {
        offset += 1
        return String(decoding: text, as: UTF8.self)
      }
      guard byte() == UInt8(ascii: "\\") else { break }
      try escape(into: &text, start)
      let plain = offset
      skipPlain(quote)
      text += bytes[plain..<offset]
    }
    throw .syntax(.openString, at: start)
  }

  /// Advance to the closing quote, a backslash, a line break or the end.
  private mutating func skipPlain(_ quote: UInt8) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote || byte == UInt8(ascii: "\\") || byte == 0x0A || byte == 0x0D { return }
      offset += 1
    }
  }

  private mutating func escape(into text: inout [UInt8], _ start: FileLocation) throws(ScenarioError) {
    let here = offset
    offset += 1
    switch byte() {
    case 0x0A, 0x0D:
      stepOverLineBreak()
    case UInt8(ascii: "u"):
      offset += 1
      text += Array(String(Character(try unicodeEscape(from: start))).utf8)
    case UInt8(ascii: "x"):
      offset += 1
      guard let value = hexadecimal(2), let scalar = Unicode.Scalar(value) else {
        throw .syntax(.badEscape(excerpt(from: here)), at: start)
      }
      text += Array(String(Character(scalar)).utf8)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      throw .syntax(.badEscape(excerpt(from: here)), at: start)
    case UInt8(ascii: "0") where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(1)):
      throw .syntax(.badEscape(excerpt(from: here)), at: start)
    default:
      guard !isAtEnd else { throw .syntax(.openString, at: start) }
      appendEscaped(&text)
    }
  }

  /// A single-letter escape, or any other scalar for itself; U+2028 and U+2029 continue the line.
  private mutating func appendEscaped(_ text: inout [UInt8]) {
    let (scalar, length) = self.scalar()
    let end = offset + length
    switch scalar {
    case "b": text.append(0x08)
    case "f": text.append(0x0C)
    case "n": text.append(0x0A)
    case "r": text.append(0x0D)
    case "t": text.append(0x09)
    case "v": text.append(0x0B)
    case "0": text.append(0x00)
    case "\u{2028}", "\u{2029}": break
    default: text += bytes[offset..<end]
    }
    offset = end
  }

  /// The scalar of `XXXX` or of a surrogate pair `XXXX\uXXXX`; the first `\u` was read.
  mutating func unicodeEscape(from start: FileLocation) throws(ScenarioError) -> Unicode.Scalar {
    let here = offset - 2
    guard let high = hexadecimal(4) else { throw .syntax(.badEscape(excerpt(from: here)), at: start) }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xD800..<0xDC00).contains(high), byte() == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "u") else {
      throw .syntax(.loneSurrogate(excerpt(from: here)), at: start)
    }
    offset += 2
    guard let low = hexadecimal(4), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw .syntax(.loneSurrogate(excerpt(from: here)), at: start) }
    return scalar
  }

  /// Value of so many hexadecimal digits; `nil` if there are fewer.
  private mutating func hexadecimal(_ digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = byte().hexadecimalDigit else { return nil }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }
}

extension UInt8 {
  /// Value of the byte as a hexadecimal digit in ASCII.
  var hexadecimalDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
