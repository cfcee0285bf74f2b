/// Violation of the JSON5 grammar.
public enum JSON5Problem: Equatable, Sendable {
  /// Token or value that the grammar allows at a position.
  public enum Expectation: Equatable, Sendable {
    case value, key, colon, commaOrBrace, commaOrBracket, end
  }

  /// Unexpected token, with the expected one.
  case unexpected(String, expected: Expectation)
  /// Document that ends before the bracket or brace at `opened` is closed, or before a required value.
  case endsEarly(expected: Expectation, opened: FileLocation?)
  /// String without a closing quote, or with a line break that no backslash escapes.
  case openString
  /// Comment `/*` without its `*/`.
  case openComment
  /// Backslash followed by an invalid escape.
  case badEscape(String)
  /// Escape for one half of a surrogate pair.
  case loneSurrogate(String)
  /// Malformed number.
  case badNumber(String)
  /// Nesting of arrays and objects deeper than the limit.
  case tooDeep(limit: Int)
}
