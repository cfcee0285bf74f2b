/// Fourier coefficients of a year with many events.
import ResilienceNumerics
import SystemLibrary

/// Fourier coefficients c_k = E[e^(−2πik(S + U − start)/L)] of a smoothed annual loss, k from 1 on.
struct CompoundPoissonCharacteristicFunction {
  private(set) var real: [Double]
  private(set) var imaginary: [Double]
  /// Error bound on every probability summed from these coefficients.
  private(set) var error: Double

  /// Negative log threshold below which terms are omitted.
  private static let vanishing = 46.0

  init(_ cells: LossCells, start: Double, length: Double, count: Int) {
    let exponents = Self.exponents(cells, length: length, count: count)
    let rate = cells.cells.reduce(0) { $0 + $1.rate }
    let variance = cells.cells.reduce(0) { $0 + $1.rate * ($1.mean - $1.low) * ($1.high - $1.mean) }
    (real, imaginary, error) = ([], [], Self.beyond(count) + rate * Self.rounding)
    let blurs = Self.blurs(count)
    for k in 1...count {
      let t = 2 * Double.pi * Double(k) / length
      let blur = blurs[k - 1]
      let re = exponents.re[(k - 1) / 4][(k - 1) % 4]
      let angle = exponents.im[(k - 1) / 4][(k - 1) % 4] - t * (cells.mean - start)
      let size = exp(re) * blur
      real.append(size * cos(angle))
      imaginary.append(size * sin(angle))
      let spread = t * t * variance / 2
      // |e^z − e^w| for z and w at most so far apart; at most the sum of both absolute values.
      let most = spread < 1 ? exp(re) * expm1(spread) : exp(re) + exp(min(0, re + spread))
      error += 2 / (.pi * Double(k)) * abs(blur) * (most + exp(-Self.vanishing))
    }
  }

  /// Rounding error of an exponent per event and year.
  private static let rounding = 8e-15
  /// Groups of four frequencies between two jumps; rotations by four frequencies in between.
  private static let turns = 8
  /// Jumps, rotations by `turns` groups, between evaluations of sine and cosine: no term has more than `turns` + `jumps`
  /// rotations behind it.
  private static let jumps = 8

  /// Exponents Σ rate (e^(−itx) − 1 + itx) by frequency, four at a time, for losses x at the means of their
  /// cells. A sum stops early once its real part, which only falls, shows that the terms vanish.
  private static func exponents(
    _ cells: LossCells, length: Double, count: Int
  ) -> (re: [SIMD4<Double>], im: [SIMD4<Double>]) {
    let groups = (count + 3) / 4
    var re = [SIMD4<Double>](repeating: .zero, count: groups)
    var im = re
    var alive = groups
    for cell in cells.cells.sorted(by: { $0.rate > $1.rate }) {
      var reals = re.mutableSpan
      var imaginaries = im.mutableSpan
      let angle = 2 * Double.pi / length * cell.mean
      let (turnRe, turnIm) = (cos(4 * angle), sin(4 * angle))
      let far = Double(4 * turns) * angle
      let (jumpRe, jumpIm) = (cos(far), sin(far))
      var (c, s) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      var (startC, startS) = (c, s)
      for group in 0..<alive {
        let angles = angle * (SIMD4(1, 2, 3, 4) + Double(4 * group))
        if group % turns != 0 {
          (c, s) = (c * turnRe - s * turnIm, c * turnIm + s * turnRe)
        } else {
          if group % (turns * jumps) == 0 {
            c = SIMD4(cos(angles[0]), cos(angles[1]), cos(angles[2]), cos(angles[3]))
            s = SIMD4(sin(angles[0]), sin(angles[1]), sin(angles[2]), sin(angles[3]))
          } else {
            (c, s) = (startC * jumpRe - startS * jumpIm, startC * jumpIm + startS * jumpRe)
          }
          (startC, startS) = (c, s)
        }
        reals[group] -= cell.rate * (1 - c)
        imaginaries[group] -= cell.rate * (s - angles)
      }
      while alive > 0, !(reals[alive - 1].max() > -vanishing) { alive -= 1 }
    }
    return (re, im)
  }

  private static let knownBlurs = Memo<Int, [Double]>(limit: 1 << 18)

  /// The smoothing kernel at the frequencies from 1 to `count` of a window; it depends on nothing else.
  private static func blurs(_ count: Int) -> [Double] {
    let points = Double(2 * (count + 1))
    return knownBlurs.value(count, size: count) { (1...count).map { blur(Double($0) / points) } }
  }

  /// Characteristic function of the smoothing kernel at a frequency in cycles per step.
  private static func blur(_ frequency: Double) -> Double {
    let angle = Double.pi * frequency * Double(AnnualLossFourierSeries.blurSteps)
    return pow(sin(angle) / angle, Double(AnnualLossFourierSeries.blurs))
  }

  /// Bound on the contribution of frequencies beyond `count` to a probability, for any year.
  private static func beyond(_ count: Int) -> Double {
    let order = Double(AnnualLossFourierSeries.blurs)
    let damping = pow(1 / (Double.pi * Double(AnnualLossFourierSeries.blurSteps) / 2), order)
    return 2 / .pi * damping * (1 / order + 1 / Double(count))
  }
}
