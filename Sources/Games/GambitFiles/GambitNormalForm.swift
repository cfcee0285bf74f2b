/// Reader of Gambit's `.nfg` files, both versions: a list of payoffs, or outcomes and a list of their
/// numbers.
///
/// Reference: Gambit manual, "The strategic game (.nfg) file format, payoff version" and "outcome version".
public import ResilienceNumerics

/// A normal form game as written in a file: payoffs are exact fractions.
public struct GambitNormalForm: Equatable, Sendable {
  /// The title.
  public let title: String
  /// The game, payoffs rounded to the nearest double.
  public let game: NormalFormGame
  /// `exactPayoffs[profile · players + player]`: the payoffs as written.
  public let exactPayoffs: [Rational]

  /// Reads a file.
  ///
  /// - Parameter limit: the largest number of payoffs that is accepted.
  /// - Throws: the first error, with line and column.
  /// - Complexity: O(bytes). Memory is not taken before the file is known to be long enough to fill it.
  public init(nfg bytes: [UInt8], limit: Int = GambitNormalForm.payoffLimit) throws(GambitFileError) {
    var reader = GambitNormalFormReader(bytes, limit: limit)
    self = try reader.read()
  }

  init(title: String, game: NormalFormGame, exactPayoffs: [Rational]) {
    self.title = title
    self.game = game
    self.exactPayoffs = exactPayoffs
  }
}

private struct GambitNormalFormReader {
  /// The largest payoff: sums and differences of many such numbers are still finite.
  static let largest = 1e300

  var lexer: GambitLexer
  var token = GambitToken(kind: .end, offset: 0)
  let limit: Int

  init(_ bytes: [UInt8], limit: Int) {
    lexer = GambitLexer(bytes)
    self.limit = limit
  }

  mutating func read() throws(GambitFileError) -> GambitNormalForm {
    try advance()
    try prologue()
    let title = try text("the title in quotes")
    let players = try players()
    let strategies = try strategies(players: players)
    if case .text = token.kind { try advance() }
    let exact = try payoffs(shape: strategies.map(\.count))
    guard token.kind == .end else { throw unexpected("the end of the file") }
    let game = NormalFormGame(players: players, strategies: strategies, payoffs: exact.rounded)
    return GambitNormalForm(title: title, game: game, exactPayoffs: exact.payoffs)
  }

  // MARK: Head

  private mutating func prologue() throws(GambitFileError) {
    for words in [["NFG"], ["1"], ["R", "D"]] {
      guard case .word(let word) = token.kind, words.contains(word) else {
        throw lexer.error(.notNormalForm(found: GambitLexer.describe(token)), at: token.offset)
      }
      try advance()
    }
  }

  private mutating func players() throws(GambitFileError) -> [String] {
    try open("'{' and the players' names")
    var names: [String] = []
    while token.kind != .close { names.append(try text("a player's name in quotes, or '}'")) }
    guard !names.isEmpty else { throw unexpected("a player's name in quotes") }
    try advance()
    return names
  }

  /// Strategies as names, `{ { "a" "b" } { "c" } }`, or as numbers of them, `{ 2 1 }`.
  private mutating func strategies(players: [String]) throws(GambitFileError) -> [[String]] {
    let start = token.offset
    try open("'{' and the strategies")
    var result: [[String]] = []
    while token.kind != .close {
      let place = token.offset
      let left = limit - result.reduce(0) { $0 + $1.count }
      result.append(try token.kind == .open ? names() : numbered(atMost: left))
      guard result.count <= players.count else {
        throw lexer.error(.playerMismatch(named: players.count, shaped: result.count), at: place)
      }
    }
    guard result.count == players.count else {
      throw lexer.error(.playerMismatch(named: players.count, shaped: result.count), at: start)
    }
    try advance()
    return result
  }

  private mutating func names() throws(GambitFileError) -> [String] {
    try advance()
    var names: [String] = []
    while token.kind != .close { names.append(try text("a strategy's name in quotes, or '}'")) }
    guard !names.isEmpty else { throw unexpected("a strategy's name in quotes") }
    try advance()
    return names
  }

  /// A player's strategies by their number. Each needs at least one number of the file: names are made only
  /// if the file is long enough.
  private mutating func numbered(atMost limit: Int) throws(GambitFileError) -> [String] {
    guard case .word(let word) = token.kind else {
      throw unexpected("a number of strategies, or '{' and their names")
    }
    guard let count = Int(word), count > 0 else {
      throw lexer.error(.badCount(GambitLexer.shorten(word), of: "strategies"), at: token.offset)
    }
    guard count <= limit else {
      throw lexer.error(.tooLarge(entries: count, limit: self.limit), at: token.offset)
    }
    if count > 1_000 { try checkRoom(for: count) }
    try advance()
    return (1...count).map(String.init)
  }

  // MARK: Payoffs

  /// Payoffs as written, and as doubles.
  struct Payoffs {
    var payoffs: [Rational] = []
    var rounded: [Double] = []

