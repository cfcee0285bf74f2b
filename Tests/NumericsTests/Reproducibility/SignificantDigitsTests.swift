import ResilienceNumerics
import Testing

@Suite struct SignificantDigitsTests {
  @Test(
    arguments: [
      (1.0 / 3, 3, "0.333"), (-2.0 / 3, 4, "-0.6667"), (0.1 + 0.2, 12, "0.3"), (123_456.789, 4, "123500.0"),
      (9.9996, 4, "10.0"), (1e-9 / 3, 5, "3.3333e-10"), (2e20 / 3, 6, "6.66667e+19"), (0, 3, "0.0"),
      (1e300, 3, "1e+300"), (Double.infinity, 3, "inf"),
    ] as [(Double, Int, String)])
  func knownNumbers(number: Double, digits: Int, text: String) {
    #expect("\(number.rounded(toSignificantDigits: digits))" == text)
  }

  @Test func neighboursPrintTheSame() {
    var draws = PhiloxStream(seed: 1, stream: 0, index: 0)
    var parted = 0
    for _ in 0..<10_000 {
      let number = draws.exponential() * (draws.uniform() < 0.5 ? 1e-6 : 1e7)
      let rounded = number.rounded(toSignificantDigits: 12)
      #expect(abs(rounded - number) <= 5.1e-12 * number)
      #expect("\(rounded)".filter(\.isNumber).drop { $0 == "0" }.count <= 16)
      if rounded != number.nextUp.rounded(toSignificantDigits: 12) { parted += 1 }
    }
    // A boundary between decimals lies between two neighbours about once in 5,000.
    #expect(parted < 20)
  }
}
