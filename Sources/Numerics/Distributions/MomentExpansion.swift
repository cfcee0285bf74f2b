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
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * RelativeMoments.size) { memory in
      var moments = RelativeMoments(memory)
      for order in Self.orders where exponent < Double(order) && relative < Self.largestVariance(order) {
        moments.extend(to: order, of: classes, mean: mean)
        if let expanded = expectedPower(exponent, order: order, moments) { return expanded }
      }
      return nil
    }
  }

  /// Relative variance beyond which the remainder of a cut is hardly ever below rounding: a cheap first test.
  private static func largestVariance(_ order: Int) -> Double {
    order == 8 ? 1e-3 : order == 16 ? 1e-2 : 3e-2
  }

  private func expectedPower(_ exponent: Double, order: Int, _ moments: RelativeMoments) -> Double? {
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
}

/// Moments about the mean, relative to it: E[u^j] of a sum for j from 0 to an order, in memory of the caller's.
///
/// A walk of sequential entry asks for a hundred thousand of them.
private struct RelativeMoments {
  /// Numbers of each kind.
  static let size = (MomentExpansion.orders.max() ?? 0) + 1

  private let cumulants, moments: UnsafeMutableBufferPointer<Double>
  private var order = 1

  /// - Parameter memory: room for twice `size` numbers.
  init(_ memory: UnsafeMutableBufferPointer<Double>) {
    memory.initialize(repeating: 0)
    cumulants = UnsafeMutableBufferPointer(rebasing: memory[..<Self.size])
    moments = UnsafeMutableBufferPointer(rebasing: memory[Self.size...])
    moments[0] = 1
  }

  subscript(power: Int) -> Double { moments[power] }

  /// The moments up to a higher order, by way of the cumulants, which add up over independent terms.
  mutating func extend(to order: Int, of classes: ArraySlice<BernoulliSum.Weighted>, mean: Double) {
    let (first, polynomials, binomials) = (self.order + 1, cumulantPolynomials, binomials)
    for terms in classes {
      let scale = terms.weight / mean
      for group in terms.groups {
        var power = scale
        for _ in 2..<first { power *= scale }
        for j in first...order {
          power *= scale
          // The j-th cumulant of a yes-no event.
          var cumulant = 0.0
          for place in j * Self.size...j * Self.size + j {
            cumulant = cumulant * group.probability + polynomials[place]
          }
          cumulants[j] += Double(group.count) * power * cumulant
        }
      }
    }
    for n in first...order {
      var moment = 0.0
      for k in 2...n { moment += binomials[n * Self.size + k] * cumulants[k] * moments[n - k] }
      moments[n] = moment
    }
    self.order = order
  }
}

/// Polynomials in p whose values are the cumulants of a yes-no event, K_{j+1} = p (1 − p) K_j′ from K_1 = p: at
/// `j · size` the coefficients of K_j, that of the highest power first.
private let cumulantPolynomials: [Double] = {
  let size = RelativeMoments.size
  var polynomials: [[Double]] = [[0], [0, 1]]
  for _ in 2..<size {
    let last = polynomials[polynomials.count - 1]
    var next = [Double](repeating: 0, count: last.count + 1)
    for (power, coefficient) in last.enumerated() where power > 0 {
      next[power] += Double(power) * coefficient
      next[power + 1] -= Double(power) * coefficient
    }
    polynomials.append(next)
  }
  return polynomials.flatMap { $0.reversed() + [Double](repeating: 0, count: size - $0.count) }
}()

/// How to choose k − 1 of n − 1 things, at `n · size + k`.
private let binomials: [Double] = {
  let size = RelativeMoments.size
  var table = [Double](repeating: 0, count: size * size)
  for n in 1..<size {
    var choose = 1.0
    for k in 1...n {
      table[n * size + k] = choose
      choose *= Double(n - k) / Double(k)
    }
  }
  return table
}()
