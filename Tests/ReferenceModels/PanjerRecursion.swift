/// The distribution of a year's loss where every loss is a whole number: Panjer's recursion.
///
/// The check on the Fourier transform: another algorithm without wrap-around.
///
/// Reference: Panjer, ASTIN Bulletin 12 (1981) 22.
internal import SystemLibrary

/// Probabilities of a compound Poisson sum of whole numbers.
public enum PanjerRecursion {
  /// P(S = k) for k below `count`, where S adds up Poisson(rate) losses with the given probabilities.
  ///
  /// g_0 = exp(−λ(1 − f_0)), g_k = λ/k Σ j f_j g_{k−j}: all terms are positive, so that relative errors stay small.
  /// Underflows where λ(1 − f_0) exceeds 700.
  ///
  /// - Parameter severity: probability of each loss from 0 on.
  /// - Complexity: O(count · severities).
  public static func probabilities(rate: Double, severity: [Double], count: Int) -> [Double] {
    precondition(rate >= 0 && rate < 700 && count >= 1 && !severity.isEmpty)
    var g = [Double](repeating: 0, count: count)
    g[0] = exp(-rate * (1 - severity[0]))
    for k in 1..<max(1, count) {
      var sum = 0.0
      for j in 1..<max(1, min(k + 1, severity.count)) { sum += Double(j) * severity[j] * g[k - j] }
      g[k] = rate / Double(k) * sum
    }
    return g
  }
}
