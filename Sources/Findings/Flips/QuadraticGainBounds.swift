/// Exact gain bounds over an interval of a coverage: for κ = 1 gains are quadratic polynomials.
///
/// A firm on the strategy is down with a probability that is linear in its coverage, and so are the others on
/// the strategy, which it sees in proportion: a product of two linear functions. Three values give the
/// polynomial; its extremes are at the ends or at the vertex. Intervals of the factors alone would be too
/// wide at the vertex.
import Games
import Market
import Scenario

struct QuadraticGainBounds: GainBounds {
  private let bounds: MonotoneGainBounds
  /// The games at the near end, in the middle and at the far end.
  private let games: [SharedHazardGame]

  var down: [[[Interval]]] { bounds.down }
  var slack: (most: Double, least: Double) { bounds.slack }
  var margin: Double { bounds.margin }

  /// Bounds from three games; `nil` where some firm's κ is not 1.
  init?(_ bounds: MonotoneGainBounds, _ values: (from: Double, to: Double), market: (Double) -> Market?) {
    let middle = values.from + (values.to - values.from) / 2
    let games = [values.from, middle, values.to].compactMap { market($0)?.game }
    guard games.count == 3, games[0].types.allSatisfy({ $0.exponent == 1 }) else { return nil }
    self.bounds = bounds
    self.games = games
  }

  func shares(type: Int, others: [[Int]], in hazards: Range<Int>?) -> [ShareBounds] {
    bounds.shares(type: type, others: others, in: hazards)
  }

  func gains(
    type: Int, from: Int, _ shares: [ShareBounds], to strategies: Range<Int>?
  ) -> [Interval] {
    bounds.gains(type: type, from: from, shares, to: strategies)
  }

  func gains(type: Int, from: Int, others: [[Int]], to strategies: Range<Int>?) -> [Interval] {
    let payoffs = games.map { $0.payoffs(type: type, againstCounts: others) }
    return (strategies ?? payoffs[0].indices).map { to in
      Self.range(payoffs.map { $0[to] - $0[from] })
    }
  }

  /// Minimum and maximum of the polynomial through three values at equal distances.
  static func range(_ values: [Double]) -> Interval {
    let ends = Interval(values[0], values[2])
    let bend = 2 * (values[0] - 2 * values[1] + values[2])
    let slope = -3 * values[0] + 4 * values[1] - values[2]
    let vertex = -slope / (2 * bend)
    guard vertex > 0, vertex < 1 else { return ends }
    return ends.union(Interval(values[0] - slope * slope / (4 * bend)))
  }
}

extension MonotoneGainBounds {
  /// The tightest known bounds over an interval.
  static func best(
    _ role: ParameterRole, _ parameter: Scenario.Parameter, _ values: (from: Double, to: Double),
    market: (Double) -> Market?
  ) -> (any GainBounds)? {
    guard let curved = MonotoneGainBounds(role, values, market: market) else { return nil }
    guard parameter.key.hasSuffix(".coverage"),
      let strategies = market(values.from)?.strategies,
      strategies.contains(where: { $0.siteCount == 1 && parameter.key == "strategies.\($0.name).coverage" })
    else { return curved }
    return QuadraticGainBounds(curved, values, market: market) ?? curved
  }
}
