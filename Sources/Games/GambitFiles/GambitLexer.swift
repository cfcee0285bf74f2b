/// Lexer for the words, numbers, texts and braces of Gambit's files.

/// A token of a game file, with its start.
struct GambitToken: Equatable {
  enum Kind: Equatable {
    case open
    case close
    case text(String)
    /// A number or a keyword: any characters up to white space, a brace, a comma or a quote.
    case word(String)
    case end
  }
  let kind: Kind
  let offset: Int
}

/// Lexer that splits a file into tokens.
///
/// Commas are white space, as in Gambit; so are a byte order mark and all control characters.
struct GambitLexer {
  let bytes: [UInt8]
  private(set) var offset = 0
  /// Largest length of a wrong token in a message.
  static let shown = 40

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == 0x7F
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == quote || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  /// The next token; `.end` repeatedly at the end of the file.
  ///
  /// - Complexity: O(length of the token and the white space before it).
  mutating func next() throws(GambitFileError) -> GambitToken {
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    let start = offset
    guard start < bytes.count else { return GambitToken(kind: .end, offset: start) }
    switch bytes[start] {
    case UInt8(ascii: "{"):
      offset += 1
      return GambitToken(kind: .open, offset: start)
    case UInt8(ascii: "}"):
      offset += 1
      return GambitToken(kind: .close, offset: start)
    case Self.quote: return GambitToken(kind: .text(try text()), offset: start)
    default:
      while offset < bytes.count, !Self.endsWord(bytes[offset]) { offset += 1 }
      return GambitToken(kind: .word(String(decoding: bytes[start..<offset], as: UTF8.self)), offset: start)
    }
  }

  /// A text in quotes; a backslash takes the next character as it is.
  private mutating func text() throws(GambitFileError) -> String {
    let start = offset
    var content: [UInt8] = []
    offset += 1
    while offset < bytes.count, bytes[offset] != Self.quote {
      if bytes[offset] == Self.backslash, offset + 1 < bytes.count { offset += 1 }
      content.append(bytes[offset])
      offset += 1
    }
    guard offset < bytes.count else { throw error(.unclosedText, at: start) }
    offset += 1
    return String(decoding: content, as: UTF8.self)
  }

  /// An error with its line and column. CR, LF and CR LF each end a line.
  ///
  /// - Complexity: O(offset): called once, at the end.
  func error(_ problem: GambitFileError.Problem, at offset: Int) -> GambitFileError {
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for place in start..<max(start, offset) {
      let isReturn = bytes[place] == 13 && !(place + 1 < bytes.count && bytes[place + 1] == 10)
      guard bytes[place] == 10 || isReturn else { continue }
      line += 1
      start = place + 1
    }
    // Bytes that continue a character of UTF-8 do not count.
    let column = 1 + bytes[start..<max(start, offset)].count { $0 & 0xC0 != 0x80 }
    return GambitFileError(line: line, column: column, problem: problem)
  }

  /// Name of a token in a message.
  static func describe(_ token: GambitToken) -> String {
    switch token.kind {
    case .open: "'{'"
    case .close: "'}'"
    case .text(let text): "\"\(shorten(text))\""
    case .word(let word): "'\(shorten(word))'"
    case .end: "the end of the file"
    }
  }

  /// A piece of the file that is safe to print on one line.
  static func shorten(_ text: String) -> String {
    let safe = text.unicodeScalars.prefix(shown).map {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        ? "?" : String($0)
    }.joined()
    return text.unicodeScalars.count > shown ? safe + "…" : safe
  }
}
