internal import Scenario

/// Reads the words of a command line against the declarations; knows no wording.
struct ArgumentParser {
  let root: CommandDeclaration
  /// Names of built-in presets: one of them in the place of a command gets a message of its own.
  var presetNames: [String] = []

  /// Words sorted into a command, its options and its operands.
  struct Parsed: Equatable {
    /// The command that was named, from the root on, without the root; empty where none was named.
    var named: [String] = []
    /// The command to run: the named one, or the default inside it.
    var command: CommandDeclaration
    /// Its path.
    var path: [String] = []
    /// Options in the order of the command line.
    var options: [(name: String, value: String?)] = []
    var operands: [String] = []
    var wantsHelp = false
    var wantsVersion = false

    /// Values of an option, in order.
    func values(_ name: String) -> [String] { options.compactMap { $0.name == name ? $0.value : nil } }

    static func == (left: Parsed, right: Parsed) -> Bool {
      left.path == right.path && left.operands == right.operands
        && left.options.elementsEqual(right.options, by: ==)
        && left.wantsHelp == right.wantsHelp && left.wantsVersion == right.wantsVersion
    }
  }

  /// Sorts the words (without the program's name).
  ///
  /// Options may stand before or after the command, as `--name value` or `--name=value`; `--` ends them.
  func parse(_ words: [String]) throws(CommandLineError) -> Parsed {
    var parsed = Parsed(command: root)
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

  private func takeOperand(_ word: String, into parsed: inout Parsed) throws(CommandLineError) {
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

  private func unknownCommand(_ word: String, in parsed: Parsed) -> CommandLineError {
    let nearest = NearestName.of(word, among: parsed.command.subcommands.map(\.name))
    if parsed.named.isEmpty && nearest == nil && presetNames.contains(word) { return .presetAsCommand(word) }
    return .unknownCommand(word, group: parsed.named.last, nearest: nearest)
  }

  private func takeOption(_ word: String, _ rest: inout ArraySlice<String>, into parsed: inout Parsed)
    throws(CommandLineError)
  {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelled = String(parts[0])
    let inline = parts.count > 1 ? String(parts[1]) : nil
    let known = OptionDeclaration.everywhere + root.allOptions
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
    parsed.options.append((option.name, value))
  }

  private func record(_ option: OptionDeclaration, into parsed: inout Parsed) {
    switch option.name {
    case OptionDeclaration.help.name: parsed.wantsHelp = true
    case OptionDeclaration.version.name: parsed.wantsVersion = true
    default: parsed.options.append((option.name, nil))
    }
  }

  /// The next word, unless it is an option itself: a forgotten value is found where it was forgotten.
  private func following(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first else { return nil }
    let second = next.dropFirst().first
    let isNegativeNumber = second.map { $0.isNumber || $0 == "." } ?? true
    if next.hasPrefix("-") && !isNegativeNumber { return nil }
    return rest.popFirst()
  }

  // MARK: The whole

  private func finished(_ parsed: Parsed) throws(CommandLineError) -> Parsed {
    var parsed = parsed
    parsed.path = parsed.named
    if parsed.wantsHelp || parsed.wantsVersion { return parsed }
    while let inner = parsed.command.defaultSubcommand.flatMap(parsed.command.subcommand) {
      parsed.command = inner
      parsed.path.append(inner.name)
    }
    try checkOptions(parsed)
    try checkOperands(parsed)
    return parsed
  }

  private func checkOptions(_ parsed: Parsed) throws(CommandLineError) {
    let name = parsed.path.joined(separator: " ")
    for (option, value) in parsed.options {
      guard let declared = parsed.command.option(option) else {
        let others = root.leaves().filter { $0.command.option(option) != nil }
        throw .optionOfOthers(
          option: option, command: name, others: others.map { $0.path.joined(separator: " ") })
      }
      if case .choice(let words) = declared.value, let value, !words.contains(value) {
        try refuse(value, option, words)
      }
      if case .number(_, let range) = declared.value, let value {
        _ = try Self.whole(value, option: option, in: range)
      }
    }
  }

  private func refuse(_ value: String, _ option: String, _ words: [String]) throws(CommandLineError) {
    throw .notAChoice(
      option: option, value: value, choices: words, nearest: NearestName.of(value, among: words))
  }

  private func checkOperands(_ parsed: Parsed) throws(CommandLineError) {
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
      throw .notAChoice(
        option: declaration.name, value: operand, choices: words,
        nearest: NearestName.of(operand, among: words))
    }
  }

  /// A whole number written in plain digits.
  static func whole(_ text: String, option: String, in range: ClosedRange<Int>) throws(CommandLineError)
    -> Int
  {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), range.contains(value)
    else {
      throw .notWhole(option: option, value: text, range: range)
    }
    return value
  }
}
