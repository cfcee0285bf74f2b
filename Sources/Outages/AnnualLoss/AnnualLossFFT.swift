/// Annual loss distribution on a grid, by fast Fourier transform, with bounds on the discretisation error.
///
/// The loss of every event is rounded down to a multiple of the step, and then up. The sum of the rounded
/// losses is a lower, and an upper, bound on the true sum, so that the two distribution functions enclose the
/// true one. Losses beyond the end of the grid are omitted before the transform: a year with such an event
/// lies beyond the end anyway. Exponential tilting reduces the aliasing error by the factor e^(−12).
///
/// Reference: Grübel and Hermesmeier, ASTIN Bulletin 29 (1999) 197; Embrechts and Frei, Mathematical Methods of
/// Operations Research 69 (2009) 497.
import SystemLibrary
import ResilienceNumerics

struct AnnualLossFFT: Sendable {
  /// Exponential tilt, the log damping at the far end.
  static let tilt = 12.0

  /// Loss between neighbouring points of the grid.
  let step: Double
  /// P(annual loss ≤ k · step) with every loss rounded down: an upper bound.
  let upperCumulative: [Double]
  /// P(annual loss ≤ k · step) with every loss rounded up: a lower bound.
  let lowerCumulative: [Double]
  /// Expected annual loss with every loss rounded down; an interval, because losses beyond the grid are known
  /// only up to a step.
  let meanRoundedDown: ClosedRange<Double>
  /// What rounding down takes from an event within the grid, on average, as a share of the step.
  let roundedShare: Double
  /// Events per year with a positive loss.
  let rateOfLosses: Double
  /// Probability of a year without loss.
  let noLoss: Double

  /// Distribution on `bins` multiples (a power of two) of `end / bins`.
  ///
  /// - Complexity: O(sources · bins + bins · log bins).
  init(_ year: CompoundPoisson, end: Double, bins: Int) {
    step = end / Double(bins)
    rateOfLosses = year.rate(above: 0)
    noLoss = exp(-rateOfLosses)
    var real = Self.rates(year, step: step, bins: bins)
    meanRoundedDown = Self.meanRoundedDown(year, rates: real, step: step)
    let within = real.reduce(0, +) * step
    roundedShare = within > 0 ? min(1, max(0, (year.mean - meanRoundedDown.upperBound) / within)) : 0.5
    let transform = FourierTransform.shared(size: bins)
    var imaginary = [Double](repeating: 0, count: bins)
    let decay = Self.tilt / Double(bins)
    Self.scale(&real, decay: decay)
    transform.forward(&real, &imaginary)
    Self.compound(&real, &imaginary, transform, rate: rateOfLosses, shiftDecay: exp(-decay))
    transform.inverse(&real, &imaginary)
    Self.accumulate(&real, decay: decay)
    Self.accumulate(&imaginary, decay: decay)
    upperCumulative = real
    lowerCumulative = imaginary
  }

  /// Events per year with a loss in (k · step, (k + 1) · step].
  private static func rates(_ year: CompoundPoisson, step: Double, bins: Int) -> [Double] {
    var rates = [Double](repeating: 0, count: bins)
    for source in year.sources {
      let above = SurvivalTables.survival(year.tables, of: source.severity, step: step, count: bins)
      for k in 0..<bins { rates[k] += source.ratePerYear * (above[k] - above[k + 1]) }
    }
    return rates
  }

  private static func meanRoundedDown(
    _ year: CompoundPoisson, rates: [Double], step: Double
  ) -> ClosedRange<Double> {
    let end = Double(rates.count) * step
    let beyond = year.rate(above: end)
    let excess = year.sources.reduce(0) {
      $0 + $1.ratePerYear * max(0, $1.severity.mean - $1.severity.limitedExpectedValue(end))
    }
    let within = rates.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } * step
    let most = within + beyond * end + excess
    return (most - beyond * step)...most
  }

  /// Multiplication of the value at k by e^(−decay · k).
  private static func scale(_ values: inout [Double], decay: Double) {
    var values = values.mutableSpan
    let factor = exp(-decay)
    var power = 1.0
    for k in 0..<values.count {
      // The power is recomputed now and then, so that rounding does not accumulate.
      power = k % 64 == 0 ? exp(-decay * Double(k)) : power * factor
      values[k] *= power
    }
  }

  /// Spectrum of both compound distributions at once, from the transform f of the tilted rates: that of
  /// losses rounded down, exp(f − λ), and i times that of losses rounded up, with f multiplied by a shift of
  /// one step.
  private static func compound(
    _ real: inout [Double], _ imaginary: inout [Double], _ transform: FourierTransform, rate: Double,
    shiftDecay: Double
  ) {
    // Rates are real: the spectrum at −k is the conjugate of that at k.
    for k in 0..<real.count {
      let mirror = transform.mirror(of: k)
      guard k <= mirror else { continue }
      let (x, y) = (real[k], imaginary[k])
      let root = transform.root(at: k)
      let (c, s) = (shiftDecay * root.re, shiftDecay * root.im)
      let down = exponential(x - rate, y)
      let up = exponential(x * c - y * s - rate, x * s + y * c)
      real[k] = down.re - up.im
      imaginary[k] = down.im + up.re
      real[mirror] = down.re + up.im
      imaginary[mirror] = up.re - down.im
    }
  }

  private static func exponential(_ re: Double, _ im: Double) -> (re: Double, im: Double) {
    let size = exp(re)
    return (size * cos(im), size * sin(im))
  }

  /// Cumulative sums after undoing the tilt, kept monotone and at most 1 despite rounding.
  private static func accumulate(_ tilted: inout [Double], decay: Double) {
    scale(&tilted, decay: -decay)
    var values = tilted.mutableSpan
    var (sum, largest) = (0.0, 0.0)
    for k in 0..<values.count {
      sum += values[k]
      largest = max(largest, min(1, sum))
      values[k] = largest
    }
  }
}
