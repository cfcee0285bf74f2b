import Testing

@testable import ResilienceNumerics

@Suite struct MersenneResidueTests {
  private static let prime = BigInteger(2).power(61) - 1

  /// The residue of a fraction whose denominator is a power of two, by long division: the slow way.
  private func residue(_ fraction: Rational) -> BigInteger {
    // 2^61 is 1: to halve is to take 2^60 times as much.
    var (top, bottom) = (fraction.numerator, fraction.denominator)
    while bottom != 1 {
      top = (top * BigInteger(2).power(60)).quotientAndRemainder(dividingBy: Self.prime).remainder
      bottom = bottom.quotientAndRemainder(dividingBy: 2).quotient
    }
    let rest = top.quotientAndRemainder(dividingBy: Self.prime).remainder
    return rest.signum < 0 ? rest + Self.prime : rest
  }

  /// Sums and products of doubles of all sizes have the residues of the exact fractions.
  @Test func followsFractions() throws {
    var draws = PhiloxStream(seed: 61, stream: 0, index: 0)
    func draw() -> Double {
      let size = Double(
        sign: .plus, exponent: Int(draws.uniform() * 140) - 80, significand: 1 + draws.uniform())
      return draws.uniform() < 0.5 ? -size : size
    }
    for _ in 0..<200 {
      let numbers = (0..<4).map { _ in draw() }
      let count = Int(draws.uniform() * 1e6)
      let exact = try numbers.map { try #require(Rational(exactly: $0)) }
      let short = try numbers.map { try #require(MersenneResidue(exactly: $0)) }
      let slow = exact[0] * exact[1] + (exact[2] - exact[3]) * Rational(count)
      let fast = short[0] * short[1] + (short[2] - short[3]) * MersenneResidue(count)
      #expect(residue(slow) == BigInteger(Int(fast.value)), "\(numbers) \(count)")
    }
  }

  @Test(arguments: [
    Double.leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0x1p-1022, 1, -1, 0x1p61, .greatestFiniteMagnitude,
    0.1,
  ])
  func extremes(number: Double) throws {
    let exact = try #require(Rational(exactly: number))
    #expect(residue(exact) == BigInteger(Int(try #require(MersenneResidue(exactly: number)).value)))
  }

  @Test func zeroAndNothing() {
    #expect(MersenneResidue(0).isZero && MersenneResidue(exactly: -0.0)?.isZero == true)
    #expect(MersenneResidue(exactly: .infinity) == nil && MersenneResidue(exactly: .nan) == nil)
    #expect((MersenneResidue(-5) + MersenneResidue(5)).isZero && !MersenneResidue(-5).isZero)
  }
}
