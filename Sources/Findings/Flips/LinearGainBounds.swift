/// Exact gain bounds over an interval of a parameter in which payoffs are linear: extremes are at the ends.
import Games
import Market
import ResilienceNumerics

struct LinearGainBounds: GainBounds {
  /// The games at both ends, on the same hazards.
  private let ends: [SharedHazardGame]
  let down: [[[Interval]]]
  let fixedDown: [[[Double]]]?
  /// By type and strategy: dollars that overlaps of outages, which are not linear in a rate, add between the ends.
  private let bend: [[Double]]
  let slack: (most: Double, least: Double)
  let margin: Double

  /// - Precondition: the markets differ in a number in which payoffs are linear, so that the probabilities of
  ///   being down are the same; a hazard may be absent from one of them, at rate 0.
  init(_ first: Market, _ second: Market) {
    var rows = first.gameRows
    for row in second.gameRows where !rows.contains(row) { rows.append(row) }
    let ends = [first, second].map { market in
      let places = rows.map { row in market.gameRows.firstIndex(of: row) }
      func aligned(_ table: NumberRows) -> [[Double]] {
        places.map { place in place.map { table[$0] } ?? market.strategies.map { _ in 0 } }
      }
      return SharedHazardGame(
        rows: rows.map(\.down),
        types: market.game.types.map {
          .init(
            count: $0.count, weight: $0.weight, exponent: $0.exponent, base: $0.base,
            relief: aligned($0.relief), praise: aligned($0.praise))
        })
    }
    let bend = first.firms.indices.map { type in
      zip(first.overlapHours(type: type), second.overlapHours(type: type)).map {
        abs($0 - $1) * max(first.firms[type].hour.alone, second.firms[type].hour.alone)
      }
    }
    self.init(ends[0], ends[1], bend: bend)
  }

  /// - Precondition: the games have the same hazards, counts, weights and exponents.
  init(_ first: SharedHazardGame, _ second: SharedHazardGame, bend: [[Double]]? = nil) {
    self.bend = bend ?? first.types.map { $0.base.map { _ in 0 } }
    ends = [first, second]
    let table = first.downByType
    down = table.map { $0.map { $0.map { Interval($0) } } }
    fixedDown = table
    let scales = ends.map(\.payoffScale)
    slack = Self.slack(scales)
    margin = Self.margin(scales)
  }

  func shares(type: Int, others: [[Int]], in hazards: Range<Int>?) -> [ShareBounds] {
    ends[0].shares(type: type, against: .pure(counts: others), in: hazards).map {
      ShareBounds(power: Interval($0.power), mean: Interval($0.mean))
    }
  }

  func gains(
    type: Int, from: Int, _ shares: [ShareBounds], to strategies: Range<Int>?
  ) -> [Interval] {
    let (first, second) = (ends[0].types[type], ends[1].types[type])
    return (strategies ?? first.base.indices).map { to in
      let room = to == from ? 0 : bend[type][from] + bend[type][to]
      return Self.gain(first, from, to, shares).union(Self.gain(second, from, to, shares))
        + Interval(-room, room)
    }
  }

  private static func gain(
    _ player: SharedHazardGame.PlayerType, _ from: Int, _ to: Int, _ shares: [ShareBounds]
  ) -> Interval {
    var gain = Interval(player.base[to] - player.base[from])
    for (h, share) in shares.enumerated() {
      gain += (player.relief[h, to] - player.relief[h, from]) * share.power
      gain += (player.praise[h, to] - player.praise[h, from]) * share.mean
    }
    return gain
  }
}

extension GainBounds {
  /// Tolerance of ties at payoffs of these sizes.
  static func slack(_ scales: [Double]) -> (most: Double, least: Double) {
    (Tolerance.regret * (scales.max() ?? 0), Tolerance.regret * (scales.min() ?? 0))
  }

  /// Four times the rounding error of a payoff.
  static func margin(_ scales: [Double]) -> Double { 4 * Tolerance.rounding * (scales.max() ?? 0) }
}

/// A hazard of a market's game: a pattern of outages or a crunch.
struct GameRow: Equatable {
  let down: NumberRows
  let isExcused: Bool
  let isCrunch: Bool
}

extension Market {
  /// The hazards of the game in its order.
  var gameRows: [GameRow] {
    patterns.map { GameRow(down: $0.down, isExcused: $0.isExcused, isCrunch: false) }
      + crunches.map { GameRow(down: $0.failsOver, isExcused: false, isCrunch: true) }
  }
}
