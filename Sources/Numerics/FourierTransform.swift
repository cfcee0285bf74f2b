/// The fast Fourier transform of a power of two of complex numbers.
///
/// Radix 2, decimation in time, with a table of roots that are computed one by one, so that the error grows only
/// with the logarithm of the size: about 1e-16 times log2(size) of the root mean square.
///
/// Reference: Press et al., Numerical Recipes, 3rd ed., section 12.2.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plan for transforms of one size.
///
/// ```swift
/// let transform = FourierTransform(size: 8)
/// transform.forward(&real, &imaginary)  // X_k = Σ x_j e^(−2πijk/8)
/// ```
public struct FourierTransform: Sendable {
  /// Numbers in a transform, a power of two.
  public let size: Int
  /// cos and −sin of 2πk/size for k below size/2.
  private let cosines: [Double]
  private let sines: [Double]

  /// Prepares transforms of a size that is a power of two, at least 2.
  ///
  /// - Complexity: O(size).
  public init(size: Int) {
    precondition(size >= 2 && size & (size - 1) == 0, "the size is a power of two")
    self.size = size
    let angle = -2 * Double.pi / Double(size)
    cosines = (0..<size / 2).map { cos(angle * Double($0)) }
    sines = (0..<size / 2).map { sin(angle * Double($0)) }
  }

  /// e^(−2πik/size) for k from 0 to size/2.
  public func root(_ k: Int) -> (re: Double, im: Double) {
    precondition(k >= 0 && 2 * k <= size, "a root of the first half")
    return 2 * k == size ? (-1, 0) : (cosines[k], sines[k])
  }

  /// Replaces x by X_k = Σ x_j e^(−2πijk/size).
  ///
  /// - Complexity: O(size · log size).
  public func forward(_ real: inout [Double], _ imaginary: inout [Double]) {
    precondition(real.count == size && imaginary.count == size, "as many numbers as the plan has")
    var re = real.mutableSpan
    var im = imaginary.mutableSpan
    permute(&re, &im)
    var half = 1
    while half < size {
      pass(&re, &im, half: half)
      half *= 2
    }
  }

  /// Replaces X by Σ X_k e^(+2πijk/size) / size: the inverse of `forward`.
  ///
  /// - Complexity: O(size · log size).
  public func inverse(_ real: inout [Double], _ imaginary: inout [Double]) {
    // The inverse is the forward transform with the two parts exchanged.
    forward(&imaginary, &real)
    let scale = 1 / Double(size)
    for index in real.indices { real[index] *= scale }
    for index in imaginary.indices { imaginary[index] *= scale }
  }

  private func permute(_ re: inout MutableSpan<Double>, _ im: inout MutableSpan<Double>) {
    var reversed = 0
    for index in 1..<size {
      var bit = size >> 1
      while reversed & bit != 0 {
        reversed ^= bit
        bit >>= 1
      }
      reversed |= bit
      if index < reversed {
        re.swapAt(index, reversed)
        im.swapAt(index, reversed)
      }
    }
  }

  private func pass(_ re: inout MutableSpan<Double>, _ im: inout MutableSpan<Double>, half: Int) {
    let step = size / (2 * half)
    let cosines = cosines.span
    let sines = sines.span
    var start = 0
    while start < size {
      var k = 0
      for low in start..<start + half {
        let high = low + half
        let (c, s) = (cosines[k], sines[k])
        let (x, y) = (re[high] * c - im[high] * s, re[high] * s + im[high] * c)
        let (u, v) = (re[low], im[low])
        re[low] = u + x
        im[low] = v + y
        re[high] = u - x
        im[high] = v - y
        k += step
      }
      start += 2 * half
    }
  }
}
