/// Errors in game files, with the evidence; the wording is in `GambitFileMessage.swift`.

/// Error in a game file: position and problem.
public struct GambitFileError: Error, Equatable, Sendable {
  /// Kind of error.
  public enum Problem: Equatable, Sendable {
    /// The file does not begin with `NFG 1 R` or `NFG 1 D`.
    case notNormalForm(found: String)
    /// Something else stands where this was expected.
    case unexpected(found: String, expected: String)
    /// The file ends where this was expected.
    case ended(expected: String)
    /// A quoted text without an end.
    case unclosedText
    /// A word that should be a number.
    case badNumber(String)
    /// A number with more digits, or a larger exponent, than is read.
    case numberTooLong(digits: Int, limit: Int)
    /// A payoff that no double holds.
    case numberTooLarge(String)
    /// A player without strategies, or another count below 1 or beyond all bounds.
    case badCount(String, of: String)
    /// The shape for one number of players, names for another.
    case playerMismatch(named: Int, shaped: Int)
    /// The shape asks for more numbers than the rest of the file can hold.
    case tooFewEntries(needed: Int, bytesLeft: Int)
    /// The shape asks for more numbers than are accepted.
    case tooLarge(entries: Int?, limit: Int)
    /// A profile names an outcome that the file does not have.
    case unknownOutcome(Int, count: Int)
    /// A probability below 0.
    case negativeProbability(String)
    /// A file of a known format that is not read.
    case otherFormat(GameFileFormat)
    /// An index of a node, or a type of node or payoff, that an action graph cannot have.
    case badNode(String, of: String, below: Int)
    /// A composition of the players over the neighbours of an action for which the file has no payoff.
    case missingPayoff(action: Int, spread: [Int])
    /// Function nodes that see each other in a circle, or that mix different functions.
    case badFunctionNode(Int, mixesFunctions: Bool)
    /// Tables of numbers of other shapes than two alike.
    case badTables(found: String)
  }

  /// Line of the first character, counted from 1.
  public let line: Int
  /// Its column in characters, counted from 1.
  public let column: Int
  /// Kind of error, with its evidence.
  public let problem: Problem
}
