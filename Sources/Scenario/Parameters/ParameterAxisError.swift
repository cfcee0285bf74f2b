internal import TextEncoding

/// Errors of an axis text, with their evidence and one-line messages.

/// Error in `KEY=VALUES`.
public enum ParameterAxisError: Error, Equatable, Sendable {
  /// Missing equals sign, or nothing on one side of it.
  case noValues(String)
  /// Unknown key, with the nearest one if there is one.
  case unknownKey(String, nearest: String?)
  /// Ambiguous key: several parameters end with it.
  case ambiguousKey(String, among: [String])
  /// A value that is not a number.
  case notANumber(String, key: String)
  /// A number of steps that is not a whole number of at least 2.
  case badCount(String, key: String)
  /// Word in the position of `log` or a number of steps.
  case badSpacing(String, key: String)
  /// A range that does not go upwards.
  case emptyRange(lower: Double, upper: Double, key: String)
  /// A logarithmic range that does not begin above 0.
  case logOfNothing(lower: Double, key: String)
  /// A value that the parameter cannot have.
  case outOfRange(Double, key: String, unit: String, range: ValidRange)
  /// More values than are allowed.
  case tooMany(count: Double, key: String, limit: Int)

  /// One-line message: the option, the error, the expectation and the nearest valid name.
  public func message(option: String) -> String {
    let dashes = option.hasPrefix("--") ? option : "--" + option
    return "\(dashes): \(reason)"
  }

  private var reason: String {
    switch self {
    case .noValues(let text):
      "\(quoted(text)): expected KEY=VALUES, as in blameSharing=0..1:11, lambda=0.05..5:log:9 "
        + "or costs.multi-region=1.2,1.5,2,4"
    case .unknownKey(let key, let nearest):
      "unknown parameter \(quoted(key))"
        + (nearest.map { "; did you mean \(quoted($0))?" } ?? "; see resilience-econ presets show")
    case .ambiguousKey(let key, let names):
      "\(quoted(key)) may be \(names.prefix(4).map(quoted).joined(separator: ", "))"
        + (names.count > 4 ? " or \(names.count - 4) more" : "") + "; write more of it"
    case .notANumber(let text, let key):
      "\(key): \(quoted(text)) is not a number; expected one as in 0.5, 200k, 1.5M or 30%"
    case .badCount(let text, let key):
      "\(key): \(quoted(text)) is not a number of steps; expected a whole number from 2 up"
    case .badSpacing(let text, let key):
      "\(key): \(quoted(text)) does not follow a range; expected LOW..HIGH, LOW..HIGH:STEPS "
        + "or LOW..HIGH:log:STEPS"
    case .emptyRange(let lower, let upper, let key):
      "\(key): the range \(lower.plainText)..\(upper.plainText) is empty; expected the smaller end first"
    case .logOfNothing(let lower, let key):
      "\(key): a logarithmic range cannot begin at \(lower.plainText); expected more than 0"
    case .outOfRange(let value, let key, let unit, let range):
      "\(key): \(value.plainText) is out of range; expected \(range.text)\(unit.measure)"
    case .tooMany(let count, let key, let limit):
      "\(key): \(count.plainText) values are too many; expected at most \(limit)"
    }
  }
}

extension ValidRange {
  /// Range in words: `more than 0 and at most 1`, `0 to 1`.
  fileprivate var text: String {
    isOpenBelow
      ? "more than \(lower.plainText) and at most \(upper.plainText)"
      : "\(lower.plainText) to \(upper.plainText)"
  }
}

extension String {
  /// A unit after a number.
  fileprivate var measure: String { ["count", "number", "share"].contains(self) ? "" : " \(self)" }
}
