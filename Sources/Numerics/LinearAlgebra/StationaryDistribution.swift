/// Stationary distribution of a finite Markov chain.

/// The stationary distribution of an irreducible chain.
///
/// Nothing is ever subtracted, so that even tiny probabilities keep all their digits: each entry has a relative
/// error of about the number of states times 1e-16.
///
/// Reference: Grassmann, Taksar, Heyman, "Regenerative analysis and steady state distributions for Markov chains",
/// Operations Research 33 (1985) 1107.
///
/// - Parameter transitions: a row for each state with the probability of each next state; the diagonal does
///   not matter.
/// - Returns: `nil` if some state has no transition to an earlier one in the elimination, so that the chain
///   is reducible.
/// - Complexity: O(states³).
public func stationaryDistribution(_ transitions: [[Double]]) -> [Double]? {
  let n = transitions.count
  guard n > 0 else { return [] }
  var p = Array(transitions.joined())
  for last in stride(from: n - 1, to: 0, by: -1) {
    var leaving = 0.0
    for j in 0..<last { leaving += p[last * n + j] }
    guard leaving > 0 else { return nil }
    for i in 0..<last { p[i * n + last] /= leaving }
    p.withUnsafeMutableBufferPointer { p in
      for i in 0..<last {
        let factor = p[i * n + last]
        if factor == 0 { continue }
        for j in 0..<last { p[i * n + j] += factor * p[last * n + j] }
      }
    }
  }
  var weights = [1.0]
  var total = 1.0
  for state in 1..<max(1, n) {
    let weight = (0..<state).reduce(0.0) { $0 + weights[$1] * p[$1 * n + state] }
    weights.append(weight)
    total += weight
    // Weights may grow beyond all bounds: only their ratios count.
    if total > 1e250 {
      weights = weights.map { $0 / total }
      total = 1
    }
  }
  return weights.map { $0 / total }
}
