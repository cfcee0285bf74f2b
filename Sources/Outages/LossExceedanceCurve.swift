/// The exact distribution of a year's loss: quantiles, tail means and exceedance, each with its bounds.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Numerics

/// A number between bounds that hold for certain, up to rounding (about 1e-10).
public struct Bracketed: Equatable, Sendable {
  /// The best guess.
  public let value: Double
  /// Between these the truth lies.
  public let bounds: ClosedRange<Double>

  init(_ value: Double, _ low: Double, _ high: Double) {
    let (low, high) = (min(low, high), max(low, high))
    self.value = min(max(value, low), high)
    bounds = low...high
  }
}

/// The distribution of a year's loss, computed without simulation.
///
/// ```swift
/// let source = try LossSource(ratePerYear: 0.5, severity: try Lognormal(mu: log(4), sigma: 1))
/// let curve = LossExceedanceCurve(CompoundPoisson([source]))
/// curve.quantile(0.99).value  // 35.01
/// ```
public struct LossExceedanceCurve: Sendable {
  /// The year.
  public let year: CompoundPoisson
  /// Loss between neighbours on the grid; 0 where nothing can be lost.
  public let step: Double
  /// Largest probability for which `quantile` has bounds: beyond it the grid ends.
  public let coveredProbability: Double
  private let grid: AnnualLossGrid?
  private let noLoss: Double

  /// Computes the curve on `bins` steps, a power of two from 2^4 to 2^22.
  ///
  /// - Parameter tail: years beyond the end of the grid are about this rare; the quantile of 1 − tail still stands
  ///   on the grid.
  /// - Complexity: O(sources · bins + bins · log bins); 65,536 bins take some 10 ms.
  public init(_ year: CompoundPoisson, bins: Int = 65_536, tail: Double = 1e-5) {
    precondition(bins >= 16 && bins <= 1 << 22 && bins & (bins - 1) == 0, "a power of two")
    precondition(tail > 0 && tail < 0.1)
    self.year = year
    noLoss = exp(-year.rate(above: 0))
    guard !year.sources.isEmpty else {
      (grid, step, coveredProbability) = (nil, 0, 1)
      return
    }
    let grid = AnnualLossGrid(year, end: Self.end(year, tail: tail), bins: bins)
    self.grid = grid
    step = grid.step
    coveredProbability = grid.lowerCumulative.last ?? 0
  }

  /// Where the grid may end: a little beyond the loss that a coarse grid exceeds with probability `tail`. The coarse
  /// grid begins where a single event does so and grows until it is long enough.
  private static func end(_ year: CompoundPoisson, tail: Double) -> Double {
    var single = 1e-9
    while year.rate(above: single) > tail && single < 1e18 { single *= 1.25 }
    if year.ratePerYear > 20 { return bernstein(year, single: single, tail: tail) }
    var end = 2 * max(single, year.mean)
    for _ in 0..<64 {
      let coarse = AnnualLossGrid(year, end: end, bins: 1024)
      if let reached = coarse.lowerCumulative.firstIndex(where: { $0 >= 1 - tail / 2 }) {
        return 1.05 * Double(reached + 2) * coarse.step
      }
      end *= 2
    }
    return end
  }

  /// Bernstein's bound on a year with many events, on a coarse grid of which the rounding would add up; events above
  /// `single` are as rare as the tail.
  private static func bernstein(_ year: CompoundPoisson, single: Double, tail: Double) -> Double {
    // Mean square below the single event: the integral of 2 x P(X > x).
    let steps = 400
    let width = single / Double(steps)
    let square = (0..<steps).reduce(0) { sum, k in
      let x = (Double(k) + 0.5) * width
      return sum + 2 * x * year.rate(above: x) * width
    }
    let rarity = -log(tail)
    return year.mean + (2 * square * rarity).squareRoot() + single * rarity / 3
  }

  /// Expected loss; exact.
  public var mean: Double { year.mean }

  /// Expected loss with bounds that coincide.
  public var exactMean: Bracketed { Bracketed(mean, mean, mean) }

  /// Probability that a year costs nothing; exact.
  public var probabilityOfNoLoss: Double { noLoss }

