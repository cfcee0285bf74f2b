/// Exact annual loss distribution: quantiles, tail value at risk and exceedance, each with its bounds.
import SystemLibrary
import ResilienceNumerics

/// Enclosure of a number by rigorous bounds, up to rounding (about 1e-10).
public struct Enclosure: Equatable, Sendable {
  /// Best estimate.
  public let value: Double
  /// Bounds on the true value.
  public let bounds: ClosedRange<Double>

  init(_ value: Double, _ low: Double, _ high: Double) {
    let (low, high) = (min(low, high), max(low, high))
    self.value = min(max(value, low), high)
    bounds = low...high
  }

  /// Largest error of the value, as a share of the value; 0 if the bounds coincide.
  public var relativeError: Double {
    let error = max(value - bounds.lowerBound, bounds.upperBound - value)
    return error == 0 ? 0 : value > 0 ? error / value : .infinity
  }

  /// Whether the bounds are so close that the value may be reported without them.
  public var isNarrow: Bool { isNarrow(within: LossExceedanceCurve.narrow) }

  /// Whether the width of the bounds is at most a share of the upper one.
  func isNarrow(within share: Double) -> Bool {
    bounds.upperBound - bounds.lowerBound <= share * bounds.upperBound
  }
}

/// Computed distribution of an annual loss.
protocol AnnualLossDistribution: Sendable {
  /// Loss between neighbouring points.
  var step: Double { get }
  /// Largest probability whose quantile has bounds.
  var coveredProbability: Double { get }
  /// Quantile, the smallest loss that a year exceeds with probability at most 1 − `p`, for `p` from 0 up to
  /// 1.
  func quantile(_ p: Double) -> Enclosure?
  /// Probability of an annual loss above `x`, 0 or more.
  func exceedance(_ x: Double) -> Enclosure?
  /// Tail value at risk, the mean of the worst share 1 − p of the years.
  func tailValueAtRisk(_ p: Double) -> Enclosure?
}

/// Loss exceedance curve, the distribution of an annual loss computed without simulation.
///
/// With few events a year the grid begins at 0 (`AnnualLossFFT`), with many it is a window around the mean
/// (`AnnualLossFourierSeries`). For heavy-tailed durations, a grid that reaches to the rarest years is too
/// coarse for the frequent ones: a second one, which ends just beyond the requested quantile, is exact about
/// it, because a year with an event beyond the end lies beyond the end anyway.
///
/// ```swift
/// let source = try LossSource(ratePerYear: 0.5, severity: try Lognormal(mu: log(4), sigma: 1))
/// let curve = LossExceedanceCurve(CompoundPoisson([source]))
/// curve.quantile(0.99).value  // 35.01
/// ```
public struct LossExceedanceCurve: Sendable {
  /// Events per year from which a window has the narrower bounds: the coarser the grid, the fewer.
  static func manyEvents(bins: Int) -> Double { bins > AnnualLossFourierSeries.pointLimit ? 100 : 32 }

  /// Compound Poisson model of the year.
  public let year: CompoundPoisson
  private let distribution: (any AnnualLossDistribution)?
  /// Distributions with nearer ends, the nearest first.
  private let nearer: [any AnnualLossDistribution]

