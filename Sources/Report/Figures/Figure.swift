/// Figures: one finding each, as SVG, with alt text and data.

/// Names of the figures, in the order of the story.
public enum FigureName: String, CaseIterable, Sendable {
  case timeline, race, collapse, exceedance, button, heatmap, phases, basins, tornado, herding
}

/// A figure, ready to be written or inlined.
public struct Figure: Equatable, Sendable {
  /// Its name, which is also that of its files.
  public let name: FigureName
  /// The finding, a sentence.
  public let headline: String
  /// What a reader who does not see it should know.
  public let alt: String
  /// The data that it shows.
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

  /// The figure as an SVG document, which may also stand inside a page.
  ///
  /// - Parameter idPrefix: in front of its ids, where a page holds a figure more than once.
  public func svg(idPrefix: String = "") -> String {
    SVGWriter(
      canvas: canvas, title: headline, description: alt, prefix: "\(idPrefix)\(name.rawValue)-",
      language: language
    ).text()
  }

  /// Width and height of the view box.
  public var size: (width: Double, height: Double) { (canvas.width, canvas.height) }
}
