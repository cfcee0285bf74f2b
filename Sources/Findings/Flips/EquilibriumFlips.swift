/// The nearest value of each parameter at which the pure equilibria, or the one that history picks, change.
///
/// Payoffs are linear in rates, prices, multipliers and ρ. There every pure profile is an equilibrium on an interval of
/// the parameter whose ends are solved from two evaluations; the nearest end is the nearest change of the set. For other
/// parameters, and for what history picks, changes are bracketed by halving until the two sides are neighbouring numbers.
/// That nothing changes nearer is proved by bounds on all gains over all of the way (`FirstChangeSearch`); where it is not, the
/// flip says so. Both sides of every flip are examined before it is reported.
import ResilienceNumerics
import Games
public import Market
import Outages
public import Scenario

/// Where the pure equilibria of a market change as one parameter moves in one direction.
public struct EquilibriumFlip: Sendable {
  /// The parameter.
  public let parameter: Scenario.Parameter
  /// Its value today.
  public let today: Double
  /// The place of the change, with the equilibria on both sides.
  public let frontier: RegimeBoundary
  /// The value as solved from linear payoffs; `nil` where it was bracketed.
  let solved: Double?
  /// Whether it is proved that nothing changes nearer, but for what undoes itself within a billionth of the value.
  public let isProved: Bool

  /// Whether the value was solved from linear payoffs; otherwise it was bracketed.
  public var isSolved: Bool { solved != nil }
  /// Where the equilibria change: where they were solved, the value at which the two choices are worth the same. What is
  /// nearer than a millionth of today's value is a tie today, as between two strategies that are the same.
  public var value: Double { solved ?? Self.atToday(frontier.value, today) }

  /// Today's value for what is so near to it that only ties lie between.
  static func atToday(_ value: Double, _ today: Double) -> Double {
    abs(value - today) <= 1e-6 * abs(today) ? today : value
  }
  /// How far away that is, relative to today's value; absolute where that is 0.
  public var distance: Double { today == 0 ? abs(value) : abs(value - today) / abs(today) }
  /// Whether the parameter must rise.
  public var isUpward: Bool { frontier.far > frontier.near }
}

/// A direction in which a parameter can go without any change.
public struct NoSwitch: Sendable {
  /// The parameter.
  public let parameter: Scenario.Parameter
  /// Its value today.
  public let today: Double
  /// How far was looked.
  public let end: Double
  /// Whether it is proved that nothing changes up to there; otherwise it was looked at in places.
  public let isProved: Bool
}

/// All flips of a market, and where there are none.
public struct EquilibriumFlipStudy: Sendable {
  /// Nearest first.
  public internal(set) var flips: [EquilibriumFlip] = []
  /// Directions without a flip, in the order of the parameters.
  public internal(set) var quiet: [NoSwitch] = []

  /// Whether all is proved.
  public var isProved: Bool { flips.allSatisfy(\.isProved) && quiet.allSatisfy(\.isProved) }
}

extension Market {
  /// The nearest flips, downwards and upwards, of every parameter that can move on its own; nearest first.
  ///
  /// Looked for down to 0 and up to a hundred times today's value, within the valid range. Numbers of firms are
  /// moved in total; footprints and numbers of zones stay. The result does not depend on `jobs`.
  ///
  /// - Complexity: a hundred markets a parameter and, where the pure profiles are at most `EquilibriumFlipSearch.limit`,
  ///   the payoffs of each of them.
  public func equilibriumFlips(jobs: Int = 1) -> [EquilibriumFlip] { equilibriumFlipStudy(jobs: jobs).flips }

  /// The same with the directions in which nothing flips.
  public func equilibriumFlipStudy(jobs: Int = 1) -> EquilibriumFlipStudy {
    let parameters = scenario.flippable(in: self)
    let search = EquilibriumFlipSearch(self)
    let found = ParallelTasks.run(count: parameters.count, jobs: jobs) { search.flips(parameters[$0]) }
    let flips = found.flatMap(\.flips).enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return EquilibriumFlipStudy(flips: flips.map(\.element), quiet: found.flatMap(\.quiet))
  }

  /// Whether one type of firm at most follows a tier's multiple for all: then the type's own says the same.
  func isEchoed(_ parameter: Scenario.Parameter) -> Bool {
    let parts = parameter.key.split(separator: ".")
    guard parts.count == 2, parts[0] == "costs", let tier = Scenario.Tier(rawValue: String(parts[1])) else {
      return false
    }
    return firms.count { $0.type.costOverrides[tier.rawValue] == nil && $0.type.ladder == nil } <= 1
  }
}

