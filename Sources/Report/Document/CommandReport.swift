/// The results of commands, ready to be written.
/// A result of a command in every form.
public protocol CommandReport: Sendable {
  /// For a terminal; no line is wider than `width` cells.
  func text(width: Int, style: Style) -> String
  /// In Markdown.
  func markdown() -> String
  /// Every number in a table.
  func csv() -> String
  /// Every number in an object, with the inputs that it was computed from.
  func json(_ inputs: Inputs) -> String
}
