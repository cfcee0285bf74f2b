/// The regularised incomplete gamma function and the gamma distribution's quantile.
///
/// Series below the mean, Lentz's continued fraction above: relative error about 1e-13 for shapes to 1e6.
///
/// Reference: Press et al., Numerical Recipes, 3rd ed., section 6.2; NIST DLMF 8.7.1 and 8.9.2.
import SystemLibrary

/// The gamma distribution with rate 1.
public struct GammaDistribution: Equatable, Sendable {
  /// The shape, greater than 0.
  public let shape: Double

  /// A gamma distribution with a shape greater than 0 and rate 1.
  public init(shape: Double) throws(ParameterError) {
    try ParameterError.check("shape", shape, "greater than 0", shape > 0)
    self.shape = shape
  }

  /// P(X ≤ x), the regularised lower incomplete gamma function.
  ///
  /// - Complexity: O(√shape) terms around the mean, fewer elsewhere.
  public func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    return x < shape + 1 ? series(x) : 1 - fraction(x)
  }

  /// P(X > x), accurate far into the tail.
  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    return x < shape + 1 ? 1 - series(x) : fraction(x)
  }

  /// The value that is exceeded with probability 1 − p, for p in [0, 1).
  ///
  /// Newton's rule on the logarithms, within a bracket that is halved where the rule leaves it: some ten evaluations
  /// of the distribution function, an answer to some 1e-14 of itself. p = 0 gives 0.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p < 1, "a probability from 0 up to 1")
    if p == 0 { return 0 }
    var (low, high) = (0.0, Double.infinity)
    var x = start(p)
    for _ in 0..<200 {
      // Both from one series or fraction, as `cumulative` and `survival` have them.
      let isLow = x < shape + 1
      let part = isLow ? series(x) : fraction(x)
      let reached = isLow ? part : 1 - part
      if reached == p { return x }
      if reached < p { low = x } else { high = x }
      // The slope of ln P in ln x is x · density / P; beyond the middle that of ln(1 − P) keeps the steps straight.
      let density = factor(x)
      let above = isLow ? 1 - part : part
      let step =
        p < 0.5 ? reached * log(p / reached) / density : above * log(above / (1 - p)) / density
      var next = x * exp(max(-20, min(20, step)))
      if !(next > low && next < high) {
        next = high == .infinity ? 2 * x : low == 0 ? x / 16 : low.squareRoot() * high.squareRoot()
      }
      if abs(next - x) <= 2e-15 * x || next <= low || next >= high { return next }
      x = next
    }
    return x
  }

  /// Starting value: the first term of the series for small p, else Wilson and Hilferty's cube.
  private func start(_ p: Double) -> Double {
    let small = exp((log(p) + lgamma(shape + 1)) / shape)
    let ninth = 1 / (9 * shape)
    let root = 1 - ninth + normalQuantile(p) * ninth.squareRoot()
    let cube = shape * root * root * root
    return root > 0 && small > 0.1 * (shape + 1) ? cube : max(small, .leastNormalMagnitude)
  }

  /// x^a e^(−x) / Γ(a).
  private func factor(_ x: Double) -> Double { exp(shape * log(x) - x - lgamma(shape)) }

  private func series(_ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var n = shape
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return min(1, sum * factor(x))
  }

  private func fraction(_ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for i in 1...1_000_000 {
      let a = -Double(i) * (Double(i) - shape)
      b += 2
      d = a * d + b
      if abs(d) < tiny { d = tiny }
      c = b + a / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let step = d * c
      value *= step
      if abs(step - 1) < 1e-16 { break }
    }
    return min(1, value * factor(x))
  }
}
