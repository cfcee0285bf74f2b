internal import Scenario

/// Parser of command lines by the declarations, without any wording.
struct ArgumentParser {
  let root: CommandDeclaration
  /// Names of built-in presets: one of them instead of a command gets a message of its own.
  var presetNames: [String] = []

  /// Command, operands and options of the words (without the program's name).
  ///
  /// Options may stand before or after the command, as `--name value` or `--name=value`; `--` ends them.
  func parse(_ words: [String]) throws(CommandLineError) -> ParsedCommandLine {
    var parsed = ParsedCommandLine(command: root)
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { try takeOperand(operand, into: &parsed) }
        break
      }
      if word == "-h" || word == "-?" {
        parsed.wantsHelp = true
      } else if word.hasPrefix("-") && word != "-" {
        try takeOption(word, &rest, into: &parsed)
      } else {
        try takeOperand(word, into: &parsed)
      }
    }
    return try finished(parsed)
  }

  // MARK: Words

  private func takeOperand(_ word: String, into parsed: inout ParsedCommandLine) throws(CommandLineError) {
    let here = parsed.command
    if here.subcommands.isEmpty {
      parsed.operands.append(word)
    } else if let command = here.subcommand(word) {
      parsed.command = command
      parsed.named.append(word)
    } else {
      throw unknownCommand(word, in: parsed)
    }
  }

  private func unknownCommand(_ word: String, in parsed: ParsedCommandLine) -> CommandLineError {
    let nearest = NearestName.of(word, among: parsed.command.subcommands.map(\.name))
    if parsed.named.isEmpty && nearest == nil && presetNames.contains(word) { return .presetAsCommand(word) }
    return .unknownCommand(word, group: parsed.named.last, nearest: nearest)
  }

  private func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>, into parsed: inout ParsedCommandLine
  )
    throws(CommandLineError)
  {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelled = String(parts[0])
    let inline = parts.count > 1 ? String(parts[1]) : nil
    let known = [OptionDeclaration].everywhere + root.allOptions
    guard spelled.hasPrefix("--"), let option = known.first(where: { "--" + $0.name == spelled }) else {
      throw .unknownOption(spelled, nearest: NearestName.of(spelled, among: known.map { "--" + $0.name }))
    }
    guard let placeholder = option.placeholder else {
      if let inline { throw .unexpectedValue(option: option.name, value: inline) }
      record(option, into: &parsed)
      return
    }
    guard let value = inline ?? following(&rest) else {
      throw .missingValue(option: option.name, placeholder: placeholder)
    }
    if value.isEmpty { throw .emptyValue(option: option.name, placeholder: placeholder) }
    parsed.words.append((option.name, value))
  }

  private func record(_ option: OptionDeclaration, into parsed: inout ParsedCommandLine) {
    switch option.name {
    case OptionKey.help.name: parsed.wantsHelp = true
    case OptionKey.version.name: parsed.wantsVersion = true
    default: parsed.words.append((option.name, ""))
    }
  }

  /// Next word, unless it is an option, so that a forgotten value is reported at the option that lacks it.
  private func following(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first else { return nil }
    let second = next.dropFirst().first
    let isNegativeNumber = second.map { $0.isNumber || $0 == "." } ?? true
    if next.hasPrefix("-") && !isNegativeNumber { return nil }
    return rest.popFirst()
  }

  // MARK: The whole

  private func finished(_ parsed: ParsedCommandLine) throws(CommandLineError) -> ParsedCommandLine {
    var parsed = parsed
    parsed.path = parsed.named
    if parsed.wantsHelp || parsed.wantsVersion { return parsed }
    while let inner = parsed.command.defaultSubcommand.flatMap(parsed.command.subcommand) {
      parsed.command = inner
      parsed.path.append(inner.name)
    }
    try readOptions(&parsed)
    try checkOperands(parsed)
    return parsed
  }

  /// Values of the options, each read by its declaration in the command.
  private func readOptions(_ parsed: inout ParsedCommandLine) throws(CommandLineError) {
    for (option, text) in parsed.words {
      guard let declared = parsed.command.option(option) else {
        let others = root.leaves().filter { $0.command.option(option) != nil }
        throw .optionOfOthers(
          option: option, command: parsed.path.joined(separator: " "),
          others: others.map { $0.path.joined(separator: " ") })
      }
      parsed.values.append((option, try declared.read(text)))
    }
  }

  private func checkOperands(_ parsed: ParsedCommandLine) throws(CommandLineError) {
    let name = parsed.path.joined(separator: " ")
    let declared = parsed.command.operands
    let takesMore = declared.last?.isRepeatable == true || declared.first?.kind == .command
    if parsed.operands.count > declared.count && !takesMore {
      throw .unexpectedOperand(command: name, operand: parsed.operands[declared.count])
    }
    if parsed.operands.count < declared.count, !declared[parsed.operands.count].isOptional {
      throw .missingOperand(command: name, operand: declared[parsed.operands.count].name)
    }
    for (operand, declaration) in zip(parsed.operands, declared) {
      guard case .choice(let words) = declaration.kind, !words.contains(operand) else { continue }
      throw .notOneOf(words, operand, option: declaration.name)
    }
  }
}
