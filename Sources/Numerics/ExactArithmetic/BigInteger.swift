/// Integers of any size.
///
/// Purpose: exact pivoting, where a rounding error would be a wrong answer. Numbers of up to 127 bits, which most
/// are, stay in a machine type; larger ones are limbs.

/// A whole number of any size.
///
/// ```swift
/// let big = BigInteger(10).power(40) + 1
/// print(big)  // 10000000000000000000000000000000000000001
/// ```
public struct BigInteger: Hashable, Sendable {
  /// Small wherever the size is below 2^127, so that equal numbers are equal values.
  enum Storage: Hashable, Sendable {
    case small(Int128)
    case large(isNegative: Bool, Magnitude)
  }
  let storage: Storage

  /// A machine integer.
  public init(_ value: Int) { storage = .small(Int128(value)) }

  /// −2^127 has no negative of its type: it is large.
  init(_ value: Int128) {
    storage = value == Int128.min ? .large(isNegative: true, Magnitude(value.magnitude)) : .small(value)
  }

  init(isNegative: Bool, _ magnitude: Magnitude) {
    guard let small = magnitude.asUInt128, small <= UInt128(Int128.max) else {
      storage = .large(isNegative: isNegative, magnitude)
      return
    }
    storage = .small(isNegative ? -Int128(small) : Int128(small))
  }

  /// 0.
  public static let zero = BigInteger(0)
  /// 1.
  public static let one = BigInteger(1)

  /// −1, 0 or 1.
  public var signum: Int {
    switch storage {
    case .small(let value): value == 0 ? 0 : value < 0 ? -1 : 1
    case .large(let isNegative, _): isNegative ? -1 : 1
    }
  }

  /// Whether it is 0.
  public var isZero: Bool { signum == 0 }

  var magnitude: Magnitude {
    switch storage {
    case .small(let value): Magnitude(value.magnitude)
    case .large(_, let magnitude): magnitude
    }
  }

  /// The number of binary digits without the sign, 0 for zero.
  public var bitWidth: Int {
    switch storage {
    case .small(let value): 128 - value.magnitude.leadingZeroBitCount
    case .large(_, let magnitude): magnitude.bitWidth
    }
  }

  /// The number as a machine integer, if it fits.
  public var asInt: Int? {
    guard case .small(let value) = storage else { return nil }
    return Int(exactly: value)
  }
}

extension BigInteger: Comparable {
  /// - Complexity: O(limbs).
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    if case .small(let a) = left.storage, case .small(let b) = right.storage { return a < b }
    if left.signum != right.signum { return left.signum < right.signum }
    return left.signum < 0 ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
  }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// A literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Double {
  /// The nearest double (ties to even); infinite where the number is too large.
  public init(_ value: BigInteger) {
    self = nearest(value.magnitude) * (value.signum < 0 ? -1 : 1)
  }
}

/// The double nearest to a natural number: 64 leading bits hold 53 and the bits that decide the rounding; the
/// last one stands for everything below it.
func nearest(_ value: Magnitude) -> Double {
  let excess = value.bitWidth - 64
  if excess <= 0 { return Double(value.limbs.first ?? 0) }
  let top = value >> excess
  let isExact = top << excess == value
  return Double(sign: .plus, exponent: excess, significand: Double(top.limbs[0] | (isExact ? 0 : 1)))
}
