/// A command line sorted into a command, its operands, and the values of its options.
struct ParsedCommandLine {
  /// The command that was named, from the root on, without the root; empty where none was named.
  var named: [String] = []
  /// The command to run: the named one, or the default inside it.
  var command: CommandDeclaration
  /// Path of `command`.
  var path: [String] = []
  var operands: [String] = []
  var wantsHelp = false
  var wantsVersion = false
  /// Options in the order of the command line, as they were written; a switch has an empty text.
  var words: [(name: String, text: String)] = []
  /// The same with the values that the declarations of `command` read; empty where help is wanted.
  var values: [(name: String, value: any Sendable)] = []

  init(command: CommandDeclaration) { self.command = command }

  /// The last value of an option; `nil` where it was not given.
  subscript<Value>(option: OptionKey<Value>) -> Value? {
    values.last { $0.name == option.name }?.value as? Value
  }

  /// Whether a switch was given.
  subscript(option: OptionKey<Bool>) -> Bool { values.contains { $0.name == option.name } }

  /// The index of an option's value among some names; `nil` where the option was not given.
  func index(_ option: OptionKey<String>, among names: [String]) throws(Failure) -> Int? {
    guard let name = self[option] else { return nil }
    if let index = names.firstIndex(of: name) { return index }
    throw Failure(CommandLineError.notOneOf(names, name, option: option.name))
  }

  /// All values of an option that may be repeated, in order.
  func all<Value>(_ option: OptionKey<Value>) -> [Value] {
    values.compactMap { $0.name == option.name ? $0.value as? Value : nil }
  }
}

extension ParsedCommandLine: Equatable {
  /// Two command lines are equal where they ask for the same.
  static func == (left: ParsedCommandLine, right: ParsedCommandLine) -> Bool {
    left.path == right.path && left.operands == right.operands
      && left.words.elementsEqual(right.words, by: ==)
      && left.wantsHelp == right.wantsHelp && left.wantsVersion == right.wantsVersion
  }
}
