/// Emphasis on a terminal: bold and colour, only on request.
public struct Style: Sendable {
  /// Whether escape sequences may be written at all.
  public let isColored: Bool

  /// A style with or without escape sequences.
  public init(isColored: Bool) { self.isColored = isColored }

  /// Style without any emphasis.
  public static let plain = Style(isColored: false)

  /// Text of headings and of the answer.
  public func bold(_ text: String) -> String { wrap(text, in: "1") }
  /// Text of rules and remarks.
  public func faint(_ text: String) -> String { wrap(text, in: "2") }
  /// Text of the row that firms play, or of today's: colour has this one meaning.
  public func accent(_ text: String) -> String { wrap(text, in: "1;36") }

  private func wrap(_ text: String, in code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
