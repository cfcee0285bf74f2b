/// Layout of a figure: headline, subtitle, plot, notes, source.

/// Texts around the plot.
struct FigureFrame {
  /// Finding in a sentence.
  var headline: String
  /// Measure, unit, region, period.
  var subtitle: String
  var notes: [String] = []
  /// Command that makes the figure.
  var source: String

  static let margin = 24.0

  private static let headlineLeading = 23.0
  private static let subtitleLeading = 17.0
  private static let noteLeading = 15.0

  /// Placement of the texts on the canvas; the rest is the plot's box.
  func place(on canvas: inout Canvas) -> Box {
    let width = canvas.width - 2 * Self.margin
    var y = 14.0
    for line in TextWidth.balanced(
      headline, width: width, size: TextSize.headline.points, bold: true, most: 3)
    {
      y += Self.headlineLeading
      canvas.add(Label(line, at: Point2D(x: Self.margin, y: y - 5), size: .headline))
    }
    for line in TextWidth.lines(subtitle, width: width, size: TextSize.subtitle.points, most: 2) {
      y += Self.subtitleLeading
      canvas.add(Label(line, at: Point2D(x: Self.margin, y: y - 2), size: .subtitle, ink: .grey))
    }
    var bottom = canvas.height - 14
    for line in foot(width).reversed() {
      canvas.add(Label(line, at: Point2D(x: Self.margin, y: bottom), size: .small, ink: .grey))
      bottom -= Self.noteLeading
    }
    let top = y + 12
    return Box(x: Self.margin, y: top, width: width, height: bottom - 2 - top)
  }

  private func foot(_ width: Double) -> [String] {
    let size = TextSize.small.points
    return notes.flatMap { TextWidth.lines($0, width: width, size: size, most: 3) }
      + [TextWidth.cut(source, to: width, size: size)]
  }
}
