internal import Report

/// A command or a group of commands.
struct CommandDeclaration: Sendable {
  /// Example of a command line with its purpose.
  struct Example: Equatable, Sendable {
    let line: String
    let gives: Text
  }

  /// Name, one word.
  let name: String
  /// Purpose, a phrase.
  let summary: Text
  /// Description in a few sentences.
  var about = Text.empty
  var operands: [OperandDeclaration] = []
  var options: [OptionDeclaration] = []
  var examples: [Example] = []
  var subcommands: [CommandDeclaration] = []
  /// Default subcommand.
  var defaultSubcommand: String?

  /// Declaration of a command.
  ///
  /// - Parameter options: groups of options, in the order in which help shows them.
  init(
    name: String, summary: Text, about: Text = .empty, operands: [OperandDeclaration] = [],
    options: [[OptionDeclaration]] = [], examples: [Example], subcommands: [CommandDeclaration] = [],
    defaultSubcommand: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.about = about
    self.operands = operands
    self.options = options.flatMap { $0 }
    self.examples = examples
    self.subcommands = subcommands
    self.defaultSubcommand = defaultSubcommand
  }

  func subcommand(_ name: String) -> CommandDeclaration? { subcommands.first { $0.name == name } }

  func option(_ name: String) -> OptionDeclaration? { options.first { $0.name == name } }

  /// Executable commands with their paths from this one; groups are omitted.
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
