import Foundation
import Testing

@testable import ResilienceNumerics

@Suite struct BernoulliSumTests {
  /// All 2^n outcomes, one by one.
  static func oracle(
    _ terms: [(probability: Double, weight: Double)], certain: Double = 0, exponent: Double, scale: Double
  ) -> Double {
    var total = 0.0
    for outcome in 0..<(1 << terms.count) {
      var probability = 1.0
      var sum = certain
      for (bit, term) in terms.enumerated() {
        let happens = outcome >> bit & 1 == 1
        probability *= happens ? term.probability : 1 - term.probability
        if happens { sum += term.weight }
      }
      total += probability * pow(sum / scale, exponent)
    }
    return total
  }

  @Test(arguments: 0..<60)
  func equalsEnumeration(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 5, index: 0)
    let weights = [1.0, 1.0, 2.5, 10]
    let terms = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      (
        probability: [random.uniform(), 0, 1, 1e-12][Int.random(in: 0...3, using: &random)],
        weight: weights[Int.random(in: 0...3, using: &random)]
      )
    }
    let scale = terms.reduce(0) { $0 + $1.weight }
    var sum = BernoulliSum()
    for term in terms { sum.add(count: 1, probability: term.probability, weight: term.weight) }
    for exponent in [0.5, 1, 1.5, 2, 3.25, 30] {
      let exact = Self.oracle(terms, exponent: exponent, scale: scale)
      let value = sum.expectedPower(exponent, over: scale)
      #expect(abs(value - exact) <= 1e-13 * exact + 1e-35, "seed \(seed) κ \(exponent): \(value), \(exact)")
    }
  }

  /// Whole powers have closed forms: E[K²] and E[K³] of a binomial.
  @Test(arguments: [2, 50, 3_000, 100_000, 999_999], [1e-6, 0.003, 0.3, 0.75, 0.999])
  func closedForms(count: Int, p: Double) {
    var sum = BernoulliSum()
    sum.add(count: count, probability: p, weight: 1)
    let n = Double(count)
    let second = n * p * (1 - p) + n * n * p * p
    let third = n * p + 3 * n * (n - 1) * p * p + n * (n - 1) * (n - 2) * p * p * p
    #expect(abs(sum.expectedPower(2, over: n) * n * n / second - 1) < 1e-12)
    #expect(abs(sum.expectedPower(3, over: n) * n * n * n / third - 1) < 1e-12)
  }

  /// The expansion against the sum over outcomes, where both can answer.
  @Test(arguments: [0.3, 0.5, 1.5, 2.7, 7.0])
  func expansionEqualsSummation(exponent: Double) throws {
    for (count, p, weight) in [(4_000, 0.4, 1.0), (20_000, 0.9, 3.0), (60_000, 0.05, 0.5)] {
      var sum = BernoulliSum()
      sum.add(count: count, probability: p, weight: weight)
      sum.add(count: 2_000, probability: 0.5, weight: weight)
      let expanded = try #require(
        MomentExpansion(certain: 0, classes: sum.classes[...]).expectedPower(exponent))
      let outcomes = sum.classes[0].outcomes
      let summed = outcomes.probabilities.enumerated().reduce(0.0) {
        $0 + $1.element * pow(weight * Double(outcomes.first + $1.offset), exponent)
      }
      #expect(abs(expanded / summed - 1) < 1e-12, "\(count) \(p) κ \(exponent): \(expanded), \(summed)")
    }
  }

  /// Six hundred down on average: too few for the shortest series.
  @Test(arguments: [0.3, 0.5, 1.5, 2.7, 11.9])
  func theLongSeriesEqualsSummation(exponent: Double) throws {
    var sum = BernoulliSum()
    sum.add(count: 12_000, probability: 0.05, weight: 2)
    let expanded = try #require(
      MomentExpansion(certain: 0, classes: sum.classes[...]).expectedPower(exponent))
    let outcomes = sum.classes[0].outcomes
    let summed = outcomes.probabilities.enumerated().reduce(0.0) {
      $0 + $1.element * pow(2 * Double(outcomes.first + $1.offset), exponent)
    }
    #expect(abs(expanded / summed - 1) < 1e-13)
  }

  /// Wherever the expansion answers, it is right to rounding: from a handful down to thousands, one weight or two, with
  /// and without certain terms.
  @Test(arguments: 0..<60)
  func whereTheExpansionAnswersItEqualsSummation(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 6, index: 0)
    let exponent = [0.3, 0.5, 1.5, 2, 2.7, 5.5, 7.9, 11.9, 20.5][seed % 9]
    let certain = seed.isMultiple(of: 3) ? 10 * random.uniform() : 0
    var sum = BernoulliSum()
    if certain > 0 { sum.add(count: 1, probability: 1, weight: certain) }
    var outcomes: [(value: Double, probability: Double)] = [(certain, 1)]
    for weight in [1.0, 7].prefix(Int.random(in: 1...2, using: &random)) {
      let expected = weight == 1 ? pow(10, 1 + 2.5 * random.uniform()) : 20 * random.uniform()
      let probability = [1e-4, 0.05, 0.4][Int.random(in: 0...2, using: &random)]
      let count = Int(expected / probability) + 1
      sum.add(count: count, probability: probability, weight: weight)
      let number = TruncatedBinomial(binomial: count, probability: probability)
      outcomes = outcomes.flatMap { known in
        number.probabilities.enumerated().map {
          (known.value + weight * Double(number.first + $0), known.probability * $1)
        }
      }
    }
    guard
      let expanded = MomentExpansion(certain: sum.certain, classes: sum.classes[...]).expectedPower(exponent)
    else { return }
    let summed = outcomes.reduce(0.0) { $0 + $1.probability * pow($1.value, exponent) }
    #expect(abs(expanded / summed - 1) < 1e-13, "seed \(seed) κ \(exponent): \(expanded), \(summed)")
  }

  /// Orders that go on from one another give the series that each of them alone gives, to the last bit.
  @Test(arguments: 0..<40) func everyOrderIsTheSeriesByItself(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 7, index: 0)
    let exponent = [0.3, 0.5, 1.5, 2.7, 9.5][seed % 5]
    var sum = BernoulliSum()
    if seed.isMultiple(of: 3) { sum.add(count: 1, probability: 1, weight: 1_000 * random.uniform()) }
    for _ in 0..<(1 + seed % 4) {
      let probability = [1e-4, 0.05, 0.4, random.uniform()][Int.random(in: 0...3, using: &random)]
      let count = Int(exp2(6 + 14 * random.uniform())) + 1
      sum.add(count: count, probability: probability, weight: seed.isMultiple(of: 2) ? 1 : 2.5)
    }
    let expansion = MomentExpansion(certain: sum.certain, classes: sum.classes[...])
    #expect(expansion.expectedPower(exponent) == plainExpansion(sum, exponent))
  }

  /// The series of each order from nothing.
  private func plainExpansion(_ sum: BernoulliSum, _ exponent: Double) -> Double? {
    let groups = sum.classes.flatMap { terms in terms.groups.map { (terms.weight, $0) } }
    let mean = sum.mean
    let variance = sum.classes.reduce(0.0) { $0 + $1.weight * $1.weight * $1.spread }
    for (order, most) in [(8, 1e-3), (16, 1e-2), (24, 3e-2)]
    where exponent < Double(order) && variance / (mean * mean) < most {
      var polynomials: [[Double]] = [[0], [0, 1]]
      for j in 1..<order {
        var next = [Double](repeating: 0, count: j + 2)
        for power in 1...j {
          next[power] += Double(power) * polynomials[j][power]
          next[power + 1] -= Double(power) * polynomials[j][power]
        }
        polynomials.append(next)
      }
      var cumulants = [Double](repeating: 0, count: order + 1)
      for (weight, group) in groups {
        var power = weight / mean
        for j in 2...order {
          power *= weight / mean
          let cumulant = polynomials[j].reversed().reduce(0) { $0 * group.probability + $1 }
          cumulants[j] += Double(group.count) * power * cumulant
        }
      }
      var moments = [Double](repeating: 0, count: order + 1)
      moments[0] = 1
      for n in 2...order {
        var choose = 1.0
        for k in 1...n {
          if k > 1 { moments[n] += choose * cumulants[k] * moments[n - k] }
          choose *= Double(n - k) / Double(k)
        }
      }
      var (coefficient, total, atLeast) = (1.0, 1.0, 1.0)
      for j in 1..<order {
        coefficient *= (exponent - Double(j - 1)) / Double(j)
        total += coefficient * moments[j]
        atLeast += j.isMultiple(of: 2) ? coefficient : -coefficient
      }
      if abs(atLeast) * abs(moments[order]) < 1e-16 * abs(total) { return pow(mean, exponent) * total }
    }
    return nil
  }

  /// Distributions of sums, to the last bit those of one product after the other in the order of the first number.
  @Test func convolutionsAddProductsInOrder() {
    let counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 40, 1_000]
    for (first, second) in counts.flatMap({ a in counts.map { (a, $0) } }) {
      let one = TruncatedBinomial(binomial: first, probability: 0.3)
      let other = TruncatedBinomial(binomial: second, probability: 0.07)
      let (rows, factors) = (one.probabilities, other.probabilities)
      var sums = [Double](repeating: 0, count: rows.count + factors.count - 1)
      for i in rows.indices { for j in factors.indices { sums[i + j] += rows[i] * factors[j] } }
      let found = one.convolved(with: other)
      #expect(found.probabilities == sums, "\(first) \(second)")
      #expect(found.first == one.first + other.first)
    }
  }

  /// Two hundred down on average are enough.
  @Test(arguments: [0.5, 1.5, 2.7, 11.9]) func theExpansionServesTwoHundred(exponent: Double) {
    var sum = BernoulliSum()
    sum.add(count: 20_000, probability: 0.01, weight: 1)
    #expect(MomentExpansion(certain: 0, classes: sum.classes[...]).expectedPower(exponent) != nil)
  }

  /// A unit beyond what doubles multiply changes no share.
  @Test(arguments: [-1074, -1000, -400, 300])
  func unitsChangeNothing(power: Int) {
    func share(_ unit: Double, _ exponent: Double) -> Double {
      var sum = BernoulliSum()
      sum.add(count: 3, probability: 0.3, weight: unit)
      sum.add(count: 2, probability: 0.01, weight: 2 * unit)
      return sum.expectedPower(exponent, over: 7 * unit)
    }
    let unit = Double(sign: .plus, exponent: power, significand: 1)
    for exponent in [0.5, 1, 3.25] { #expect(share(unit, exponent) == share(1, exponent)) }
  }

  /// A heavy term makes the sum far from normal; it must be summed, not expanded.
  @Test func heavyTermIsSummed() {
    var light = BernoulliSum()
    light.add(count: 10_000, probability: 0.5, weight: 1)
    var both = light
    both.add(count: 1, probability: 0.25, weight: 20_000)
    var shifted = light
    shifted.add(count: 1, probability: 1, weight: 20_000)
    let expected =
      0.75 * light.expectedPower(1.5, over: 30_000) + 0.25 * shifted.expectedPower(1.5, over: 30_000)
    #expect(abs(both.expectedPower(1.5, over: 30_000) / expected - 1) < 1e-13)
  }

  @Test func windowIsADistribution() {
    for (count, p) in [(1, 0.5), (7, 1e-9), (1_000_000, 0.5), (1_000_000, 1e-7), (10, 1.0), (0, 0.3)] {
      let window = TruncatedBinomial(binomial: count, probability: p)
      #expect(abs(window.probabilities.reduce(0, +) - 1) < 1e-12)
      let mean = window.probabilities.enumerated().reduce(0.0) {
        $0 + $1.element * Double(window.first + $1.offset)
      }
      #expect(abs(mean - Double(count) * p) <= 1e-11 * Double(count) * p)
    }
  }
}
