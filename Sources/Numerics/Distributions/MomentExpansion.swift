/// E[X^κ] of a sum that stays far from 0, by its moments about the mean.
///
/// With u = (X − μ) / μ, X^κ = μ^κ (1 + u)^κ and the binomial series is cut before u^16, or before u^24. The remainder
/// is bounded by the next derivative for |u| ≤ 1/2, by Bernstein's inequality beyond. The expansion is used only if both
/// bounds are below rounding, which takes an expected count above about 1,300, or 600 with the longer series: there it
/// makes a million firms as cheap as five.
///
/// Reference: Boucheron, Lugosi, Massart, Concentration Inequalities, theorem 2.10 (Bernstein).
import SystemLibrary

struct MomentExpansion {
  /// Orders at which the series may be cut; even, so that the bound needs no absolute moment.
  static let orders = [16, 24]

  private let mean: Double
  private let variance: Double
  private let largestWeight: Double
  private let classes: ArraySlice<BernoulliSum.Weighted>

  init(certain: Double, classes: ArraySlice<BernoulliSum.Weighted>) {
    var mean = certain
    var variance = 0.0
    var largest = 0.0
    for terms in classes {
      largest = max(largest, terms.weight)
      variance += terms.weight * terms.weight * terms.spread
      mean += terms.weight * terms.groups.reduce(0) { $0 + Double($1.count) * $1.probability }
    }
    self.mean = mean
    self.variance = variance
    self.largestWeight = largest
    self.classes = classes
  }

  /// E[X^exponent], or `nil` unless the remainder is below rounding.
  func expectedPower(_ exponent: Double) -> Double? {
    // Cheap first tests: the bounds below cannot hold for a larger variance.
    guard mean > 0, variance < mean * mean / 400, exponent <= 12 else { return nil }
    // Beyond 1/2 the bound falls at least as e^(−120 u), faster than u^24 grows.
    let bernstein = 2 * exp(-mean * mean / 8 / (variance + largestWeight * mean / 6))
    guard bernstein < 1e-26 else { return nil }
    for order in Self.orders where order > 16 || variance < mean * mean / 900 {
      if let expanded = expectedPower(exponent, order: order) { return expanded }
    }
    return nil
  }

  private func expectedPower(_ exponent: Double, order: Int) -> Double? {
    let moments = relativeMoments(order: order)
    var coefficient = 1.0
    var sum = 1.0
    for j in 1..<order {
      coefficient *= (exponent - Double(j - 1)) / Double(j)
      sum += coefficient * moments[j]
    }
    coefficient *= (exponent - Double(order - 1)) / Double(order)
    let derivative = max(pow(0.5, exponent - Double(order)), pow(1.5, exponent - Double(order)))
    guard abs(coefficient) * derivative * abs(moments[order]) < 1e-16 else { return nil }
    return pow(mean, exponent) * sum
  }

  /// E[u^j] for j from 0 to an order, by way of the cumulants, which add up over independent terms.
  private func relativeMoments(order: Int) -> [Double] {
    var cumulants = [Double](repeating: 0, count: order + 1)
    for terms in classes {
      let scale = terms.weight / mean
      for group in terms.groups {
        var power = scale
        for j in 2...order {
          power *= scale
          cumulants[j] += Double(group.count) * power * bernoulliCumulant(j, group.probability)
        }
      }
    }
    var moments = [Double](repeating: 0, count: order + 1)
    moments[0] = 1
    for n in 2...order {
      var choose = 1.0  // binomial(n − 1, k − 1)
      for k in 1...n {
        if k > 1 { moments[n] += choose * cumulants[k] * moments[n - k] }
        choose *= Double(n - k) / Double(k)
      }
    }
    return moments
  }
}

/// The j-th cumulant of a yes-no event, by the polynomials K_{j+1} = p (1 − p) K_j′ from K_1 = p.
private func bernoulliCumulant(_ j: Int, _ p: Double) -> Double {
  cumulantPolynomials[j].reversed().reduce(0) { $0 * p + $1 }
}

/// Coefficients by order of the cumulant, constant term first.
private let cumulantPolynomials: [[Double]] = {
  var polynomials: [[Double]] = [[0], [0, 1]]
  for _ in 2...(MomentExpansion.orders.max() ?? 0) {
    let last = polynomials[polynomials.count - 1]
    var next = [Double](repeating: 0, count: last.count + 1)
    for (power, coefficient) in last.enumerated() where power > 0 {
      next[power] += Double(power) * coefficient
      next[power + 1] -= Double(power) * coefficient
    }
    polynomials.append(next)
  }
  return polynomials
}()
