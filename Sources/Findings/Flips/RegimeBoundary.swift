/// The value of a parameter at which the equilibria change, between two values with different ones.
import Market
public import Scenario

/// A place on an axis where the set of equilibria, or what history picks, changes.
public struct RegimeBoundary: Equatable, Sendable {
  /// The parameter.
  public let key: String
  /// Its unit.
  public let unit: String
  /// The last value with the equilibria of the near side.
  public let near: Double
  /// The next value that the search told apart: a neighbouring number, or the next whole one.
  public let far: Double
  /// Equilibria a little before it.
  public let before: Regime
  /// Equilibria a little beyond it.
  public let beyond: Regime

  /// The first value beyond it.
  public var value: Double { far }
}

/// Regions of equilibria along one parameter of a market.
struct ParameterLine: Sendable {
  let market: Market
  let parameter: Scenario.Parameter
  let depth: MarketOutcome.Depth

  /// How closely frontiers are told apart, relative to the value: ties reach 1e-11 of the payoffs.
  static let clearance = 1e-9
  /// How far beyond a frontier the far side is looked at: where payoffs differ widely in size, ties reach further.
  static let beyond = 1e-7

  /// The market at a value; `nil` outside the valid range or where there is none.
  func market(_ value: Double) -> Market? {
    guard parameter.validRange.contains(value) else { return nil }
    var scenario = market.scenario
    parameter.set(value, in: &scenario)
    return parameter.changesOutages ? try? Market(scenario) : Market(repricing: market, as: scenario)
  }

  /// The equilibria at a value; `nil` outside the valid range or where it makes no market.
  func region(_ value: Double) -> Regime? {
    market(value).map { MarketOutcome($0, depth: depth).region(countsVary: parameter.changesCounts) }
  }

  /// Halves a bracket until its ends are neighbours; `near` keeps its equilibria, `far` has others.
  ///
  /// - Complexity: about 55 markets.
  func frontier(from near: Double, _ here: Regime, to far: Double) -> RegimeBoundary? {
    var (near, far) = (near, far)
    guard let there = region(far), !there.isSameMarket(as: here) else { return nil }
    var last = there
    while true {
      var middle = near + (far - near) / 2
      if parameter.isWhole { middle = middle.rounded(near < far ? .down : .up) }
      guard middle != near, middle != far, let found = region(middle) else { break }
      if found.isSameMarket(as: here) {
        near = middle
      } else {
        far = middle
        last = found
      }
    }
    let found = RegimeBoundary(
      key: parameter.key, unit: parameter.unit, near: near, far: far, before: here, beyond: last)
    guard !parameter.isWhole, let beyond = region(found.resume) else { return found }
    return RegimeBoundary(
      key: parameter.key, unit: parameter.unit, near: near, far: far, before: here, beyond: beyond)
  }
}

extension Regime {
  /// Whether two markets have the same equilibria and history picks the same one.
  public func isSameMarket(as other: Regime) -> Bool {
    hasSameEquilibria(as: other) && history == other.history
  }
}

extension ParameterLine {
  /// All frontiers between two values, in ascending order: each found by halving, then the next one from a little
  /// beyond it. Two changes that undo each other between neighbouring values are not seen.
  func frontiers(over values: [Double], most: Int) -> [RegimeBoundary] {
    var found: [RegimeBoundary] = []
    var last: (value: Double, region: Regime)?
    for value in values {
      guard let here = region(value) else { continue }
      var start = last
      while let from = start, found.count < most,
        let next = frontier(from: from.value, from.region, to: value)
      {
        found.append(next)
        // Within the tolerance of ties the two sides overlap: go on from beyond it.
        start = next.resume < value ? (next.resume, next.beyond) : nil
      }
      last = (value, here)
    }
    return found
  }
}

extension RegimeBoundary {
  /// Where a search goes on: a little beyond.
  fileprivate var resume: Double {
    far + (far > near ? 1 : -1) * ParameterLine.beyond * max(abs(near), abs(far), 1e-12)
  }
}

extension MarketGrid {
  /// Where the equilibria change along an axis while all else is as today, in ascending order, at most `most`.
  public func frontiers(
    along axis: ParameterAxis, most: Int = 24, depth: MarketOutcome.Depth = .symmetric
  ) -> [RegimeBoundary] {
    let line = ParameterLine(market: market, parameter: axis.parameter, depth: depth)
    let values = Set(axis.values + (axis.base.map { [$0] } ?? [])).sorted()
    return line.frontiers(over: values, most: most)
  }
}
