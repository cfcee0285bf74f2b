/// What each of several causes carries of an effect, whatever the order in which they are switched.
///
/// Reference: Shapley, "A value for n-person games", 1953; the value is the only one that is efficient, symmetric, additive
/// and gives nothing to a cause that never changes anything.

/// Shapley values of a characteristic function.
///
/// - Parameter worth: the effect by subset of the causes; bit i of the index says whether cause i is in it.
/// - Returns: a number for each cause; they add up to the worth of all minus the worth of none.
/// - Precondition: as many numbers as there are subsets, a power of two.
/// - Complexity: O(causes · 2^causes).
public func shapleyValues(_ worth: [Double]) -> [Double] {
  let causes = worth.count.trailingZeroBitCount
  precondition(worth.count == 1 << causes)
  // The weight of a subset of s others: s! (k − s − 1)! / k!.
  var weights = [Double](repeating: 0, count: max(1, causes))
  for size in 0..<causes {
    weights[size] = (0..<size).reduce(1 / Double(causes)) { $0 * Double($1 + 1) / Double(causes - 1 - $1) }
  }
  return (0..<causes).map { cause in
    worth.indices.reduce(0) { sum, subset in
      guard subset >> cause & 1 == 0 else { return sum }
      return sum + weights[subset.nonzeroBitCount] * (worth[subset | 1 << cause] - worth[subset])
    }
  }
}
