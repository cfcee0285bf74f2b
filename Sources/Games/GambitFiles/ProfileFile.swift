/// Reads files of profiles that somebody says are equilibria: Gambit's `NE,1/2,…` lines, or our own JSON.
public import ResilienceNumerics

/// A profile as a file has it, exactly as written.
public struct StatedProfile: Equatable, Sendable {
  /// Probabilities by player and strategy.
  public let probabilities: [[Rational]]
  /// Line of the file on which it starts, counted from 1.
  public let line: Int
}

/// Profiles for a game.
public struct ProfileFile: Equatable, Sendable {
  /// The profiles in the order of the file.
  public let profiles: [StatedProfile]

  /// Reads a file for a game with so many strategies by player.
  ///
  /// Lines `NE,` and then a probability for each strategy, player after player; or a JSON text in which every
  /// `"profile"`, and `"exact"` instead where it follows, is a list of a list of probabilities for each player.
  ///
  /// - Throws: what is wrong first, with line and column; also a profile of another shape, or one whose
  ///   probabilities are negative or do not add up to 1 within 10^-9.
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8], sizes: [Int]) throws(GambitFileError) {
    var reader = ProfileReader(bytes, sizes: sizes)
    profiles = try reader.read()
  }
}

private struct ProfileReader {
  let bytes: [UInt8]
  let sizes: [Int]
  var place = 0
  var profiles: [StatedProfile] = []

  init(_ bytes: [UInt8], sizes: [Int]) {
    self.bytes = bytes
    self.sizes = sizes
  }

  mutating func read() throws(GambitFileError) -> [StatedProfile] {
    skipBlanks()
    if place < bytes.count, bytes[place] == UInt8(ascii: "{") || bytes[place] == UInt8(ascii: "[") {
      try readJSON()
    } else {
      while place < bytes.count {
        try readLine()
        skipBlanks()
      }
    }
    return profiles
  }

  // MARK: Gambit's lines

  private mutating func readLine() throws(GambitFileError) {
    let start = place
    guard word() == "NE" else { throw unexpected("'NE,' and probabilities, or JSON", at: start) }
    var flat: [Rational] = []
    while place < bytes.count, bytes[place] == UInt8(ascii: ",") {
      place += 1
      flat.append(try number())
    }
    let count = sizes.reduce(0, +)
    guard flat.count == count else {
      throw unexpected("\(count) probabilities, one a strategy", at: start, "\(flat.count)")
    }
    var first = 0
    let profile = sizes.map { size in
      defer { first += size }
      return Array(flat[first..<first + size])
    }
    try add(profile, at: start)
  }

  // MARK: JSON

  /// Walks through the text; only the lists behind the two keys are of interest.
  private mutating func readJSON() throws(GambitFileError) {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\"") else {
        place += 1
        continue
      }
      let start = place
      let key = try text()
      skipBlanks()
      guard key == "profile" || key == "exact", place < bytes.count, bytes[place] == UInt8(ascii: ":") else {
        continue
      }
      place += 1
      let profile = try mixtures()
      // The exact fractions of the profile before.
      if key == "exact", !profiles.isEmpty { profiles.removeLast() }
      try add(profile, at: start)
    }
  }

  private mutating func mixtures() throws(GambitFileError) -> [[Rational]] {
    let start = place
    var result: [[Rational]] = []
    try list { reader throws(GambitFileError) in
      var mixture: [Rational] = []
      try reader.list { inner throws(GambitFileError) in mixture.append(try inner.number()) }
      result.append(mixture)
    }
    guard result.map(\.count) == sizes else {
      let shape = sizes.map(String.init).joined(separator: ", ")
      throw unexpected(
        "lists of \(shape) probabilities", at: start,
        "\(result.map(\.count).map(String.init).joined(separator: ", "))")
    }
    return result
  }

  private mutating func list(
    _ item: (inout ProfileReader) throws(GambitFileError) -> Void
  ) throws(GambitFileError) {
    skipBlanks()
    try take(UInt8(ascii: "["), "'['")
    skipBlanks()
    while place < bytes.count, bytes[place] != UInt8(ascii: "]") {
      try item(&self)
      skipBlanks()
      if place < bytes.count, bytes[place] == UInt8(ascii: ",") { place += 1 } else { break }
      skipBlanks()
    }
    try take(UInt8(ascii: "]"), "']' or ','")
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws(GambitFileError) {
    guard place < bytes.count else { throw error(.ended(expected: expected), at: place) }
    guard bytes[place] == byte else { throw unexpected(expected, at: place) }
    place += 1
  }

  private mutating func text() throws(GambitFileError) -> String {
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place < bytes.count else { throw error(.unclosedText, at: start) }
    place += 1
    return String(decoding: bytes[start + 1..<place - 1], as: UTF8.self)
  }

  // MARK: Parts of both

  /// A number, in quotes or not.
  private mutating func number() throws(GambitFileError) -> Rational {
    skipBlanks()
    let isQuoted = place < bytes.count && bytes[place] == UInt8(ascii: "\"")
    if isQuoted { place += 1 }
    let start = place
    let digits = word()
    let value: Rational
    do throws(GambitNumberReader.Failure) { value = try GambitNumberReader.number(digits) } catch {
      throw self.error(.badNumber(String(digits.prefix(40))), at: start)
    }
    if isQuoted { try take(UInt8(ascii: "\""), "the closing quote") }
    return value
  }

  /// Letters, digits and signs.
  private mutating func word() -> String {
    let start = place
    let ends = Array(",[]{}\" \t\r\n:".utf8)
    while place < bytes.count, !ends.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  /// Probabilities may miss 1 by what they were rounded to; they are scaled to add up to 1 exactly.
  private mutating func add(_ profile: [[Rational]], at start: Int) throws(GambitFileError) {
    var scaled: [[Rational]] = []
    for mixture in profile {
      let total = mixture.reduce(0, +)
      guard mixture.allSatisfy({ $0.signum >= 0 }), abs(Double(total) - 1) <= 1e-9 else {
        throw unexpected(
          "probabilities that are not negative and add up to 1", at: start, "a sum of \(Double(total))")
      }
      scaled.append(mixture.map { $0 / total })
    }
    profiles.append(StatedProfile(probabilities: scaled, line: position(of: start).line))
  }

  private func position(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return (line, String(decoding: before[lineStart...], as: UTF8.self).count + 1)
  }

  private func error(_ problem: GambitFileError.Problem, at offset: Int) -> GambitFileError {
    let (line, column) = position(of: offset)
    return GambitFileError(line: line, column: column, problem: problem)
  }

  private func unexpected(_ expected: String, at offset: Int, _ found: String? = nil) -> GambitFileError {
    let here =
      offset < bytes.count
      ? String(decoding: bytes[offset..<min(bytes.count, offset + 1)], as: UTF8.self) : ""
    return error(.unexpected(found: found ?? "'\(here)'", expected: expected), at: offset)
  }
}
