import ResilienceNumerics
import Testing

@Suite struct PhiloxTests {
  /// Known answers of the reference implementation (Random123, kat_vectors).
  @Test func knownAnswers() {
    let ones = UInt32.max
    #expect(
      philox4x32(counter: .zero, key: .zero) == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      philox4x32(counter: SIMD4(repeating: ones), key: SIMD2(repeating: ones))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      philox4x32(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0)) == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func streamsAreSequencesOfTheirOwn() {
    var first = PhiloxStream(seed: 7, stream: 0, index: 0)
    var again = PhiloxStream(seed: 7, stream: 0, index: 0)
    var other = PhiloxStream(seed: 7, stream: 0, index: 1)
    let a = (0..<8).map { _ in first.next() }
    #expect(a == (0..<8).map { _ in again.next() })
    #expect(Set(a).isDisjoint(with: (0..<8).map { _ in other.next() }))
  }

  /// Mean and variance of 40,000 draws within 5.5 standard errors: a false alarm once in 2e7 runs.
  @Test func moments() {
    var draws = PhiloxStream(seed: 3, stream: 1, index: 0)
    let n = 40_000
    let normals = (0..<n).map { _ in draws.normal() }
    let mean = normals.reduce(0, +) / Double(n)
    let variance = normals.reduce(0) { $0 + $1 * $1 } / Double(n)
    #expect(abs(mean) < 5.5 / Double(n).squareRoot())
    #expect(abs(variance - 1) < 5.5 * (2 / Double(n)).squareRoot())
    let uniforms = (0..<n).map { _ in draws.uniform() }
    #expect(uniforms.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(uniforms.reduce(0, +) / Double(n) - 0.5) < 5.5 / (12 * Double(n)).squareRoot())
  }
}
