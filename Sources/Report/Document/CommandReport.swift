/// The results of commands, ready to be written.
/// A result of a command in every form.
public protocol CommandReport: Sendable {
  /// Figures that draw what the page says, for links in Markdown.
  var figures: [FigureName] { get }
  /// Text for a terminal; no line is wider than `width` cells.
  func text(width: Int, style: Style) -> String
  /// Markdown text.
  func markdown() -> String
  /// Every number as CSV.
  func csv() -> String
  /// Every number as a JSON object, with the inputs of the computation.
  func json(_ inputs: Inputs) -> String
}

extension CommandReport {
  /// No figures.
  public var figures: [FigureName] { [] }
}
