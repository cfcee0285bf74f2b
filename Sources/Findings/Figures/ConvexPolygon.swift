/// Convex polygons in the plane, clipped by straight lines.

/// A convex polygon by its corners in order; empty where nothing is left of it.
public struct ConvexPolygon: Equatable, Sendable {
  /// A corner.
  public struct Corner: Equatable, Sendable {
    /// First coordinate.
    public let x: Double
    /// Second coordinate.
    public let y: Double
  }

  /// Corners in order.
  public let corners: [Corner]

  /// The unit square.
  static let unitSquare = ConvexPolygon(corners: [
    Corner(x: 0, y: 0), Corner(x: 1, y: 0), Corner(x: 1, y: 1), Corner(x: 0, y: 1),
  ])

  /// Points at which `constant + x · slopeX + y · slopeY` is at least 0.
  struct HalfPlane {
    let constant: Double
    let slopeX: Double
    let slopeY: Double

    func value(_ corner: Corner) -> Double { constant + slopeX * corner.x + slopeY * corner.y }
    var opposite: HalfPlane { HalfPlane(constant: -constant, slopeX: -slopeX, slopeY: -slopeY) }
  }

  /// The part in a half-plane (Sutherland and Hodgman 1974).
  ///
  /// - Complexity: O(corners).
  func clipped(to half: HalfPlane) -> ConvexPolygon {
    var kept: [Corner] = []
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      let (here, there) = (half.value(corner), half.value(next))
      if here >= 0 { kept.append(corner) }
      if (here > 0 && there < 0) || (here < 0 && there > 0) {
        let t = here / (here - there)
        kept.append(Corner(x: corner.x + t * (next.x - corner.x), y: corner.y + t * (next.y - corner.y)))
      }
    }
    return ConvexPolygon(corners: kept)
  }

  /// Area, by the shoelace formula; positive where the corners run counterclockwise.
  public var area: Double {
    corners.indices.reduce(0) { sum, index in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      return sum + (a.x * b.y - b.x * a.y) / 2
    }
  }

  /// The half-planes whose intersection it is, of a polygon with corners counterclockwise.
  var edges: [HalfPlane] {
    corners.indices.map { index in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      // Left of the edge from a to b.
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      return HalfPlane(constant: dy * a.x - dx * a.y, slopeX: -dy, slopeY: dx)
    }
  }

  /// The parts outside of another polygon: convex pieces that do not overlap.
  func pieces(outside other: ConvexPolygon) -> [ConvexPolygon] {
    var pieces: [ConvexPolygon] = []
    var rest = self
    for edge in other.edges {
      let outer = rest.clipped(to: edge.opposite)
      if outer.area > Self.sliver { pieces.append(outer) }
      rest = rest.clipped(to: edge)
      if rest.area <= Self.sliver { break }
    }
    return pieces
  }

  /// The part inside another polygon.
  func intersection(_ other: ConvexPolygon) -> ConvexPolygon {
    other.edges.reduce(self) { $0.clipped(to: $1) }
  }

  /// Parts of the unit square that are smaller are rounding.
  static let sliver = 1e-9

  /// The centre of gravity; the mean of the corners where there is no area.
  public var centre: Corner {
    let area = area
    guard abs(area) > Self.sliver else {
      let n = Double(max(1, corners.count))
      return Corner(x: corners.reduce(0) { $0 + $1.x } / n, y: corners.reduce(0) { $0 + $1.y } / n)
    }
    var (x, y) = (0.0, 0.0)
    for index in corners.indices {
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      let cross = a.x * b.y - b.x * a.y
      x += (a.x + b.x) * cross
      y += (a.y + b.y) * cross
    }
    return Corner(x: x / (6 * area), y: y / (6 * area))
  }
}
