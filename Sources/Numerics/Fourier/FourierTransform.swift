/// The fast Fourier transform of a power of two of complex numbers, in place.
///
/// The transform leaves frequencies in bit-reversed order and the inverse takes them so: work on single
/// frequencies or mirrored pairs needs no order, and neither direction has to permute. Every block of a pass
/// has one root, so numbers are read in a row; two passes are made at once. Roots are computed one by one, so
/// the error grows only with the logarithm of the size: about 1e-16 times log2(size) of the root mean square.
///
/// Reference: Cooley and Tukey, Mathematics of Computation 19 (1965) 297; the order of the roots as in Bernstein,
/// "Multidigit multiplication for mathematicians" (2001), section 4.
import SystemLibrary

/// A plan for transforms of one size.
///
/// ```swift
/// let transform = FourierTransform(size: 8)
/// transform.forward(&real, &imaginary)  // index p: X_k = Σ x_j e^(−2πijk/8), k = transform.frequency(at: p)
/// ```
public struct FourierTransform: Sendable {
  /// Numbers in a transform, a power of two.
  public let size: Int
  /// cos and −sin of 2π · r / size; r is b with its log2(size) − 1 bits reversed, for b below size/2.
  private let cosines: [Double]
  private let sines: [Double]

  /// Prepares transforms of a size that is a power of two, at least 2.
  ///
  /// - Complexity: O(size).
  public init(size: Int) {
    precondition(size >= 2 && size & (size - 1) == 0, "the size is a power of two")
    self.size = size
    var cosines = [Double](repeating: 1, count: size / 2)
    var sines = [Double](repeating: 0, count: size / 2)
    let bits = size.trailingZeroBitCount - 1
    let angle = -2 * Double.pi / Double(size)
    for b in stride(from: 2, to: size / 2, by: 2) {
      let turns = angle * Double(Self.reversed(b, bits: bits))
      (cosines[b], sines[b]) = (cos(turns), sin(turns))
    }
    // The neighbour is a quarter of a turn further: times −i.
    for b in stride(from: 1, to: size / 2, by: 2) { (cosines[b], sines[b]) = (sines[b - 1], -cosines[b - 1]) }
    (self.cosines, self.sines) = (cosines, sines)
  }

  /// Plans of sizes in use, which every year of a search takes again.
  private static let plans = Memo<Int, FourierTransform>(limit: 1 << 18)

  /// A plan of a size, prepared once unless it is large.
  public static func shared(size: Int) -> FourierTransform {
    plans.value(size, size: size) { FourierTransform(size: size) }
  }

  private static func reversed(_ number: Int, bits: Int) -> Int {
    var (rest, result) = (number, 0)
    for _ in 0..<bits {
      result = result << 1 | rest & 1
      rest >>= 1
    }
    return result
  }

  /// The frequency k at an index of a spectrum, from 0 up to `size`.
  public func frequency(at place: Int) -> Int {
    precondition(place >= 0 && place < size)
    return Self.reversed(place, bits: size.trailingZeroBitCount)
  }

  /// The index of frequency −k (size − k) for the index of frequency k: from each power of two to the next
  /// the order is reversed.
  public func mirror(of place: Int) -> Int {
    precondition(place >= 0 && place < size)
    if place < 2 { return place }
    let stretch = 1 << (Int.bitWidth - 1 - place.leadingZeroBitCount)
    return 3 * stretch - 1 - place
  }

  /// e^(−2πik/size) for the frequency k at an index.
  public func root(at place: Int) -> (re: Double, im: Double) {
    let root = (cosines[place >> 1], sines[place >> 1])
    return place & 1 == 0 ? root : (-root.0, -root.1)
  }

  /// Replaces x by X_k = Σ x_j e^(−2πijk/size), frequencies in the order of `frequency(at:)`.
  ///
  /// - Complexity: O(size · log size).
  public func forward(_ real: inout [Double], _ imaginary: inout [Double]) {
    precondition(real.count == size && imaginary.count == size, "as many numbers as the plan has")
    var re = real.mutableSpan
    var im = imaginary.mutableSpan
    var (blocks, length) = (1, size)
    while length >= 4 {
      for block in 0..<blocks { divide(&re, &im, block: block, quarter: length / 4) }
      (blocks, length) = (4 * blocks, length / 4)
    }
    if length == 2 { pairs(&re, &im, isInverse: false) }
  }