  /// Default probabilities whose quantiles and tail values at risk have narrow bounds.
  public static let usualLevels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999]
  /// Width of narrow bounds, as a share of the upper one.
  public static let narrow = 0.01
  /// Largest number of steps of a distribution refined for narrow bounds, unless more were requested.
  static let refinedBins = 1 << 16
  /// Most grids for one quantile; a handful is usual.
  static let refinements = 16

  /// Curve on `bins` steps, a power of two from 2^8 to 2^22; a window has 2^14 at most.
  ///
  /// - Parameters:
  ///   - tail: approximate probability of a year beyond the end of the grid; the quantile of 1 − tail still
  ///     lies on the grid.
  ///   - levels: probabilities whose bounds are narrowed by further grids if necessary.
  ///   - narrow: width of narrow bounds, as a share of the upper bound.
  /// - Complexity: O(sources · bins + bins · log bins); 65,536 bins take some 8 ms. With many events a year
  ///   O(sources · bins²) at most. The same again for each level for which the first grid is too coarse.
  public init(
    _ year: CompoundPoisson, bins: Int = 65_536, tail: Double = 1e-5, levels: [Double] = Self.usualLevels,
    narrow: Double = Self.narrow
  ) {
    precondition(bins >= 256 && bins <= 1 << 22 && bins & (bins - 1) == 0, "a power of two")
    precondition(tail > 0 && tail < 0.1)
    self.year = year
    guard !year.sources.isEmpty else {
      (distribution, nearer) = (nil, [])
      return
    }
    let first: any AnnualLossDistribution =
      year.ratePerYear > Self.manyEvents(bins: bins)
      ? AnnualLossFourierSeries(year, points: bins, tail: tail)
      : AnnualLossFFT(year, end: Self.end(year, tail: tail), bins: bins)
    var nearer: [any AnnualLossDistribution] = []
    for level in levels.sorted(by: >) where first.coveredProbability >= level {
      let known = nearer.first ?? first
      if let finer = Self.refined(year, level, from: known, bins: bins, narrow: narrow) {
        nearer.insert(finer, at: 0)
      }
    }
    distribution = first
    self.nearer = nearer
  }

  /// Distribution that ends just beyond the quantile of a probability, with narrower bounds than a known one;
  /// `nil` if those are narrow enough or cannot be narrowed.
  private static func refined(
    _ year: CompoundPoisson, _ level: Double, from known: any AnnualLossDistribution, bins: Int,
    narrow: Double
  ) -> (any AnnualLossDistribution)? {
    func widths(_ distribution: any AnnualLossDistribution) -> (bracket: Enclosure, isNarrow: Bool)? {
      guard let bracket = distribution.quantile(level), let tail = distribution.tailValueAtRisk(level) else {
        return nil
      }
      return (bracket, bracket.isNarrow(within: narrow) && tail.isNarrow(within: narrow))
    }
    guard var best = widths(known), !best.isNarrow else { return nil }
    var found: (any AnnualLossDistribution)?
    var size = bins
    // Where the probability is that of a year without loss, the quantile has no size to be narrow against, and the end would
    // come nearer to 0 for ever.
    for _ in 0..<refinements where !best.isNarrow && size <= max(bins, refinedBins) {
      let end = 1.01 * best.bracket.bounds.upperBound + 2 * (found ?? known).step
      let finer: any AnnualLossDistribution =
        year.ratePerYear > manyEvents(bins: size)
        ? AnnualLossFourierSeries(year, points: size, tail: year.rate(above: end))
        : AnnualLossFFT(year, end: end, bins: size)
      let before = best.bracket.bounds
      if let next = widths(finer),
        next.bracket.bounds.upperBound - next.bracket.bounds.lowerBound < before.upperBound
          - before.lowerBound
      {
        (best, found) = (next, finer)
      }
      // If the end hardly came nearer, only more steps help.
      if best.bracket.bounds.upperBound > 0.8 * before.upperBound {
        size *= 2
        // A window has no more steps: it would be the same again.
        if size > AnnualLossFourierSeries.pointLimit, year.ratePerYear > manyEvents(bins: size) { break }
      }
    }
    return found
  }

  /// Distribution for a probability up to `p`: the one with the nearest end beyond it.
  private func distribution(covering p: Double) -> (any AnnualLossDistribution)? {
    nearer.first { $0.coveredProbability >= p } ?? distribution
  }

  /// End of the grid: a little beyond the loss that a coarse grid exceeds with probability `tail`. The coarse
  /// grid begins at the quantile of a single event and grows until it is long enough.
  private static func end(_ year: CompoundPoisson, tail: Double) -> Double {
    // On a coarse grid the rounding of many events would accumulate.
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

  /// Loss between neighbouring points; 0 if no loss is possible.
  public var step: Double { distribution?.step ?? 0 }

  /// Largest probability for which `quantile` has bounds; the grid ends there.
  public var coveredProbability: Double { distribution?.coveredProbability ?? 1 }

  /// Expected annual loss; exact.
  public var mean: Double { year.mean }

  /// Expected annual loss with bounds that coincide.
  public var exactMean: Enclosure { Enclosure(mean, mean, mean) }

  /// Probability of a year without loss; exact.
  public var probabilityOfNoLoss: Double { exp(-year.rate(above: 0)) }

  /// Quantile, the smallest loss that a year exceeds with probability at most 1 − `p`; `nil` beyond the grid.
  public func quantile(_ p: Double) -> Enclosure? {
    precondition(p >= 0 && p < 1, "a probability from 0 up to 1")
    guard let distribution = distribution(covering: p) else { return Enclosure(0, 0, 0) }
    return distribution.quantile(p)
  }

  /// Probability of an annual loss above `x`; `nil` beyond the grid.
  public func exceedance(_ x: Double) -> Enclosure? {
    guard let distribution else { return Enclosure(0, 0, 0) }
    for near in nearer {
      if let known = near.exceedance(max(0, x)) { return known }
    }
    return distribution.exceedance(max(0, x))
  }

  /// The best estimates of `exceedance` for many amounts at once; 0 beyond the grid.
  ///
  /// - Complexity: O(amounts); no distribution is looked up for each of them.
  public func exceedances(_ amounts: [Double]) -> [Double] {
    var found = [Double?](repeating: nil, count: amounts.count)
    for near in nearer { Self.fill(&found, amounts, near) }
    if let distribution { Self.fill(&found, amounts, distribution) }
    return found.map { $0 ?? 0 }
  }

  private static func fill(
    _ found: inout [Double?], _ amounts: [Double], _ distribution: some AnnualLossDistribution
  ) {
    for index in amounts.indices where found[index] == nil {
      found[index] = distribution.exceedance(max(0, amounts[index]))?.value
    }
  }

  /// Tail value at risk (expected shortfall), the mean of the worst share 1 − p of the years.
  public func tailValueAtRisk(_ p: Double) -> Enclosure? {
    precondition(p >= 0 && p < 1, "a probability from 0 up to 1")
    guard let distribution = distribution(covering: p) else { return Enclosure(0, 0, 0) }
    return distribution.tailValueAtRisk(p)
  }
}

extension LossExceedanceCurve: CustomStringConvertible {
  /// Summary; the curve itself is long.
  public var description: String { "LossExceedanceCurve(mean: \(mean), step: \(step))" }
}
