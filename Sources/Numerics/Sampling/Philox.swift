/// Counter-based random numbers: Philox4x32-10.
///
/// A draw is a function of its key and its index, so that runs give the same numbers whatever the number of
/// threads or the order of the work.
///
/// Reference: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
import SystemLibrary

/// Philox4x32 with ten rounds: four words of 32 bits from a counter of 128 and a key of 64.
///
/// - Complexity: ten rounds of two multiplications, whatever the input.
@inlinable
public func philox4x32(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
  var c = counter
  var k = key
  for _ in 0..<10 {
    let p0 = UInt64(0xD251_1F53) * UInt64(c.x)
    let p1 = UInt64(0xCD9E_8D57) * UInt64(c.z)
    c = SIMD4(
      UInt32(truncatingIfNeeded: p1 >> 32) ^ c.y ^ k.x, UInt32(truncatingIfNeeded: p1),
      UInt32(truncatingIfNeeded: p0 >> 32) ^ c.w ^ k.y, UInt32(truncatingIfNeeded: p0))
    k = SIMD2(k.x &+ 0x9E37_79B9, k.y &+ 0xBB67_AE85)
  }
  return c
}

/// An endless sequence of random numbers, determined by its seed, stream and index.
///
/// ```swift
/// var year = PhiloxStream(seed: 1, stream: 0, index: 1_234_567)
/// let events = year.exponential() < 0.5
/// ```
public struct PhiloxStream: RandomNumberGenerator, Sendable {
  @usableFromInline let key: SIMD2<UInt32>
  @usableFromInline var counter: SIMD4<UInt32>
  @usableFromInline var spare: UInt64 = 0
  @usableFromInline var hasSpare = false

  /// Starts the sequence of `index` (a year, a replication) in `stream` (kind of quantity), of which the low
  /// 32 bits count; a sequence holds 2^33 words.
  @inlinable
  public init(seed: UInt64, stream: UInt64, index: UInt64) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    counter = SIMD4(
      0, UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: index),
      UInt32(truncatingIfNeeded: index >> 32))
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    if hasSpare {
      hasSpare = false
      return spare
    }
    let words = philox4x32(counter: counter, key: key)
    counter.x &+= 1
    spare = UInt64(words.z) | UInt64(words.w) << 32
    hasSpare = true
    return UInt64(words.x) | UInt64(words.y) << 32
  }

  /// Uniform on the open interval (0, 1): odd multiples of 2^-53, so that neither end is ever drawn.
  @inlinable
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// Exponential with mean 1.
  public mutating func exponential() -> Double { -log(uniform()) }

  /// Standard normal, by inversion: one uniform a draw, so that streams stay in step.
  public mutating func normal() -> Double { normalQuantile(uniform()) }
}
