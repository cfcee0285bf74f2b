/// Lines of a certificate as values.
internal import ResilienceNumerics

/// Value of JSON, as far as certificates use it: numbers are whole.
indirect enum StatedValue: Equatable {
  case text(String)
  case number(BigInteger)
  case truth(Bool)
  case list([StatedValue])
  case object([String: StatedValue])

  subscript(key: String) -> StatedValue {
    get throws(Failure) {
      guard case .object(let members) = self, let value = members[key] else { throw Failure("no \"\(key)\"") }
      return value
    }
  }

  /// Value of a key that may be missing.
  func optional(_ key: String) -> StatedValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  func list() throws(Failure) -> [StatedValue] {
    guard case .list(let items) = self else { throw Failure("a list was expected") }
    return items
  }

  func text() throws(Failure) -> String {
    guard case .text(let text) = self else { throw Failure("a text was expected") }
    return text
  }

  func flag() throws(Failure) -> Bool {
    guard case .truth(let value) = self else { throw Failure("true or false was expected") }
    return value
  }

  func big() throws(Failure) -> BigInteger {
    guard case .number(let value) = self else { throw Failure("a whole number was expected") }
    return value
  }

  func whole() throws(Failure) -> Int {
    guard case .number(let value) = self, let small = value.asInt, small.magnitude < 1 << 62 else {
      throw Failure("a whole number was expected")
    }
    return small
  }

  /// A whole number in quotes.
  func quoted() throws(Failure) -> BigInteger {
    guard let value = BigInteger(signed: Array(try text().utf8)) else {
      throw Failure("a whole number in quotes was expected")
    }
    return value
  }

  /// A fraction in quotes.
  func fraction() throws(Failure) -> Rational {
    let parts = try text().utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count <= 2, let above = BigInteger(signed: Array(parts[0])),
      let below = parts.count == 1 ? .one : BigInteger(signed: Array(parts[1])), below.signum > 0
    else { throw Failure("a fraction in quotes was expected") }
    return Rational(above, below)
  }

  func wholes() throws(Failure) -> [Int] {
    var result: [Int] = []
    for item in try list() { result.append(try item.whole()) }
    return result
  }
}

extension BigInteger {
  /// A number from digits with an optional minus sign, at most 20,000 of them.
  init?(signed bytes: [UInt8]) {
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard bytes.count <= 20_000, let size = BigInteger(digits: bytes.dropFirst(isNegative ? 1 : 0)) else {
      return nil
    }
    self = isNegative ? -size : size
  }
}

/// Reader of one line after another.
struct CertificateReader {
  private let bytes: [UInt8]
  private var place = 0
  /// Number of the line that was read last, from 1.
  private(set) var line = 0
  /// Deepest nesting of lists.
  private static let depth = 8

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all bytes were read.
  var isAtEnd: Bool { place == bytes.count }

  /// Value of the next line.
  mutating func next() throws(Failure) -> StatedValue {
    line += 1
    guard place < bytes.count else { throw Failure("the certificate ends before everything is covered") }
    let value = try value(depth: 0)
    guard peek == UInt8(ascii: "\n") else { throw Failure("the end of the line was expected") }
    place += 1
    return value
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func skipSpaces() { while peek == UInt8(ascii: " ") { place += 1 } }

  private mutating func value(depth: Int) throws(Failure) -> StatedValue {
    guard depth < Self.depth else { throw Failure("too many lists within lists") }
    skipSpaces()
    defer { skipSpaces() }
    switch peek {
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return try truth()
    default: return .number(try number())
    }
  }

  private mutating func array(_ depth: Int) throws(Failure) -> StatedValue {
    place += 1
    var items: [StatedValue] = []
    skipSpaces()
    if take("]") { return .list([]) }
    while true {
      items.append(try value(depth: depth + 1))
      if take("]") { return .list(items) }
      guard take(",") else { throw Failure("a comma was expected") }
    }
  }

  private mutating func object(_ depth: Int) throws(Failure) -> StatedValue {
    place += 1
    var members: [String: StatedValue] = [:]
    skipSpaces()
    if take("}") { return .object([:]) }
    while true {
      skipSpaces()
      let key = try string()
      skipSpaces()
      guard take(":") else { throw Failure("a colon was expected") }
      guard members.updateValue(try value(depth: depth + 1), forKey: key) == nil else {
        throw Failure("a name that is there twice")
      }
      if take("}") { return .object(members) }
      guard take(",") else { throw Failure("a comma was expected") }
    }
  }

  private mutating func string() throws(Failure) -> String {
    guard take("\"") else { throw Failure("a quotation mark was expected") }
    let first = place
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 32, byte < 127, byte != UInt8(ascii: "\\") else {
        throw Failure("a plain text was expected")
      }
      place += 1
    }
    let text = String(decoding: bytes[first..<place], as: UTF8.self)
    guard take("\"") else { throw Failure("a quotation mark was expected") }
    return text
  }

  private mutating func truth() throws(Failure) -> StatedValue {
    for (word, value) in [("true", true), ("false", false)] where bytes[place...].starts(with: word.utf8) {
      place += word.utf8.count
      return .truth(value)
    }
    throw Failure("true or false was expected")
  }

  private mutating func number() throws(Failure) -> BigInteger {
    let first = place
    if peek == UInt8(ascii: "-") { place += 1 }
    var small = 0
    while let byte = peek, (48...57).contains(byte) {
      if place - first < 18 { small = small * 10 + Int(byte - 48) }
      place += 1
    }
    let isNegative = bytes[first..<place].first == UInt8(ascii: "-")
    if place - first <= 18, place - first > (isNegative ? 1 : 0) {
      return BigInteger(isNegative ? -small : small)
    }
    guard let value = BigInteger(signed: Array(bytes[first..<place])) else {
      throw Failure("a whole number was expected")
    }
    return value
  }
}
