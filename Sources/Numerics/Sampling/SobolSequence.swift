/// Sobol's sequence: points that fill a cube evenly, each computed from its number alone.
///
/// Bratley and Fox, "Algorithm 659", ACM TOMS 14 (1988), in Gray code order, with the direction numbers of Joe and
/// Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008), file
/// new-joe-kuo-6.21201. Of the first 2^k points every strip of width 2^-k of every axis holds exactly one.
public struct SobolSequence: Sendable {
  /// Limit on dimensions.
  public static let dimensionLimit = SobolSequence.table.count + 1
  /// Limit on points.
  public static let pointLimit = 1 << bits

  private static let bits = 52
  private let directions: [[UInt64]]
  private let shifts: [UInt64]

  /// The sequence in so many dimensions, from 1 to `dimensionLimit`.
  ///
  /// - Parameter seed: flips the same random binary digits in all points (a random digital shift), which keeps the
  ///   evenness and takes the first point away from the corner; `nil`: the sequence as published.
  public init(dimensions: Int, seed: UInt64?) {
    precondition(1...Self.dimensionLimit ~= dimensions)
    directions = (0..<dimensions).map(Self.directions(axis:))
    shifts = (0..<dimensions).map { axis in
      guard let seed else { return 0 }
      var words = PhiloxStream(seed: seed, stream: 0x534f_0000 + UInt64(axis), index: 0)
      return words.next() >> 12
    }
    isShifted = seed != nil
  }

  private let isShifted: Bool

  /// The coordinates of a point, counted from 0: in [0, 1) as published, in (0, 1) when shifted.
  ///
  /// - Complexity: O(dimensions · log point).
  public subscript(point: Int) -> [Double] {
    precondition(0..<Self.pointLimit ~= point)
    return directions.indices.map { axis in
      var digits = shifts[axis]
      var gray = UInt64(point ^ (point >> 1))
      while gray != 0 {
        digits ^= directions[axis][gray.trailingZeroBitCount]
        gray &= gray - 1
      }
      // Half a unit of the last digit keeps 0 out without leaving the strip.
      return (Double(digits) + (isShifted ? 0.5 : 0)) * 0x1p-52
    }
  }

  private static func directions(axis: Int) -> [UInt64] {
    guard axis > 0 else { return (0..<bits).map { 1 << UInt64(bits - 1 - $0) } }
    let (polynomial, initial) = table[axis - 1]
    let degree = initial.count
    var directions: [UInt64] = []
    for i in 0..<bits {
      guard i >= degree else {
        directions.append(initial[i] << UInt64(bits - 1 - i))
        continue
      }
      var next = directions[i - degree] ^ (directions[i - degree] >> UInt64(degree))
      for k in 1..<max(1, degree) where polynomial >> UInt64(degree - k) & 1 == 1 {
        next ^= directions[i - k]
      }
      directions.append(next)
    }
    return directions
  }
}
