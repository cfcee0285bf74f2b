import ResilienceNumerics
import Testing

@Suite struct NormalTests {
  /// Values of mpmath 1.3 with 30 digits.
  @Test(arguments: [
    (0.5, 0.0), (0.95, 1.6448536269514722), (0.975, 1.9599639845400545), (1e-10, -6.361340902404056),
    (0.6, 0.2533471031357998), (1e-300, -37.0470962993612),
  ])
  func quantile(p: Double, z: Double) {
    #expect(abs(normalQuantile(p) - z) <= 4e-15 * max(1, abs(z)), "p \(p): \(normalQuantile(p)), \(z)")
  }

  @Test func quantileInvertsSurvival() {
    for k in 1...400 {
      let z = -10 + Double(k) / 20
      let p = normalSurvival(-z)
      guard p < 0.5 else { continue }
      #expect(abs(normalQuantile(p) - z) < 1e-12, "z \(z)")
    }
    #expect(normalQuantile(0) == -.infinity)
    #expect(normalQuantile(1) == .infinity)
  }
}
