/// Emphasis on a terminal: bold and colour, only where asked for.
public struct Style: Sendable {
  /// Whether escape sequences may be written at all.
  public let isColored: Bool

  /// A style with or without escape sequences.
  public init(isColored: Bool) { self.isColored = isColored }

  /// Text without any emphasis.
  public static let plain = Style(isColored: false)

  /// Headings and the answer.
  public func bold(_ text: String) -> String { wrap(text, in: "1") }
  /// Rules and remarks.
  public func faint(_ text: String) -> String { wrap(text, in: "2") }
  /// The row or choice that the page is about.
  public func accent(_ text: String) -> String { wrap(text, in: "1;36") }

  private func wrap(_ text: String, in code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
