internal import Scenario

/// A command line sorted into a command, its operands, and the values of its options.
struct ParsedCommandLine {
  /// Path of the named command from the root, without the root; empty if none was named.
  var named: [String] = []
  /// Command to run: the named one, or its default subcommand.
  var command: CommandDeclaration
  /// Path of `command`.
  var path: [String] = []
  var operands: [String] = []
  var wantsHelp = false
  var wantsVersion = false
  /// Options in the order of the command line, as they were written; a switch has an empty text.
  var words: [(name: String, text: String)] = []
  /// Values of the same options, read by the declarations of `command`; empty if help is requested.
  var values: [(name: String, value: any Sendable)] = []

  init(command: CommandDeclaration) { self.command = command }

  /// Last value of an option; `nil` if it was not given.
  subscript<Value>(option: OptionKey<Value>) -> Value? {
    values.last { $0.name == option.name }?.value as? Value
  }

  /// Whether a switch was given.
  subscript(option: OptionKey<Bool>) -> Bool { values.contains { $0.name == option.name } }

  /// Index of an option's value among some names; `nil` if the option was not given.
  func index(_ option: OptionKey<String>, among names: [String]) throws(Failure) -> Int? {
    guard let name = self[option] else { return nil }
    if let index = names.firstIndex(of: name) { return index }
    if option.name == OptionKey.hazard.name, let new = RenamedKeys.newHazardName(name, among: names) {
      StandardError.sayRenamed(name, new)
      return names.firstIndex(of: new)
    }
    throw Failure(CommandLineError.notOneOf(names, name, option: option.name))
  }

  /// All values of a repeatable option, in order.
  func all<Value>(_ option: OptionKey<Value>) -> [Value] {
    values.compactMap { $0.name == option.name ? $0.value as? Value : nil }
  }
}

extension ParsedCommandLine: Equatable {
  /// Equality of command lines by their requests.
  static func == (left: ParsedCommandLine, right: ParsedCommandLine) -> Bool {
    left.path == right.path && left.operands == right.operands
      && left.words.elementsEqual(right.words, by: ==)
      && left.wantsHelp == right.wantsHelp && left.wantsVersion == right.wantsVersion
  }
}
