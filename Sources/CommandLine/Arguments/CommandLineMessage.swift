internal import Report
internal import ResilienceNumerics

/// Error messages of the command line: one line each, in both languages.
enum CommandLineMessage {
  /// The line without the program's name.
  static func text(_ error: CommandLineError) -> Text {
    commandText(error) ?? valueText(error) ?? partnerText(error)
  }

  /// Lines for words in the place of commands, options and operands.
  private static func commandText(_ error: CommandLineError) -> Text? {
    switch error {
    case .unknownCommand(let word, let group, let nearest):
      let word = quote(word)
      let place =
        group.map { Text("\($0) has no command '\(word)'", "\($0) 没有命令“\(word)”") }
        ?? Text("unknown command '\(word)'", "没有命令“\(word)”")
      return place + meant(nearest, otherwise: see(group.map { $0 + " " } ?? ""))
    case .presetAsCommand(let word):
      let word = quote(word)
      return Text(
        "unknown command '\(word)'; a preset is chosen with --preset \(word)",
        "没有命令“\(word)”；预设用 --preset \(word) 选择")
    case .unknownOption(let option, let nearest):
      let option = quote(option)
      return Text("unknown option '\(option)'", "没有选项“\(option)”") + meant(nearest, otherwise: see(""))
    case .optionOfOthers(let option, let command, let others):
      return Text(
        "--\(option) is not an option of '\(command)'; it belongs to \(list(others))",
        "--\(option) 不是“\(command)”的选项；它属于 \(chineseList(others))")
    case .missingOperand(let command, let operand):
      return Text(
        "'\(command)' needs \(operand): resilience-econ \(command) \(operand)",
        "“\(command)”需要 \(operand)：resilience-econ \(command) \(operand)")
    case .unexpectedOperand(let command, let operand):
      let operand = quote(operand)
      return Text(
        "'\(command)' does not take '\(operand)'; see resilience-econ \(command) --help",
        "“\(command)”不接受“\(operand)”；见 resilience-econ \(command) --help")
    default: return nil
    }
  }

  /// Lines for the values of options.
  private static func valueText(_ error: CommandLineError) -> Text? {
    switch error {
    case .missingValue(let option, let placeholder):
      return Text(
        "--\(option) needs a value: --\(option) \(placeholder)",
        "--\(option) 需要一个值：--\(option) \(placeholder)")
    case .emptyValue(let option, let placeholder):
      return Text(
        "--\(option) has an empty value: expected \(placeholder)", "--\(option) 的值为空：应为 \(placeholder)")
    case .unexpectedValue(let option, let value):
      let value = quote(value)
      return Text("--\(option) takes no value, but got '\(value)'", "--\(option) 不带值，却给了“\(value)”")
    case .notAChoice(let option, let value, let choices, let nearest):
      let value = quote(value)
      return Text(
        "\(dashed(option)): '\(value)' is not one of \(list(choices))",
        "\(dashed(option))：“\(value)”不在可选值之内：\(chineseList(choices))") + meant(nearest)
    case .notWhole(let option, let value, let range):
      let (value, bounds) = (quote(value), bounds(range))
      return Text(
        "--\(option): expected a whole number \(bounds.en), got '\(value)'",
        "--\(option)：应为\(bounds.zh)的整数，却是“\(value)”")
    case .malformed(let option, let value, let expected):
      let value = quote(value)
      return Text(
        "--\(option): expected \(expected.en), got '\(value)'", "--\(option)：应为\(expected.zh)，却是“\(value)”")
    default: return nil
    }
  }

  /// Lines for options that need or exclude one another, and for tables and figures.
  private static func partnerText(_ error: CommandLineError) -> Text {
    switch error {
    case .conflicting(let options):
      let names = options.map { "--" + $0 }
      return Text(
        names.joined(separator: " and ") + " do not go together; expected one of them",
        names.joined(separator: " 与 ") + " 不能同时使用；只能选一个")
    case .missingPartner(let option, let partner):
      return Text("--\(option) needs \(partner.en)", "--\(option) 需要 \(partner.zh)")
    case .variedAlready(let key):
      return Text(
        "--by: \(quote(key)) is varied already; expected another parameter",
        "--by：\(quote(key)) 已在变动；应换一个参数")
    case .notContinuous(let option, let key):
      return Text(
        "--\(option): \(quote(key)) is no number that can be moved by degrees",
        "--\(option)：\(quote(key)) 不是可以连续变动的数")
    case .tooManyScenarios(let count, let limit):
      return Text(
        "--scenario: \(count) scenarios are too many; expected at most \(limit)",
        "--scenario：\(count) 个情景太多；最多 \(limit) 个")
    case .malformedScenario(let text, let expected):
      return Text(
        "--scenario '\(quote(text))': expected \(expected.en)", "--scenario “\(quote(text))”：应为\(expected.zh)"
      )
    case .figuresWithoutFolder(let count):
      return Text(
        "figures: \(count) figures need a folder: --output DIR, or one of them: --only NAME",
        "figures：\(count) 张图需要一个文件夹：--output DIR，或只画一张：--only NAME")
    default: return .empty
    }
  }

  /// Line for invalid parameters of a distribution.
  static func text(_ error: ParameterError) -> Text {
    let value = NumberText.plain(error.value)
    return Text(
      "\(error.parameter): \(value) is out of range; expected \(error.expected)",
      "\(error.parameter)：\(value) 超出范围；应为\(ConditionChinese.text(error.expected))")
  }

  private static func quote(_ text: String) -> String { SafeText.clipped(text) }

  /// Name in the form of messages: operands in capitals, options with dashes.
  private static func dashed(_ name: String) -> String { name == name.uppercased() ? name : "--" + name }

  private static func see(_ group: String) -> Text {
    Text("see resilience-econ \(group)--help", "见 resilience-econ \(group)--help")
  }

  /// Suggestion of the nearest valid name, else another hint.
  static func meant(_ nearest: String?, otherwise: Text? = nil) -> Text {
    if let nearest { return Text("; did you mean '\(nearest)'?", "；是不是“\(nearest)”？") }
    return otherwise.map { Text("; " + $0.en, "；" + $0.zh) } ?? .empty
  }

  private static func bounds(_ range: ClosedRange<Int>) -> Text {
    // Years have no separators.
    let isYears = range.lowerBound > 1000 && range.upperBound < 10_000
    func number(_ bound: Int) -> String { isYears ? String(bound) : NumberText.count(bound) }
    let (low, high) = (number(range.lowerBound), number(range.upperBound))
    return range.upperBound == Int.max
      ? Text("from \(range.lowerBound) up", "不小于 \(range.lowerBound) ")
      : Text("from \(low) to \(high)", " \(low) 到 \(high) ")
  }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// `a`, `a 或 b`, `a、b 或 c`.
  static func chineseList(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: "、") + " 或 " + last
  }
}

extension CommandLineError: UserError {
  var text: Text { CommandLineMessage.text(self) }
}

extension ParameterError: UserError {
  var text: Text { CommandLineMessage.text(self) }
}
