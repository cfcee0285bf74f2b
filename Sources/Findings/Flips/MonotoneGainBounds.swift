/// Gain bounds over an interval of a parameter in which payoffs are not linear, from their monotone factors.
///
/// A gain is Σ −(P(to) − P(from)) · (counted hours · (direct + blame · (1 − ρ E[φ^κ])) + hours · praise ·
/// E[φ]) plus the own terms of the choices. Hours, P, E[φ^κ] and E[φ] are bounded over the interval; the
/// second factor is never negative. E[φ^κ] rises with every P and falls with κ; with the weight w of a type
/// it is at least its value with w small above and large below the line, and at most the value with w large
/// above and small below.
import SystemLibrary
import Deployments
import Games
import Market
import Scenario

struct MonotoneGainBounds: GainBounds {
  /// Games at the lower and upper shares: hazards are shared phases, then crunches.
  private let low: SharedHazardGame
  private let high: SharedHazardGame
  private let shared: [Row]
  /// Phases in which firms fail over together.
  private let crunched: [Row]
  /// By type, from and to: gains that do not depend on the others.
  private let own: [[[Interval]]]
  private let money: [Money]
  /// Whether a type counts an hour of a phase the same on every strategy.
  private let isUniform: [Bool]
  let down: [[[Interval]]]
  let slack: (most: Double, least: Double)
  let margin: Double

  /// What gains ask of a phase, without the rest of it: they are asked for millions of times.
  private struct Row {
    let hours: Interval
    let isExcused: Bool
    /// By type and strategy: counted hours, and the probability of being down or of failing over with all others.
    let counted: [[Interval]]
    let down: [[Interval]]
  }

  /// Dollars per hour of a type.
  private struct Money {
    let perHour: Interval
    let provider: Double
    let relief: Double
    let praise: Double
    let dependence: Interval
  }

  /// The interval between two values, with no cut of the phases between them.
  ///
  /// - Parameter market: the market at a value; `nil` where there is none.
  init?(
    _ role: ParameterRole, _ values: (from: Double, to: Double), market: (Double) -> Market?
  ) {
    let at = values.from + (values.to - values.from) / 2
    guard let first = market(values.from), let second = market(values.to) else { return nil }
    // A phase without duration is left out of a market: take the one with more of them. At the ends of an
    // interval the moving cut may coincide with another one, in the middle it does not.
    let known = first.phases.count < second.phases.count ? second : first
    guard let middle = role == .failover ? market(at) : known else { return nil }
    let phases = PhaseBounds.all(
      role, from: first, at: middle, to: second, values: (values.from, at, values.to))
    let seen = phases.filter { $0.middle.isShared && $0.down.contains { $0.contains { $0.upper > 0 } } }
    let crunches = phases.filter { $0.crunch.contains { $0.contains { $0.upper > 0 } } }
    shared = seen.map {
      Row(hours: $0.hours, isExcused: $0.middle.isExcused, counted: $0.counted, down: $0.down)
    }
    crunched = crunches.map {
      Row(hours: $0.hours, isExcused: false, counted: $0.counted, down: $0.crunch)
    }
    money = middle.firms.indices.map { type in
      let ends = [first, second].map { $0.firms[type].hour.direct }
      let (money, price) = (middle.firms[type].type, middle.firms[type].hour)
      return Money(
        perHour: Interval(ends[0], ends[1]) + Interval(price.blame), provider: price.provider,
        relief: price.company, praise: money.praisePerHour,
        dependence: money.dependence * Interval(ends[0], ends[1]))
    }
    isUniform = middle.terms.map { terms in
      terms.weights.allSatisfy { row in row.allSatisfy { $0 == row[0] } }
    }
    let bare = middle.firms.indices.map { type in
      middle.strategies.indices.map { s in
        let firms = [first.firms[type], second.firms[type]]
        let terms = [first.terms[type], second.terms[type]]
        // Each grows or falls all the way; their difference need not.
        let (paid, penalties) = (
          terms.map { $0.compensation[s] + $0.penalties[s] }, terms.map { $0.penalties[s] }
        )
        return Interval(firms[0].fixed(s), firms[1].fixed(s)) + Interval(paid[0], paid[1])
          - Interval(penalties[0], penalties[1])
      }
    }
    let alone = phases.filter { !$0.middle.isShared }
    let (money, isUniform, m) = (money, isUniform, middle.strategies.count)
    func ownGain(_ type: Int, _ from: Int, _ to: Int) -> Interval {
      guard from != to else { return .zero }
      let start: Interval = bare[type][to] - bare[type][from]
      return alone.reduce(start) { sum, phase in
        let change = Self.change(phase.down[type], phase.counted[type], from, to, isUniform[type])
        return sum - change.times(nonnegative: money[type].perHour)
      }
    }
    own = middle.firms.indices.map { type in
      (0..<m).map { from in (0..<m).map { to in ownGain(type, from, to) } }
    }
    let rows: [[[Interval]]] =
      seen.map(\.down)
      + crunches.map { crunch in
        Failover(crunch.middle, middle.exposure).failsOver.map { $0.map { Interval($0) } }
      }
    down = rows
    func game(_ pick: (Interval) -> Double, isLow: Bool) -> SharedHazardGame {
      let types = middle.game.types.indices.map { type -> SharedHazardGame.PlayerType in
        let exponents = Interval(first.game.types[type].exponent, second.game.types[type].exponent)
        let weights = Interval(first.game.types[type].weight, second.game.types[type].weight)
        return .init(
          count: middle.game.types[type].count, weight: pick(weights),
          exponent: isLow ? exponents.upper : exponents.lower, base: [Double](repeating: 0, count: m),
          relief: rows.map { $0[type].map { _ in 0 } })
      }
      return SharedHazardGame(downByType: rows.map { $0.map { $0.map(pick) } }, types: types)
    }
    low = game({ $0.lower }, isLow: true)
    high = game({ $0.upper }, isLow: false)
    let scales = [first, second].map(\.game.payoffScale)
    slack = Self.slack(scales)
    margin = Self.margin(scales)
  }

