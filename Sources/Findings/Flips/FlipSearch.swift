/// Switching value of a parameter, at which a firm changes its choice, the others staying put.
import Games
public import Market
public import Scenario

extension Market {
  /// The nearest switching values of a firm of `type` that plays `choice` in a profile, nearest first.
  ///
  /// The first value at which another choice is worth as much, for every number that the scenario names,
  /// upwards and downwards. Payoffs are linear in rates, prices, multipliers and ρ, so that one more
  /// evaluation gives the value exactly; for others bounds on all gains prove that the choice keeps its lead
  /// up to a bracket, which is refined until it is as narrow as numbers allow (where no bounds are known,
  /// `isProved` is false). "Nearest" is relative to today's value, or absolute where that is 0. Values beyond
  /// 100 times today's value or outside the valid range are not reported; neither are whole numbers, nor
  /// numbers of other types of firms that do not enter while those stay put. Other numbers are searched no
  /// further than the nearest `most` switching values found before them.
  ///
  /// - Complexity: a market is built about twice for every parameter, and some ten times for each flip.
  ///
  /// - Parameters:
  ///   - parameters: the scenario's, where the caller has them already.
  ///   - isProving: whether to bound the gains all the way; otherwise, in a third of the time, those
  ///     parameters are sampled at three values.
  public func flips(
    type: Int, choice: Int, in counts: [[Int]], most: Int = 8, parameters known: [Scenario.Parameter]? = nil,
    isProving: Bool = true
  ) -> [SwitchingValue] {
    let lead = Lead(type: type, choice: choice, counts: counts)
    let start = lead.values(in: self)
    let parameters = parameters(concerning: type, among: known ?? scenario.parameters)
    var flips: [SwitchingValue] = []
    for parameter in parameters where parameter.isLinear {
      flips += FlipSearch(market: self, parameter: parameter, lead: lead, start: start).linear()
    }
    for tier in mixedTiers(of: type) { flips += FlipSearch.linear(self, tier, lead, start) }
    flips.sort { $0.distance < $1.distance }
    for parameter in parameters where !parameter.isLinear {
      let search = FlipSearch(
        market: self, parameter: parameter, lead: lead, start: start, isProving: isProving)
      let horizon = flips.count < most ? FlipSearch.farthest : flips[most - 1].distance
      flips += search.bracketed(
        within: RelativeChange.reach(
          of: horizon, from: parameter.value(in: scenario), unit: parameter.unit))
      flips.sort { $0.distance < $1.distance }
    }
    // Only what is shown is polished: each takes some markets.
    return flips.prefix(most).map { flip in
      let parameter = parameters.first { $0.key == flip.key && $0.isLinear }
      return parameter.map {
        FlipSearch(market: self, parameter: $0, lead: lead, start: start).polished(flip)
      } ?? flip
    }.sorted { $0.distance < $1.distance }
  }

  /// The numbers that enter the payoffs of one type of firm, its multipliers by tier included.
  private func parameters(
    concerning type: Int, among all: [Scenario.Parameter]
  ) -> [Scenario.Parameter] {
    let listed = all.filter { !$0.isWhole && concerns($0.key, type: type) }
    let tiers = Scenario.Tier.allCases.compactMap { tier -> Scenario.Parameter? in
      guard let value = today(tierMultiple(tier, of: type)) else { return nil }
      return scenario.multiplier(firm: type, of: tier.rawValue, ladder: value)
    }
    // A tier of one setup with a price of its own moves what that price moves.
    let prices = listed.filter { $0.key.contains("costs.") }.map { setups(movedBy: $0, type) }
    return listed
      + tiers.filter { tier in
        !listed.contains { $0.key == tier.key } && !prices.contains(setups(movedBy: tier, type))
      }
  }

  private func setups(movedBy price: Scenario.Parameter, _ type: Int) -> [Int] {
    moved(by: price).filter { $0.type == type }.map(\.strategy)
  }

  private func tierMultiple(_ tier: Scenario.Tier, of type: Int) -> Scenario.Parameter {
    scenario.multiplier(firm: type, of: tier.rawValue, ladder: .nan)
  }

