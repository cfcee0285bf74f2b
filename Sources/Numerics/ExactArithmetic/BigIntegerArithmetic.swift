/// Arithmetic of integers of any size: in machine integers if the result fits, in limbs otherwise.

extension BigInteger {
  /// The sum.
  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return BigInteger(sum) }
    }
    let (a, b) = (left.magnitude, right.magnitude)
    let (isNegative, isOtherNegative) = (left.signum < 0, right.signum < 0)
    if isNegative == isOtherNegative { return BigInteger(isNegative: isNegative, a + b) }
    return a < b ? BigInteger(isNegative: isOtherNegative, b - a) : BigInteger(isNegative: isNegative, a - b)
  }

  /// The difference.
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return BigInteger(difference) }
    }
    return left + -right
  }

  /// The negative.
  public static prefix func - (value: BigInteger) -> BigInteger {
    if case .small(let a) = value.storage { return BigInteger(-a) }
    return BigInteger(isNegative: value.signum > 0, value.magnitude)
  }

  /// The product.
  ///
  /// - Complexity: O(limbs of one · limbs of the other).
  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      if let x = Int64(exactly: a), let y = Int64(exactly: b) { return BigInteger(Int128(x) &* Int128(y)) }
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return BigInteger(product) }
    }
    return BigInteger(isNegative: left.signum * right.signum < 0, left.magnitude * right.magnitude)
  }

  /// Division towards zero; the remainder has the sign of the dividend.
  ///
  /// - Precondition: the divisor is not zero.
  /// - Complexity: O(limbs of the quotient · limbs of the divisor).
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    precondition(!divisor.isZero, "division by zero")
    if case .small(let a) = storage, case .small(let b) = divisor.storage {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return (BigInteger(quotient), BigInteger(remainder))
    }
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    return (
      BigInteger(isNegative: signum * divisor.signum < 0, quotient),
      BigInteger(isNegative: signum < 0, remainder)
    )
  }

  /// The quotient, towards zero.
  public static func / (left: BigInteger, right: BigInteger) -> BigInteger {
    left.quotientAndRemainder(dividingBy: right).quotient
  }

  /// The absolute value.
  public var absolute: BigInteger { signum < 0 ? -self : self }

  /// The number times itself, `exponent` (0 or more) times.
  public func power(_ exponent: Int) -> BigInteger {
    precondition(exponent >= 0)
    var result = BigInteger.one
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The greatest common divisor, not negative; 0 for two zeros.
  ///
  /// - Complexity: O(limbs²) by Euclid's divisions.
  public static func greatestCommonDivisor(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    var (a, b) = (left.absolute, right.absolute)
    while !b.isZero {
      if case .small(let x) = a.storage, case .small(let y) = b.storage {
        return BigInteger(isNegative: false, Magnitude(smallDivisor(x.magnitude, y.magnitude)))
      }
      (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder)
    }
    return a
  }

  /// Euclid's algorithm; narrow division once both fit into a word.
  private static func smallDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b > UInt64.max { (a, b) = (b, a % b) }
    if b == 0 { return a }
    var (x, y) = (UInt64(b), UInt64(a % b))
    while y != 0 { (x, y) = (y, x % y) }
    return UInt128(x)
  }
}
