/// Axes of figures: horizontal text, few round ticks, the unit repeated, a heavy line at zero.
enum Axis {
  /// Ticks below a plot, with centred labels under them.
  static func below(
    _ plot: Box, _ ticks: [(place: Double, text: String)], grid: Bool = false, on canvas: inout Canvas
  ) {
    var lastRight = -Double.infinity
    for tick in ticks {
      let y = plot.bottom
      canvas.line(tick.place, grid ? plot.y : y, tick.place, y + 5, Stroke(ink: .rule))
      let label = tickLabel(tick, y: y + 18, within: canvas.width)
      guard label.box.x > lastRight + 4 else { continue }
      canvas.add(label)
      lastRight = label.box.right
    }
    canvas.line(plot.x, plot.bottom, plot.right, plot.bottom, Stroke(ink: .ink, width: 1))
  }

  /// Label under its tick, shifted inwards at the edge of the sheet.
  private static func tickLabel(_ tick: (place: Double, text: String), y: Double, within width: Double)
    -> Label
  {
    let half = TextWidth.of(tick.text, size: TextSize.small.points) / 2
    let x = min(max(tick.place, half + 6), width - half - 6)
    return Label(tick.text, at: Point2D(x: x, y: y), anchor: .middle, size: .small, ink: .grey)
  }

  /// Grid lines across a plot with labels at its left, right-aligned.
  static func left(
    _ plot: Box, _ ticks: [(place: Double, text: String)], zero: Double? = nil, on canvas: inout Canvas
  ) {
    for tick in ticks {
      canvas.line(plot.x, tick.place, plot.right, tick.place, Stroke(ink: .rule))
      canvas.add(
        .centred(tick.text, x: plot.x - 7, middle: tick.place, anchor: .end, size: .small, ink: .grey))
    }
    if let zero { canvas.line(plot.x, zero, plot.right, zero, Stroke(ink: .ink, width: 1.5)) }
  }

  /// Width of the labels at the left.
  static func room(_ texts: [String], size: TextSize = .small, bold: Bool = false) -> Double {
    (texts.map { TextWidth.of($0, size: size.points, bold: bold) }.max() ?? 0) + 10
  }

  /// Quantity of an axis, under its ticks.
  static func name(_ text: String, below plot: Box, on canvas: inout Canvas) {
    let margin = FigureFrame.margin(of: canvas)
    let line = TextWidth.cut(text, to: canvas.width - 2 * margin, size: TextSize.small.points)
    let half = TextWidth.of(line, size: TextSize.small.points) / 2
    let x = min(max(plot.midX, margin + half), canvas.width - margin - half)
    canvas.add(
      Label(line, at: Point2D(x: x, y: plot.bottom + 35), anchor: .middle, size: .small, ink: .grey))
  }

  /// Quantity of an axis, above its labels.
  static func name(_ text: String, above plot: Box, x: Double, on canvas: inout Canvas) {
    canvas.add(Label(text, at: Point2D(x: x, y: plot.y - 11), size: .small, ink: .grey))
  }
}
