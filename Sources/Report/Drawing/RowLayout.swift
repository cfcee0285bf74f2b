/// Rows of a chart with their names: at the left on a wide sheet, above the marks on a narrow one.
struct RowLayout {
  /// Box of the marks.
  let plot: Box
  /// Names in lines, at most three.
  let names: [[String]]
  let isNarrow: Bool
  private let bands: BandScale
  /// Height of a row's name on a narrow sheet.
  private let nameHeight: Double
  private static let leading = 14.5
  /// Widest line of a name at the left.
  static let nameWidth = 190.0

  /// Rows in a box.
  ///
  /// - Parameters:
  ///   - below: space for an axis below the rows.
  ///   - right: space at the right of the marks.
  ///   - tallest: greatest height of a row.
  ///   - room: space for the names at the left, where several charts share it.
  ///   - aside: width at the right of the names that another text takes on a narrow sheet; names break there.
  ///   - asideLines: most lines of that text, for which a row has space as well.
  init(
    _ names: [String], in free: Box, isNarrow: Bool, below: Double = 0, right: Double = 0,
    tallest: Double = 64, room: Double? = nil, aside: Double = 0, asideLines: Int = 1
  ) {
    self.isNarrow = isNarrow
    self.names = names.map {
      isNarrow && aside > 0
        ? TextWidth.lines(
          $0, width: free.width - aside, size: TextSize.label.points, bold: true, most: Self.mostLines)
        : Self.lines($0, isNarrow: isNarrow, width: free.width)
    }
    let most = max(asideLines, self.names.map(\.count).max() ?? 1)
    nameHeight = 18 + (isNarrow ? Self.leading * Double(max(0, most - 1)) : 0)
    let left = isNarrow ? free.x : free.x + (room ?? Self.room(names))
    let height = min(free.height - below, tallest * Double(max(1, names.count)))
    plot = Box(x: left, y: free.y, width: free.right - left - right, height: height)
    bands = BandScale(count: names.count, start: plot.y, end: plot.bottom, gap: 0.3)
  }

  /// Space for names at the left.
  static func room(_ names: [String]) -> Double {
    Axis.room(names.flatMap { lines($0, isNarrow: false, width: 0) }, size: .label, bold: true)
  }

  private static func lines(_ name: String, isNarrow: Bool, width: Double) -> [String] {
    let size = TextSize.label.points
    if isNarrow { return [TextWidth.cut(name, to: width, size: size, bold: true)] }
    return TextWidth.lines(name, width: nameWidth, size: size, bold: true, most: mostLines)
  }

  /// Most lines of a name.
  private static let mostLines = 3

  /// Middle of a row's marks.
  func middle(_ row: Int) -> Double { bands.middle(row) + (isNarrow ? nameHeight / 2 : 0) }

  /// Height for the marks of a row.
  var height: Double {
    max(3, isNarrow ? bands.width / 0.7 - nameHeight - 5 : bands.width)
  }

  /// Height of a row with the gap to the next one.
  var step: Double { isNarrow ? height + 4 : bands.width / 0.7 }

  /// Baseline of the last line of a row's name on a narrow sheet.
  private func nameLine(_ row: Int) -> Double { middle(row) - height / 2 - 6 }

  /// Baseline of the first line.
  func firstLine(_ row: Int) -> Double {
    nameLine(row) - Self.leading * Double(max(0, names[row].count - 1))
  }

  /// Name of a row.
  func addName(_ row: Int, ink: Ink = .ink, bold: Bool = false, on canvas: inout Canvas) {
    if isNarrow {
      for (line, text) in names[row].enumerated() {
        let place = Point2D(x: plot.x, y: firstLine(row) + Self.leading * Double(line))
        canvas.addOnPatch(Label(text, at: place, ink: ink, bold: bold))
      }
      return
    }
    for (line, text) in names[row].enumerated() {
      let shift = Self.leading * (Double(line) - Double(names[row].count - 1) / 2)
      canvas.add(
        .centred(text, x: plot.x - 10, middle: middle(row) + shift, anchor: .end, ink: ink, bold: bold))
    }
  }
}
