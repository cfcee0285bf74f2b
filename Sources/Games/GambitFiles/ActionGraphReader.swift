/// Reader of Gambit's `.agg` files into the normal form.
///
/// Reference: Gambit manual, "The action graph game (.agg) file format"; Jiang, Leyton-Brown, Bhat, "Action-graph
/// games", Games and Economic Behavior 71 (2011) 141.
internal import ResilienceNumerics

extension GambitNormalForm {
  /// Reads an action graph game and writes it out player by player.
  ///
  /// Function nodes of all eight types are understood, payoffs as a complete list and as a mapping. Names of
  /// strategies are taken from the comments before the payoffs if each action has a comment of its own.
  ///
  /// - Parameter limit: the largest number of payoffs of the normal form that is accepted.
  /// - Throws: the first error, with line and column.
  /// - Complexity: O(bytes + profiles · players · neighbours).
  public init(agg bytes: [UInt8], limit: Int = GambitNormalForm.payoffLimit) throws(GambitFileError) {
    var reader = ActionGraphReader(bytes)
    let graph = try reader.read()
    self = try graph.normalForm(limit: limit, at: { reader.error($0) })
  }
}

private struct ActionGraphReader {
  private var words: ActionGraphWords
  /// Limit on players: with more, no normal form is small enough.
  private static let playerLimit = 100
  /// Limit on nodes of either kind, and on entries of any list.
  private static let nodeLimit = 2_000
  /// Limit on payoffs of an action.
  private static let payoffLimit = GambitNormalForm.payoffLimit

  init(_ bytes: [UInt8]) { words = ActionGraphWords(bytes) }

  func error(_ problem: GambitFileError.Problem) -> GambitFileError { words.error(problem) }

  mutating func read() throws(GambitFileError) -> ActionGraph {
    let title = words.title
    let players = try count("players", 1...Self.playerLimit)
    let actions = try count("action nodes", 1...Self.nodeLimit)
    let functions = try count("function nodes", 0...Self.nodeLimit)
    var sizes: [Int] = []
    for _ in 0..<players { sizes.append(try count("actions of a player", 1...Self.nodeLimit)) }
    var sets: [[Int]] = []
    for size in sizes { sets.append(try list(size, below: actions, "an action node")) }
    var neighbours: [[Int]] = []
    for _ in 0..<actions + functions {
      let size = try count("neighbours", 0...2 * Self.nodeLimit)
      neighbours.append(try list(size, below: actions + functions, "a node"))
    }
    var types: [ActionGraph.Function] = []
    for _ in 0..<functions { types.append(try function(actions: actions, nodes: actions + functions)) }
    let seen = neighbours.reduce(0) { $0 + $1.count }
    guard seen * actions <= Self.payoffLimit else {
      throw words.error(.tooLarge(entries: seen * actions, limit: Self.payoffLimit))
    }
    var graph = ActionGraph(
      title: title, actionCount: actions, sets: sets, neighbours: neighbours, functions: types)
    if let wrong = graph.resolve() { throw words.error(wrong) }
    var comments: [String?] = []
    for action in 0..<actions {
      words.forgetComment()
      graph.payoffs.append(try payoffs(of: action, in: graph))
      comments.append(words.lastComment)
    }
    try words.expectEnd()
    graph.name(comments)
    return graph
  }

  // MARK: Parts

  private mutating func count(_ subject: String, _ range: ClosedRange<Int>) throws(GambitFileError) -> Int {
    let word = try words.next("the number of \(subject)")
    guard let value = Int(word), range.contains(value) else {
      throw words.error(
        .badCount(GambitLexer.shorten(word), of: "\(subject) from \(range.lowerBound) to \(range.upperBound)")
      )
    }
    return value
  }

  private mutating func list(
    _ count: Int, below limit: Int, _ subject: String
  ) throws(GambitFileError) -> [Int] {
    var result: [Int] = []
    for _ in 0..<count {
      let word = try words.next(subject)
      guard let value = Int(word), (0..<limit).contains(value) else {
        throw words.error(.badNode(GambitLexer.shorten(word), of: subject, below: limit))
      }
      result.append(value)
    }
    return result
  }

  /// A whole number, of either sign.
  private mutating func whole(_ expected: String) throws(GambitFileError) -> Int {
    let word = try words.next(expected)
    guard let value = Int(word), abs(value) <= 1_000_000_000 else {
      throw words.error(.unexpected(found: "'\(GambitLexer.shorten(word))'", expected: expected))
    }
    return value
  }

