/// The exact distribution of a year's loss: quantiles, tail means and exceedance, each with its bounds.
import SystemLibrary
import ResilienceNumerics

/// A number between bounds that hold for certain, up to rounding (about 1e-10).
public struct Enclosure: Equatable, Sendable {
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

/// A distribution of a year's loss that has been computed.
protocol AnnualLossDistribution: Sendable {
  /// Loss between neighbours.
  var step: Double { get }
  /// The largest probability up to which quantiles have bounds.
  var coveredProbability: Double { get }
  /// The smallest loss that a year stays at or below with probability `p`, from 0 up to 1.
  func quantile(_ p: Double) -> Enclosure?
  /// Probability that a year costs more than `x`, 0 or more.
  func exceedance(_ x: Double) -> Enclosure?
  /// Mean of the worst years, of which there are a share 1 − p.
  func tailValueAtRisk(_ p: Double) -> Enclosure?
}

/// The distribution of a year's loss, computed without simulation.
///
/// Few events a year are put on a grid that begins at 0 (`AnnualLossFFT`), many on a window around their mean
/// (`AnnualLossFourierSeries`).
///
/// ```swift
/// let source = try LossSource(ratePerYear: 0.5, severity: try Lognormal(mu: log(4), sigma: 1))
/// let curve = LossExceedanceCurve(CompoundPoisson([source]))
/// curve.quantile(0.99).value  // 35.01
/// ```
public struct LossExceedanceCurve: Sendable {
  /// Events per year from which on a window has the narrower bounds: the coarser the grid, the sooner.
  static func manyEvents(bins: Int) -> Double { bins > AnnualLossFourierSeries.pointLimit ? 100 : 32 }

  /// The year.
  public let year: CompoundPoisson
  private let distribution: (any AnnualLossDistribution)?

  /// Computes the curve on `bins` steps, a power of two from 2^8 to 2^22; a window has 2^14 at most.
  ///
  /// - Parameter tail: years beyond the end of the grid are about this rare; the quantile of 1 − tail still stands
  ///   on the grid.
  /// - Complexity: O(sources · bins + bins · log bins); 65,536 bins take some 8 ms. With many events a year
  ///   O(sources · bins²) at most.
  public init(_ year: CompoundPoisson, bins: Int = 65_536, tail: Double = 1e-5) {
    precondition(bins >= 256 && bins <= 1 << 22 && bins & (bins - 1) == 0, "a power of two")
    precondition(tail > 0 && tail < 0.1)
    self.year = year
    if year.sources.isEmpty {
      distribution = nil
    } else if year.ratePerYear > Self.manyEvents(bins: bins) {
      distribution = AnnualLossFourierSeries(year, points: bins, tail: tail)
    } else {
      distribution = AnnualLossFFT(year, end: Self.end(year, tail: tail), bins: bins)
    }
  }

  /// Where the grid may end: a little beyond the loss that a coarse grid exceeds with probability `tail`. The coarse
  /// grid begins where a single event does so and grows until it is long enough.
  private static func end(_ year: CompoundPoisson, tail: Double) -> Double {
    // On a coarse grid the rounding of many events would add up.
    if year.ratePerYear > 20 {
      return LossCells(year, count: 256, tail: tail).range(rarity: -log(tail)).upperBound
    }
    var end = 2 * max(LossCells.cut(year, tail: tail), year.mean)
    for _ in 0..<64 {
      let coarse = AnnualLossFFT(year, end: end, bins: 1024)
      if let reached = coarse.lowerCumulative.firstIndex(where: { $0 >= 1 - tail / 2 }) {
        return 1.05 * Double(reached + 2) * coarse.step
      }
      end *= 2
    }
    return end
  }

  /// Loss between neighbours; 0 where nothing can be lost.
  public var step: Double { distribution?.step ?? 0 }

  /// Largest probability for which `quantile` has bounds: beyond it the grid ends.
  public var coveredProbability: Double { distribution?.coveredProbability ?? 1 }

  /// Expected loss; exact.
  public var mean: Double { year.mean }

  /// Expected loss with bounds that coincide.
  public var exactMean: Enclosure { Enclosure(mean, mean, mean) }

  /// Probability that a year costs nothing; exact.
  public var probabilityOfNoLoss: Double { exp(-year.rate(above: 0)) }

  /// The smallest loss that a year stays at or below with probability `p`; `nil` beyond the grid.
  public func quantile(_ p: Double) -> Enclosure? {
    precondition(p >= 0 && p < 1, "a probability from 0 up to 1")
    guard let distribution else { return Enclosure(0, 0, 0) }
    return distribution.quantile(p)
  }

  /// Probability that a year costs more than `x`; `nil` beyond the grid.
  public func exceedance(_ x: Double) -> Enclosure? {
    guard let distribution else { return Enclosure(0, 0, 0) }
    return distribution.exceedance(max(0, x))
  }

  /// Mean of the worst years, of which there are a share 1 − p (tail value at risk, expected shortfall).
  public func tailValueAtRisk(_ p: Double) -> Enclosure? {
    precondition(p >= 0 && p < 1, "a probability from 0 up to 1")
    guard let distribution else { return Enclosure(0, 0, 0) }
    return distribution.tailValueAtRisk(p)
  }
}

extension LossExceedanceCurve: CustomStringConvertible {
  /// A summary; the curve itself is long.
  public var description: String { "LossExceedanceCurve(mean: \(mean), step: \(step))" }
}
