/// The wording of errors in game files.

extension GambitFileError: CustomStringConvertible {
  /// `line:column: problem`, on one line.
  public var description: String { "\(line):\(column): \(problem)" }
}

extension GambitFileError.Problem: CustomStringConvertible {
  /// Description of the problem and of the expected text.
  public var description: String {
    switch self {
    case .notNormalForm(let found):
      "expected 'NFG 1 R' (Gambit's normal form), '#AGG' (its action graph games) or two tables of numbers, "
        + "found \(found)"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .ended(let expected): "the file ends where \(expected) was expected"
    case .unclosedText: "this text in quotes has no end"
    case .badNumber(let word): "'\(word)' is not a number; 2, -0.5, 1e-3 and 1/3 are"
    case .numberTooLong(let digits, let limit):
      "a number with \(digits) digits or powers of ten; \(limit) at most are read"
    case .numberTooLarge(let word): "'\(word)' is too large; payoffs go to 1e300"
    case .badCount(let word, let subject): "'\(word)' is not a number of \(subject)"
    case .playerMismatch(let named, let shaped):
      "\(named) players are named, but strategies are given for \(shaped)"
    case .tooFewEntries(let needed, let bytesLeft):
      "the shape asks for \(needed) numbers, more than the \(bytesLeft) bytes left can hold"
    case .tooLarge(let entries, let limit):
      "the shape asks for \(entries.map { "\($0)" } ?? "more than 10^18") numbers; "
        + "\(limit) at most are read"
    case .unknownOutcome(let number, let count):
      "outcome \(number) does not exist; the file has outcomes 1 to \(count), and 0 for none"
    case .negativeProbability(let word): "the probability '\(word)' is negative"
    case .otherFormat(let format): format.message
    case .badNode(let word, let subject, let limit):
      "'\(word)' is not \(subject); expected a whole number from 0 to \(limit - 1)"
    case .missingPayoff(let action, let spread):
      "action node \(action) has no payoff for the configuration [ "
        + spread.prefix(20).map(String.init).joined(separator: " ")
        + "\(spread.count > 20 ? " …" : "") ], which the players can bring about"
    case .badFunctionNode(let node, let mixesFunctions):
      mixesFunctions
        ? "function node \(node) sees a function node of another type; expected the same type"
        : "function node \(node) sees itself by way of others; expected no circle"
    case .badTables(let found):
      "expected two tables of numbers of the same shape with an empty line between them, found \(found)"
    }
  }
}
