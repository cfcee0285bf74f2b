/// Commands and options as data: parsing, help, completion and the manual are all made from these values.

/// An option.
struct OptionDeclaration: Equatable, Sendable {
  /// What follows the option.
  enum Value: Equatable, Sendable {
    /// Nothing: the option is a switch.
    case none
    /// Any text; the placeholder stands for it in help.
    case text(String)
    /// A whole number in a range.
    case number(String, ClosedRange<Int>)
    /// One of these words.
    case choice([String])
    /// The name of a built-in preset, or a file.
    case preset(String)
    /// A file.
    case file(String)
  }

  /// Name without dashes.
  let name: String
  /// What follows it.
  let value: Value
  /// Whether it may be given several times, each with its effect; otherwise the last one counts.
  var isRepeatable = false
  /// What it does, a phrase without a full stop.
  let help: String

  var takesValue: Bool { value != .none }

  /// What stands for the value in help: `NAME`, `en|zh`.
  var placeholder: String? {
    switch value {
    case .none: nil
    case .text(let name), .number(let name, _), .preset(let name), .file(let name): name
    case .choice(let words): words.joined(separator: "|")
    }
  }

  /// `--name VALUE`.
  var spelling: String { placeholder.map { "--\(name) \($0)" } ?? "--\(name)" }
}

/// A word that a command takes.
struct OperandDeclaration: Equatable, Sendable {
  /// What a shell can offer for it.
  enum Kind: Equatable, Sendable {
    case preset
    case file
    case command
    case choice([String])
  }

  /// As help shows it, in capitals.
  let name: String
  let kind: Kind
  /// What is taken where it is missing; `nil` where it must be given.
  var isOptional = false
  /// Whether several may stand there.
  var isRepeatable = false

  /// As a line of usage shows it: `FILE`, `[NAME]`, `SHARD...`.
  var spelling: String {
    let word = isRepeatable ? name + "..." : name
    return isOptional ? "[\(word)]" : word
  }
}

/// A command or a group of commands.
struct CommandDeclaration: Equatable, Sendable {
  /// A line that can be typed, and what it gives.
  struct Example: Equatable, Sendable {
    let line: String
    let gives: String
  }

  /// Name, one word.
  let name: String
  /// What it gives, a phrase.
  let summary: String
  /// More about it, a few sentences.
  var about = ""
  var operands: [OperandDeclaration] = []
  var options: [OptionDeclaration] = []
  var examples: [Example] = []
  var subcommands: [CommandDeclaration] = []
  /// The subcommand that is meant where none is named.
  var defaultSubcommand: String?

  func subcommand(_ name: String) -> CommandDeclaration? { subcommands.first { $0.name == name } }

  func option(_ name: String) -> OptionDeclaration? { options.first { $0.name == name } }

  /// Commands that do something, each with its path from here: groups are left out.
  func leaves(_ path: [String] = []) -> [(path: [String], command: CommandDeclaration)] {
    subcommands.flatMap { command in
      let inner = path + [command.name]
      return command.subcommands.isEmpty ? [(inner, command)] : command.leaves(inner)
    }
  }

  /// Options of all commands, each name once, in the order of their first appearance.
  var allOptions: [OptionDeclaration] {
    var seen: [OptionDeclaration] = []
    for option in options + subcommands.flatMap(\.allOptions)
    where !seen.contains(where: { $0.name == option.name }) { seen.append(option) }
    return seen
  }
}
