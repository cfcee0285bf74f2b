/// Nearest value of each parameter at which the pure equilibria, or the sequential-entry profile, change.
///
/// Payoffs are linear in rates, prices, multipliers and ρ. There every pure profile is an equilibrium on an
/// interval of the parameter whose ends are solved from two evaluations; the nearest end is the nearest
/// change of the set. For other parameters, and for the sequential-entry profile, changes are bracketed by
/// bisection until the two sides are neighbouring numbers. Bounds on all gains over all of the way prove that
/// nothing changes nearer (`FirstChangeSearch`); otherwise `isProved` is false. Both sides of every change
/// are examined before it is reported.
public import ResilienceNumerics
import Games
public import Market
import Outages
public import Scenario

/// Change of a market's pure equilibria as one parameter moves in one direction.
public struct EquilibriumFlip: Sendable {
  /// The parameter.
  public let parameter: Scenario.Parameter
  /// Its value today.
  public let today: Double
  /// The boundary, with the equilibria on both sides.
  public let frontier: RegimeBoundary
  /// The value as solved from linear payoffs; `nil` where it was bracketed.
  let solved: Double?
  /// Whether it is proved that nothing changes nearer, except changes that reverse within a billionth of the
  /// value.
  public let isProved: Bool

  /// Whether the value was solved from linear payoffs; otherwise it was bracketed.
  public var isSolved: Bool { solved != nil }
  /// Boundary value: if it was solved, the value at which the two choices are worth the same. A value within
  /// a millionth of today's is a tie today, as between two identical strategies.
  public var value: Double { solved ?? Self.atToday(frontier.value, today) }

  /// Today's value for a value so near to it that only ties lie between.
  static func atToday(_ value: Double, _ today: Double) -> Double {
    abs(value - today) <= 1e-6 * abs(today) ? today : value
  }
  /// Distance of the boundary, relative to today's value; absolute where that is 0.
  public var distance: Double { RelativeChange.distance(from: today, to: value, unit: parameter.unit) }
  /// Change relative to today's value; `nil` where that is 0.
  public var relativeChange: Double? { RelativeChange.share(from: today, to: value, unit: parameter.unit) }
  /// Whether the parameter must rise.
  public var isUpward: Bool { frontier.far > frontier.near }
}

/// A direction in which a parameter can go without any change.
public struct NoSwitch: Sendable {
  /// The parameter.
  public let parameter: Scenario.Parameter
  /// Its value today.
  public let today: Double
  /// The end of the searched way.
  public let end: Double
  /// Whether it is proved that nothing changes up to there; otherwise single values were sampled.
  public let isProved: Bool
}

/// All boundaries of a market, and the directions without one.
public struct EquilibriumFlipStudy: Sendable {
  /// Boundaries, nearest first.
  public internal(set) var flips: [EquilibriumFlip] = []
  /// Directions without a boundary, in the order of the parameters.
  public internal(set) var quiet: [NoSwitch] = []
  /// Parameters that were not looked at, because the search was cancelled.
  public internal(set) var skipped: [Scenario.Parameter] = []

  /// Whether every boundary and every direction without one is proved.
  public var isProved: Bool {
    skipped.isEmpty && flips.allSatisfy(\.isProved) && quiet.allSatisfy(\.isProved)
  }
}

extension Market {
  /// The nearest boundaries, downwards and upwards, of every parameter that can move on its own; nearest
  /// first.
  ///
  /// The search covers 0 to a hundred times today's value, within the valid range. Numbers of firms are moved
  /// in total; footprints and numbers of zones stay. The result does not depend on `jobs`.
  ///
  /// - Complexity: a hundred markets a parameter and, where the pure profiles are at most
  ///   `EquilibriumFlipSearch.limit`, the payoffs of each of them.
  public func equilibriumFlips(jobs: Int = 1) -> [EquilibriumFlip] { equilibriumFlipStudy(jobs: jobs).flips }

