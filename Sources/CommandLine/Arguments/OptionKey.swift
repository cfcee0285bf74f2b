internal import Report
internal import Scenario

/// A typed option: `parsed[.jobs]` is an `Int?`, because `jobs` is declared as an `OptionKey<Int>`.
///
/// Every option is declared once, as a static member of the extension for the type of its value. A command
/// lists its options with `[OptionDeclaration].list`; the parser reads their values together with the words,
/// so that no command receives unread text.
struct OptionKey<Value: Sendable>: Sendable {
  /// The option without its type.
  let declaration: OptionDeclaration

  /// Option with a reader of its own.
  init(
    _ name: String, _ value: OptionDeclaration.Value, isRepeatable: Bool = false, help: Text,
    read: @escaping @Sendable (String) throws(CommandLineError) -> Value
  ) {
    declaration = OptionDeclaration(
      name: name, value: value, isRepeatable: isRepeatable, help: help,
      read: { (text) throws(CommandLineError) in try read(text) })
  }

  /// Name without dashes.
  var name: String { declaration.name }
}

extension OptionKey<Bool> {
  /// Switch without a value.
  init(switch name: String, help: Text) {
    self.init(name, .none, help: help) { _ in true }
  }
}

extension OptionKey<String> {
  /// Option for any text.
  init(_ name: String, text placeholder: String, isRepeatable: Bool = false, help: Text) {
    self.init(name, .text(placeholder), isRepeatable: isRepeatable, help: help) { $0 }
  }

  /// Option for a path.
  init(_ name: String, file placeholder: String, isRepeatable: Bool = false, help: Text) {
    self.init(name, .file(placeholder), isRepeatable: isRepeatable, help: help) { $0 }
  }

  /// Option for the name of a preset, or a path.
  init(_ name: String, preset placeholder: String, isRepeatable: Bool = false, help: Text) {
    self.init(name, .preset(placeholder), isRepeatable: isRepeatable, help: help) { $0 }
  }
}

extension OptionKey<Int> {
  /// Option for a whole number in plain digits.
  init(_ name: String, whole placeholder: String, in range: ClosedRange<Int>, help: Text) {
    self.init(name, .number(placeholder, range), help: help) { (text) throws(CommandLineError) in
      let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), range.contains(value)
      else { throw .notWhole(option: name, value: text, range: range) }
      return value
    }
  }
}

extension OptionKey<Double> {
  /// Option for a finite number of at least `least`.
  ///
  /// - Parameter expected: the number as an error names it, as in `a share, as in 0.9`.
  init(
    _ name: String, number placeholder: String, atLeast least: Double = -.infinity, expected: Text,
    help: Text
  ) {
    self.init(name, .text(placeholder), help: help) { (text) throws(CommandLineError) in
      guard let number = Double(text), number.isFinite, number >= least else {
        throw .malformed(option: name, value: text, expected: expected)
      }
      return number
    }
  }
}

extension OptionKey where Value: RawRepresentable, Value.RawValue == String {
  /// Option for one of some words.
  ///
  /// - Parameter placeholder: the word for the choice in help; `nil`: the choices themselves.
  init(
    _ name: String, choices: [Value], placeholder: String? = nil, isRepeatable: Bool = false, help: Text
  ) {
    let words = choices.map(\.rawValue)
    self.init(
      name, placeholder.map { .text($0) } ?? .choice(words), isRepeatable: isRepeatable, help: help
    ) { (text) throws(CommandLineError) in
      guard words.contains(text), let value = Value(rawValue: text) else {
        throw .notOneOf(words, text, option: name)
      }
      return value
    }
  }
}

extension OptionKey where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// Option for the name of any case.
  init(_ name: String, placeholder: String? = nil, isRepeatable: Bool = false, help: Text) {
    self.init(
      name, choices: Array(Value.allCases), placeholder: placeholder, isRepeatable: isRepeatable, help: help)
  }
}
