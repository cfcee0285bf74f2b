import Testing

@testable import ResilienceNumerics

@Suite struct ExpectedPowerTableTests {
  private func key(
    count: Int = 30, probability: Double = 0.25, weight: Double = 1, certain: Int = 0, exponent: Double = 1.5,
    scale: Double = 30
  ) -> ExpectedPowerTable.Key {
    var sum = BernoulliSum()
    sum.add(count: count, probability: probability, weight: weight)
    sum.add(count: certain, probability: 1, weight: weight)
    return .init(sum: sum, exponent: exponent, scale: scale)
  }

  /// Questions that differ in one number have answers of their own, however near it is.
  @Test func tellsNeighboursApart() {
    let table = ExpectedPowerTable()
    let keys = [
      key(), key(count: 31), key(probability: 0.25.nextUp), key(weight: 1.0.nextUp), key(certain: 1),
      key(exponent: 1.5.nextUp), key(scale: 30.0.nextUp),
    ]
    for round in 0..<2 {
      for (number, key) in keys.enumerated() {
        #expect(table.value(of: key) { round == 0 ? Double(number) : -1 } == Double(number))
      }
    }
  }

  /// A table that starts anew because it is full answers as before.
  @Test func fullTableAnswersAlike() {
    let table = ExpectedPowerTable()
    let numbers = 1...200_000
    for _ in 0..<2 {
      let wrong = numbers.count { number in
        table.value(of: key(scale: Double(number))) { Double(number) } != Double(number)
      }
      #expect(wrong == 0)
    }
  }

  /// A sum that is asked for again, in another order of its terms or not, is worth the same.
  @Test func sumsAreWorthTheSameTwice() {
    func sum(_ order: [Int]) -> BernoulliSum {
      let terms = [(40, 0.01, 1.0), (25, 0.3, 1.0), (3, 0.5, 7.0)]
      var sum = BernoulliSum()
      for place in order {
        sum.add(count: terms[place].0, probability: terms[place].1, weight: terms[place].2)
      }
      return sum
    }
    let first = sum([0, 1, 2]).expectedPower(1.7, over: 86)
    #expect(sum([0, 1, 2]).expectedPower(1.7, over: 86) == first)
    #expect(abs(sum([2, 1, 0]).expectedPower(1.7, over: 86) / first - 1) < 1e-13)
  }
}