  /// Replaces X, frequencies in the order of `frequency(at:)`, by Σ X_k e^(+2πijk/size) / size: undoes `forward`.
  ///
  /// - Complexity: O(size · log size).
  public func inverse(_ real: inout [Double], _ imaginary: inout [Double]) {
    precondition(real.count == size && imaginary.count == size, "as many numbers as the plan has")
    var re = real.mutableSpan
    var im = imaginary.mutableSpan
    var length = 1
    if size.trailingZeroBitCount & 1 == 1 {
      pairs(&re, &im, isInverse: true)
      length = 2
    }
    while length < size {
      length *= 4
      for block in 0..<size / length { combine(&re, &im, block: block, quarter: length / 4) }
    }
    let scale = 1 / Double(size)
    for index in 0..<size {
      re[index] *= scale
      im[index] *= scale
    }
  }

  /// Two passes over a block of four quarters: halves with the root of the block, then quarters with those of its two
  /// halves, of which the second is −i times the first.
  @inline(__always)
  private func divide(
    _ re: inout MutableSpan<Double>, _ im: inout MutableSpan<Double>, block: Int, quarter: Int
  ) {
    let (c, s) = (cosines[block], sines[block])
    let (c2, s2) = (cosines[2 * block], sines[2 * block])
    let start = 4 * quarter * block
    for low in start..<start + quarter {
      let (second, third, fourth) = (low + quarter, low + 2 * quarter, low + 3 * quarter)
      let (x, y) = (re[third] * c - im[third] * s, re[third] * s + im[third] * c)
      let (u, v) = (re[fourth] * c - im[fourth] * s, re[fourth] * s + im[fourth] * c)
      let (sumRe, sumIm) = (re[second] + u, im[second] + v)
      let (restRe, restIm) = (re[second] - u, im[second] - v)
      let (firstRe, firstIm) = (re[low] + x, im[low] + y)
      let (otherRe, otherIm) = (re[low] - x, im[low] - y)
      let (p, q) = (sumRe * c2 - sumIm * s2, sumRe * s2 + sumIm * c2)
      let (r, t) = (restRe * c2 - restIm * s2, restRe * s2 + restIm * c2)
      (re[low], im[low]) = (firstRe + p, firstIm + q)
      (re[second], im[second]) = (firstRe - p, firstIm - q)
      (re[third], im[third]) = (otherRe + t, otherIm - r)
      (re[fourth], im[fourth]) = (otherRe - t, otherIm + r)
    }
  }

  /// Undoes `divide`, up to a factor of 4.
  @inline(__always)
  private func combine(
    _ re: inout MutableSpan<Double>, _ im: inout MutableSpan<Double>, block: Int, quarter: Int
  ) {
    let (c, s) = (cosines[block], sines[block])
    let (c2, s2) = (cosines[2 * block], sines[2 * block])
    let start = 4 * quarter * block
    for low in start..<start + quarter {
      let (second, third, fourth) = (low + quarter, low + 2 * quarter, low + 3 * quarter)
      let (firstRe, firstIm) = (re[low] + re[second], im[low] + im[second])
      let (p, q) = (re[low] - re[second], im[low] - im[second])
      let (otherRe, otherIm) = (re[third] + re[fourth], im[third] + im[fourth])
      let (t, r) = (re[third] - re[fourth], im[fourth] - im[third])
      let (sumRe, sumIm) = (p * c2 + q * s2, q * c2 - p * s2)
      let (restRe, restIm) = (r * c2 + t * s2, t * c2 - r * s2)
      let (x, y) = (firstRe - otherRe, firstIm - otherIm)
      let (u, v) = (sumRe - restRe, sumIm - restIm)
      (re[low], im[low]) = (firstRe + otherRe, firstIm + otherIm)
      (re[second], im[second]) = (sumRe + restRe, sumIm + restIm)
      (re[third], im[third]) = (x * c + y * s, y * c - x * s)
      (re[fourth], im[fourth]) = (u * c + v * s, v * c - u * s)
    }
  }

  /// The pass over neighbours, for an odd number of passes.
  private func pairs(_ re: inout MutableSpan<Double>, _ im: inout MutableSpan<Double>, isInverse: Bool) {
    for block in 0..<size / 2 {
      let (low, high) = (2 * block, 2 * block + 1)
      let (c, s) = (cosines[block], sines[block])
      if isInverse {
        let (x, y) = (re[low] - re[high], im[low] - im[high])
        (re[low], im[low]) = (re[low] + re[high], im[low] + im[high])
        (re[high], im[high]) = (x * c + y * s, y * c - x * s)
      } else {
        let (x, y) = (re[high] * c - im[high] * s, re[high] * s + im[high] * c)
        (re[high], im[high]) = (re[low] - x, im[low] - y)
        (re[low], im[low]) = (re[low] + x, im[low] + y)
      }
    }
  }
}
