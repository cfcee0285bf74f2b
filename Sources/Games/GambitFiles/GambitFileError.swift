/// Errors in game files, with the evidence; the wording is in `GambitFileMessage.swift`.

/// Error in a game file: position and problem.
public struct GambitFileError: Error, Equatable, Sendable {
  /// Kind of error.
  public enum Problem: Equatable, Sendable {
    /// The file does not begin with `NFG 1 R` or `NFG 1 D`.
    case notNormalForm(found: String)
    /// Another token in a position where this was expected.
    case unexpected(found: String, expected: String)
    /// End of the file in a position where this was expected.
    case ended(expected: String)
    /// A quoted text without an end.
    case unclosedText
    /// A word in a position where a number was expected.
    case badNumber(String)
    /// A number with too many digits, or too large an exponent.
    case numberTooLong(digits: Int, limit: Int)
    /// A payoff beyond the range of doubles.
    case numberTooLarge(String)
    /// A player without strategies, or another count below 1 or above all limits.
    case badCount(String, of: String)
    /// Different numbers of players in the shape and in the names.
    case playerMismatch(named: Int, shaped: Int)
    /// A shape with more numbers than the rest of the file can hold.
    case tooFewEntries(needed: Int, bytesLeft: Int)
    /// A shape with more numbers than the limit.
    case tooLarge(entries: Int?, limit: Int)
    /// A profile with an outcome that is not in the file.
    case unknownOutcome(Int, count: Int)
    /// A probability below 0.
    case negativeProbability(String)
    /// A file of a known but unsupported format.
    case otherFormat(GameFileFormat)
    /// An invalid index of a node, or an invalid type of node or payoff, in an action graph.
    case badNode(String, of: String, below: Int)
    /// A composition of the players over the neighbours of an action for which the file has no payoff.
    case missingPayoff(action: Int, spread: [Int])
    /// Function nodes in a cycle, or with different functions mixed.
    case badFunctionNode(Int, mixesFunctions: Bool)
    /// Tables of numbers that are not two of the same shape.
    case badTables(found: String)
  }

  /// Line of the first character, counted from 1.
  public let line: Int
  /// Its column in characters, counted from 1.
  public let column: Int
  /// Kind of error, with its evidence.
  public let problem: Problem
}
