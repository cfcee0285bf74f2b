/// Residues modulo the prime 2^61 − 1: a fingerprint of exact sums of products.

/// A number modulo 2^61 − 1.
///
/// A finite double is a whole number times a power of two, and 2^61 is 1: so it has a residue, and sums and products of
/// doubles have the residues that theirs give. A sum that is 0 has the residue 0. One with another residue is not 0, which
/// is settled in some nanoseconds where fractions take a microsecond.
public struct MersenneResidue: Equatable, Sendable {
  private static let bits = 61
  private static let prime: UInt64 = (1 << 61) - 1

  /// From 0 to the prime, which it is below.
  let value: UInt64

  private init(reduced value: UInt64) { self.value = value }

  /// Residue of a whole number.
  public init(_ whole: Int) {
    let size = UInt64(whole.magnitude) % Self.prime
    value = whole < 0 && size > 0 ? Self.prime - size : size
  }

  /// Residue of a double; `nil` unless it is finite.
  public init?(exactly number: Double) {
    guard number.isFinite else { return nil }
    guard number != 0 else {
      self.init(0)
      return
    }
    let exponent = (Int(number.exponent) - 52) % Self.bits
    let whole = Int(Double(sign: number.sign, exponent: 52, significand: number.significand))
    let power = Self(reduced: 1 << UInt64(exponent < 0 ? exponent + Self.bits : exponent))
    self = Self(whole) * power
  }

  /// Whether it is the residue of 0.
  public var isZero: Bool { value == 0 }

  /// Residue of a sum.
  public static func + (a: Self, b: Self) -> Self {
    let sum = a.value + b.value
    return Self(reduced: sum >= prime ? sum - prime : sum)
  }

  /// Residue of a difference.
  public static func - (a: Self, b: Self) -> Self {
    Self(reduced: a.value >= b.value ? a.value - b.value : a.value + (prime - b.value))
  }

  /// Residue of a product.
  public static func * (a: Self, b: Self) -> Self {
    let (high, low) = a.value.multipliedFullWidth(by: b.value)
    // High and low together are below 2^122: the upper 61 bits count as ones.
    let sum = (low & prime) + (high << 3 | low >> 61)
    return Self(reduced: sum >= prime ? sum - prime : sum)
  }
}
