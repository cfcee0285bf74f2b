/// Tokenizer of JSON5 documents.
///
/// Grammar of JSON5 1.0 (https://spec.json5.org): comments, every Unicode space, identifiers by ECMAScript
/// 5.1. The bytes must be valid UTF-8. Each byte is read a bounded number of times, so the cost is linear.
struct JSON5Lexer {
  enum Token: Equatable {
    case punctuator(UInt8)
    case string(String)
    case number(Double)
    /// Unquoted name; one with an escape is never `null`, `true` or another keyword.
    case word(String, isEscaped: Bool)
    /// A character that begins no token.
    case stray(String)
    case end
  }

  let bytes: [UInt8]
  let origin: FileLocation
  /// Offset of the next byte.
  var offset = 0
  private var line = 1
  /// Last position with a known column; columns are counted from it, so that long lines stay linear.
  private var anchor = (offset: 0, column: 1)

  /// - Parameter origin: `.file` with the name to report, or `.commandLine`.
  init(_ bytes: [UInt8], origin: FileLocation) {
    self.bytes = bytes
    self.origin = origin
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      anchor.offset = 3
    }
  }

  /// The byte at a distance from the next one, or 0 past the end (a NUL is nowhere allowed outside strings).
  func byte(_ distance: Int = 0) -> UInt8 {
    offset + distance < bytes.count ? bytes[offset + distance] : 0
  }

  var isAtEnd: Bool { offset >= bytes.count }

  /// Location of the next byte.
  mutating func place() -> FileLocation {
    guard case .file(let name, _, _) = origin else { return origin }
    while anchor.offset < offset {
      if bytes[anchor.offset] & 0xC0 != 0x80 { anchor.column += 1 }
      anchor.offset += 1
    }
    return .file(name, line: line, column: anchor.column)
  }

  /// Advance over a line feed, a carriage return or both together.
  mutating func stepOverLineBreak() {
    offset += byte() == 0x0D && byte(1) == 0x0A ? 2 : 1
    line += 1
    anchor = (offset, 1)
  }

  /// Next token; `place` receives its location.
  mutating func next(_ place: inout FileLocation) throws(ScenarioError) -> Token {
    try skipBlanks()
    place = self.place()
    if isAtEnd { return .end }
    switch byte() {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
      UInt8(ascii: ","):
      offset += 1
      return .punctuator(bytes[offset - 1])
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .string(try quotedString(from: place))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return .number(try number(from: place))
    default:
      return try word(from: place)
    }
  }

  // MARK: Blanks

  private mutating func skipBlanks() throws(ScenarioError) {
    while !isAtEnd {
      switch byte() {
      case 0x20, 0x09, 0x0B, 0x0C: offset += 1
      case 0x0A, 0x0D: stepOverLineBreak()
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): skipLineComment()
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): try skipBlockComment()
      case 0x80...:
        let (scalar, length) = self.scalar()
        guard scalar.isJSON5Space else { return }
        offset += length
      default: return
      }
    }
  }

  /// Ends before the line break; U+2028 and U+2029 end it too.
  private mutating func skipLineComment() {
    while !isAtEnd, byte() != 0x0A, byte() != 0x0D {
      if byte() == 0xE2, byte(1) == 0x80, byte(2) == 0xA8 || byte(2) == 0xA9 { return }
      offset += 1
    }
  }

  private mutating func skipBlockComment() throws(ScenarioError) {
    let start = place()
    offset += 2
    while !isAtEnd {
      if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      if byte() == 0x0A || byte() == 0x0D { stepOverLineBreak() } else { offset += 1 }
    }
    throw .syntax(.openComment, at: start)
  }

  // Identifier name; a character that cannot begin one is a stray token.

  /// An identifier name. Anything that cannot begin one is no token at all.
  private mutating func word(from start: FileLocation) throws(ScenarioError) -> Token {
    let first = offset
    skipPlainName()
    if offset > first, byte() < 0x80, byte() != UInt8(ascii: "\\") {
      return .word(String(decoding: bytes[first..<offset], as: UTF8.self), isEscaped: false)
    }
    offset = first
    return try unusualWord(from: start)
  }

  /// Advance to the end of an ASCII name, the common case.
  private mutating func skipPlainName() {
    let first = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "$"),
        UInt8(ascii: "_"):
        offset += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where offset > first: offset += 1
      default: return
      }
    }
  }

  /// A name with escapes or letters beyond ASCII.
  private mutating func unusualWord(from start: FileLocation) throws(ScenarioError) -> Token {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    while !isAtEnd {
      let here = offset
      var (scalar, length) = self.scalar()
      if scalar == "\\" {
        guard byte(1) == UInt8(ascii: "u") else { break }
        isEscaped = true
        offset += 2
        scalar = try unicodeEscape(from: start)
        length = 0
      }
      guard text.isEmpty ? scalar.isJSON5NameStart : scalar.isJSON5NamePart else {
        if length == 0 { throw .syntax(.badEscape(excerpt(from: here)), at: start) }
        break
      }
      offset += length
      text.append(scalar)
    }
    if text.isEmpty { return .stray(String(Character(scalar().0))) }
    return .word(String(text), isEscaped: isEscaped)
  }

  // MARK: Scalars

  /// The next scalar and its length in bytes. The bytes are valid, so only the shape of the first one matters.
  func scalar() -> (Unicode.Scalar, Int) {
    let first = UInt32(byte())
    let next = { (distance: Int) in UInt32(byte(distance) & 0x3F) }
    let (value, length): (UInt32, Int) =
      switch first {
      case ..<0x80: (first, 1)
      case ..<0xE0: ((first & 0x1F) << 6 | next(1), 2)
      case ..<0xF0: ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
      default: ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Some text from an offset to the next blank or punctuator, as evidence for a message.
  func excerpt(from start: Int) -> String {
    var end = start
    while end < bytes.count, end < start + 64, !Self.endsExcerpt(bytes[end]) { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func endsExcerpt(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a blank or a line terminator beyond ASCII.
  fileprivate var isJSON5Space: Bool {
    switch self {
    case "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{2029}": true
    default: properties.generalCategory == .spaceSeparator
    }
  }

  fileprivate var isJSON5NameStart: Bool {
    if isASCII {
      return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "$" || self == "_"
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return true
    default: return false
    }
  }

  /// Whether the scalar may occur in a name after the first one.
  var isJSON5NamePart: Bool {
    if isJSON5NameStart || ("0"..."9").contains(self) { return true }
    if isASCII { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return self == "\u{200C}" || self == "\u{200D}"
    }
  }
}
