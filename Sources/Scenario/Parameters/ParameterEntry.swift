/// Key of a scenario with its value, as `presets show` lists it.
public struct ParameterEntry: Equatable, Sendable {
  /// Value of the key.
  public enum Value: Equatable, Sendable {
    /// A number in `unit`.
    case number(Double)
    /// A list of numbers in `unit`.
    case numbers([Double])
    case text(String)
    case flag(Bool)
  }

  /// Path of the key, as in `firms.ordinary.bill`; `--set` takes the same.
  public let key: String
  /// Value; numbers are in the canonical unit.
  public let value: Value
  /// The canonical unit of a number.
  public let unit: String?
  /// Source of a number; `nil` for any other value.
  public let source: NumberSource?
  /// Meaning of the key, in English.
  public let description: String
  /// Source location of the value; `nil` for a default.
  public let place: FileLocation?
  /// Uncertainty of a number; `nil` if the preset gives none.
  public let spread: Uncertainty?
}

/// Source of a number.
public enum NumberSource: Equatable, Sendable {
  /// Source stated in the preset, or a text that begins with `assumption`.
  case stated(String)
  /// Number given by the user with `--set`.
  case commandLine
  /// Default of an absent key.
  case standard
  /// Preset number without a source.
  case notGiven

  /// Whether the preset calls the number an assumption.
  public var isAssumption: Bool {
    if case .stated(let text) = self { return text.hasPrefix("assumption") }
    return false
  }
}