  private mutating func function(actions: Int, nodes: Int) throws(GambitFileError) -> ActionGraph.Function {
    let word = try words.next("the type of a function node")
    guard let type = Int(word), let kind = ActionGraph.Function.Kind(rawValue: type % 10),
      type / 10 == 0 || type / 10 == 1, type >= 0
    else {
      throw words.error(
        .unexpected(
          found: "'\(GambitLexer.shorten(word))'", expected: "a type of function node: 0 to 3, or 10 to 13"))
    }
    guard type >= 10 else {
      let isOrdinal = kind == .highest || kind == .lowest
      return ActionGraph.Function(kind: kind, base: isOrdinal ? nodes : 0, weights: nil)
    }
    let base = try whole("the default value of a function node")
    try words.take("[")
    var weights: [Int] = []
    for _ in 0..<actions { weights.append(try whole("the weight of an action node")) }
    try words.take("]")
    return ActionGraph.Function(kind: kind, base: base, weights: weights)
  }

  private mutating func payoffs(
    of action: Int, in graph: ActionGraph
  ) throws(GambitFileError) -> [[Int]: Rational] {
    let word = try words.next("the type of payoffs")
    switch word {
    case "0":
      guard let spreads = graph.spreads(of: action) else {
        throw words.error(.tooLarge(entries: nil, limit: ActionGraph.spreadLimit))
      }
      var result: [[Int]: Rational] = [:]
      for spread in spreads { result[spread] = try words.payoff() }
      return result
    case "1":
      let count = try count("payoffs", 0...Self.payoffLimit)
      var result: [[Int]: Rational] = [:]
      for _ in 0..<count {
        try words.take("[")
        var spread: [Int] = []
        for _ in graph.neighbours[action] { spread.append(try whole("the number of players on a node")) }
        try words.take("]")
        result[spread] = try words.payoff()
      }
      return result
    default:
      throw words.error(
        .unexpected(
          found: "'\(GambitLexer.shorten(word))'",
          expected: "0 (a complete list of payoffs) or 1 (a mapping); type 2 (additive) is not read"))
    }
  }
}

/// The words of an `.agg` file; comments reach from a `#` to the end of the line.
private struct ActionGraphWords {
  private let bytes: [UInt8]
  private var offset = 0
  private var start = 0
  /// The last comment since `forgetComment`.
  private(set) var lastComment: String?
  /// The first comment after the signature.
  private(set) var title = ""

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    skip()
    title = Self.firstComment(bytes[..<offset])
  }

  private static func firstComment(_ head: ArraySlice<UInt8>) -> String {
    let lines = head.split { $0 == 10 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }
    let comments = lines.filter { $0.hasPrefix("#") }.map { text(of: $0) }.filter {
      !$0.isEmpty && $0 != "AGG"
    }
    // The last comment announces the first number.
    return comments.count > 1 ? comments[0] : ""
  }

  private static func text(of comment: String) -> String {
    String(comment.drop { $0 == "#" }.drop { $0 == " " || $0 == "\t" })
  }

  mutating func forgetComment() {
    lastComment = nil
    skip()
  }

  private mutating func skip() {
    while offset < bytes.count {
      if bytes[offset] <= 0x20 || bytes[offset] == 0x7F {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "#") {
        let end = bytes[offset...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
        lastComment = Self.text(of: String(decoding: bytes[offset..<end], as: UTF8.self))
        offset = end
      } else {
        return
      }
    }
  }

  /// The next word: a bracket, or anything up to white space, a bracket or a comment.
  mutating func next(_ expected: String) throws(GambitFileError) -> String {
    skip()
    start = offset
    guard offset < bytes.count else { throw error(.ended(expected: expected)) }
    let brackets = Array("[]".utf8)
    if brackets.contains(bytes[offset]) {
      offset += 1
    } else {
      while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != UInt8(ascii: "#"),
        !brackets.contains(bytes[offset])
      {
        offset += 1
      }
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  mutating func take(_ bracket: String) throws(GambitFileError) {
    let word = try next("'\(bracket)'")
    guard word == bracket else {
      throw error(.unexpected(found: "'\(GambitLexer.shorten(word))'", expected: "'\(bracket)'"))
    }
  }

  mutating func payoff() throws(GambitFileError) -> Rational {
    let word = try next("a payoff")
    return try GambitNumberReader.payoff(word, at: start, GambitLexer(bytes))
  }

  mutating func expectEnd() throws(GambitFileError) {
    skip()
    guard offset < bytes.count else { return }
    let word = try next("the end of the file")
    throw error(.unexpected(found: "'\(GambitLexer.shorten(word))'", expected: "the end of the file"))
  }

  /// An error at the last word.
  func error(_ problem: GambitFileError.Problem) -> GambitFileError {
    GambitLexer(bytes).error(problem, at: min(start, bytes.count))
  }
}
