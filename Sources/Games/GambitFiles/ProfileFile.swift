/// Reader for files of stated equilibria: Gambit's `NE,1/2,…` lines, or this program's JSON.
public import ResilienceNumerics

/// A profile as stated in a file.
public struct StatedProfile: Equatable, Sendable {
  /// Probabilities by player and strategy; those of rounded mixtures are scaled to add up to 1.
  public let probabilities: [[Rational]]
  /// Largest rounding error of each player's mixture: the sum over its probabilities of a unit in the last
  /// printed digit; 0 for an exact mixture.
  public let looseness: [Double]
  /// Line of the file with its first character, counted from 1.
  public let line: Int
}

/// Profiles for a game.
public struct ProfileFile: Equatable, Sendable {
  /// The profiles in the order of the file.
  public let profiles: [StatedProfile]

  /// Reads a file for a game with so many strategies by player.
  ///
  /// Lines `NE,` and then a probability for each strategy, player after player; or a JSON text in which every
  /// `"profile"`, or the `"exact"` that follows it, is a list of a list of probabilities for each player.
  /// From Gambit's other output, `convex-` lines and banners are skipped; so is a byte order mark.
  ///
  /// Fractions and short decimals are taken as exact. A mixture with a probability of four decimals or more,
  /// or one whose sum misses 1 by an error its digits allow, counts as rounded.
  ///
  /// - Throws: the first error, with line and column; also a profile of another shape, one with a negative
  ///   probability, or one whose probabilities do not add up to 1 within 10^-9 and their own last digits.
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8], sizes: [Int]) throws(GambitFileError) {
    var reader = ProfileReader(bytes, sizes: sizes)
    profiles = try reader.read()
  }
}

/// A probability and the digits it was printed with.
private struct PrintedNumber {
  let value: Rational
  /// Number of printed decimals; `nil` for a fraction or a whole number.
  let places: Int?

  /// Number of decimals of a number such as `0.25` or `2.5e-7`.
  static func places(of word: String) -> Int? {
    let parts = word.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let digits = parts.first, !word.contains("/") else { return nil }
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    guard let point = digits.firstIndex(of: ".") else { return exponent < 0 ? -exponent : nil }
    return max(0, digits.distance(from: point, to: digits.endIndex) - 1 - exponent)
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
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
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
    guard word() == "NE" else {
      guard isNoList(from: start) else {
        throw unexpected("'NE,' and probabilities, or JSON", at: start)
      }
      while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
      return
    }
    var flat: [PrintedNumber] = []
    while place < bytes.count, bytes[place] == UInt8(ascii: ",") {
      place += 1
      flat.append(try number())
    }
    let count = sizes.reduce(0, +)
    guard flat.count == count else {
      throw unexpected(
        "\(count) \(count == 1 ? "probability" : "probabilities"), one a strategy", at: start, "\(flat.count)"
      )
    }
    var first = 0
    let profile = sizes.map { size in
      defer { first += size }
      return Array(flat[first..<first + size])
    }
    try add(profile, at: start)
  }

  /// Whether a line is other Gambit output: an extreme point of a convex set, a comment, or prose, with no
  /// number after the first comma.
  private func isNoList(from start: Int) -> Bool {
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    if line.starts(with: Array("convex".utf8)) || line.first == UInt8(ascii: "#") { return true }
    guard let comma = line.firstIndex(of: UInt8(ascii: ",")) else {
      return line.contains { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    }
    guard let next = line[(comma + 1)...].first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
    return !(next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") || Array(".-+".utf8).contains(next))
  }

  // MARK: JSON

  /// Parses the text; only the lists behind the two keys are used.
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

  private mutating func mixtures() throws(GambitFileError) -> [[PrintedNumber]] {
    let start = place
    var result: [[PrintedNumber]] = []
    try list { reader throws(GambitFileError) in
      var mixture: [PrintedNumber] = []
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
  private mutating func number() throws(GambitFileError) -> PrintedNumber {
    skipBlanks()
    let isQuoted = place < bytes.count && bytes[place] == UInt8(ascii: "\"")
    if isQuoted { place += 1 }
    let start = place
    let digits = word()
    let value: Rational
    do throws(GambitNumberReader.Failure) { value = try GambitNumberReader.number(digits) } catch {
      throw self.error(.badNumber(GambitLexer.shorten(digits)), at: start)
    }
    guard value.signum >= 0 else {
      throw self.error(.negativeProbability(GambitLexer.shorten(digits)), at: start)
    }
    if isQuoted { try take(UInt8(ascii: "\""), "the closing quote") }
    return PrintedNumber(value: value, places: PrintedNumber.places(of: digits))
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

  private mutating func add(_ profile: [[PrintedNumber]], at start: Int) throws(GambitFileError) {
    var scaled: [[Rational]] = []
    var looseness: [Double] = []
    for mixture in profile {
      let total = mixture.reduce(Rational(0)) { $0 + $1.value }
      let loose = Self.looseness(of: mixture)
      let miss = abs(Double(total - 1))
      guard miss <= max(1e-9, loose * (1 + 1e-9)) else {
        throw unexpected("probabilities that add up to 1", at: start, "a sum of \(Double(total))")
      }
      let isRounded = miss > 0 || mixture.contains { ($0.places ?? 0) >= Self.roundedPlaces }
      scaled.append(total == 1 ? mixture.map(\.value) : mixture.map { $0.value / total })
      looseness.append(isRounded ? loose : 0)
    }
    profiles.append(
      StatedProfile(probabilities: scaled, looseness: looseness, line: position(of: start).line))
  }

  /// Number of decimals from which a decimal counts as rounded; shorter ones are exact.
  private static let roundedPlaces = 4

  /// Total rounding allowance of a mixture: a unit in the last digit of each decimal. Shorter decimals beside
  /// longer ones lost only zeros at the end; no mixture is rounded to fewer than two decimals.
  private static func looseness(of mixture: [PrintedNumber]) -> Double {
    let longest = mixture.reduce(0) { max($0, $1.places ?? 0) }
    guard longest >= 2 else { return 0 }
    return mixture.reduce(0) { sum, number in
      guard let places = number.places else { return sum }
      return sum + tenth(max(places, min(longest, 15)))
    }
  }

  /// 10^-places.
  private static func tenth(_ places: Int) -> Double { Double(Rational(1, BigInteger(10).power(places))) }

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
    // The first character, whatever it is.
    let here = GambitLexer.shorten(
      String(String(decoding: bytes[min(offset, bytes.count)...].prefix(4), as: UTF8.self).prefix(1)))
    return error(.unexpected(found: found ?? "'\(here)'", expected: expected), at: offset)
  }
}
