/// Exact fractions.

/// A fraction of integers of any size, in lowest terms, with a positive denominator.
///
/// ```swift
/// print(Rational(1, 3) + Rational(1, 6))  // 1/2
/// ```
public struct Rational: Hashable, Sendable {
  /// The part above the line.
  public let numerator: BigInteger
  /// The part below the line, positive, without a common divisor with the numerator.
  public let denominator: BigInteger

  /// A fraction in lowest terms.
  ///
  /// - Precondition: the denominator is not zero.
  public init(_ numerator: BigInteger, _ denominator: BigInteger) {
    precondition(!denominator.isZero, "division by zero")
    if denominator == .one {
      (self.numerator, self.denominator) = (numerator, denominator)
      return
    }
    let divisor = BigInteger.greatestCommonDivisor(numerator, denominator)
    let signed = denominator.signum < 0 ? -divisor : divisor
    self.numerator = numerator / signed
    self.denominator = denominator / signed
  }

  /// A whole number.
  public init(_ value: BigInteger) { (numerator, denominator) = (value, .one) }

  /// A whole number.
  public init(_ value: Int) { self.init(BigInteger(value)) }

  /// The exact value of a double; `nil` unless it is finite.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if value == 0 {
      self.init(0)
      return
    }
    // The significand's 53 bits as a whole number: value = whole · 2^exponent.
    let exponent = Int(value.exponent) - 52
    let whole = Int(Double(sign: value.sign, exponent: 52, significand: value.significand))
    let power = BigInteger(2).power(abs(exponent))
    if exponent >= 0 { self.init(BigInteger(whole) * power) } else { self.init(BigInteger(whole), power) }
  }

  /// −1, 0 or 1.
  public var signum: Int { numerator.signum }

  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The negative.
  public static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, value.denominator)
  }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient.
  ///
  /// - Precondition: the divisor is not zero.
  public static func / (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.denominator, left.denominator * right.numerator)
  }
}

extension Rational: Comparable {
  /// By cross multiplication.
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// A literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: CustomStringConvertible {
  /// `2/3`, or `2` for a whole number.
  public var description: String { denominator == .one ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension Double {
  /// The nearest double (ties to even); for a value smaller than any normal double, one of its two
  /// neighbours.
  ///
  /// - Complexity: one long division.
  public init(_ value: Rational) {
    let size = nearestQuotient(value.numerator.magnitude, value.denominator.magnitude)
    self = value.signum < 0 ? -size : size
  }
}

/// The double nearest to a quotient of natural numbers.
private func nearestQuotient(_ above: Magnitude, _ below: Magnitude) -> Double {
  if above.isZero { return 0 }
  // A quotient of 66 or 67 bits, with one more that stands for the remainder, rounds like the fraction.
  let shift = 66 - (above.bitWidth - below.bitWidth)
  let (quotient, remainder) = (shift > 0 ? above << shift : above).quotientAndRemainder(
    dividingBy: shift < 0 ? below << -shift : below)
  let tail = Magnitude(limbs: [remainder.isZero ? 0 : 1])
  return Double(sign: .plus, exponent: -shift - 1, significand: nearest((quotient << 1) + tail))
}

extension BigInteger {
  /// The least number of which every fraction's denominator is a divisor.
  ///
  /// - Complexity: a greatest common divisor for each fraction with another denominator than the one before.
  public static func commonDenominator(of fractions: [Rational]) -> BigInteger {
    fractions.reduce(.one) { common, fraction in
      if fraction.denominator == .one || fraction.denominator == common { return common }
      return common / greatestCommonDivisor(common, fraction.denominator) * fraction.denominator
    }
  }
}
