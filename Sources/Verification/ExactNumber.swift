/// Numbers of exact cells: machine integers where they suffice, integers of any size elsewhere.
internal import ResilienceNumerics

/// Numbers that a cell can hold.
protocol ExactNumber: Sendable {
  static var nothing: Self { get }
  var isPositive: Bool { get }
  var isLess: Bool { get }
  init(small: Int)
  static func plus(_ left: Self, _ right: Self) -> Self
  static func minus(_ left: Self, _ right: Self) -> Self
  static func times(_ left: Self, _ right: Self) -> Self
  static func precedes(_ left: Self, _ right: Self) -> Bool
  var whole: BigInteger { get }
}

extension BigInteger: ExactNumber {
  static var nothing: BigInteger { .zero }
  var isPositive: Bool { signum > 0 }
  var isLess: Bool { signum < 0 }
  init(small: Int) { self.init(small) }
  static func plus(_ left: BigInteger, _ right: BigInteger) -> BigInteger { left + right }
  static func minus(_ left: BigInteger, _ right: BigInteger) -> BigInteger { left - right }
  static func times(_ left: BigInteger, _ right: BigInteger) -> BigInteger { left * right }
  static func precedes(_ left: BigInteger, _ right: BigInteger) -> Bool { left < right }
  var whole: BigInteger { self }
}

/// Machine integers, for cells whose numbers are known to be small enough: no operation overflows there.
extension Int128: ExactNumber {
  static var nothing: Int128 { 0 }
  var isPositive: Bool { self > 0 }
  var isLess: Bool { self < 0 }
  init(small: Int) { self.init(small) }
  static func plus(_ left: Int128, _ right: Int128) -> Int128 { left &+ right }
  static func minus(_ left: Int128, _ right: Int128) -> Int128 { left &- right }
  static func times(_ left: Int128, _ right: Int128) -> Int128 { left &* right }
  static func precedes(_ left: Int128, _ right: Int128) -> Bool { left < right }
  var whole: BigInteger {
    let limb = BigInteger(1 << 32)
    var (rest, parts) = (magnitude, [Int]())
    while rest > 0 {
      parts.append(Int(rest & 0xFFFF_FFFF))
      rest >>= 32
    }
    let size = parts.reversed().reduce(BigInteger.zero) { $0 * limb + BigInteger($1) }
    return self < 0 ? -size : size
  }
}