  /// The smallest loss that a year stays at or below with probability `p`; `nil` beyond the grid.
  public func quantile(_ p: Double) -> Bracketed? {
    precondition(p >= 0 && p < 1, "a probability from 0 up to 1")
    guard let grid, p > noLoss else { return Bracketed(0, 0, 0) }
    guard let low = firstIndex(in: grid.upperCumulative, reaching: p),
      let high = firstIndex(in: grid.lowerCumulative, reaching: p)
    else { return nil }
    return Bracketed(interpolated(p, grid, low...max(low, high)), Double(low) * step, Double(high) * step)
  }

  /// Probability that a year costs more than `x`; `nil` beyond the grid.
  public func exceedance(_ x: Double) -> Bracketed? {
    guard let grid else { return Bracketed(0, 0, 0) }
    let index = Int(min(max(0, x) / step, Double(Int32.max)))
    guard index < grid.upperCumulative.count - 1 else { return nil }
    let value = 1 - cumulative(grid, at: max(0, x) / step)
    return Bracketed(value, 1 - grid.upperCumulative[index], 1 - grid.lowerCumulative[index])
  }

  /// Mean of the worst years, of which there are a share 1 − p (tail value at risk, expected shortfall).
  ///
  /// q + (E[S] − E[min(S, q)]) / (1 − p), where q is the quantile, for losses rounded down and for losses rounded up,
  /// which enclose the truth; the means are exact, so that nothing beyond the grid is left out.
  public func tailMean(_ p: Double) -> Bracketed? {
    guard let q = quantile(p) else { return nil }
    guard let grid else { return q }
    func tail(_ q: Double, _ mean: Double, _ cumulative: [Double]) -> Double {
      let end = Int((q / step).rounded())
      let limited = cumulative[..<end].reduce(0) { $0 + (1 - $1) * step }
      return q + (mean - limited) / (1 - p)
    }
    let low = tail(q.bounds.lowerBound, grid.meanRoundedDown.lowerBound, grid.upperCumulative)
    let meanUp = grid.meanRoundedDown.upperBound + step * year.rate(above: 0)
    let high = tail(q.bounds.upperBound, meanUp, grid.lowerCumulative)
    return Bracketed((low + high) / 2, low, high)
  }

  /// The middle of the two distribution functions at k. Rounded losses stand for what lies around k + 1/2, so that
  /// there the error of the middle is of second order in the step.
  private func middle(_ grid: AnnualLossGrid, _ k: Int) -> Double {
    (grid.upperCumulative[k] + grid.lowerCumulative[k]) / 2
  }

  /// The distribution function at a multiple of the step, on straight lines between the middles.
  private func cumulative(_ grid: AnnualLossGrid, at place: Double) -> Double {
    if place < 0.5 { return noLoss + (middle(grid, 0) - noLoss) * 2 * place }
    let k = Int(place - 0.5)
    let share = place - 0.5 - Double(k)
    return middle(grid, k) * (1 - share) + middle(grid, k + 1) * share
  }

  /// Where these lines reach p.
  private func interpolated(_ p: Double, _ grid: AnnualLossGrid, _ range: ClosedRange<Int>) -> Double {
    for k in max(0, range.lowerBound - 1)...range.upperBound where middle(grid, k) >= p {
      let below = k > 0 ? middle(grid, k - 1) : noLoss
      let share = middle(grid, k) > below ? (p - below) / (middle(grid, k) - below) : 1
      let width = k > 0 ? 1 : 0.5
      return (Double(k) + 0.5 - (1 - min(1, max(0, share))) * width) * step
    }
    return Double(range.upperBound) * step
  }

  private func firstIndex(in cumulative: [Double], reaching p: Double) -> Int? {
    var low = 0
    var high = cumulative.count
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < p { low = middle + 1 } else { high = middle }
    }
    return low < cumulative.count ? low : nil
  }
}

extension LossExceedanceCurve: CustomStringConvertible {
  /// A summary; the curve itself is long.
  public var description: String { "LossExceedanceCurve(mean: \(mean), step: \(step))" }
}