  /// The same with the directions without a boundary.
  ///
  /// - Parameters:
  ///   - cancel: where it is set, parameters whose search has not begun are skipped; a search of whole numbers, which is
  ///     split in two, is skipped only where it is set before anything begins.
  ///   - progress: receives the number of parameters done and of all, on any thread.
  public func equilibriumFlipStudy(
    jobs: Int = 1, cancel: CancelToken? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> EquilibriumFlipStudy {
    let parameters = flippable
    let search = EquilibriumFlipSearch(self)
    let done = WorkCounter()
    let tasks = FlipTask.list(parameters, in: scenario)
    // Both halves of a search that is split are done, or neither.
    let isBegun = cancel?.isCancelled != true
    let studies = ParallelTasks.run(count: tasks.count, jobs: jobs) { index in
      let task = tasks[index]
      let parameter = parameters[task.parameter]
      guard task.isHalf ? isBegun : cancel?.isCancelled != true else {
        return EquilibriumFlipStudy(skipped: task.isLast ? [parameter] : [])
      }
      let study = search.flips(parameter, task.ways)
      if task.isLast { progress(done.add(1), parameters.count) }
      return study
    }
    var found = parameters.map { _ in EquilibriumFlipStudy() }
    for (task, study) in zip(tasks, studies) {
      found[task.parameter].flips += study.flips
      found[task.parameter].quiet += study.quiet
      found[task.parameter].skipped += study.skipped
    }
    // Distances that differ by rounding only are equal: then the order of the parameters decides.
    func rank(_ flip: EquilibriumFlip) -> Double { (flip.distance / ParameterLine.clearance).rounded() }
    let flips = found.flatMap(\.flips).enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    return EquilibriumFlipStudy(
      flips: flips.map(\.element), quiet: found.flatMap(\.quiet), skipped: found.flatMap(\.skipped))
  }

  /// Whether at most one type of firm follows a tier's multiple for all: then the type's own multiple is
  /// equivalent.
  func isEchoed(_ parameter: Scenario.Parameter) -> Bool {
    let parts = parameter.key.split(separator: ".")
    guard parts.count == 2, parts[0] == "costs", let tier = Scenario.Tier(rawValue: String(parts[1])) else {
      return false
    }
    return firms.count { $0.type.costOverrides[tier.rawValue] == nil && $0.type.ladder == nil } <= 1
  }
}

extension Market {
  /// Parameters whose boundaries are meaningful: not footprints, zones or the numbers of single types, and
  /// only those that enter a payoff.
  public var flippable: [Scenario.Parameter] {
    scenario.variedParameters.filter { parameter in
      (!parameter.isWhole || parameter.key == "firms") && !parameter.key.hasPrefix("society.")
        && !todays(parameter).isEmpty && !isEchoed(parameter)
    }
  }
}

/// Part of the search for boundaries that one thread does.
private struct FlipTask {
  /// The parameter, by index.
  let parameter: Int
  let ways: [EquilibriumFlipSearch.Way]

  var isHalf: Bool { ways.count == 1 }
  /// Whether nothing of the parameter's search comes after it.
  var isLast: Bool { ways.last == .up }

  /// All parts, those that may take the longest first, so that other threads do not wait for them at the end: whole
  /// numbers, each way by itself, whose two hundred markets have nothing in common; then numbers that are 0 today, which
  /// are bisected from far above their value.
  static func list(_ parameters: [Scenario.Parameter], in scenario: Scenario) -> [FlipTask] {
    let whole = parameters.indices.filter { parameters[$0].isWhole }
    let others = parameters.indices.filter { !parameters[$0].isWhole }
    let isZero = others.map { parameters[$0].value(in: scenario) == 0 }
    let sorted = zip(others, isZero).filter(\.1) + zip(others, isZero).filter { !$0.1 }
    return whole.flatMap { [FlipTask(parameter: $0, ways: [.down]), FlipTask(parameter: $0, ways: [.up])] }
      + sorted.map { FlipTask(parameter: $0.0, ways: [.down, .up]) }
  }
}

/// Search for boundaries of one market.
struct EquilibriumFlipSearch: Sendable {
  /// Largest number of pure profiles that are solved one by one.
  static let limit = 5_000
  /// Largest distance of a boundary, as a multiple of today's value.
  static let farthest = 100.0
  /// Values of the grid in one direction.
  static let steps = 8
  /// Largest number of whole values that are examined one by one.
  static let each = 100