  /// Multiples of tiers whose strategies have different multipliers for a type today.
  private func mixedTiers(of type: Int) -> [Scenario.Parameter] {
    Scenario.Tier.allCases.map { tierMultiple($0, of: type) }.filter { todays($0).count > 1 }
  }

  private func concerns(_ key: String, type: Int) -> Bool {
    let parts = key.split(separator: ".")
    guard parts.first == "firms", parts.count > 2 else { return parts.first != "society" }
    // Whom an outage takes down changes what company the others are.
    if ["cover", "used"].contains(parts[2]) { return true }
    // How visible the others are decides whose company counts; how visible the firm itself is does not.
    return (parts[1] == firms[type].type.name) != (parts[2] == "visibility")
  }
}

extension SwitchingValue {
  /// Change relative to today's value; `nil` where that is 0.
  public var relativeChange: Double? { relativeChange(to: to) }
  /// The same of another value.
  public func relativeChange(to value: Double) -> Double? {
    RelativeChange.share(from: from, to: value, unit: unit)
  }
  /// Distance relative to today's value; absolute where that is 0.
  public var distance: Double { RelativeChange.distance(from: from, to: to, unit: unit) }
}

/// Payoff lead of a choice over each other one in a profile.
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
  /// Largest distance of a switching value, as a multiple of today's value.
  static let farthest = 100.0

  let market: Market
  let parameter: Scenario.Parameter
  let lead: Lead
  /// The lead at today's value.
  let start: [Double]
  var isProving = true

  private var today: Double { parameter.value(in: market.scenario) }

  /// The nearest crossings below and above, where payoffs are linear in the parameter.
  func linear() -> [SwitchingValue] {
    let range = parameter.validRange
    let today = today
    let step = max(abs(today), 1e-3)
    let elsewhere = today + step <= range.upper ? today + step : max(range.lower, today - step)
    guard elsewhere != today, let there = values(at: elsewhere) else { return [] }
    var below: (value: Double, strategy: Int)?
    var above: (value: Double, strategy: Int)?
    for s in start.indices where s != lead.choice && start[s] > 0 && there[s] != start[s] {
      let value = today - start[s] * (elsewhere - today) / (there[s] - start[s])
      guard range.contains(value) else { continue }
      if value < today, value > below?.value ?? -.infinity { below = (value, s) }
      if value > today, value < above?.value ?? .infinity { above = (value, s) }
    }
    return [below, above].compactMap { $0 }.map { flip($0, isProved: !market.entersOverlaps(parameter)) }
      .filter {
        $0.distance <= Self.farthest
      }
  }

  /// The same for a price that is not one number today: from that end of today's values at which the choice
  /// still leads when all are set to it. If it leads at neither, setting all to the lower one is a switch by
  /// itself.
  static func linear(
    _ market: Market, _ price: Scenario.Parameter, _ lead: Lead, _ start: [Double]
  ) -> [SwitchingValue] {
    let todays = market.todays(price)
    for value in [todays.first, todays.last].compactMap(\.self) {
      let placed = market.placed(price, at: value)
      let values = lead.values(in: placed)
      guard values.indices.allSatisfy({ values[$0] >= 0 || start[$0] <= 0 }) else { continue }
      return FlipSearch(market: placed, parameter: price, lead: lead, start: values).linear()
    }
    guard let low = todays.first, let high = todays.last else { return [] }
    let values = lead.values(in: market.placed(price, at: low))
    let best = values.indices.min { values[$0] < values[$1] } ?? lead.choice
    return [
      SwitchingValue(key: price.key, unit: price.unit, from: high, to: low, strategy: best, isProved: false)
    ]
  }

  /// A crossing where outages that coincide are counted too: their hours are not linear in a rate, but nearly so.
  func polished(_ crossing: SwitchingValue) -> SwitchingValue {
    guard market.entersOverlaps(parameter) else { return crossing }
    var (last, value) = (today, crossing.to)
    var lastLead = start[crossing.strategy]
    for _ in 0..<6 {
      guard value != last, let lead = values(at: value)?[crossing.strategy], lead != lastLead else { break }
      let next = value - lead * (value - last) / (lead - lastLead)
      (last, lastLead) = (value, lead)
      if abs(next - value) <= 1e-13 * abs(value) || !parameter.validRange.contains(next) { break }
      value = next
    }
    return flip((value, crossing.strategy), isProved: crossing.isProved)
  }

  /// The nearest crossings below and above: bounds on the gains say in which stretch, false position where.
  func bracketed(within distance: Double) -> [SwitchingValue] {
    [-1.0, 1].compactMap { direction in
      let reach = direction * distance * (today == 0 ? 1 : abs(today))
      let end = min(parameter.validRange.upper, max(parameter.validRange.lower, today + reach))
      guard end != today else { return nil }
      guard isProving, var search = ChoiceChange(market, parameter, lead) else { return scanned(to: end) }
      guard let found = search.crossing(from: today, to: end), let near = marked(found.near),
        let far = marked(found.far)
      else { return nil }
      return refine(near, far, isProved: search.isProved)
    }
  }

  /// First crossing on a coarse grid, for parameters without known bounds, if the choice has lost its lead at
  /// the end.
  private func scanned(to end: Double) -> SwitchingValue? {
    guard let last = marked(end), last.margin < 0 else { return nil }
    var near = (value: today, margin: margin(start))
    for fraction in [0.1, 0.4] {
      guard let far = marked(today + (end - today) * fraction) else { return nil }
      if far.margin < 0 { return refine(near, far, isProved: false) }
      near = far
    }
    return refine(near, last, isProved: false)
  }

  private func marked(_ value: Double) -> (value: Double, margin: Double)? {
    values(at: value).map { (value, margin($0)) }
  }

  private func flip(_ crossing: (value: Double, strategy: Int), isProved: Bool) -> SwitchingValue {
    SwitchingValue(
      key: parameter.key, unit: parameter.unit, from: today, to: crossing.value,
      strategy: crossing.strategy, isProved: isProved)
  }

  private func values(at value: Double) -> [Double]? {
    var family = MarketFamily([market])
    return family.market(market.scenario, parameter, at: value).map { lead.values(in: $0) }
  }

  /// Margin of the choice over its closest rival.
  private func margin(_ values: [Double]) -> Double {
    values.indices.reduce(.infinity) { $1 == lead.choice ? $0 : min($0, values[$1]) }
  }

  /// Refinement of a bracket, positive on the near side and negative on the far one, by false position (the
  /// Illinois rule), halving where that is slow.
  private func refine(
    _ start: (value: Double, margin: Double), _ end: (value: Double, margin: Double), isProved: Bool
  ) -> SwitchingValue? {
    var near = start
    var far = end
    var lastMoved = 0
    for round in 0..<100 {
      let width = far.value - near.value
      let scale = max(abs(near.value), abs(far.value))
      let shortest = market.hasWorstYears ? ParameterLine.clearance * scale : 0
      if abs(width) <= max(2 * scale.ulp, shortest) { break }
      var secant = far.value - far.margin * width / (far.margin - near.margin)
      // A little beyond the crossing, so that the bracket closes from the side that has not moved.
      let isNear = abs(secant - near.value) < abs(far.value - secant)
      secant += (isNear == (width > 0) ? 0.5 : -0.5) * shortest
      let isInside = (secant - near.value) * (secant - far.value) < 0
      let middle = round % 4 == 3 || !isInside ? near.value + width / 2 : secant
      guard middle != near.value, middle != far.value, let next = marked(middle) else { break }
      if next.margin == 0 {
        far = next
        break
      }
      let side = next.margin < 0 ? -1 : 1
      if side < 0 {
        far = next
        if lastMoved == side { near.margin /= 2 }
      } else {
        near = next
        if lastMoved == side { far.margin /= 2 }
      }
      lastMoved = side
    }
    guard let values = values(at: far.value) else { return nil }
    let rivals = values.indices.filter { $0 != lead.choice }
    let value = EquilibriumFlip.atToday(far.value, today)
    return rivals.min { values[$0] < values[$1] }.map {
      SwitchingValue(
        key: parameter.key, unit: parameter.unit, from: today, to: value, strategy: $0, isProved: isProved,
        isUpward: far.value > today)
    }
  }
}
