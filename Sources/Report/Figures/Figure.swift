/// Figures with one finding each, as SVG, with alt text and data.

/// Names of the figures, in the order of the story.
public enum FigureName: String, CaseIterable, Sendable {
  case timeline, race, fixes, collapse, record, price
  case badYear = "bad-year"
  case causes, payoffs, tipping, phases, tornado, solid, coupling, exceedance

  /// Figures that are drawn where none is named; the rest is drawn when it is named.
  public static let usual = Set(allCases).subtracting([.exceedance])
}

/// Colours of a figure's paper.
public enum FigureTheme: String, CaseIterable, Sendable {
  /// White paper, dark paper, or the reader's choice.
  case light, dark, auto
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
  /// Source of the data, and the command that makes the figure.
  public let source: String
  let canvas: Canvas
  let language: Language

  init(
    _ name: FigureName, _ frame: FigureFrame, _ canvas: Canvas, alt: String, csv: CSVWriter,
    language: Language
  ) {
    self.name = name
    headline = SafeText.line(frame.headline)
    source = SafeText.line(frame.source + ". " + frame.command)
    let stop = language == .chinese ? "。" : ". "
    self.alt = SafeText.line(frame.headline + stop + alt)
    self.csv = csv.text
    self.canvas = canvas
    self.language = language
  }

  /// Figure as an SVG document, which may also be inlined in a page.
  ///
  /// - Parameters:
  ///   - theme: colours of the paper; a file for a post is light, because a black panel on a white page is a
  ///     defect.
  ///   - idPrefix: prefix of its ids, for a page that holds a figure more than once.
  public func svg(theme: FigureTheme = .light, idPrefix: String = "") -> String {
    SVGWriter(
      canvas: canvas, title: headline, description: alt, prefix: "\(idPrefix)\(name.rawValue)-",
      language: language, theme: theme
    ).text()
  }

  /// The document without its style sheet, for a page that has one for all figures.
  func markup(idPrefix: String) -> String {
    SVGWriter(
      canvas: canvas, title: headline, description: alt, prefix: "\(idPrefix)\(name.rawValue)-",
      language: language, theme: .auto
    ).text(isStyled: false)
  }

  /// Style sheet of several figures.
  static func style(of figures: [Figure], theme: FigureTheme) -> String {
    SVGWriter.style(of: figures.map(\.canvas), theme: theme)
  }

  /// Element to be pasted into a post beside the files: picture, alt text, caption and source.
  public var embed: String {
    let caption = "\(headline)\(language == .chinese ? "。" : ". ")\(source)"
    return """
      <figure>
      <img src="\(name.rawValue).svg" alt="\(HTMLText.escaped(alt))" width="\(Int(canvas.width))" height="\(Int(canvas.height))">
      <figcaption>\(HTMLText.escaped(caption))</figcaption>
      </figure>

      """
  }

  /// Width and height of the view box.
  public var size: (width: Double, height: Double) { (canvas.width, canvas.height) }
}
