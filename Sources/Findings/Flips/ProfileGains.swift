/// Gains of all deviations from all pure profiles: the constraints that define which profiles are equilibria.
import Games
import Market

struct ProfileGains: Sendable {
  /// Gains of the deviations of each profile, in a fixed order.
  private let gains: [[Double]]
  /// Gains up to this are ties.
  private let slack: Double

  /// The gains of a market; `nil` where it has more pure profiles than the limit.
  ///
  /// - Complexity: O(profiles · types · strategies) payoffs.
  init?(_ market: Market, limit: Int) {
    let game = market.game
    let counts = game.types.map(\.count)
    let size = counts.reduce(1.0) { $0 * Double(multisetCount(players: $1, strategies: game.strategyCount)) }
    guard size <= Double(limit) else { return nil }
    var gains: [[Double]] = []
    forEachTypeProfile(counts: counts, strategies: game.strategyCount) { profile in
      var row: [Double] = []
      for type in profile.indices {
        for s in profile[type].indices where profile[type][s] > 0 {
          let payoffs = game.payoffs(type: type, against: market.others(of: type, playing: s, in: profile))
          for to in payoffs.indices where to != s { row.append(payoffs[to] - payoffs[s]) }
        }
      }
      gains.append(row)
      return true
    }
    self.gains = gains
    slack = Tolerance.regret * game.payoffScale
  }

  /// Values below and above today at which a profile begins or ceases to be an equilibrium, nearest first,
  /// when all gains are linear between today and another value. Intervals as short as ties are left out.
  func ends(today: Double, _ there: ProfileGains, at elsewhere: Double) -> (below: [Double], above: [Double])
  {
    var ends: Set<Double> = []
    for (here, other) in zip(gains, there.gains) {
      let interval = interval(here, other, elsewhere - today)
      let shortest = 1e-9 * max(abs(today), abs(elsewhere))
      guard interval.upper - interval.lower > shortest else { continue }
      for end in [interval.lower, interval.upper] where end.isFinite && end != 0 { ends.insert(today + end) }
    }
    let sorted = ends.sorted()
    return (sorted.filter { $0 < today }.reversed(), sorted.filter { $0 > today })
  }

  /// Interval, relative to today, on which all gains of a profile are at most 0.
  private func interval(_ here: [Double], _ there: [Double], _ step: Double) -> (lower: Double, upper: Double)
  {
    var lower = -Double.infinity
    var upper = Double.infinity
    for (gain, other) in zip(here, there) {
      let slope = (other - gain) / step
      // A slope of the size of rounding error moves nothing.
      if abs(slope * step) <= slack * 1e-3 {
        if gain > slack { return (1, 0) }
        continue
      }
      let root = -gain / slope
      if slope > 0 { upper = min(upper, root) } else { lower = max(lower, root) }
    }
    return (lower, upper)
  }
}
