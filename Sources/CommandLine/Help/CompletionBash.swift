/// Completion script for bash, generated from the declarations.
///
/// The script needs no completion package: it finds the command by walking the words before the cursor.
struct CompletionBash {
  let root: CommandDeclaration
  let presetNames: [String]

  func text() -> String {
    """
    # Completion of \(root.name) for bash: source <(\(root.name) completion bash)
    _\(function)() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev= path= word i
      # Bash takes = for a word of its own: join it to the option before it.
      if [ "$cur" = "=" ]; then cur=; prev=${COMP_WORDS[COMP_CWORD-1]}
      elif [ "${COMP_WORDS[COMP_CWORD-1]}" = "=" ]; then prev=${COMP_WORDS[COMP_CWORD-2]}
      else prev=${COMP_WORDS[COMP_CWORD-1]}
      fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case "$path $word" in
    \(pathCases)
        esac
      done
      case "$prev" in
    \(valueCases)
      esac
      case "$path" in
    \(wordCases)
      esac
    }
    complete -o default -F _\(function) \(root.name)

    """
  }

  private var function: String { root.name.replacing("-", with: "_") }

  /// Cases for every word that leads from one command into another.
  private var pathCases: String {
    groups.flatMap { path, command in
      command.subcommands.map { inner in
        let target = (path + [inner.name]).joined(separator: "/")
        return "      \"\(path.joined(separator: "/")) \(inner.name)\") path=\(target) ;;"
      }
    }.joined(separator: "\n")
  }

  /// Cases for the values of options.
  private var valueCases: String {
    root.allOptions.filter(\.takesValue).map { option in
      "    --\(option.name)) \(reply(option.value)); return ;;"
    }.joined(separator: "\n")
  }

  private func reply(_ value: OptionDeclaration.Value) -> String {
    switch value {
    case .choice(let words): offer(words)
    case .preset: "COMPREPLY=($(compgen -W \"\(presetNames.joined(separator: " "))\" -f -- \"$cur\"))"
    case .file: "COMPREPLY=($(compgen -f -- \"$cur\"))"
    case .none, .text, .number: "COMPREPLY=()"
    }
  }

  private func offer(_ words: [String]) -> String {
    "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$cur\"))"
  }

  /// Cases for the next word in each command.
  private var wordCases: String {
    commands.map { path, command in
      let options = (command.options + [OptionDeclaration].everywhere).map { "--" + $0.name }
      let words = command.subcommands.map(\.name) + command.operands.flatMap(words(of:)) + options
      let pattern = path.isEmpty ? "\"\"" : path.joined(separator: "/")
      return "    \(pattern)) \(offer(words)) ;;"
    }.joined(separator: "\n")
  }

  private func words(of operand: OperandDeclaration) -> [String] {
    switch operand.kind {
    case .preset: presetNames
    case .choice(let words): words
    case .command: root.subcommands.map(\.name)
    case .file: []
    }
  }

  private var groups: [(path: [String], command: CommandDeclaration)] {
    commands.filter { !$0.command.subcommands.isEmpty }
  }

  private var commands: [(path: [String], command: CommandDeclaration)] { [([], root)] + root.nodes() }
}

extension CommandDeclaration {
  /// All commands and groups below this one with their paths, parents first.
  func nodes(_ path: [String] = []) -> [(path: [String], command: CommandDeclaration)] {
    subcommands.flatMap { command in
      [(path + [command.name], command)] + command.nodes(path + [command.name])
    }
  }
}
