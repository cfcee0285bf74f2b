/// The nearest value of each parameter at which the pure equilibria, or the one that history picks, change.
///
/// Payoffs are linear in rates, prices, multipliers and ρ. There every pure profile is an equilibrium on an interval of
/// the parameter whose ends are solved from two evaluations; the nearest end is the nearest change of the set. Other
/// parameters, and what history picks, are looked at along a grid and bracketed by halving until the two sides are
/// neighbouring numbers. Both sides of every flip are examined before it is reported.
import Numerics
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
  public let frontier: RegionFrontier
  /// Whether the value was solved from linear payoffs; otherwise it was bracketed.
  public let isSolved: Bool

  /// Where the equilibria change.
  public var value: Double { frontier.value }
  /// How far away that is, relative to today's value; absolute where that is 0.
  public var distance: Double { today == 0 ? abs(value) : abs(value - today) / abs(today) }
  /// Whether the parameter must rise.
  public var isUpward: Bool { value > today }
}

extension Market {
  /// The nearest flips, downwards and upwards, of every parameter that can move on its own; nearest first.
  ///
  /// Looked for down to 0 and up to a hundred times today's value, within the valid range. Numbers of firms are
  /// moved in total; footprints and numbers of zones stay. The result does not depend on `jobs`.
  ///
  /// - Complexity: a hundred markets a parameter and, where the pure profiles are at most `EquilibriumFlipSearch.limit`,
  ///   the payoffs of each of them.
  public func equilibriumFlips(jobs: Int = 1) -> [EquilibriumFlip] {
    let parameters = scenario.flippable(in: self)
    let search = EquilibriumFlipSearch(self)
    let found = ParallelTasks.run(count: parameters.count, jobs: jobs) { search.flips(parameters[$0]) }
    return found.joined().enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }.map(\.element)
  }

  /// Whether one type of firm at most follows a tier's multiple for all: then the type's own says the same.
  func isEchoed(_ parameter: Scenario.Parameter) -> Bool {
    let parts = parameter.key.split(separator: ".")
    guard parts.count == 2, parts[0] == "costs", let tier = Scenario.Tier(rawValue: String(parts[1])) else {
      return false
    }
    return firms.count { $0.type.costOverrides[tier.rawValue] == nil && $0.type.ladder == nil } <= 1
  }

  /// Today's value of a parameter, also where the ladder gives it; `nil` where that is not one number.
  public func today(_ parameter: Scenario.Parameter) -> Double? {
    let value = parameter.value(in: scenario)
    if value.isFinite { return value }
    let parts = parameter.key.split(separator: ".")
    guard let tier = parts.last.flatMap({ Scenario.Tier(rawValue: String($0)) }) else { return nil }
    let types = firms.filter {
      parts.count == 2
        ? $0.type.costOverrides[tier.rawValue] == nil && $0.type.ladder == nil : $0.type.name == parts[1]
    }
    let values = types.flatMap { firm in
      strategies.indices.filter { strategies[$0].tier == tier }.map { firm.multiplier[$0] }
    }
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension Scenario {
  /// Parameters whose flips mean something: not footprints, zones or the numbers of single types, and nothing that
  /// enters no payoff.
  fileprivate func flippable(in market: Market) -> [Parameter] {
    variedParameters.filter { parameter in
      (!parameter.isWhole || parameter.key == "firms") && !parameter.key.hasPrefix("society.")
        && market.today(parameter) != nil && !market.isEchoed(parameter)
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

  let market: Market
  /// The deviations of every pure profile today; `nil` where there are too many profiles.
  private let gains: ProfileGains?

  init(_ market: Market) {
    self.market = market
    gains = ProfileGains(market, limit: Self.limit)
  }

  /// Flips of a parameter downwards and upwards.
  func flips(_ parameter: Scenario.Parameter) -> [EquilibriumFlip] {
    guard let today = market.today(parameter) else { return [] }
    let line = RegionLine(market: market, parameter: parameter, depth: .pure)
    guard let here = line.region(today) else { return [] }
    let ends = parameter.isLinear ? solvedEnds(parameter, today) : (below: [], above: [])
    return [
      flip(line, today, here, over: downwards(parameter, today), solved: ends.below),
      flip(line, today, here, over: upwards(parameter, today), solved: ends.above),
    ].compactMap { $0 }
  }

  /// The first change over a grid that leads away from today; a little beyond each solved end there is a step of it.
  private func flip(
    _ line: RegionLine, _ today: Double, _ here: EquilibriumRegion, over grid: [Double], solved: [Double]
  ) -> EquilibriumFlip? {
    guard let last = grid.last, last != today else { return nil }
    let sign = last > today ? 1.0 : -1
    let beyond = solved.map { $0 + sign * RegionLine.clearance * max(abs($0), abs(today), 1e-12) }
    let way = (grid + beyond.filter { sign * $0 <= sign * last }).sorted { sign * $0 < sign * $1 }
    var near = today
    for value in way {
      guard let there = line.region(value) else { return nil }
      if !there.isSameMarket(as: here) {
        guard let frontier = line.frontier(from: near, here, to: value) else { return nil }
        let isSolved = solved.contains { abs($0 - frontier.far) <= 1e-8 * max(abs($0), abs(today)) }
        return EquilibriumFlip(
          parameter: line.parameter, today: today, frontier: frontier, isSolved: isSolved)
      }
      near = value
    }
    return nil
  }

  // MARK: Grids

  private func downwards(_ parameter: Scenario.Parameter, _ today: Double) -> [Double] {
    let floor = parameter.validRange.lower
    let end =
      today > 0 && parameter.validRange.isOpenBelow
      ? today / Self.farthest : max(floor, today - reach(parameter, today))
    return steps(parameter, (1...Self.steps).map { today + (end - today) * Double($0) / Double(Self.steps) })
      .filter { $0 < today }
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

  private func steps(_ parameter: Scenario.Parameter, _ values: [Double]) -> [Double] {
    guard parameter.isWhole else { return values }
    var seen: Set<Double> = []
    return values.map { $0.rounded() }.filter { seen.insert($0).inserted }
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
    guard elsewhere != today, let gains, let other = try? Market(scenario),
      let there = ProfileGains(other, limit: Self.limit)
    else { return ([], []) }
    return gains.ends(today: today, there, at: elsewhere)
  }
}
