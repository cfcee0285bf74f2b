internal import ResilienceNumerics
internal import Report

/// Error messages of the command line: one line each.
enum CommandLineMessage {
  /// The line without the program's name.
  static func text(_ error: CommandLineError) -> String {
    switch error {
    case .unknownCommand(let word, let group, let nearest):
      let place = group.map { "\($0) has no command '\(quote(word))'" } ?? "unknown command '\(quote(word))'"
      return place + meant(nearest, otherwise: "see resilience-econ \(group.map { $0 + " " } ?? "")--help")
    case .presetAsCommand(let word):
      return "unknown command '\(quote(word))'; a preset is chosen with --preset \(quote(word))"
    case .unknownOption(let option, let nearest):
      return "unknown option '\(quote(option))'" + meant(nearest, otherwise: "see resilience-econ --help")
    case .optionOfOthers(let option, let command, let others):
      return "--\(option) is not an option of '\(command)'; it belongs to \(list(others))"
    case .missingValue(let option, let placeholder):
      return "--\(option) needs a value: --\(option) \(placeholder)"
    case .emptyValue(let option, let placeholder):
      return "--\(option) has an empty value: expected \(placeholder)"
    case .unexpectedValue(let option, let value):
      return "--\(option) takes no value, but got '\(quote(value))'"
    case .notAChoice(let option, let value, let choices, let nearest):
      return "\(dashed(option)): '\(quote(value))' is not one of \(list(choices))" + meant(nearest)
    case .notWhole(let option, let value, let range):
      return "--\(option): expected a whole number \(bounds(range)), got '\(quote(value))'"
    case .malformed(let option, let value, let expected):
      return "--\(option): expected \(expected), got '\(quote(value))'"
    case .missingOperand(let command, let operand):
      return "'\(command)' needs \(operand): resilience-econ \(command) \(operand)"
    case .unexpectedOperand(let command, let operand):
      return "'\(command)' does not take '\(quote(operand))'; see resilience-econ \(command) --help"
    case .conflicting(let options):
      return options.map { "--" + $0 }.joined(separator: " and ")
        + " do not go together; expected one of them"
    case .missingPartner(let option, let partner): return "--\(option) needs \(partner)"
    case .variedAlready(let key): return "--by: \(quote(key)) is varied already; expected another parameter"
    case .notContinuous(let option, let key):
      return "--\(option): \(quote(key)) is no number that can be moved by degrees"
    case .tooManyScenarios(let count, let limit):
      return "--scenario: \(count) scenarios are too many; expected at most \(limit)"
    case .malformedScenario(let text, let expected):
      return "--scenario '\(quote(text))': expected \(expected)"
    case .figuresWithoutFolder(let count):
      return "figures: \(count) figures need a folder: --output DIR, or one of them: --only NAME"
    }
  }

  /// Line for invalid parameters of a distribution.
  static func text(_ error: ParameterError) -> String {
    "\(error.parameter): \(NumberText.plain(error.value)) is out of range; expected \(error.expected)"
  }

  /// The line for a game file that would be too large.
  static func tooLarge(format: String, firms: Int, payoffs: Int, limit: Int) -> String {
    let size = payoffs == Int.max ? "too many" : NumberText.count(payoffs)
    return "--format \(format): \(NumberText.count(firms)) firms make \(size) payoffs, the limit is "
      + "\(NumberText.count(limit)); take fewer --firms\(format == "nfg" ? " or --format agg" : "")"
  }

  /// Line for a market too large for a per-firm analysis.
  static func tooManyFirms(firms: Int, payoffs: Int, limit: Int) -> String {
    let size = payoffs == Int.max ? "too many" : NumberText.count(payoffs)
    return "--concept mixed: \(NumberText.count(firms)) firms make \(size) payoffs, the limit is "
      + "\(NumberText.count(limit)); take fewer --firms, or --concept all where firms of a type mix alike"
  }

  private static func quote(_ text: String) -> String { SafeText.clipped(text) }

  /// Name in the form of messages: operands in capitals, options with dashes.
  private static func dashed(_ name: String) -> String { name == name.uppercased() ? name : "--" + name }

  private static func meant(_ nearest: String?, otherwise: String? = nil) -> String {
    if let nearest { return "; did you mean '\(nearest)'?" }
    return otherwise.map { "; " + $0 } ?? ""
  }

  private static func bounds(_ range: ClosedRange<Int>) -> String {
    range.upperBound == Int.max
      ? "from \(range.lowerBound) up"
      : "from \(NumberText.count(range.lowerBound)) to \(NumberText.count(range.upperBound))"
  }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension CommandLineError: UserError {
  var line: String { CommandLineMessage.text(self) }
}

extension ParameterError: UserError {
  var line: String { CommandLineMessage.text(self) }
}