  func shares(type: Int, others: [[Int]], in hazards: Range<Int>?) -> [ShareBounds] {
    func weight(_ game: SharedHazardGame) -> Double {
      zip(game.types, others).reduce(0) { $0 + $1.0.weight * Double($1.1.reduce(0, +)) }
    }
    let (least, most) = (weight(low), weight(high))
    // Weights small above and large below the line, and the other way about.
    let ratio = least > 0 ? least / most : 1
    let (below, above) = (
      low.shares(type: type, against: .pure(counts: others), in: hazards),
      high.shares(type: type, against: .pure(counts: others), in: hazards)
    )
    let fall = ratio == 1 ? 1 : pow(ratio, low.types[type].exponent)
    let rise = ratio == 1 ? 1 : pow(ratio, -high.types[type].exponent)
    return zip(below, above).map { low, high in
      ShareBounds(
        power: Interval(low.power * fall, max(low.power * fall, min(1, high.power * rise))),
        mean: Interval(low.mean * ratio, max(low.mean * ratio, min(1, high.mean / ratio))))
    }
  }

  func gains(
    type: Int, from: Int, _ shares: [ShareBounds], to strategies: Range<Int>?
  ) -> [Interval] {
    var gains = own[type][from][strategies ?? own[type].indices]
    let money = money[type]
    let isUniform = isUniform[type]
    for (h, row) in shared.enumerated() {
      // What an hour down costs in view of the others, and what an hour up earns.
      let excuse = Interval(row.isExcused ? money.provider : 0)
      let price = money.perHour - excuse - money.relief * shares[h].power
      let praise = money.praise == 0 ? .zero : row.hours.times(nonnegative: money.praise * shares[h].mean)
      let lost =
        money.dependence.upper > 0
        ? row.hours.times(nonnegative: money.dependence).times(nonnegative: shares[h].mean) : .zero
      let (down, counted) = (row.down[type], row.counted[type])
      for to in gains.indices where to != from {
        gains[to] += -1.0 * Self.change(down, counted, from, to, isUniform).times(nonnegative: price)
        let change = down[to] - down[from]
        if money.praise > 0 { gains[to] += -1.0 * change.times(nonnegative: praise) }
        if money.dependence.upper > 0 { gains[to] += change.times(nonnegative: lost) }
      }
    }
    for (c, row) in crunched.enumerated() {
      let lost = row.hours.times(nonnegative: money.perHour).times(
        nonnegative: shares[shared.count + c].mean)
      let down = row.down[type]
      for to in gains.indices where to != from {
        gains[to] += -1.0 * (down[to] - down[from]).times(nonnegative: lost)
      }
    }
    return Array(gains)
  }

  /// Difference in counted hours down between two strategies of a firm.
  private static func change(
    _ down: [Interval], _ counted: [Interval], _ from: Int, _ to: Int, _ isUniform: Bool
  ) -> Interval {
    if isUniform { return (down[to] - down[from]).times(nonnegative: counted[from]) }
    return down[to].times(nonnegative: counted[to]) - down[from].times(nonnegative: counted[from])
  }
}
