/// Quantiles, tail value at risk and exceedance read off a grid.
import ResilienceNumerics

extension AnnualLossFFT: AnnualLossDistribution {
  /// Largest probability whose quantile lies on the grid.
  var coveredProbability: Double { lowerCumulative.last ?? 0 }

  func quantile(_ p: Double) -> Enclosure? {
    guard p > noLoss else { return Enclosure(0, 0, 0) }
    guard let low = firstIndex(in: upperCumulative, reaching: p),
      let high = firstIndex(in: lowerCumulative, reaching: p)
    else { return nil }
    return Enclosure(interpolated(p, low...max(low, high)), Double(low) * step, Double(high) * step)
  }

  func exceedance(_ x: Double) -> Enclosure? {
    let index = Int(min(max(0, x) / step, Double(Int32.max)))
    guard index < upperCumulative.count - 1 else { return nil }
    let value = 1 - cumulative(at: max(0, x) / step)
    return Enclosure(value, 1 - upperCumulative[index], 1 - lowerCumulative[index])
  }

  /// Tail value at risk q + (E[S] − E[min(S, q)]) / (1 − p), with the quantile q, for losses rounded down and
  /// for losses rounded up, which enclose the true value; the means are exact, so that nothing beyond the
  /// grid is omitted.
  func tailValueAtRisk(_ p: Double) -> Enclosure? {
    guard let q = quantile(p) else { return nil }
    func tail(_ q: Double, _ mean: Double, _ cumulative: [Double]) -> Double {
      let end = Int((q / step).rounded())
      let limited = cumulative[..<end].reduce(0) { $0 + (1 - $1) * step }
      return q + (mean - limited) / (1 - p)
    }
    let low = tail(q.bounds.lowerBound, meanRoundedDown.lowerBound, upperCumulative)
    let meanUp = meanRoundedDown.upperBound + step * rateOfLosses
    let high = tail(q.bounds.upperBound, meanUp, lowerCumulative)
    return Enclosure((low + high) / 2, low, high)
  }

  /// Mean of the two distribution functions at k. Rounded losses represent those around k + 1/2, so that the
  /// error of the mean there is of second order in the step.
  private func middle(_ k: Int) -> Double { (upperCumulative[k] + lowerCumulative[k]) / 2 }

  /// Distribution function at a multiple of the step, by linear interpolation between the means.
  private func cumulative(at place: Double) -> Double {
    if place < 0.5 { return noLoss + (middle(0) - noLoss) * 2 * place }
    let k = Int(place - 0.5)
    let share = place - 0.5 - Double(k)
    return middle(k) * (1 - share) + middle(k + 1) * share
  }

  /// Quantile at p of this interpolation.
  private func interpolated(_ p: Double, _ range: ClosedRange<Int>) -> Double {
    for k in max(0, range.lowerBound - 1)...range.upperBound where middle(k) >= p {
      let below = k > 0 ? middle(k - 1) : noLoss
      let share = middle(k) > below ? (p - below) / (middle(k) - below) : 1
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
