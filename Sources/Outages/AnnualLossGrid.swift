/// The distribution of a year's loss on a grid, by Fourier transform, with bounds on what the grid does to it.
///
/// Every loss of an event is rounded down to a multiple of the step, and then up. The sum of the rounded losses lies
/// below, and above, the true sum, so that the two distribution functions enclose the true one. What lies beyond the
/// end of the grid is left out before the transform: a year with such an event lies beyond the end anyway.
/// Exponential tilting keeps what wraps around below e^(−12) of its probability.
///
/// Reference: Grübel and Hermesmeier, ASTIN Bulletin 29 (1999) 197; Embrechts and Frei, Mathematical Methods of
/// Operations Research 69 (2009) 497.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Numerics

struct AnnualLossGrid {
  /// How strongly the far end is damped.
  static let tilt = 12.0

  /// Loss from one multiple to the next.
  let step: Double
  /// P(year's loss ≤ k · step) if every loss is rounded down: at least the truth.
  private(set) var upperCumulative: [Double]
  /// The same if every loss is rounded up: at most the truth.
  private(set) var lowerCumulative: [Double]
  /// Expected loss of a year if every loss is rounded down; an interval, because what lies beyond the grid is known
  /// only up to a step.
  let meanRoundedDown: ClosedRange<Double>

  /// The distribution on `bins` multiples (a power of two) of `end / bins`.
  ///
  /// - Complexity: O(sources · bins + bins · log bins).
  init(_ year: CompoundPoisson, end: Double, bins: Int) {
    step = end / Double(bins)
    let rates = Self.rates(year, step: step, bins: bins)
    meanRoundedDown = Self.meanRoundedDown(year, rates: rates, step: step)
    let transform = FourierTransform(size: bins)
    var real = rates
    var imaginary = [Double](repeating: 0, count: bins)
    let decay = Self.tilt / Double(bins)
    let factors = Self.powers(of: exp(-decay), count: bins)
    for k in 0..<bins { real[k] *= factors[k] }
    transform.forward(&real, &imaginary)
    Self.compound(
      &real, &imaginary, transform, rate: year.rate(above: 0), shiftDecay: exp(-decay))
    transform.inverse(&real, &imaginary)
    upperCumulative = Self.cumulative(real, decay: decay)
    lowerCumulative = Self.cumulative(imaginary, decay: decay)
  }

  /// Events per year with a loss in (k · step, (k + 1) · step].
  private static func rates(_ year: CompoundPoisson, step: Double, bins: Int) -> [Double] {
    var rates = [Double](repeating: 0, count: bins)
    for source in year.sources {
      var above = source.severity.survival(0)
      for k in 0..<bins where above > 0 {
        let next = source.severity.survival(Double(k + 1) * step)
        rates[k] += source.ratePerYear * (above - next)
        above = next
      }
    }
    return rates
  }

  private static func meanRoundedDown(
    _ year: CompoundPoisson, rates: [Double], step: Double
  ) -> ClosedRange<Double> {
    let end = Double(rates.count) * step
    let beyond = year.rate(above: end)
    let excess = year.sources.reduce(0) {
      $0 + $1.ratePerYear * max(0, $1.severity.mean - $1.severity.limitedMean(end))
    }
    let within = rates.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } * step
    let most = within + beyond * end + excess
    return (most - beyond * step)...most
  }

  private static func powers(of base: Double, count: Int) -> [Double] {
    // Restarted now and then, so that rounding does not add up.
    let logarithm = log(base)
    var power = 1.0
    return (0..<count).map { k in
      power = k % 64 == 0 ? exp(logarithm * Double(k)) : power * base
      return power
    }
  }

  /// Replaces the transform f of the tilted rates by that of both distributions at once: the one of losses rounded
  /// down, exp(f − λ), and i times the one of losses rounded up, where f is multiplied by a shift of one step.
  private static func compound(
    _ real: inout [Double], _ imaginary: inout [Double], _ transform: FourierTransform, rate: Double,
    shiftDecay: Double
  ) {
    let count = real.count
    // Rates are real: the second half mirrors the first.
    for k in 0...count / 2 {
      let mirror = (count - k) % count
      let (x, y) = (real[k], imaginary[k])
      let root = transform.root(k)
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

  /// Undoes the tilt and adds up; rounding may not make a sum fall or exceed 1.
  private static func cumulative(_ tilted: [Double], decay: Double) -> [Double] {
    let factors = powers(of: exp(decay), count: tilted.count)
    var (sum, largest) = (0.0, 0.0)
    return zip(tilted, factors).map { value, factor in
      sum += value * factor
      largest = max(largest, min(1, sum))
      return largest
    }
  }
}
