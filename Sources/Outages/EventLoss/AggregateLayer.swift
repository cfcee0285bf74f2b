/// Expected payments of a layer on the sum of a year: an annual deductible and an annual limit.
///
/// A layer is the difference of two limited sums E[min(S, x)] = ∫ P(S > u) du up to x. A grid that ends at x is as fine
/// as the answer needs wherever x is of the size of the sum: a year with an event beyond x exceeds x anyway. Where x is
/// far beyond, grids end at x/16, x/256 and so on, each for its own stretch; where only a single event can exceed, the
/// stretch follows from the limited expected values of an event.
import ResilienceNumerics
import SystemLibrary

extension CompoundPoisson {
  /// Expected value of the layer of a year's sum between a deductible and a limit above it.
  ///
  /// Error some 1e-4 of the sum's mean, up to 2e-3 of it where events have a few lengths only and the layer is far from
  /// all of them.
  ///
  /// - Complexity: O(sources · bins) for each grid; one or two are usual.
  public func expectedLayer(from deductible: Double, limit: Double) -> Double {
    // So far out the difference of two sums would be rounding.
    if LimitedSum.isRare(self, above: deductible) {
      return meanOfSingles(from: deductible, to: deductible + limit)
    }
    let below = limitedMean(deductible)
    let above = limit == .infinity ? mean : limitedMean(deductible + limit)
    return max(0, above - below)
  }

  /// E[min(S, x)] of a year's sum S, for x from 0 to infinity.
  public func limitedMean(_ limit: Double) -> Double {
    guard limit > 0, !sources.isEmpty else { return 0 }
    guard limit < .infinity else { return mean }
    // Most years of many events exceed a small limit.
    if isSurelyAbove(limit) { return limit }
    return ratePerYear > LimitedSum.manyEvents
      ? LimitedSum.ofMany(self, limit) : min(LimitedSum.ofFew(self, limit), mean)
  }

  /// Whether a year stays below an amount with a probability of at most 1e-12: Chernoff's bound on P(S ≤ x), with the
  /// losses rounded down to 1/64 of the amount.
  ///
  /// Reference: Boucheron, Lugosi, Massart, Concentration Inequalities, section 2.2.
  private func isSurelyAbove(_ limit: Double) -> Bool {
    guard ratePerYear > 28 else { return false }
    let cells = 64
    let above = (0...cells).map { rate(above: limit * Double($0) / Double(cells)) }
    return (1...8).contains { power in
      let damping = Double(1 << power)
      let exponent = above.indices.reduce(damping) { sum, k in
        let next = k < cells ? above[k + 1] : 0
        return sum + (above[k] - next) * (exp(-damping * Double(k) / Double(cells)) - 1)
      }
      return exponent < -28
    }
  }
}

/// Limited sums by the number of events.
private enum LimitedSum {
  /// Steps of a grid, which are more where more events of a year round.
  static let bins = (least: 1 << 10, most: 1 << 14)
  /// Events per year from which a window around the mean serves.
  static let manyEvents = narrow * Double(bins.most)
  /// Ratio of the ends of two grids.
  static let ratio = 4
  /// Most grids for one limit.
  static let grids = 128
  /// Width of the bounds of a limited sum, as a share of the upper one, up to which no finer grid follows.
  static let narrow = 0.02
  /// Events a year beyond a size so few that they exceed it one at a time.
  static let rare = 1e-5

  /// Whether a year exceeds an amount, if at all, by one event alone.
  static func isRare(_ year: CompoundPoisson, above amount: Double) -> Bool {
    // More events than this a year are as rare.
    let most = year.ratePerYear + 10 * year.ratePerYear.squareRoot() + 10
    return year.rate(above: amount / most) <= rare
  }

  /// With few events a year: from the far end inwards.
  static func ofFew(_ year: CompoundPoisson, _ limit: Double) -> Double {
    var total = 0.0
    var end = limit
    var bins = bins.least
    while year.ratePerYear > narrow * Double(bins), bins < Self.bins.most { bins *= 2 }
    for _ in 0..<grids {
      let next = end / Double(ratio)
      if isRare(year, above: next) {
        total += year.meanOfSingles(from: next, to: end)
      } else {
        let grid = AnnualLossFFT(year, end: end, bins: bins)
        let whole = grid.limitedMean(from: 0)
        if whole.isNarrow(within: narrow) { return total + whole.value }
        total += grid.limitedMean(from: bins / ratio).value
      }
      end = next
    }
    return total
  }

  /// With many events a year: by the midpoints of a window without the events that exceed the limit alone.
  static func ofMany(_ year: CompoundPoisson, _ limit: Double) -> Double {
    let alone = min(0.05, max(1e-9, year.rate(above: limit)))
    let window = AnnualLossFourierSeries(year, points: bins.most, tail: alone)
    guard window.step > 0 else { return 0 }
    let count = min(65_536, max(1, Int(limit / window.step)))
    let width = limit / Double(count)
    let within = (0..<count).reduce(0) { sum, k in
      sum + width * (window.exceedance((Double(k) + 0.5) * width)?.value ?? 0)
    }
    return min(year.mean, within)
  }
}

extension CompoundPoisson {
  /// Mean of what single events exceed one amount by, up to another one.
  fileprivate func meanOfSingles(from low: Double, to high: Double) -> Double {
    sources.reduce(0) {
      $0 + $1.ratePerYear
        * ($1.severity.limitedExpectedValue(high) - $1.severity.limitedExpectedValue(low))
    }
  }
}

extension AnnualLossFFT {
  /// ∫ P(S > u) du from a point to the end of the grid.
  ///
  /// Between its bounds the value stands where the mean of a rounded event, which is exact, says that it should.
  fileprivate func limitedMean(from first: Int) -> Enclosure {
    var (low, high) = (0.0, 0.0)
    for k in first..<upperCumulative.count {
      low += step * (1 - upperCumulative[k])
      high += step * (1 - lowerCumulative[k])
    }
    return Enclosure(low + (high - low) * roundedShare, low, high)
  }
}
