/// Annual loss distribution with many events, by Fourier series on a window around its mean, with error
/// bounds.
///
/// On a grid that begins at 0 the rounding of losses accumulates over the events until its bounds are
/// useless. Here nothing is rounded: the characteristic function of the sum follows from that of a loss, and
/// a distribution within a window of length L is the sum of its Fourier series in k/L. The error has four
/// bounded parts:
///
/// 1. Events beyond the cut, of which a year has one with a probability of about the tail.
/// 2. Years outside the window: Chernoff's bound.
/// 3. Losses within a cell are replaced by their mean: the exponent has an error of at most t²/2 times their
///   variance.
/// 4. Frequencies beyond the last: the year is smoothed by a sum of uniform variables, whose frequencies
///   decay; the true value lies within the smoothing width on either side.
///
/// Reference: Hughett, "Error bounds for numerical inversion of a probability characteristic function", SIAM J. Numer.
/// Anal. 35 (1998) 1368; Grübel and Hermesmeier, ASTIN Bulletin 29 (1999) 197.
import SystemLibrary
import ResilienceNumerics

struct AnnualLossFourierSeries: AnnualLossDistribution {
  /// Largest number of points in a window.
  static let pointLimit = 1 << 14
  /// Number of uniform variables in the smoothing kernel, and the width of each in steps.
  static let blurs = 8
  static let blurSteps = 4
  /// Largest shift of a year by the smoothing, in steps.
  static let reach = blurs * blurSteps / 2
  /// Negative log bound on the probability that a year lies outside the window, on either side.
  static let rarity = 23.0

  /// Loss at the first point.
  let start: Double
  /// Loss between neighbouring points.
  let step: Double
  /// Smoothed P(S ≤ start + k · step), for years without an event beyond the cut.
  let blurred: [Double]
  /// Error bound on the probabilities of these years, apart from the smoothing.
  let error: Double
  /// Losses by cell.
  let cells: LossCells

  /// Distribution on `points` (a power of two), at most `pointLimit`.
  ///
  /// - Complexity: O(points · cells), less with many events: vanishing terms are not summed.
  init(_ year: CompoundPoisson, points: Int, tail: Double) {
    let points = min(points, Self.pointLimit)
    // As many cells as keep their error below that of the smoothing; fewer for a coarser curve.
    cells = LossCells(year, count: points < Self.pointLimit ? points / 8 : points / 4, tail: tail)
    let range = cells.range(rarity: Self.rarity)
    let length = max(range.upperBound - range.lowerBound, 1e-9 * range.upperBound)
    step = length / Double(points - 2 * Self.reach - 1)
    start = range.lowerBound - Double(Self.reach) * step
    let series = CompoundPoissonCharacteristicFunction(
      cells, start: start, length: step * Double(points), count: points / 2 - 1)
    blurred = Self.cumulative(series, points: points)
    error = series.error + 2 * exp(-Self.rarity) + 1e-10
  }

  /// Sum of the series: y + 2 Re Σ c_k (e^(2πiky) − 1) / (2πik), with y in windows from the start.
  private static func cumulative(_ series: CompoundPoissonCharacteristicFunction, points: Int) -> [Double] {
    let transform = FourierTransform.shared(size: points)
    var real = [Double](repeating: 0, count: points)
    var imaginary = real
    for place in 1..<points {
      let k = transform.frequency(at: place)
      let positive = min(k, points - k)
      guard positive <= series.real.count else { continue }
      let scale = Double(points) / (2 * .pi * Double(positive))
      real[place] = series.imaginary[positive - 1] * scale
      imaginary[place] = (k == positive ? -1 : 1) * series.real[positive - 1] * scale
    }
    transform.inverse(&real, &imaginary)
    var largest = 0.0
    return real.indices.map { k in
      largest = max(largest, min(1, Double(k) / Double(points) + real[k] - real[0]))
      return largest
    }
  }
}

extension AnnualLossFourierSeries {
  private var end: Double { start + Double(blurred.count - 1) * step }
  /// Probability of a year without an event beyond the cut.
  private var calm: Double { exp(-cells.rateBeyond) }

  /// Bounds on P(S ≤ the loss at k) in years without an event beyond the cut.
  private func calmBounds(_ k: Int) -> (low: Double, high: Double) {
    let (before, after) = (k - Self.reach, k + Self.reach)
    let low = before < 0 ? 0 : max(0, blurred[min(before, blurred.count - 1)] - error)
    let high = after >= blurred.count ? 1 : after < 0 ? error : min(1, blurred[after] + error)
    return (low, high)
  }