  let market: Market
  /// Shares that no parameter with linear payoffs changes.
  private let shares = ShareTable()
  /// The deviations of every pure profile today; `nil` where there are too many profiles.
  private let gains: ProfileGains?

  init(_ market: Market) {
    self.market = market
    gains = ProfileGains(market, limit: Self.limit)
  }

  /// A direction along a parameter.
  enum Way { case down, up }

  /// Boundaries of a parameter downwards and upwards, or one way only.
  ///
  /// Today's values of a price that is not one number are looked at once, with the way down.
  func flips(_ parameter: Scenario.Parameter, _ ways: [Way] = [.down, .up]) -> EquilibriumFlipStudy {
    let todays = market.todays(parameter)
    guard let today = todays.first, let last = todays.last else { return EquilibriumFlipStudy() }
    if today == last { return flips(parameter, from: today, ways) }
    return ways.contains(.down) ? flips(parameter, between: today, last) : EquilibriumFlipStudy()
  }

  /// Boundaries of a price that is not one number today: from that end of today's values at which the
  /// equilibria are still today's when all are set to it. If they are so at neither, setting all to the lower
  /// one is a change by itself.
  private func flips(
    _ parameter: Scenario.Parameter, between low: Double, _ high: Double
  ) -> EquilibriumFlipStudy {
    let here = MarketOutcome(market, depth: .pure).region(countsVary: false)
    for value in [low, high] {
      let placed = market.placed(parameter, at: value)
      guard MarketOutcome(placed, depth: .pure).region(countsVary: false).isSameMarket(as: here) else {
        continue
      }
      return EquilibriumFlipSearch(placed).flips(parameter, from: value, [.down, .up])
    }
    guard let there = ParameterLine(market: market, parameter: parameter, depth: .pure).region(low) else {
      return EquilibriumFlipStudy()
    }
    let frontier = RegimeBoundary(
      key: parameter.key, unit: parameter.unit, near: high, far: low, before: here, beyond: there, resume: low
    )
    return EquilibriumFlipStudy(flips: [
      EquilibriumFlip(parameter: parameter, today: high, frontier: frontier, solved: nil, isProved: false)
    ])
  }

  private func flips(
    _ parameter: Scenario.Parameter, from today: Double, _ ways: [Way]
  ) -> EquilibriumFlipStudy {
    let line = ParameterLine(market: market, parameter: parameter, depth: .pure)
    guard let here = line.region(today) else { return EquilibriumFlipStudy() }
    let ends =
      parameter.isLinear && !market.entersOverlaps(parameter)
      ? solvedEnds(parameter, today) : (below: [], above: [])
    var study = EquilibriumFlipStudy()
    for way in ways {
      switch way {
      case .down: look(line, today, here, over: downwards(parameter, today), solved: ends.below, &study)
      case .up: look(line, today, here, over: upwards(parameter, today), solved: ends.above, &study)
      }
    }
    return study
  }

  /// The first change over a grid that leads away from today, with a grid value a little beyond each solved
  /// end.
  private func look(
    _ line: ParameterLine, _ today: Double, _ here: Regime, over grid: [Double], solved: [Double],
    _ study: inout EquilibriumFlipStudy
  ) {
    guard let last = grid.last, last != today else { return }
    let sign = last > today ? 1.0 : -1
    let beyond = solved.map { $0 + sign * ParameterLine.clearance * max(abs($0), abs(today), 1e-12) }
    var search = FirstChangeSearch(line, today: today, here: here, shares: shares)
    let stops = (beyond + search.cuts).filter { sign * $0 > sign * today && sign * $0 <= sign * last }
    var near = today
    // Whole numbers are proved one by one.
    var isEach = line.parameter.isWhole && here.isComplete
    for value in Set(grid + stops).sorted(by: { sign * $0 < sign * $1 }) {
      isEach = isEach && abs(value - near) == 1
      if let change = search.change(from: near, to: value) {
        guard let frontier = line.frontier(from: change.near, here, to: change.far) else { return }
        let exact = solved.first { abs($0 - frontier.far) <= 1e-8 * max(abs($0), abs(today)) }
        study.flips.append(
          EquilibriumFlip(
            parameter: line.parameter, today: today, frontier: frontier, solved: exact,
            isProved: search.isProved || isEach))
        return
      }
      near = value
    }
    study.quiet.append(
      NoSwitch(
        parameter: line.parameter, today: today, end: near, isProved: search.isProved || isEach))
  }

