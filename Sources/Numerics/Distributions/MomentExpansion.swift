/// E[X^κ] of a sum that stays far from 0, by its moments about the mean.
///
/// With u = (X − μ) / μ, X^κ = μ^κ (1 + u)^κ and the binomial series is cut before u^n, n even. What is cut, divided by
/// u^n, is an average of the n-th derivative of (1 + u)^κ; for κ below n that keeps its sign and shrinks as u grows. So
/// it is largest at the least value u = −1, where it is minus the cut series, and the expected remainder is at most that
/// times E[u^n]. The expansion is used only if this is below rounding, which takes an expected count above some ten
/// thousand for n = 8 and some two hundred for n = 24: there the cost is the same for any number of firms.
import SystemLibrary

struct MomentExpansion {
  /// Orders at which the series may be cut: even, so that the bound needs no absolute moment.
  static let orders = [8, 16, 24]

  private let mean: Double
  private let variance: Double
  private let classes: ArraySlice<BernoulliSum.Weighted>

  init(certain: Double, classes: ArraySlice<BernoulliSum.Weighted>) {
    var mean = certain
    var variance = 0.0
    for terms in classes {
      variance += terms.weight * terms.weight * terms.spread
      mean += terms.weight * terms.groups.reduce(0) { $0 + Double($1.count) * $1.probability }
    }
    self.mean = mean
    self.variance = variance
    self.classes = classes
  }

  /// E[X^exponent], or `nil` unless the remainder is below rounding.
  func expectedPower(_ exponent: Double) -> Double? {
    guard mean > 0, exponent > 0 else { return nil }
    let relative = variance / (mean * mean)
    for order in Self.orders where exponent < Double(order) && relative < Self.largestVariance(order) {
      if let expanded = expectedPower(exponent, order: order) { return expanded }
    }
    return nil
  }

  /// Relative variance beyond which the remainder of a cut is hardly ever below rounding: a cheap first test.
  private static func largestVariance(_ order: Int) -> Double {
    order == 8 ? 1e-3 : order == 16 ? 1e-2 : 3e-2
  }

  private func expectedPower(_ exponent: Double, order: Int) -> Double? {
    let moments = relativeMoments(order: order)
    var coefficient = 1.0
    var sum = 1.0
    // The series at u = −1, whose terms alternate in sign with the power.
    var atLeast = 1.0
    for j in 1..<order {
      coefficient *= (exponent - Double(j - 1)) / Double(j)
      sum += coefficient * moments[j]
      atLeast += j.isMultiple(of: 2) ? coefficient : -coefficient
    }
    guard abs(atLeast) * abs(moments[order]) < 1e-16 * abs(sum) else { return nil }
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