  /// Bounds on P(S ≤ the loss at k) in all years. The loss of a year with an event beyond the cut exceeds the
  /// cut plus the loss of its other events.
  private func bounds(_ k: Int) -> (low: Double, high: Double) {
    let (low, high) = calmBounds(k)
    let above = (Double(k) - cells.cut / step).rounded(.up)
    let cut = calmBounds(Int(max(above, -1e9)))
    return (calm * low, calm * high + (1 - calm) * cut.high)
  }

  /// Best estimate of P(S ≤ the loss at k): events beyond the cut have their average loss.
  private func middle(_ k: Int) -> Double {
    let loss = cells.rateBeyond > 0 ? cells.meanBeyond / cells.rateBeyond : 0
    let other = Double(k) - loss / step
    return calm * blurred[k] + (1 - calm) * (other < 0 ? 0 : blurred[Int(other)])
  }

  /// Largest probability whose quantile lies in the window.
  var coveredProbability: Double { bounds(blurred.count - 1).low }

  func quantile(_ p: Double) -> Enclosure? {
    guard let high = firstPoint({ bounds($0).low >= p }) else { return nil }
    let low = firstPoint { bounds($0).high >= p } ?? high
    let least = low == 0 ? 0 : max(0, start + Double(low - 1) * step)
    let k = firstPoint { middle($0) >= p } ?? high
    let below = k > 0 ? middle(k - 1) : 0
    let share = (p - below) / max(middle(k) - below, .leastNormalMagnitude)
    let value = start + (Double(k) - 1 + min(1, max(0, share))) * step
    return Enclosure(value, least, start + Double(high) * step)
  }

  func exceedance(_ x: Double) -> Enclosure? {
    let place = (x - start) / step
    if place < 0 { return Enclosure(1, 1 - bounds(0).high, 1) }
    guard place < Double(blurred.count - 1) else { return nil }
    let k = Int(place)
    let value = middle(k) + (middle(k + 1) - middle(k)) * (place - Double(k))
    return Enclosure(1 - value, 1 - bounds(k + 1).high, 1 - bounds(k).low)
  }

  /// Tail value at risk q + E[(S − q)+] / (1 − p), which is least at the quantile q. Events beyond the cut
  /// add the mean of their losses, less the remaining distance of the year to q.
  func tailValueAtRisk(_ p: Double) -> Enclosure? {
    guard let q = quantile(p) else { return nil }
    let points = blurred.indices
    let place = min(max(0, Int((q.value - start) / step)), points.count - 1)
    var (excess, most) = (0.0, 0.0)
    for k in points[place...] {
      excess += step * (1 - blurred[k])
      most += step * (1 - calmBounds(k).low)
    }
    // Trapezoidal rule from q on.
    let share = (q.value - start) / step - Double(place)
    excess -= step * (1 - blurred[place]) * (0.5 + share)
    let outside = exp(-Self.rarity) * end
    return Enclosure(
      q.value + (excess + beyond(q.value - cells.mean)) / (1 - p), leastTailMean(p, q.bounds, outside),
      q.value + (most + cells.meanBeyond + outside) / (1 - p))
  }

  /// Lower bound on the sum for any q between the bounds, from point to point.
  private func leastTailMean(_ p: Double, _ bounds: ClosedRange<Double>, _ outside: Double) -> Double {
    let high = Int(((bounds.upperBound - start) / step).rounded())
    let low = max(0, Int(((bounds.lowerBound - start) / step).rounded()))
    func loss(_ k: Int) -> Double { start + Double(k) * step }
    var excess = 0.0
    for k in high..<max(high, blurred.count) { excess += step * (1 - calmBounds(k + 1).high) }
    var least = Double.infinity
    for k in stride(from: max(low, high - 1), through: low, by: -1) {
      let free = Double(k + 1) * step + outside
      least = min(least, loss(k) + (calm * excess + beyond(free)) / (1 - p))
      excess += step * (1 - calmBounds(k + 1).high)
    }
    return least
  }

  /// Expected loss from events beyond the cut, less `free` dollars or hours in a year that has one.
  private func beyond(_ free: Double) -> Double {
    max(0, cells.meanBeyond - cells.rateBeyond * max(0, free))
  }

  /// First point from which a monotone condition holds.
  private func firstPoint(_ holds: (Int) -> Bool) -> Int? {
    var (low, high) = (0, blurred.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low < blurred.count ? low : nil
  }
}
