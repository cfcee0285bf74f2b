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
    cells = year.sources.flatMap { source in
      SurvivalTables.cells(year.tables, of: source.severity, count: count, cut: cut).map {
        Cell(low: $0.low, high: $0.high, rate: source.ratePerYear * $0.rate, mean: $0.mean)
      }
    }
    rateBeyond = year.rate(above: cut)
    meanBeyond = year.sources.reduce(0) { sum, source in
      let above = max(0, source.severity.mean - source.severity.limitedExpectedValue(cut))
      return sum + source.ratePerYear * (above + cut * source.severity.survival(cut))
    }
    mean = cells.reduce(0) { $0 + $1.rate * $1.mean }
  }

  /// Loss that fewer than `tail` events a year exceed, or a little more.
  ///
  /// - Complexity: O(rungs · sources).
  static func cut(_ year: CompoundPoisson, tail: Double) -> Double {
    let known = year.tables.map { tables in year.sources.map { tables.ladder(of: $0.severity) } }
    func rate(_ rung: Int) -> Double {
      guard let known else { return year.rate(above: ladder[rung]) }
      return year.sources.indices.reduce(0) { $0 + year.sources[$1].ratePerYear * known[$1][rung] }
    }
    return ladder[ladder.indices.dropLast().first { !(rate($0) > tail) } ?? ladder.count - 1]
  }

  /// Cuts in geometric progression, from 1e-9 to the first that is 1e18 or more.
  static let ladder: [Double] = {
    var cuts = [1e-9]
    while let cut = cuts.last, cut < 1e18 { cuts.append(cut * 1.25) }
    return cuts
  }()

  /// Cells of a loss, with the probabilities of an event for rates.
  ///
  /// - Complexity: O(count).
  static func cells(_ severity: any NonnegativeDistribution, count: Int, cut: Double) -> [Cell] {
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
            low: ends.low, high: ends.high, rate: share,
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
  /// - Complexity: O(cells · log trials).
  func range(rarity: Double) -> ClosedRange<Double> {
    var thetas = [500 / cut]
    for trial in 1..<Self.trials { thetas.append(thetas[trial - 1] * Self.trialRatio) }
    let high = Self.least(Self.trials) { (cumulant(thetas[$0]) + rarity) / thetas[$0] }
    let low = max(0, -Self.least(Self.trials) { (cumulant(-thetas[$0]) + rarity) / thetas[$0] })
    return low...max(low, high)
  }

  /// The least of some values that fall and then rise: the sets {θ: K(θ) + rarity ≤ s θ} are intervals, because K is
  /// convex. Values beyond what doubles hold come first. Every θ gives a bound; a smaller one is narrower.
  private static func least(_ count: Int, _ value: (Int) -> Double) -> Double {
    func number(_ index: Int) -> Double {
      let value = value(index)
      return value.isNaN ? .infinity : value
    }
    var (first, last) = (0, count - 1)
    while last - first > 3 {
      let third = (last - first) / 3
      let (left, right) = (number(first + third), number(last - third))
      if left < .infinity && left <= right { last -= third } else { first += third }
    }
    return (first...last).reduce(.infinity) { min($0, number($1)) }
  }

  /// Number of trial values of θ, from e^500, within the range of doubles, down to 2e-9 of it, smaller than
  /// required by a billion events a year.
  private static let trials = 90
  private static let trialRatio = 0.8

  /// Upper bound on log E[e^(θS)].
  private func cumulant(_ theta: Double) -> Double {
    var (sum, end, atEnd) = (0.0, 0.0, 0.0)
    for cell in cells {
      // Most cells begin where the one before ends.
      let low = cell.low == end ? atEnd : expm1(theta * cell.low)
      let high = expm1(theta * cell.high)
      let share = (cell.mean - cell.low) / (cell.high - cell.low)
      sum += cell.rate * (low + (high - low) * share)
      (end, atEnd) = (cell.high, high)
    }
    return sum
  }
}