    mutating func append(_ other: ArraySlice<Rational>, _ doubles: ArraySlice<Double>) {
      payoffs += other
      rounded += doubles
    }
  }

  private mutating func payoffs(shape: [Int]) throws(GambitFileError) -> Payoffs {
    var profiles: Int? = 1
    for size in shape {
      let product = profiles.map { $0.multipliedReportingOverflow(by: size) }
      profiles = product.flatMap { $0.overflow ? nil : $0.partialValue }
    }
    let product = profiles.map { $0.multipliedReportingOverflow(by: shape.count) }
    guard let profiles, let product, !product.overflow, product.partialValue <= limit else {
      let entries = product.flatMap { $0.overflow ? nil : $0.partialValue }
      throw lexer.error(.tooLarge(entries: entries, limit: limit), at: token.offset)
    }
    let players = shape.count
    return try token.kind == .open
      ? outcomes(profiles: profiles, players: players) : numbers(profiles * players)
  }

  private mutating func numbers(_ count: Int) throws(GambitFileError) -> Payoffs {
    try checkRoom(for: count)
    var result = Payoffs()
    result.payoffs.reserveCapacity(count)
    result.rounded.reserveCapacity(count)
    for _ in 0..<count { try number(into: &result) }
    return result
  }

  /// `{ { "name" 1, 2 } … }`, then an outcome's number for each profile. Outcome 0 pays nothing.
  private mutating func outcomes(profiles: Int, players: Int) throws(GambitFileError) -> Payoffs {
    try advance()
    var table = Payoffs(
      payoffs: [Rational](repeating: 0, count: players), rounded: [Double](repeating: 0, count: players))
    var count = 0
    while token.kind != .close {
      try open("'{' and an outcome, or '}'")
      if case .text = token.kind { try advance() }
      for _ in 0..<players { try number(into: &table) }
      guard token.kind == .close else { throw unexpected("'}' after the payoffs of \(players) players") }
      try advance()
      count += 1
    }
    try advance()
    try checkRoom(for: profiles)
    var result = Payoffs()
    for _ in 0..<profiles {
      let outcome = try outcome(count: count)
      let range = outcome * players..<(outcome + 1) * players
      result.append(table.payoffs[range], table.rounded[range])
    }
    return result
  }

  private mutating func outcome(count: Int) throws(GambitFileError) -> Int {
    guard case .word(let word) = token.kind else { throw unexpected("the number of an outcome") }
    guard let number = Int(word) else {
      throw lexer.error(.badCount(GambitLexer.shorten(word), of: "an outcome"), at: token.offset)
    }
    guard (0...count).contains(number) else {
      throw lexer.error(.unknownOutcome(number, count: count), at: token.offset)
    }
    try advance()
    return number
  }

  private mutating func number(into payoffs: inout Payoffs) throws(GambitFileError) {
    guard case .word(let word) = token.kind else { throw unexpected("a payoff") }
    if let small = GambitNumberReader.smallWhole(word) {
      payoffs.payoffs.append(Rational(small))
      payoffs.rounded.append(Double(small))
      return try advance()
    }
    do throws(GambitNumberReader.Failure) {
      let exact = try GambitNumberReader.number(word)
      payoffs.payoffs.append(exact)
      payoffs.rounded.append(Double(exact))
    } catch {
      let problem: GambitFileError.Problem =
        switch error {
        case .malformed: .badNumber(GambitLexer.shorten(word))
        case .tooLong(let digits): .numberTooLong(digits: digits, limit: GambitNumberReader.limit)
        }
      throw lexer.error(problem, at: token.offset)
    }
    guard let rounded = payoffs.rounded.last, rounded.magnitude <= Self.largest else {
      throw lexer.error(.numberTooLarge(GambitLexer.shorten(word)), at: token.offset)
    }
    try advance()
  }

  /// A number takes a byte, and white space before the next one.
  private func checkRoom(for count: Int) throws(GambitFileError) {
    let left = lexer.bytes.count - token.offset
    guard count <= (left + 1) / 2 else {
      throw lexer.error(.tooFewEntries(needed: count, bytesLeft: left), at: token.offset)
    }
  }

  // MARK: Tokens

  private mutating func advance() throws(GambitFileError) { token = try lexer.next() }

  private mutating func open(_ expected: String) throws(GambitFileError) {
    guard token.kind == .open else { throw unexpected(expected) }
    try advance()
  }

  private mutating func text(_ expected: String) throws(GambitFileError) -> String {
    guard case .text(let text) = token.kind else { throw unexpected(expected) }
    try advance()
    return text
  }

  private func unexpected(_ expected: String) -> GambitFileError {
    let problem: GambitFileError.Problem =
      token.kind == .end
      ? .ended(expected: expected)
      : .unexpected(found: GambitLexer.describe(token), expected: expected)
    return lexer.error(problem, at: token.offset)
  }
}
