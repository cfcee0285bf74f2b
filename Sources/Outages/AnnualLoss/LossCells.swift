/// Losses of single events in narrow cells, and Chernoff bounds on a year of many events.
import SystemLibrary
import ResilienceNumerics

/// Event losses below a cut, by cell: rate and mean loss.
struct LossCells {
  /// Interval of losses.
  struct Cell {
    /// Ends of the interval; a loss lies above the first and at most at the second.
    let low: Double
    let high: Double
    /// Events per year.
    let rate: Double
    /// Mean loss of these events.
    let mean: Double
  }

  /// Cells with a positive rate.
  let cells: [Cell]
  /// Cut, the loss above which events are omitted.
  let cut: Double
  /// Omitted events per year.
  let rateBeyond: Double
  /// Expected annual loss from the omitted events.
  let meanBeyond: Double
  /// Expected annual loss from the other events.
  let mean: Double

  /// Partition of every source into `count` cells in geometric progression, up to the loss that about `tail`
  /// events a year exceed.
  ///
  /// - Complexity: O(sources · count).
  init(_ year: CompoundPoisson, count: Int, tail: Double) {
    let cut = Self.cut(year, tail: tail)
    self.cut = cut
    cells = year.sources.flatMap { Self.cells($0, count: count, cut: cut) }
    rateBeyond = year.rate(above: cut)
    meanBeyond = year.sources.reduce(0) { sum, source in
      let above = max(0, source.severity.mean - source.severity.limitedExpectedValue(cut))
      return sum + source.ratePerYear * (above + cut * source.severity.survival(cut))
    }
    mean = cells.reduce(0) { $0 + $1.rate * $1.mean }
  }

  /// Loss that fewer than `tail` events a year exceed, or a little more.
  static func cut(_ year: CompoundPoisson, tail: Double) -> Double {
    var cut = 1e-9
    while year.rate(above: cut) > tail && cut < 1e18 { cut *= 1.25 }
    return cut
  }

  private static func cells(_ source: LossSource, count: Int, cut: Double) -> [Cell] {
    let severity = source.severity
    // The first cell is as wide as its share of the mean among its neighbours: losses in it vary little. If
    // the mean is negligible beside the cut, so is a cell that holds all losses.
    let first = min(max(severity.mean / Double(count), cut * 1e-15), cut / 2)
    let ratio = log(cut / first) / Double(count - 1)
    var cells: [Cell] = []
    var (low, above, limited) = (0.0, severity.survival(0), 0.0)
    for k in 0..<count where above > 0 {
      let high = k + 1 == count ? cut : first * exp(ratio * Double(k))
      let (beyond, reached) = (severity.survival(high), severity.limitedExpectedValue(high))
      let share = above - beyond
      if share > 0 {
        let mean = (reached - limited + low * above - high * beyond) / share
        let ends = shrunk(severity, low, high, above: above, beyond: beyond)
        cells.append(
          Cell(
            low: ends.low, high: ends.high, rate: source.ratePerYear * share,
            mean: min(max(mean, ends.low), ends.high)))
      }
      (low, above, limited) = (high, beyond, reached)
    }
    return cells
  }

  /// Interval halved as long as one half holds all losses, so that a single value is located to the last
  /// digit.
  private static func shrunk(
    _ severity: any NonnegativeDistribution, _ low: Double, _ high: Double, above: Double, beyond: Double
  ) -> (low: Double, high: Double) {
    var (low, high) = (low, high)
    while true {
      let middle = (low + high) / 2
      guard low < middle && middle < high else { return (low, high) }
      switch severity.survival(middle) {
      case above: low = middle
      case beyond: high = middle
      default: return (low, high)
      }
    }
  }
}

extension LossCells {
  /// Range of the annual loss without events beyond the cut, with a probability of at most e^(−rarity)
  /// outside on either side.
  ///
  /// Chernoff's bound: P(S > s) ≤ exp(K(θ) − θs) for every θ > 0, likewise below with −θ, where K is the cumulant
  /// generating function; within a cell the exponential lies below the straight line through its ends.
  ///
  /// - Complexity: O(cells · trials).
  func range(rarity: Double) -> ClosedRange<Double> {
    var (low, high) = (0.0, Double.infinity)
    var theta = 500 / cut
    for _ in 0..<Self.trials {
      high = min(high, (cumulant(theta) + rarity) / theta)
      low = max(low, (-cumulant(-theta) - rarity) / theta)
      theta *= Self.trialRatio
    }
    return low...max(low, high)
  }

  /// Number of trial values of θ, from e^500, within the range of doubles, down to 2e-9 of it, smaller than
  /// required by a billion events a year.
  private static let trials = 90
  private static let trialRatio = 0.8

  /// Upper bound on log E[e^(θS)].
  private func cumulant(_ theta: Double) -> Double {
    cells.reduce(0) { sum, cell in
      let (low, high) = (expm1(theta * cell.low), expm1(theta * cell.high))
      let share = (cell.mean - cell.low) / (cell.high - cell.low)
      return sum + cell.rate * (low + (high - low) * share)
    }
  }
}
