/// Recorder of a logit branch: follows it and tabulates points.
import SystemLibrary

struct LogitTable<Model: LogitModel> {
  private var path: LogitPath<Model>
  private var newton: SupportNewton<Model>
  private let regret: ([[Double]]) -> Double
  private let unit: Double
  private var points: [LogitBranch.Point] = []
  private var turnsBack = false
  private var end: LogitBranch.End?

  /// Range of precision, in units of 1 / payoff unit, in which points are recorded; following stops at its
  /// end.
  private static var range: ClosedRange<Double> { 0.05...1e7 }
  private static var pointLimit: Int { 200 }

  init(_ model: Model, regret: @escaping ([[Double]]) -> Double) {
    path = LogitPath(model, reach: 0.05)
    newton = SupportNewton(model)
    unit = model.payoffUnit
    self.regret = regret
  }

  /// The whole branch.
  consuming func branch() -> LogitBranch {
    guard path.dimension > 0 else {
      let only = path.ranges.map { _ in [1.0] }
      return LogitBranch(
        points: [], turnsBack: false, end: .init(probabilities: only, regret: regret(only), distance: 0))
    }
    while points.count < Self.pointLimit, path.steps < 20_000 {
      let before = path.point
      guard path.advance(), path.precision >= 0 else { break }
      if path.precision < before[path.dimension] { turnsBack = true }
      note(from: before)
      if let end, end.distance < LogitBranch.closeness { break }
      if path.precision > Self.range.upperBound { break }
    }
    return LogitBranch(points: points, turnsBack: turnsBack, end: end)
  }

  /// Records the points at round precisions between a point and the present one.
  private mutating func note(from before: [Double]) {
    let (from, to) = (before[path.dimension], path.precision)
    for precision in round(between: min(from, to), and: max(from, to), rising: to > from) {
      let part = (precision - from) / (to - from)
      let guess = zip(before, path.point).map { $0 + part * ($1 - $0) }
      guard let response = path.response(at: precision, near: guess) else { continue }
      points.append(LogitBranch.Point(precision: precision / unit, probabilities: split(response)))
      if precision > 2 { end = nash(near: response, precision: precision) ?? end }
      if let end, end.distance < LogitBranch.closeness { return }
    }
  }

  /// 1, 2 and 5 times powers of ten, per unit of payoff, given in units of 1 / payoff unit.
  private func round(between low: Double, and high: Double, rising: Bool) -> [Double] {
    let low = max(low, Self.range.lowerBound)
    guard high > low else { return [] }
    var result: [Double] = []
    for exponent in Int(log10(low / unit).rounded(.down))...Int(log10(high / unit).rounded(.up)) {
      for digit in [1.0, 2, 5] {
        let precision = digit * pow(10, Double(exponent)) * unit
        if precision > low && precision <= high { result.append(precision) }
      }
    }
    return rising ? result : result.reversed()
  }

  /// The Nash equilibrium on the supports suggested by a point, if it is close.
  private mutating func nash(near point: [Double], precision: Double) -> LogitBranch.End? {
    for least in [0.04, min(0.04, 2 / precision)] {
      let supports = path.ranges.map { range -> [Int] in
        let top = range.reduce(0) { max($0, point[$1]) }
        return range.filter { point[$0] > least * top }
      }
      guard let found = newton.solve(supports: supports, guess: point) else { continue }
      let distance = zip(found, point).reduce(0) { max($0, abs($1.0 - $1.1)) }
      let profile = split(found)
      let regret = regret(profile)
      guard distance < 0.05, regret <= 1e-9 * unit else { continue }
      return LogitBranch.End(probabilities: profile, regret: regret, distance: distance)
    }
    return nil
  }

  private func split(_ point: [Double]) -> [[Double]] { path.ranges.map { Array(point[$0]) } }
}
