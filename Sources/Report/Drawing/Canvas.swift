/// Canvas of a figure: marks in the order in which they are painted.

/// Appearance of a line.
struct Stroke: Equatable, Sendable {
  var ink: Ink
  var width = 1.0
  var isDashed = false
}

/// Graphical element.
enum Mark: Equatable, Sendable {
  case rectangle(Box, fill: Ink)
  case line(Point2D, Point2D, Stroke)
  case polyline([Point2D], Stroke)
  case polygon([Point2D], fill: Ink, stroke: Stroke?)
  case disc(Point2D, radius: Double, fill: Ink, stroke: Stroke?)
  case label(Label)
}

/// Marks on a sheet.
struct Canvas: Equatable, Sendable {
  let width: Double
  let height: Double
  private(set) var marks: [Mark] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Whether it is the sheet of a telephone, on which names stand above their marks.
  var isNarrow: Bool { width < 480 }

  /// All texts.
  var labels: [Label] {
    marks.compactMap { if case .label(let label) = $0 { label } else { nil } }
  }

  mutating func add(_ mark: Mark) { marks.append(mark) }

  mutating func add(_ label: Label) { if !label.text.isEmpty { marks.append(.label(label)) } }

  mutating func rectangle(_ box: Box, _ fill: Ink) { marks.append(.rectangle(box, fill: fill)) }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: Stroke) {
    marks.append(.line(Point2D(x: x1, y: y1), Point2D(x: x2, y: y2), stroke))
  }

  mutating func polyline(_ places: [Point2D], _ stroke: Stroke) { marks.append(.polyline(places, stroke)) }

  /// Label on a patch of the paper's colour, which covers the lines behind it.
  mutating func addOnPatch(_ label: Label, _ patch: Ink = .paper) {
    let box = label.box
    rectangle(Box(x: box.x - 3, y: box.y, width: box.width + 6, height: box.height), patch)
    add(label)
  }
}
