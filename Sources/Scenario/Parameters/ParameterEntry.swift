/// A key of a scenario as the user finds it in `presets show`.
public struct ParameterEntry: Equatable, Sendable {
  /// What stands at the key.
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
  /// What stands there, numbers in the canonical unit.
  public let value: Value
  /// The canonical unit of a number.
  public let unit: String?
  /// Where a number comes from; `nil` for anything else.
  public let source: NumberSource?
  /// What the key means, in English.
  public let description: String
  /// Where the user wrote it; `nil` for a default.
  public let place: FileLocation?
  /// How sure a number is; `nil` where the preset does not say.
  public let spread: Uncertainty?
}

/// Where a number comes from.
public enum NumberSource: Equatable, Sendable {
  /// What the preset says: a source, or a text that begins with `assumption`.
  case stated(String)
  /// The user gave the number with `--set`.
  case commandLine
  /// The key was absent.
  case standard
  /// A preset gives the number without a source.
  case notGiven

  /// Whether the preset calls the number an assumption.
  public var isAssumption: Bool {
    if case .stated(let text) = self { return text.hasPrefix("assumption") }
    return false
  }
}
