/// Wilson's interval of a share that was counted in draws.

/// A share of draws with its noise.
///
/// The bounds are Wilson's: they cover the truth in about 95 of 100 runs and stay honest where all draws, or none,
/// agree.
///
/// Reference: Wilson, Journal of the American Statistical Association 22 (1927) 209.
public struct WilsonInterval: Equatable, Sendable {
  /// Draws that count.
  public let count: Int
  /// All draws.
  public let draws: Int

  /// A count out of a number of draws, at least 1.
  public init(_ count: Int, of draws: Int) {
    precondition(draws >= 1 && (0...draws).contains(count), "a count between none and all")
    self.count = count
    self.draws = draws
  }

  /// The share.
  public var share: Double { Double(count) / Double(draws) }

  /// Between these the truth lies 95 times in 100.
  public var bounds: ClosedRange<Double> {
    let z = 1.959963984540054
    let n = Double(draws)
    let square = z * z / n
    let middle = (share + square / 2) / (1 + square)
    let half = z / (1 + square) * (share * (1 - share) / n + square / (4 * n)).squareRoot()
    return (count == 0 ? 0 : max(0, middle - half))...(count == draws ? 1 : min(1, middle + half))
  }
}
