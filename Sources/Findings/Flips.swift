/// The value of a parameter at which a firm changes its mind, the others staying put.
import Games
public import Market
import Scenario

extension Market {
  /// The nearest flips of a firm of `type` that plays `choice` in a profile, nearest first.
  ///
  /// For every number that the scenario names, upwards and downwards, the first value at which another choice is
  /// worth as much. Payoffs are linear in rates, prices, multipliers and ρ, so that two evaluations give the value
  /// exactly; others are bracketed and bisected to the last bit. "Nearest" is relative to today's value, or
  /// absolute where that is 0. A flip beyond 100 times today's value, or outside the valid range, is not reported;
  /// neither are whole numbers, nor numbers of other types of firms, which do not enter while those stay put.
  ///
  /// - Complexity: a market is built a few times for every parameter.
  public func flips(type: Int, choice: Int, in counts: [[Int]], most: Int = 6) -> [Flip] {
    let lead = Lead(type: type, choice: choice, counts: counts)
    let start = lead.values(in: self)
    var flips: [Flip] = []
    for parameter in parameters(concerning: type) {
      let search = FlipSearch(scenario: scenario, parameter: parameter, lead: lead, start: start)
      for isUp in [false, true] {
        if let flip = search.flip(isUp: isUp) { flips.append(flip) }
      }
    }
    return Array(flips.sorted { $0.distance < $1.distance }.prefix(most))
  }

  /// The numbers that enter the payoffs of one type of firm, its multipliers by tier included.
  private func parameters(concerning type: Int) -> [Scenario.Parameter] {
    let listed = scenario.parameters.filter { !$0.isWhole && concerns($0.key, type: type) }
    let tiers = Scenario.Tier.allCases.compactMap { tier -> Scenario.Parameter? in
      guard let example = strategies.firstIndex(where: { $0.tier == tier }) else { return nil }
      return scenario.multiplier(
        firm: type, of: tier.rawValue, ladder: firms[type].multiplier[example])
    }
    return listed + tiers.filter { tier in !listed.contains { $0.key == tier.key } }
  }

  private func concerns(_ key: String, type: Int) -> Bool {
    let parts = key.split(separator: ".")
    guard parts.first == "firms", parts.count > 2 else { return parts.first != "society" }
    return parts[1] == firms[type].type.name && parts[2] != "visibility"
  }
}

extension Flip {
  /// How far away it is, relative to today's value.
  public var distance: Double { from == 0 ? abs(to) : abs(to - from) / abs(from) }
}

/// How much a choice is better than each other one in a profile.
struct Lead {
  let type: Int
  let choice: Int
  let counts: [[Int]]

  /// Payoff of the choice minus payoff of each strategy.
  func values(in market: Market) -> [Double] {
    let payoffs = market.game.payoffs(
      type: type, against: market.others(of: type, playing: choice, in: counts))
    return payoffs.map { payoffs[choice] - $0 }
  }
}

/// The search along one parameter.
struct FlipSearch {
  let scenario: Scenario
  let parameter: Scenario.Parameter
  let lead: Lead
  /// The lead at today's value.
  let start: [Double]

  /// The first value above or below today's at which another strategy catches up.
  func flip(isUp: Bool) -> Flip? {
    let today = parameter.value(in: scenario)
    let reach = today == 0 ? 1 : 100 * abs(today)
    let range = parameter.validRange
    let end = isUp ? min(range.upper, today + reach) : max(range.lower, today - reach)
    guard end != today, range.contains(end) || range.isOpenBelow else { return nil }
    let crossing = parameter.isLinear ? linear(from: today, to: end) : bracketed(from: today, to: end)
    guard let crossing else { return nil }
    return Flip(
      key: parameter.key, unit: parameter.unit, from: today, to: crossing.value, strategy: crossing.strategy)
  }

  private func values(at value: Double) -> [Double]? {
    guard parameter.validRange.contains(value) else { return nil }
    var changed = scenario
    parameter.set(value, in: &changed)
    guard let market = try? Market(changed) else { return nil }
    return lead.values(in: market)
  }

  /// Where the straight lines through two evaluations first reach 0.
  private func linear(from today: Double, to end: Double) -> (value: Double, strategy: Int)? {
    // An open end is not a valid value itself, but the line through the middle reaches it.
    let isOpen = !parameter.validRange.contains(end)
    guard let measured = values(at: isOpen ? (today + end) / 2 : end) else { return nil }
    var best: (fraction: Double, strategy: Int)?
    for s in start.indices where s != lead.choice && start[s] > 0 {
      let there = isOpen ? 2 * measured[s] - start[s] : measured[s]
      guard there < 0 else { continue }
      let fraction = start[s] / (start[s] - there)
      if best.map({ fraction < $0.fraction }) ?? true { best = (fraction, s) }
    }
    return best.map { (today + $0.fraction * (end - today), $0.strategy) }
  }

  /// Where some strategy first catches up on a grid from today's value outwards, refined by bisection.
  private func bracketed(from start: Double, to end: Double) -> (value: Double, strategy: Int)? {
    let steps = 10
    var near = start
    for k in 1...steps {
      // Finer near today's value, where a reader looks first.
      let fraction = Double(k) / Double(steps)
      let far = start + (end - start) * fraction * fraction
      if let values = values(at: far), catchesUp(values) != nil {
        return bisect(near, far)
      }
      near = far
    }
    return nil
  }

  private func bisect(_ near: Double, _ far: Double) -> (value: Double, strategy: Int)? {
    var near = near
    var far = far
    while true {
      let middle = near + (far - near) / 2
      if middle == near || middle == far { break }
      guard let values = values(at: middle) else { return nil }
      if catchesUp(values) == nil { near = middle } else { far = middle }
    }
    guard let values = values(at: far), let strategy = catchesUp(values) else { return nil }
    return (far, strategy)
  }

  /// The strategy that is furthest ahead of the choice, if any is ahead.
  private func catchesUp(_ values: [Double]) -> Int? {
    let other = values.indices.filter { $0 != lead.choice }.min { values[$0] < values[$1] }
    return other.flatMap { values[$0] < 0 ? $0 : nil }
  }
}
