internal import Report

/// Option as help, completion and the manual show it, with the reader of its value.
struct OptionDeclaration: Sendable {
  /// Value of the option, the word that follows it.
  enum Value: Equatable, Sendable {
    /// No value: the option is a switch.
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
  /// Kind of value, for help and for shells.
  let value: Value
  /// Whether the option may be repeated, each with its effect; otherwise the last one counts.
  let isRepeatable: Bool
  /// Effect in both languages, a phrase without a full stop.
  let help: Text
  /// Reader of one value; the type is that of the `OptionKey` the declaration belongs to.
  let read: @Sendable (String) throws(CommandLineError) -> any Sendable

  var takesValue: Bool { value != .none }

  /// Placeholder of the value in help: `NAME`, `en|zh`; `nil` for a switch.
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

extension [OptionDeclaration] {
  /// The declarations of some options, in this order.
  static func list<each Value>(_ options: repeat OptionKey<each Value>) -> [OptionDeclaration] {
    var declarations: [OptionDeclaration] = []
    for declaration in repeat (each options).declaration { declarations.append(declaration) }
    return declarations
  }
}
