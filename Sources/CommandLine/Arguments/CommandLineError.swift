/// What can be wrong with a command line, with the evidence. The wording is in `CommandLineMessage.swift`.
enum CommandLineError: Error, Equatable {
  /// A word where a command was expected.
  case unknownCommand(String, group: String?, nearest: String?)
  /// The name of a preset where a command was expected.
  case presetAsCommand(String)
  case unknownOption(String, nearest: String?)
  /// An option that exists, but not here.
  case optionOfOthers(option: String, command: String, others: [String])
  case missingValue(option: String, placeholder: String)
  case emptyValue(option: String, placeholder: String)
  /// A switch was given a value.
  case unexpectedValue(option: String, value: String)
  case notAChoice(option: String, value: String, choices: [String], nearest: String?)
  case notWhole(option: String, value: String, range: ClosedRange<Int>)
  case missingOperand(command: String, operand: String)
  case unexpectedOperand(command: String, operand: String)
}
