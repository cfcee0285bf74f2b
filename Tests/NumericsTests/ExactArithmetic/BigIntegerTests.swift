import Testing

@testable import ResilienceNumerics

/// Integers whose limbs are mostly all ones or all zeros: where carries go wrong.
struct RandomIntegers {
  var random: PhiloxStream

  init(seed: Int) { random = PhiloxStream(seed: UInt64(seed), stream: 78, index: 0) }

  mutating func next(limbs most: Int) -> BigInteger {
    let limbs = (0..<Int.random(in: 0...most, using: &random)).map { _ -> UInt64 in
      switch Int.random(in: 0..<5, using: &random) {
      case 0: 0
      case 1: UInt64.max
      case 2: 1 << UInt64.random(in: 0...63, using: &random)
      default: UInt64.random(in: 0...UInt64.max, using: &random)
      }
    }
    return BigInteger(isNegative: Bool.random(using: &random), Magnitude(limbs: limbs))
  }
}

@Suite struct BigIntegerTests {
  /// 30! and 2^200, as any table has them.
  @Test func knownNumbers() {
    let factorial = (1...30).reduce(BigInteger.one) { $0 * BigInteger($1) }
    #expect("\(factorial)" == "265252859812191058636308480000000")
    #expect(
      "\(BigInteger(2).power(200))" == "1606938044258990275541962092341162602522202993782792835301376")
    #expect("\(-BigInteger(10).power(40))" == "-1" + String(repeating: "0", count: 40))
    #expect(BigInteger(digits: Array("12a".utf8)) == nil)
    #expect(BigInteger(digits: []) == nil)
  }

  /// The laws of a ring, order and division, across the border between machine numbers and limbs.
  @Test(arguments: 0..<300) func laws(seed: Int) {
    var source = RandomIntegers(seed: seed)
    let (a, b, c) = (source.next(limbs: 6), source.next(limbs: 4), source.next(limbs: 3))
    #expect((a + b) - b == a, "seed \(seed)")
    #expect(a * (b + c) == a * b + a * c, "seed \(seed)")
    #expect((a < b) == ((a - b).signum < 0), "seed \(seed)")
    #expect(BigInteger(digits: "\(a.absolute)".utf8) == a.absolute, "seed \(seed)")
    guard !b.isZero else { return }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    #expect(quotient * b + remainder == a, "seed \(seed)")
    #expect(remainder.absolute < b.absolute, "seed \(seed)")
    #expect(remainder.isZero || remainder.signum == a.signum, "seed \(seed)")
    #expect((a * b) / b == a, "seed \(seed)")
  }

  /// A quotient limb that is guessed one too large must be put back: the rare step of algorithm D.
  @Test func divisionPutsBack() {
    let top: UInt64 = 1 << 63
    let a = Magnitude(limbs: [0, 0, top, top - 1])
    let b = Magnitude(limbs: [1, 0, top])
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    #expect(quotient * b + remainder == a)
    #expect(remainder < b)
  }

  @Test(arguments: 0..<200) func greatestCommonDivisor(seed: Int) {
    var source = RandomIntegers(seed: seed)
    let (a, b, c) = (source.next(limbs: 3), source.next(limbs: 3), source.next(limbs: 2))
    let divisor = BigInteger.greatestCommonDivisor(a * c, b * c)
    guard !divisor.isZero else { return }
    #expect((a * c).quotientAndRemainder(dividingBy: divisor).remainder.isZero, "seed \(seed)")
    let (x, y) = (a * c / divisor, b * c / divisor)
    #expect(BigInteger.greatestCommonDivisor(x, y) == .one, "seed \(seed)")
    #expect(c.isZero || divisor.quotientAndRemainder(dividingBy: c).remainder.isZero, "seed \(seed)")
  }

  @Test func borders() {
    let least = BigInteger(Int128.min)
    #expect(least / BigInteger(-1) == BigInteger(2).power(127))
    #expect(-(-least) == least)
    #expect(BigInteger.greatestCommonDivisor(least, least) == BigInteger(2).power(127))
    #expect(Double(BigInteger(2).power(53) + 1) == 0x1p53)
    #expect(Double(BigInteger(2).power(153) + BigInteger(2).power(100)) == 0x1p153)
    #expect(Double(BigInteger(2).power(153) + BigInteger(2).power(100) + 1) == 0x1p153.nextUp)
    #expect(Double(-BigInteger(2).power(1100)) == -.infinity)
  }
}
