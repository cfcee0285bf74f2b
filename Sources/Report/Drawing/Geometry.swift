// Points and boxes on a canvas, in user units of its view box, y downwards.

/// Point on a canvas.
struct Point2D: Equatable, Sendable {
  var x: Double
  var y: Double
}

/// A rectangle.
struct Box: Equatable, Sendable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var midX: Double { x + width / 2 }
  var midY: Double { y + height / 2 }

  /// Whether the interiors of two boxes intersect.
  func overlaps(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether another box lies inside.
  func contains(_ other: Box) -> Bool {
    other.x >= x && other.right <= right && other.y >= y && other.bottom <= bottom
  }
}
