/// The binomial distribution without its negligible tails.

/// Probabilities of consecutive whole numbers; each omitted probability is below 1e-40 of the largest.
public struct TruncatedBinomial: Equatable, Sendable {
  /// The number of the first probability.
  public var first: Int
  /// Probabilities, which add up to 1.
  public var probabilities: [Double]

  /// The distribution of a constant.
  public init(certain value: Int) {
    first = value
    probabilities = [1]
  }

  /// The binomial distribution of `count` trials that succeed with `probability`.
  ///
  /// Ratios of neighbours are multiplied outwards from the mode and the whole is divided by its sum, so that no
  /// factorial is ever needed: relative error about 1e-14 for a million trials.
  ///
  /// - Complexity: O(√(count · p · (1 − p)) + 1), at most O(count).
  public init(binomial count: Int, probability: Double) {
    precondition(count >= 0 && probability >= 0 && probability <= 1)
    if count == 0 || probability == 0 {
      self.init(certain: 0)
      return
    }
    if probability == 1 {
      self.init(certain: count)
      return
    }
    let odds = probability / (1 - probability)
    let mode = min(count, Int(Double(count + 1) * probability))
    let below = outwards(from: mode, to: 0) { k in Double(k) / (Double(count - k + 1) * odds) }
    let above = outwards(from: mode, to: count) { k in Double(count - k) * odds / Double(k + 1) }
    let sum = below.reversed().reduce(0, +) + 1 + above.reversed().reduce(0, +)
    self.init(certain: mode - below.count)
    probabilities = below.reversed().map { $0 / sum } + [1 / sum] + above.map { $0 / sum }
  }

  /// The distribution of the sum of two independent numbers.
  ///
  /// - Complexity: O(product of the lengths).
  public func convolved(with other: TruncatedBinomial) -> TruncatedBinomial {
    var result = TruncatedBinomial(certain: first + other.first)
    // A constant only shifts the other.
    if probabilities == [1] || other.probabilities == [1] {
      result.probabilities = probabilities == [1] ? other.probabilities : probabilities
      return result
    }
    let length = other.probabilities.count
    result.probabilities = [Double](unsafeUninitializedCapacity: probabilities.count + length - 1) {
      sums, count in
      count = probabilities.count + length - 1
      sums.initialize(repeating: 0)
      probabilities.withUnsafeBufferPointer { rows in
        other.probabilities.withUnsafeBufferPointer { Self.addProducts(of: rows, $0, to: sums) }
      }
    }
    return result
  }

  /// Adds all products of two lists to sums by the sum of their places, row after row.
  ///
  /// Four rows at a time, so that a sum is read and written once for four products, which are added to it in the order of
  /// the rows, as one row at a time would: the same to the last bit, in half of the time.
  private static func addProducts(
    of rows: UnsafeBufferPointer<Double>, _ factors: UnsafeBufferPointer<Double>,
    to sums: UnsafeMutableBufferPointer<Double>
  ) {
    let length = factors.count
    var row = 0
    if length >= 4 {
      while row + 4 <= rows.count {
        let (a, b, c, d) = (rows[row], rows[row + 1], rows[row + 2], rows[row + 3])
        // Where not all four rows have a factor.
        for place in 0..<3 {
          for offset in 0...place { sums[row + place] += rows[row + offset] * factors[place - offset] }
        }
        for j in 3..<length {
          sums[row + j] =
            sums[row + j] + a * factors[j] + b * factors[j - 1] + c * factors[j - 2] + d * factors[j - 3]
        }
        for place in length..<length + 3 {
          for offset in place - length + 1...3 {
            sums[row + place] += rows[row + offset] * factors[place - offset]
          }
        }
        row += 4
      }
    }
    while row < rows.count {
      for j in 0..<length { sums[row + j] += rows[row] * factors[j] }
      row += 1
    }
  }
}

/// Probabilities relative to the mode's, walking from the mode to `end`, until they are negligible.
private func outwards(from mode: Int, to end: Int, ratio: (Int) -> Double) -> [Double] {
  var result: [Double] = []
  var value = 1.0
  for k in stride(from: mode, to: end, by: end < mode ? -1 : 1) {
    value *= ratio(k)
    if value < 1e-40 { break }
    result.append(value)
  }
  return result
}