  // MARK: Grids

  private func downwards(_ parameter: Scenario.Parameter, _ today: Double) -> [Double] {
    let floor = parameter.validRange.lower
    let end =
      parameter.validRange.isOpenBelow && today > floor
      ? floor + (today - floor) / Self.farthest : max(floor, today - reach(parameter, today))
    let values = (1...Self.steps).map {
      $0 == Self.steps ? end : today + (end - today) * Double($0) / Double(Self.steps)
    }
    return steps(parameter, values).filter { $0 < today }
  }

  private func upwards(_ parameter: Scenario.Parameter, _ today: Double) -> [Double] {
    let reach = reach(parameter, today)
    let end = min(parameter.validRange.upper, today + reach)
    let room = end - today
    guard room > 0 else { return [] }
    // Fine near today and coarse far away, but even where the range is short.
    let isShort = today > 0 && room <= 2 * today
    return steps(
      parameter,
      (1...Self.steps).map {
        let fraction = Double($0) / Double(Self.steps)
        return $0 == Self.steps ? end : today + room * (isShort ? fraction : fraction * fraction * fraction)
      }
    ).filter { $0 > today }
  }

  /// Whole numbers one by one as far as the limit allows, then those of the grid.
  private func steps(_ parameter: Scenario.Parameter, _ values: [Double]) -> [Double] {
    guard parameter.isWhole, let first = values.first, let last = values.last else { return values }
    let sign = last < first ? -1.0 : 1
    let today = parameter.value(in: market.scenario)
    let each = (1...Self.each).map { today + sign * Double($0) }.filter { sign * $0 <= sign * last.rounded() }
    let nearest = each.last ?? today
    return each + Set(values.map { $0.rounded() }).filter { sign * $0 > sign * nearest }.sorted()
  }

  /// Search distance: a multiple of today's value; where that is 0, of the typical size of an hour or a year.
  private func reach(_ parameter: Scenario.Parameter, _ today: Double) -> Double {
    if today != 0 { return Self.farthest * abs(today) }
    let money = market.firms.map(\.type)
    switch parameter.unit {
    case "USD/hour": return Self.farthest * (money.map { $0.directPerHour + $0.blamePerHour }.max() ?? 1)
    case "USD/year": return Self.farthest * (money.map(\.bill).max() ?? 1)
    case "h", "1/year": return Self.farthest
    default: return min(Self.farthest, parameter.validRange.upper)
    }
  }

  // MARK: Linear parameters

  /// Values below and above today at which a pure profile begins or ceases to be an equilibrium, nearest
  /// first, where payoffs are linear; empty where there are too many profiles.
  private func solvedEnds(
    _ parameter: Scenario.Parameter, _ today: Double
  ) -> (below: [Double], above: [Double]) {
    let range = parameter.validRange
    let step = max(abs(today), 1e-3)
    let elsewhere = today + step <= range.upper ? today + step : max(range.lower, today - step)
    var scenario = market.scenario
    parameter.set(elsewhere, in: &scenario)
    var family = MarketFamily([market])
    guard elsewhere != today, let gains, let other = try? family.market(scenario),
      let there = ProfileGains(other, limit: Self.limit)
    else { return ([], []) }
    return gains.ends(today: today, there, at: elsewhere)
  }
}
