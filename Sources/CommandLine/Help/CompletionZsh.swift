internal import Report

/// Completion script for zsh, generated from the declarations.
struct CompletionZsh {
  let root: CommandDeclaration
  let presetNames: [String]

  func text() -> String {
    let functions = ([([], root)] + root.nodes()).map { function(path: $0.path, $0.command) }
    return """
      #compdef \(root.name)
      # Completion of \(root.name) for zsh: put it into a folder of $fpath as _\(root.name).
      \(functions.joined(separator: "\n"))
      if [ "$funcstack[1]" = "_\(root.name)" ]; then
        \(name([])) "$@"
      else
        compdef \(name([])) \(root.name)
      fi

      """
  }

  private func name(_ path: [String]) -> String {
    "_" + ([root.name] + path).joined(separator: "_").replacing("-", with: "_")
  }

  private func function(path: [String], _ command: CommandDeclaration) -> String {
    let options = (command.options + [OptionDeclaration].everywhere).map { "    \(spec($0)) \\" }
    let body = command.subcommands.isEmpty ? leaf(command) : group(path: path, command)
    return """
      \(name(path))() {
        local curcontext="$curcontext" state line
        _arguments -C \\
      \(options.joined(separator: "\n"))
      \(body)
      }
      """
  }

  private func leaf(_ command: CommandDeclaration) -> String {
    let operands = command.operands.map { operand in
      let mark = operand.isRepeatable ? "*:" : operand.isOptional ? "::" : ":"
      return "    '\(mark)\(operand.name):\(action(operand.kind))'"
    }
    return operands.isEmpty ? "    && return" : operands.joined(separator: " \\\n")
  }

  private func group(path: [String], _ command: CommandDeclaration) -> String {
    let words = command.subcommands.map { "      '\($0.name):\(quoted($0.summary.en))'" }
    let cases = command.subcommands.map { "      \($0.name)) \(name(path + [$0.name])) ;;" }
    return """
          '1:command:->command' '*::argument:->argument'
        case $state in
        command)
          local -a commands=(
      \(words.joined(separator: "\n"))
          )
          _describe command commands ;;
        argument)
          case $line[1] in
      \(cases.joined(separator: "\n"))
          esac ;;
        esac
      """
  }

  private func spec(_ option: OptionDeclaration) -> String {
    let repeats = option.isRepeatable ? "*" : ""
    guard let placeholder = option.placeholder else {
      return "'\(repeats)--\(option.name)[\(quoted(option.help.en))]'"
    }
    let label = placeholder.replacing("|", with: " or ")
    return "'\(repeats)--\(option.name)=[\(quoted(option.help.en))]:\(label):\(action(option.value))'"
  }

  private func action(_ value: OptionDeclaration.Value) -> String {
    switch value {
    case .choice(let words): "(\(words.joined(separator: " ")))"
    case .preset: "{_values preset \(presetNames.joined(separator: " ")); _files}"
    case .file: "_files"
    case .none, .text, .number: " "
    }
  }

  private func action(_ kind: OperandDeclaration.Kind) -> String {
    switch kind {
    case .preset: "(\(presetNames.joined(separator: " ")))"
    case .choice(let words): "(\(words.joined(separator: " ")))"
    case .command: "(\(root.subcommands.map(\.name).joined(separator: " ")))"
    case .file: "_files"
    }
  }

  /// Text with quotes, brackets and colons escaped, which have a meaning inside a specification.
  private func quoted(_ text: String) -> String {
    text.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]")
      .replacing(":", with: "\\:")
  }
}
