/// Regime boundary: the value of a parameter between two regimes of equilibria.
import Games
import Market
public import Scenario

/// A value on an axis at which the set of equilibria, or the sequential-entry profile, changes.
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
  /// Equilibria beyond it, far enough for no tie at the boundary to remain one.
  public let beyond: Regime
  /// The value at which `beyond` was computed; a search continues from there.
  let resume: Double

  /// The first value beyond it.
  public var value: Double { far }
}

/// Regimes along one parameter of a market.
struct ParameterLine: Sendable {
  let market: Market
  let parameter: Scenario.Parameter
  let depth: MarketOutcome.Depth
  private let family: MarketFamily

  init(market: Market, parameter: Scenario.Parameter, depth: MarketOutcome.Depth) {
    self.market = market
    self.parameter = parameter
    self.depth = depth
    family = MarketFamily([market])
  }

  /// Resolution of boundaries, relative to the value: ties reach 1e-11 of the payoffs.
  static let clearance = 1e-9
  /// First distance beyond a boundary at which the far side is examined, relative to the value.
  static let beyond = 1e-7

  /// The market at a value; `nil` outside the valid range or where there is none.
  func market(_ value: Double) -> Market? {
    var family = family
    return family.market(market.scenario, parameter, at: value)
  }

  /// The equilibria at a value; `nil` outside the valid range or where it makes no market.
  func region(_ value: Double) -> Regime? {
    market(value).map { MarketOutcome($0, depth: depth).region(countsVary: parameter.changesCounts) }
  }

  /// Whether two values are as near as the boundary can be told: the worst years are computed on a grid, whose
  /// rounding is larger than that of numbers.
  func isResolved(_ near: Double, _ far: Double) -> Bool {
    abs(far - near) <= (market.hasWorstYears ? Self.clearance : 0) * max(abs(near), abs(far))
  }

  /// Boundary by bisection until the ends of the bracket are neighbours, or a billionth apart where a firm dreads its
  /// worst years; `near` keeps its equilibria, `far` has others.
  ///
  /// - Complexity: some ten searches for all equilibria from a good guess, about 55 without one.
  func frontier(from near: Double, _ here: Regime, to far: Double) -> RegimeBoundary? {
    guard let there = region(far), !there.isSameMarket(as: here) else { return nil }
    var (near, far, last) = bracket(from: near, here, to: far, there)
    while true {
      var middle = near + (far - near) / 2
      if parameter.isWhole { middle = middle.rounded(near < far ? .down : .up) }
      guard middle != near, middle != far, !isResolved(near, far), let found = region(middle) else { break }
      if found.isSameMarket(as: here) {
        near = middle
      } else {
        far = middle
        last = found
      }
    }
    let clear = parameter.isWhole ? nil : clearPlace(from: near, far, here)
    return RegimeBoundary(
      key: parameter.key, unit: parameter.unit, near: near, far: far, before: here,
      beyond: clear?.region ?? last, resume: clear?.value ?? far)
  }

  /// A narrower bracket about a guess, by steps outwards from it that grow; the given one where there is no guess.
  private func bracket(
    from near: Double, _ here: Regime, to far: Double, _ there: Regime
  ) -> (near: Double, far: Double, last: Regime) {
    var (near, far, last) = (near, far, there)
    guard var probe = guess(from: near, here, to: far, there) else { return (near, far, last) }
    var step = max(probe.ulp, market.hasWorstYears ? Self.clearance * abs(probe) : 0) * (far > near ? 1 : -1)
    var (isNearMoved, isFarMoved) = (false, false)
    while !(isNearMoved && isFarMoved), (probe - near) * (probe - far) < 0, let found = region(probe) {
      if found.isSameMarket(as: here) {
        (near, isNearMoved) = (probe, true)
        probe += step
      } else {
        (far, last, isFarMoved) = (probe, found, true)
        probe -= step
      }
      step *= 8
    }
    return (near, far, last)
  }

