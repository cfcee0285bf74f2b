/// Integers of any size in decimal digits.

extension BigInteger: CustomStringConvertible {
  /// Digits that one limb holds at a time.
  private static let chunk = 18

  /// Decimal digits, with a minus sign if it is negative.
  ///
  /// - Complexity: O(digits²).
  public var description: String {
    if case .small(let value) = storage { return String(value) }
    var groups: [String] = []
    var rest = magnitude
    while !rest.isZero {
      let (quotient, group) = rest.dividedByLimb(1_000_000_000_000_000_000)
      let digits = String(group)
      groups.append(
        quotient.isZero ? digits : String(repeating: "0", count: Self.chunk - digits.count) + digits)
      rest = quotient
    }
    return (signum < 0 ? "-" : "") + groups.reversed().joined()
  }

  /// A number from ASCII digits; `nil` if there are none, or another character among them.
  ///
  /// - Complexity: O(digits²).
  public init?(digits: some Collection<UInt8>) {
    guard !digits.isEmpty else { return nil }
    var result = BigInteger.zero
    var rest = digits[...]
    while !rest.isEmpty {
      let group = rest.prefix(Self.chunk)
      var value = 0
      for digit in group {
        guard (48...57).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 48)
      }
      result = result * BigInteger(10).power(group.count) + BigInteger(value)
      rest = rest.dropFirst(group.count)
    }
    self = result
  }
}
