/// Wilson's interval for a proportion.

/// A proportion of draws with its 95 % confidence interval.
///
/// Wilson's bounds cover the true value in about 95 of 100 runs, and stay valid for a proportion of 0 or 1.
///
/// Reference: Wilson, Journal of the American Statistical Association 22 (1927) 209.
public struct WilsonInterval: Equatable, Sendable {
  /// Number of draws counted.
  public let count: Int
  /// Number of all draws.
  public let draws: Int

  /// A count out of a number of draws, at least 1.
  public init(_ count: Int, of draws: Int) {
    precondition(draws >= 1 && (0...draws).contains(count), "a count between none and all")
    self.count = count
    self.draws = draws
  }

  /// The share.
  public var share: Double { Double(count) / Double(draws) }

  /// Wilson's 95 % confidence interval.
  public var bounds: ClosedRange<Double> {
    let z = 1.959963984540054
    let n = Double(draws)
    let square = z * z / n
    let middle = (share + square / 2) / (1 + square)
    let half = z / (1 + square) * (share * (1 - share) / n + square / (4 * n)).squareRoot()
    return (count == 0 ? 0 : max(0, middle - half))...(count == draws ? 1 : min(1, middle + half))
  }
}
