import Testing

@testable import ResilienceNumerics

@Suite struct RationalTests {
  @Test func lowestTerms() {
    #expect("\(Rational(6, -4))" == "-3/2")
    #expect("\(Rational(0, -7))" == "0")
    #expect(Rational(1, 3) + Rational(1, 6) == Rational(1, 2))
    #expect(Rational(1, 3) / Rational(-2, 9) == Rational(-3, 2))
    #expect(Rational(-1, 2) < Rational(-1, 3))
  }

  /// Every double is a fraction, and reads back as itself.
  @Test(arguments: [
    0, 1, -2.5, 0.1, 1e300, -1e-300, 0x1p-1022, Double.greatestFiniteMagnitude, 1.0 / 3, 123_456.789,
    Double.pi,
  ])
  func doublesAreFractions(value: Double) {
    let exact = Rational(exactly: value)
    #expect(exact.map { Double($0) } == value)
  }

  @Test func tenthIsNotATenth() {
    #expect(Rational(exactly: 0.1) != Rational(1, 10))
    #expect(Rational(exactly: .infinity) == nil)
    #expect(Rational(exactly: .nan) == nil)
  }

  /// Quotients of whole numbers that doubles hold: division rounds to nearest, and so must the fraction.
  @Test(arguments: 0..<300) func roundsLikeDivision(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 79, index: 0)
    let bits = Int.random(in: 1...53, using: &random)
    let above = Int.random(in: -(1 << bits)...(1 << bits), using: &random)
    let below = Int.random(in: 1...(1 << Int.random(in: 1...53, using: &random)), using: &random)
    #expect(
      Double(Rational(BigInteger(above), BigInteger(below))) == Double(above) / Double(below), "seed \(seed)")
  }

  @Test func largeParts() {
    let big = BigInteger(10).power(400)
    #expect(Double(Rational(big, big + big + big)) == 1.0 / 3)
    #expect(Double(Rational(1, big)) == 0)
    #expect(Double(Rational(big)) == .infinity)
  }
}
