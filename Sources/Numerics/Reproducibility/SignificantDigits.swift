/// Rounding to decimal digits, so that processors whose `exp` or `pow` differs in the last bit print the same.
import SystemLibrary

extension Double {
  /// The nearest number with so many significant decimal digits, 1 to 15; numbers below 1e-10 or above 1e34,
  /// and non-finite ones, stay as they are.
  ///
  /// Powers of ten to 22 are exact, so the quotient is the number nearest to the decimal and is printed with
  /// no more digits than asked for.
  public func rounded(toSignificantDigits digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let places = digits - 1 - Int(log10(abs(self)).rounded(.down))
    guard abs(places) <= 22 else { return self }
    let power = powersOfTen[abs(places)]
    return places >= 0 ? (self * power).rounded() / power : (self / power).rounded() * power
  }
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20,
  1e21, 1e22,
]
