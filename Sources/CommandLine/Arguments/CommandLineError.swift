internal import Report
internal import Scenario

/// Errors of a command line, with their evidence. The wording is in `CommandLineMessage.swift`.
enum CommandLineError: Error, Equatable {
  /// Word in the position of a command.
  case unknownCommand(String, group: String?, nearest: String?)
  /// Name of a preset in the position of a command.
  case presetAsCommand(String)
  case unknownOption(String, nearest: String?)
  /// An option of other commands.
  case optionOfOthers(option: String, command: String, others: [String])
  case missingValue(option: String, placeholder: String)
  case emptyValue(option: String, placeholder: String)
  /// A value given to a switch.
  case unexpectedValue(option: String, value: String)
  case notAChoice(option: String, value: String, choices: [String], nearest: String?)
  case notWhole(option: String, value: String, range: ClosedRange<Int>)
  /// Malformed value.
  case malformed(option: String, value: String, expected: Text)
  case missingOperand(command: String, operand: String)
  case unexpectedOperand(command: String, operand: String)
  /// Options that exclude one another.
  case conflicting(options: [String])
  /// Option without the other one that it requires, and the purpose of the required one.
  case missingPartner(option: String, partner: Text)
  /// Two axes of a table with the same key.
  case variedAlready(key: String)
  /// Parameter that does not vary continuously.
  case notContinuous(option: String, key: String)
  /// Number of scenarios above the limit of a table.
  case tooManyScenarios(count: Int, limit: Int)
  /// A scenario of a table that is neither a preset nor a name with changes.
  case malformedScenario(String, expected: Text)
  /// Several figures without a folder for them.
  case figuresWithoutFolder(count: Int)
}

extension CommandLineError {
  /// Error of a value outside a list of words, with the nearest word.
  static func notOneOf(_ words: [String], _ value: String, option: String) -> CommandLineError {
    .notAChoice(option: option, value: value, choices: words, nearest: NearestName.of(value, among: words))
  }
}
