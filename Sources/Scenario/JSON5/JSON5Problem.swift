/// What a JSON5 document breaks of the grammar.
public enum JSON5Problem: Equatable, Sendable {
  /// What the grammar allows at a place.
  public enum Expectation: Equatable, Sendable {
    case value, key, colon, commaOrBrace, commaOrBracket, end
  }

  /// Something else stands where this was expected.
  case unexpected(String, expected: Expectation)
  /// The document ends before the bracket or brace at `opened` is closed, or where a value is due.
  case endsEarly(expected: Expectation, opened: FileLocation?)
  /// A string has no closing quote, or a line break without a backslash stands in it.
  case openString
  /// A comment `/*` has no `*/`.
  case openComment
  /// A backslash is followed by what is not an escape.
  case badEscape(String)
  /// An escape names one half of a surrogate pair.
  case loneSurrogate(String)
  /// What begins as a number is not one.
  case badNumber(String)
  /// Arrays and objects are nested deeper than the limit.
  case tooDeep(limit: Int)
}
