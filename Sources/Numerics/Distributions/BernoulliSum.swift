/// Expected powers of a weighted sum of independent yes-no events.
///
/// The share of other firms that are down, E[φ^κ], is such an expectation. It is never sampled: small numbers
/// are summed outcome by outcome, large ones expanded in the moments about the mean with a bound on the
/// remainder.
import SystemLibrary

/// A sum of independent terms, each equal to its weight with some probability and 0 otherwise.
///
/// ```swift
/// var down = BernoulliSum()
/// down.add(count: 4, probability: 0.5, weight: 1)
/// down.expectedPower(1.5, over: 4)  // E[(K/4)^1.5], K binomial
/// ```
public struct BernoulliSum: Hashable, Sendable {
  /// Sum of the certain terms.
  public private(set) var certain = 0.0
  /// Terms that are alike.
  struct Group: Hashable, Sendable {
    var count: Int
    let probability: Double
  }
  /// Terms of one weight, grouped by probability, each strictly between 0 and 1.
  struct Weighted: Hashable, Sendable {
    let weight: Double
    var groups: [Group]
  }
  private(set) var classes: [Weighted] = []

  /// The empty sum, 0.
  public init() {}

  /// Adds `count` terms.
  public mutating func add(count: Int, probability: Double, weight: Double) {
    precondition(count >= 0 && probability >= 0 && probability <= 1 && weight > 0)
    if count == 0 || probability == 0 { return }
    if probability == 1 {
      certain += Double(count) * weight
    } else if let known = classes.firstIndex(where: { $0.weight == weight }) {
      // Terms that are alike are one group: their number is binomial.
      if let alike = classes[known].groups.firstIndex(where: { $0.probability == probability }) {
        classes[known].groups[alike].count += count
      } else {
        classes[known].groups.append(Group(count: count, probability: probability))
      }
    } else {
      var groups: [Group] = []
      // Mostly a few come: room for them at once.
      groups.reserveCapacity(4)
      groups.append(Group(count: count, probability: probability))
      classes.append(Weighted(weight: weight, groups: groups))
    }
  }

  /// Expected value of the sum.
  public var mean: Double {
    classes.reduce(certain) { total, terms in
      total + terms.weight * terms.groups.reduce(0) { $0 + Double($1.count) * $1.probability }
    }
  }

  /// E[(sum / scale)^exponent] with 0^exponent = 0, for an exponent above 0.
  ///
  /// Relative error about 1e-14.
  ///
  /// - Complexity: O(terms) for exponent 1; otherwise at most the product over weights of some thousand
  ///   outcomes, and O(1) for each group whose mean is far from 0.
  public func expectedPower(_ exponent: Double, over scale: Double) -> Double {
    precondition(exponent > 0 && scale > 0)
    if !Self.safeScales.contains(scale) {
      let factor = scale.isNormal ? -Int(scale.exponent) : 1074
      return scaled(byPowerOfTwo: factor).expectedPower(
        exponent, over: Double(sign: .plus, exponent: factor, significand: scale))
    }
    if exponent == 1 { return mean / scale }
    if let few = expectedPowerOfFew(exponent, scale) { return few }
    return ExpectedPowerTable.shared.value(of: .init(sum: self, exponent: exponent, scale: scale)) {
      var known: [Int: TruncatedBinomial] = [:]
      return Self.expectedPower(
        exponent, scale: scale, certain: certain, classes: classes[...], outcomes: &known)
    }
  }

  /// Scales at which products of weights and probabilities neither vanish nor overflow.
  private static let safeScales = 1e-100...1e100

  /// The same sum in another unit.
  private func scaled(byPowerOfTwo exponent: Int) -> BernoulliSum {
    func scaled(_ value: Double) -> Double { Double(sign: .plus, exponent: exponent, significand: value) }
    var result = self
    result.certain = scaled(certain)
    result.classes = classes.map { Weighted(weight: scaled($0.weight), groups: $0.groups) }
    return result
  }

  /// The same for a few terms of one weight: number by number, without a list. `nil` for others.
  ///
  /// - Complexity: O(terms²).
  private func expectedPowerOfFew(_ exponent: Double, _ scale: Double) -> Double? {
    guard classes.count <= 1 else { return nil }
    func power(_ sum: Double) -> Double { Self.power(sum / scale, exponent) }
    guard let terms = classes.first else { return certain > 0 ? power(certain) : 0 }
    let count = terms.groups.reduce(0) { $0 + $1.count }
    guard count <= Self.few else { return nil }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { chances in
      chances.initialize(repeating: 0)
      chances[0] = 1
      var last = 0
      for group in terms.groups {
        for _ in 0..<group.count {
          last += 1
          for k in stride(from: last, to: 0, by: -1) {
            chances[k] = chances[k] * (1 - group.probability) + chances[k - 1] * group.probability
          }
          chances[0] *= 1 - group.probability
        }
      }
      var sum = certain > 0 ? chances[0] * power(certain) : 0
      for k in 1...count { sum += chances[k] * power(certain + Double(k) * terms.weight) }
      return sum
    }
  }

  /// Terms up to which a sum is taken number by number.
  private static let few = 24

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 0.5 ? base.squareRoot() : pow(base, exponent)
  }

  /// - Parameter known: distributions by the classes left, so that each is worked out once.
  private static func expectedPower(
    _ exponent: Double, scale: Double, certain: Double, classes: ArraySlice<Weighted>,
    outcomes known: inout [Int: TruncatedBinomial]
  ) -> Double {
    guard !classes.isEmpty else { return power(certain / scale, exponent) }
    if let expanded = MomentExpansion(certain: certain, classes: classes).expectedPower(exponent) {
      return expanded * pow(scale, -exponent)
    }
    // Sum over the class with the fewest outcomes first: the rest may then be far enough from 0 to expand.
    var rest = classes
    let smallest = rest.indices.min { rest[$0].spread < rest[$1].spread } ?? rest.startIndex
    let terms = rest.remove(at: smallest)
    let outcomes = known[rest.count] ?? terms.outcomes
    known[rest.count] = outcomes
    var total = 0.0
    for (offset, probability) in outcomes.probabilities.enumerated() {
      let value = certain + terms.weight * Double(outcomes.first + offset)
      total +=
        probability
        * (rest.isEmpty
          ? power(value / scale, exponent)
          : expectedPower(exponent, scale: scale, certain: value, classes: rest, outcomes: &known))
    }
    return total
  }
}

extension BernoulliSum.Weighted {
  /// Variance of the number of events: the number of outcomes to sum grows with its square root.
  var spread: Double {
    groups.reduce(0) { $0 + Double($1.count) * $1.probability * (1 - $1.probability) }
  }

  /// Distribution of the number of events.
  var outcomes: TruncatedBinomial {
    groups.reduce(TruncatedBinomial(certain: 0)) {
      $0.convolved(with: TruncatedBinomial(binomial: $1.count, probability: $1.probability))
    }
  }
}