extension Scenario {
  /// Parameters whose flips mean something: not footprints, zones or the numbers of single types, and nothing that
  /// enters no payoff.
  fileprivate func flippable(in market: Market) -> [Parameter] {
    variedParameters.filter { parameter in
      (!parameter.isWhole || parameter.key == "firms") && !parameter.key.hasPrefix("society.")
        && !market.todays(parameter).isEmpty && !market.isEchoed(parameter)
    }
  }
}

/// The search for flips of one market.
struct EquilibriumFlipSearch: Sendable {
  /// Most pure profiles that are solved one by one.
  static let limit = 5_000
  /// How far a flip may be, as a multiple of today's value.
  static let farthest = 100.0
  /// Values of the grid in one direction.
  static let steps = 24
  /// Whole numbers that are looked at one by one.
  static let each = 1_000

  let market: Market
  /// The deviations of every pure profile today; `nil` where there are too many profiles.
  private let gains: ProfileGains?

  init(_ market: Market) {
    self.market = market
    gains = ProfileGains(market, limit: Self.limit)
  }

  /// Flips of a parameter downwards and upwards.
  func flips(_ parameter: Scenario.Parameter) -> EquilibriumFlipStudy {
    let todays = market.todays(parameter)
    guard let today = todays.first, let last = todays.last else { return EquilibriumFlipStudy() }
    return today == last ? flips(parameter, from: today) : flips(parameter, between: today, last)
  }

  /// Flips of a price that is not one number today: from that end of today's values at which the equilibria are still
  /// today's when all are set to it. Where they are at neither, setting all to the lower one is a flip by itself.
  private func flips(
    _ parameter: Scenario.Parameter, between low: Double, _ high: Double
  ) -> EquilibriumFlipStudy {
    let here = MarketOutcome(market, depth: .pure).region(countsVary: false)
    for value in [low, high] {
      let placed = market.placed(parameter, at: value)
      guard MarketOutcome(placed, depth: .pure).region(countsVary: false).isSameMarket(as: here) else {
        continue
      }
      return EquilibriumFlipSearch(placed).flips(parameter, from: value)
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

  private func flips(_ parameter: Scenario.Parameter, from today: Double) -> EquilibriumFlipStudy {
    let line = ParameterLine(market: market, parameter: parameter, depth: .pure)
    guard let here = line.region(today) else { return EquilibriumFlipStudy() }
    let ends = parameter.isLinear ? solvedEnds(parameter, today) : (below: [], above: [])
    var study = EquilibriumFlipStudy()
    look(line, today, here, over: downwards(parameter, today), solved: ends.below, &study)
    look(line, today, here, over: upwards(parameter, today), solved: ends.above, &study)
    return study
  }

  /// The first change over a grid that leads away from today; a little beyond each solved end there is a step of it.
  private func look(
    _ line: ParameterLine, _ today: Double, _ here: Regime, over grid: [Double], solved: [Double],
    _ study: inout EquilibriumFlipStudy
  ) {
    guard let last = grid.last, last != today else { return }
    let sign = last > today ? 1.0 : -1
    let beyond = solved.map { $0 + sign * ParameterLine.clearance * max(abs($0), abs(today), 1e-12) }
    var search = FirstChangeSearch(line, today: today, here: here)
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

  /// Whole numbers one by one as far as there are few enough, then those of the grid.
  private func steps(_ parameter: Scenario.Parameter, _ values: [Double]) -> [Double] {
    guard parameter.isWhole, let first = values.first, let last = values.last else { return values }
    let sign = last < first ? -1.0 : 1
    let today = parameter.value(in: market.scenario)
    let each = (1...Self.each).map { today + sign * Double($0) }.filter { sign * $0 <= sign * last.rounded() }
    let nearest = each.last ?? today
    return each + Set(values.map { $0.rounded() }).filter { sign * $0 > sign * nearest }.sorted()
  }

  /// How far to look: a multiple of today's value; where that is 0, of what an hour or a year is about.
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

  /// The values below and above today at which a pure profile begins or ends to be an equilibrium, nearest first, where
  /// payoffs are linear; none where there are too many profiles.
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
