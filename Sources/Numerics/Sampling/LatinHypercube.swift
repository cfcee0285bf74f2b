/// A Latin hypercube sample whose points are computed one by one, in any order.
///
/// Every axis is cut into as many strips as there are points; each strip holds exactly one point, at a random
/// position in it. McKay, Beckman and Conover, "A comparison of three methods for selecting values of input
/// variables in the analysis of output from a computer code", Technometrics 21 (1979).
public struct LatinHypercube: Sendable {
  /// Number of points.
  public let points: Int
  private let seed: UInt64
  private let strips: [KeyedPermutation]

  /// A sample of `points` points, at least 1; the same seed gives the same sample.
  public init(points: Int, dimensions: Int, seed: UInt64) {
    self.points = points
    self.seed = seed
    strips = (0..<dimensions).map {
      KeyedPermutation(count: points, seed: seed, stream: Self.orders + UInt64($0))
    }
  }

  /// The coordinates of a point, each in (0, 1).
  ///
  /// - Complexity: O(dimensions · log points).
  public subscript(point: Int) -> [Double] {
    strips.enumerated().map { axis, strip in
      var place = PhiloxStream(seed: seed, stream: Self.places + UInt64(axis), index: UInt64(point))
      let coordinate = (Double(strip[point]) + place.uniform()) / Double(points)
      return min(coordinate, 1.nextDown)
    }
  }

  /// Streams of their own, apart from those of simulated years.
  private static let orders: UInt64 = 0x4c48_0000
  private static let places: UInt64 = 0x4c49_0000
}
