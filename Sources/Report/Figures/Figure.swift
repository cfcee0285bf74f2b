/// Figures with one finding each, as SVG, with alt text and data.

/// Names of the figures, in the order of the story.
public enum FigureName: String, CaseIterable, Sendable {
  case timeline, race, collapse, exceedance, button, heatmap, phases, basins, tornado, herding
}

/// Figure, ready to be written or inlined.
public struct Figure: Equatable, Sendable {
  /// Name of the figure and of its files.
  public let name: FigureName
  /// Finding in a sentence.
  public let headline: String
  /// Alt text for readers who do not see the figure.
  public let alt: String
  /// Data of the figure as CSV.
  public let csv: String
  let canvas: Canvas
  let language: Language

  init(
    _ name: FigureName, _ frame: FigureFrame, _ canvas: Canvas, alt: String, csv: CSVWriter,
    language: Language
  ) {
    self.name = name
    headline = SafeText.line(frame.headline)
    self.alt = SafeText.line(frame.headline + ". " + alt)
    self.csv = csv.text
    self.canvas = canvas
    self.language = language
  }

  /// Figure as an SVG document, which may also be inlined in a page.
  ///
  /// - Parameter idPrefix: prefix of its ids, for a page that holds a figure more than once.
  public func svg(idPrefix: String = "") -> String {
    SVGWriter(
      canvas: canvas, title: headline, description: alt, prefix: "\(idPrefix)\(name.rawValue)-",
      language: language
    ).text()
  }

  /// Width and height of the view box.
  public var size: (width: Double, height: Double) { (canvas.width, canvas.height) }
}
