/// Layout of a figure: headline, subtitle, plot, notes, source.

/// Texts around the plot.
struct FigureFrame {
  /// Finding in a sentence.
  var headline: String
  /// Measure, unit, region, period.
  var subtitle: String
  var notes: [String] = []
  /// Source of the data.
  var source: String
  /// Command that makes the figure.
  var command: String

  static let margin = 24.0
  /// Margin of a narrow sheet.
  static let narrowMargin = 14.0

  private static let subtitleLeading = 17.0
  private static let noteLeading = 15.0

  /// Margin at the left and right of a canvas.
  static func margin(of canvas: Canvas) -> Double { canvas.isNarrow ? narrowMargin : margin }

  /// Placement of the texts on the canvas; the rest is the plot's box.
  func place(on canvas: inout Canvas) -> Box {
    let margin = Self.margin(of: canvas)
    let width = canvas.width - 2 * margin
    let size: TextSize = canvas.isNarrow ? .title : .headline
    let leading = canvas.isNarrow ? 19.0 : 23.0
    var y = canvas.isNarrow ? 8.0 : 14.0
    for line in TextWidth.balanced(
      headline, width: width, size: size.points, bold: true, most: canvas.isNarrow ? 6 : 3)
    {
      y += leading
      canvas.add(Label(line, at: Point2D(x: margin, y: y - 5), size: size, bold: true))
    }
    let subtitleSize: TextSize = canvas.isNarrow ? .label : .subtitle
    for line in TextWidth.lines(
      subtitle, width: width, size: subtitleSize.points, most: canvas.isNarrow ? 4 : 2)
    {
      y += Self.subtitleLeading
      canvas.add(Label(line, at: Point2D(x: margin, y: y - 2), size: subtitleSize, ink: .grey))
    }
    var bottom = canvas.height - 12
    for line in foot(width, isNarrow: canvas.isNarrow).reversed() {
      canvas.add(Label(line, at: Point2D(x: margin, y: bottom), size: .small, ink: .grey))
      bottom -= Self.noteLeading
    }
    let top = y + 12
    return Box(x: margin, y: top, width: width, height: bottom - 2 - top)
  }

  /// A sheet of the same width on which the plot is as high as it has to be, and no higher: few rows leave no empty paper.
  ///
  /// - Parameter tallest: the highest sheet.
  func sheet(_ sheet: Canvas, plot height: Double, tallest: Double? = nil) -> Canvas {
    var probe = Canvas(width: sheet.width, height: 2000)
    let texts = probe.height - place(on: &probe).height
    return Canvas(width: sheet.width, height: min(tallest ?? sheet.height, texts + height).rounded(.up))
  }

  private func foot(_ width: Double, isNarrow: Bool) -> [String] {
    let size = TextSize.small.points
    let both = source.isEmpty ? command : source + " · " + command
    let isShort = TextWidth.of(both, size: size) <= width
    let last = isShort ? [both] : [source, command].filter { !$0.isEmpty }
    return notes.flatMap { TextWidth.lines($0, width: width, size: size, most: isNarrow ? 5 : 3) }
      + last.flatMap { TextWidth.lines($0, width: width, size: size, most: isNarrow ? 3 : 1) }
  }
}
