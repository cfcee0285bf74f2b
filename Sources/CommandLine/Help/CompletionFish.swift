internal import Report

/// Completion script for fish, generated from the declarations.
struct CompletionFish {
  let root: CommandDeclaration
  let presetNames: [String]

  func text() -> String {
    let head = [
      "# Completion of \(root.name) for fish: put it into ~/.config/fish/completions/\(root.name).fish",
      "complete -c \(root.name) -f",
    ]
    let everywhere = [OptionDeclaration].everywhere.map { line(nil, $0) }
    let commands = root.subcommands.map { command in
      "complete -c \(root.name) -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary.en))"
    }
    let options = root.options.map { line("__fish_use_subcommand", $0) }
    return (head + everywhere + commands + options + root.subcommands.flatMap(lines)).joined(separator: "\n")
      + "\n"
  }

  private func lines(_ command: CommandDeclaration) -> [String] {
    let seen = "__fish_seen_subcommand_from \(command.name)"
    if command.subcommands.isEmpty {
      return operandLines(seen, command) + command.options.map { line(seen, $0) }
    }
    let names = command.subcommands.map(\.name).joined(separator: " ")
    return command.subcommands.flatMap { inner in
      let here = "\(seen); and not __fish_seen_subcommand_from \(names)"
      let there = "\(seen); and __fish_seen_subcommand_from \(inner.name)"
      let word = "complete -c \(root.name) -n \(quoted(here)) -a \(inner.name) -d \(quoted(inner.summary.en))"
      return [word] + operandLines(there, inner) + inner.options.map { line(there, $0) }
    }
  }

  private func operandLines(_ condition: String, _ command: CommandDeclaration) -> [String] {
    command.operands.map { operand in
      let start = "complete -c \(root.name) -n \(quoted(condition))"
      switch operand.kind {
      case .preset: return start + " -a \(quoted(presetNames.joined(separator: " ")))"
      case .choice(let words): return start + " -a \(quoted(words.joined(separator: " ")))"
      case .command: return start + " -a \(quoted(root.subcommands.map(\.name).joined(separator: " ")))"
      case .file: return start + " -F"
      }
    }
  }

  private func line(_ condition: String?, _ option: OptionDeclaration) -> String {
    var line = "complete -c \(root.name)"
    if let condition { line += " -n \(quoted(condition))" }
    if option.name == OptionKey.help.name { line += " -s h" }
    line += " -l \(option.name)"
    switch option.value {
    case .none: break
    case .choice(let words): line += " -x -a \(quoted(words.joined(separator: " ")))"
    case .preset: line += " -r -F -a \(quoted(presetNames.joined(separator: " ")))"
    case .file: line += " -r -F"
    case .text, .number: line += " -x"
    }
    return line + " -d \(quoted(option.help.en))"
  }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