  /// The first value beyond a boundary without new ties: all gains there have a definite sign.
  ///
  /// A tie reaches as far as the smallest slope of a gain lets it, which differs by orders of magnitude.
  private func clearPlace(
    from near: Double, _ far: Double, _ here: Regime
  ) -> (value: Double, region: Regime)? {
    var reach = Self.beyond * max(abs(near), abs(far), 1e-12) * (far > near ? 1 : -1)
    var first: (value: Double, region: Regime)?
    for _ in 0..<8 {
      guard let there = market(far + reach) else { break }
      let region = MarketOutcome(there, depth: depth).region(countsVary: parameter.changesCounts)
      if !hasFreshTie(there, among: here.pure + region.pure) { return (far + reach, region) }
      first = first ?? (far + reach, region)
      reach *= 4
    }
    return first
  }

  /// Whether some firm is indifferent, in some profiles or on the entry path, that is not so in the line's
  /// own market.
  private func hasFreshTie(_ there: Market, among profiles: [[[Int]]]) -> Bool {
    guard !parameter.changesCounts else { return false }
    let slack = [market, there].map { 4 * Tolerance.regret * $0.game.payoffScale }
    func isFresh(_ type: Int, _ own: Int, _ others: [[Int]], _ among: [Int]?) -> Bool {
      let payoffs = [market, there].map { $0.game.payoffs(type: type, againstCounts: others) }
      return (among ?? Array(payoffs[1].indices)).contains {
        abs(payoffs[1][$0] - payoffs[1][own]) <= slack[1] && abs(payoffs[0][$0] - payoffs[0][own]) > slack[0]
      }
    }
    let record = DecisionTrace()
    var walk = SequentialEntry(there, record: record)
    _ = walk.run()
    if record.choices.contains(where: { isFresh($0.type, $0.choice, $0.others, $0.among) }) { return true }
    return profiles.contains { profile in
      profile.indices.contains { type in
        profile[type].indices.contains { own in
          guard profile[type][own] > 0 else { return false }
          var others = profile
          others[type][own] -= 1
          return isFresh(type, own, others, nil)
        }
      }
    }
  }
}

/// Markets along one parameter, cached during the bisection of one interval after the other.
struct MarketLine {
  private let base: Market
  private let parameter: Scenario.Parameter
  private let today: Double
  private var family: MarketFamily
  private var known: [Double: Market] = [:]

  init(_ base: Market, _ parameter: Scenario.Parameter, today: Double) {
    self.base = base
    self.parameter = parameter
    self.today = today
    family = MarketFamily([base])
  }

  /// The market at a value; `nil` outside the valid range or where there is none.
  subscript(value: Double) -> Market? {
    mutating get {
      if value == today { return base }
      if let market = known[value] { return market }
      let fresh = family.market(base.scenario, parameter, at: value)
      known[value] = fresh
      return fresh
    }
  }

  /// Drops all cached markets but the first one.
  mutating func forget() { known = [:] }
}

extension Regime {
  /// Whether two markets have the same equilibria and sequential entry selects the same one.
  public func isSameMarket(as other: Regime) -> Bool {
    hasSameEquilibria(as: other) && history == other.history
  }
}

extension ParameterLine {
  /// All boundaries between two values, in ascending order: each found by bisection, then the next one from a
  /// little beyond it. Two changes that undo each other between neighbouring values are not detected.
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

extension MarketGrid {
  /// Boundaries of the equilibria along an axis, all else as today, in ascending order, at most `most`.
  public func frontiers(
    along axis: ParameterAxis, most: Int = 24, depth: MarketOutcome.Depth = .symmetric
  ) -> [RegimeBoundary] {
    let line = ParameterLine(market: market, parameter: axis.parameter, depth: depth)
    let values = Set(axis.values + (axis.base.map { [$0] } ?? [])).sorted()
    return line.frontiers(over: values, most: most)
  }
}
