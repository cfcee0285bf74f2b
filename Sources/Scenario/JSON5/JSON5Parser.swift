/// Parser from JSON5 to a tree in which every value and every key carries its location.
///
/// Stricter than JSON5 1.0 in three points: keys are unique, nesting ends at `depthLimit`, and an escape for
/// one half of a surrogate pair is refused. Linear in the size of the input.
package struct JSON5Parser {
  /// Largest nesting depth of arrays and objects.
  static let depthLimit = 64

  private var lexer: JSON5Lexer
  private var token = JSON5Lexer.Token.end
  private var place: FileLocation

  /// Parse of one document.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - origin: `.file` with the name to report (its line and column do not matter), or `.commandLine`.
  package static func parse(_ bytes: [UInt8], origin: FileLocation) throws(ScenarioError) -> JSON5Value {
    try checkEncoding(bytes, origin)
    var parser = JSON5Parser(lexer: JSON5Lexer(bytes, origin: origin), place: origin)
    try parser.advance()
    if parser.token == .end { throw .empty(at: parser.place) }
    let value = try parser.value(depth: 0)
    guard parser.token == .end else { throw parser.unexpected(.end) }
    return value
  }

  private init(lexer: JSON5Lexer, place: FileLocation) {
    self.lexer = lexer
    self.place = place
  }

  private static func checkEncoding(_ bytes: [UInt8], _ origin: FileLocation) throws(ScenarioError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .notUTF8(at: position(of: error.byteOffsets.lowerBound, in: bytes, origin))
    }
  }

  /// Location of an offset; all bytes before it are valid.
  private static func position(of offset: Int, in bytes: [UInt8], _ origin: FileLocation) -> FileLocation {
    guard case .file(let name, _, _) = origin else { return origin }
    var line = 1
    var column = 1
    for (index, byte) in bytes[..<offset].enumerated() {
      if byte == 0x0A || byte == 0x0D && bytes[index + 1] != 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return .file(name, line: line, column: column)
  }

  private mutating func advance() throws(ScenarioError) {
    token = try lexer.next(&place)
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(ScenarioError) -> JSON5Value {
    let start = place
    let content: JSON5Value.Content
    switch token {
    case .punctuator(UInt8(ascii: "{")): return try object(depth: depth + 1)
    case .punctuator(UInt8(ascii: "[")): return try array(depth: depth + 1)
    case .string(let string): content = .string(string)
    case .number(let number): content = .number(number)
    case .word("null", isEscaped: false): content = .null
    case .word("true", isEscaped: false): content = .bool(true)
    case .word("false", isEscaped: false): content = .bool(false)
    case .word("Infinity", isEscaped: false): content = .number(.infinity)
    case .word("NaN", isEscaped: false): content = .number(.nan)
    default: throw unexpected(.value)
    }
    try advance()
    return JSON5Value(content: content, place: start)
  }

  private mutating func array(depth: Int) throws(ScenarioError) -> JSON5Value {
    let start = try open(depth)
    var values: [JSON5Value] = []
    while token != .punctuator(UInt8(ascii: "]")) {
      if token == .end { throw unexpected(.value, opened: start) }
      values.append(try value(depth: depth))
      guard token == .punctuator(UInt8(ascii: ",")) else { break }
      try advance()
    }
    guard token == .punctuator(UInt8(ascii: "]")) else { throw unexpected(.commaOrBracket, opened: start) }
    try advance()
    return JSON5Value(content: .array(values), place: start)
  }

  private mutating func object(depth: Int) throws(ScenarioError) -> JSON5Value {
    let start = try open(depth)
    var members: [JSON5Member] = []
    var keys = KeyIndex()
    while token != .punctuator(UInt8(ascii: "}")) {
      if token == .end { throw unexpected(.key, opened: start) }
      let member = try member(depth)
      if let first = keys.index(of: member.key, in: members) {
        throw .duplicateKey(member.key, at: member.place, first: members[first].place)
      }
      members.append(member)
      guard token == .punctuator(UInt8(ascii: ",")) else { break }
      try advance()
    }
    guard token == .punctuator(UInt8(ascii: "}")) else { throw unexpected(.commaOrBrace, opened: start) }
    try advance()
    return JSON5Value(content: .object(JSON5Object(members: members)), place: start)
  }

  /// Advance over an opening bracket or brace.
  private mutating func open(_ depth: Int) throws(ScenarioError) -> FileLocation {
    guard depth <= Self.depthLimit else { throw .syntax(.tooDeep(limit: Self.depthLimit), at: place) }
    let start = place
    try advance()
    return start
  }

  private mutating func member(_ depth: Int) throws(ScenarioError) -> JSON5Member {
    let start = place
    let key: String
    switch token {
    case .string(let string): key = string
    case .word(let word, _): key = word
    default: throw unexpected(.key)
    }
    try advance()
    guard token == .punctuator(UInt8(ascii: ":")) else { throw unexpected(.colon) }
    try advance()
    return JSON5Member(key: key, place: start, value: try value(depth: depth))
  }

  // MARK: Errors

  /// Syntax error at the current token, which the grammar does not allow.
  private func unexpected(_ expected: JSON5Problem.Expectation, opened: FileLocation? = nil) -> ScenarioError
  {
    let found: String
    switch token {
    case .end: return .syntax(.endsEarly(expected: expected, opened: opened), at: place)
    case .punctuator(let byte): found = String(Character(Unicode.Scalar(byte)))
    case .string(let text): found = text
    case .number(let number): found = number.plainText
    case .word(let text, _), .stray(let text): found = text
    }
    return .syntax(.unexpected(found, expected: expected), at: place)
  }
}
