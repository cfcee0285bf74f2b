import Testing

@testable import ResilienceNumerics

/// Sobol's indices of functions whose indices are known in closed form.
struct SobolIndicesTests {
  /// Indices of a function of uniform inputs.
  private func indices(_ inputs: Int, draws: Int, seed: UInt64 = 1, _ f: ([Double]) -> Double) -> SobolIndices
  {
    func row(_ n: Int, second: Bool) -> [Double] {
      (0..<inputs).map { input in
        var random = PhiloxStream(seed: seed, stream: UInt64(input), index: UInt64(n))
        let first = random.uniform()
        return second ? random.uniform() : first
      }
    }
    let a = (0..<draws).map { row($0, second: false) }
    let b = (0..<draws).map { row($0, second: true) }
    let mixed = (0..<inputs).map { input in
      (0..<draws).map { n in
        var point = a[n]
        point[input] = b[n][input]
        return f(point)
      }
    }
    return SobolIndices(a: a.map(f), b: b.map(f), mixed: mixed, seed: seed)
  }

  /// Ishigami and Homma 1990, a = 7, b = 0.1: S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437.
  @Test func ishigami() {
    let result = indices(3, draws: 1500) { u in
      let x = u.map { (2 * $0 - 1) * Double.pi }
      return sine(x[0]) + 7 * sine(x[1]) * sine(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sine(x[0])
    }
    for (index, truth) in zip(result.first, [0.3139, 0.4424, 0]) { expect(index, truth) }
    for (index, truth) in zip(result.total, [0.5576, 0.4424, 0.2437]) { expect(index, truth) }
    #expect(abs(result.variance - 13.845) < 1)
  }

  /// A sum with weights 1, 2, 3 far from 0: shares 1/14, 4/14, 9/14, first and total alike.
  @Test func sumFarFromZero() {
    let result = indices(3, draws: 800) { 1e6 + $0[0] + 2 * $0[1] + 3 * $0[2] }
    for (number, weight) in [1.0, 4, 9].enumerated() {
      expect(result.first[number], weight / 14)
      expect(result.total[number], weight / 14)
    }
  }

  /// A product of two centred inputs: neither explains anything alone, both everything together.
  @Test func productOfCentredInputs() {
    let result = indices(2, draws: 1500) { ($0[0] - 0.5) * ($0[1] - 0.5) }
    for number in 0..<2 {
      expect(result.first[number], 0)
      expect(result.total[number], 1)
    }
  }

  /// The noise says how far estimates scatter from seed to seed: of 20 runs one should miss. More than 6 misses have
  /// a probability below 1e-4 if the coverage is 95 %, but 20 fixed seeds never change their mind.
  @Test func noiseCoversTheTruth() {
    var misses = 0
    for seed in 1...20 {
      let result = indices(2, draws: 150, seed: UInt64(seed)) { $0[0] + $0[1] }
      if abs(result.first[0].value - 0.5) > result.first[0].noise { misses += 1 }
    }
    #expect(misses <= 6, "\(misses) of 20")
  }

  @Test func constantsHaveNoIndices() {
    let result = indices(2, draws: 100) { _ in 0.1 }
    #expect(result.first.isEmpty && result.total.isEmpty)
  }

  private func expect(
    _ index: SobolIndices.Index, _ truth: Double, _ place: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(index.value - truth) <= 2 * index.noise + 1e-12, "\(index), \(truth)", sourceLocation: place)
    #expect(index.noise < 0.2, sourceLocation: place)
  }

  /// The sine by its series, since tests of this room import nothing else: |x| up to π.
  private func sine(_ x: Double) -> Double {
    var (term, sum) = (x, x)
    for k in 1...14 {
      term *= -x * x / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sum
  }
}

struct ShareIntervalTests {
  /// Wilson's interval for 8 of 10: Brown, Cai, DasGupta 2001 give 0.490 to 0.943.
  @Test func publishedInterval() {
    let bounds = WilsonInterval(8, of: 10).bounds
    #expect(abs(bounds.lowerBound - 0.4902) < 1e-4 && abs(bounds.upperBound - 0.9433) < 1e-4)
  }

  @Test func allAndNoneKeepTheirDoubt() {
    #expect(WilsonInterval(0, of: 100).bounds.lowerBound == 0)
    #expect(abs(WilsonInterval(0, of: 100).bounds.upperBound - 0.037) < 1e-3)
    #expect(WilsonInterval(100, of: 100).bounds.upperBound == 1)
  }
}
