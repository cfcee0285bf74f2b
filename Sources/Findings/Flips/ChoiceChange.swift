/// The first value of a parameter at which a firm could do better, the others staying put, with a proof that it is the
/// first.
import Games
import Market
import Scenario

/// The search in one direction, for a parameter that payoffs are not linear in.
struct ChoiceChange {
  /// Most stretches in one direction.
  static let stretchLimit = 400

  private let line: ParameterLine
  private let role: ParameterRole
  private let lead: Lead
  private let today: Double
  private var stretches = 0
  private var markets: [Double: Market] = [:]
  /// Whether nothing was passed over unproved so far.
  private(set) var isProved = true

  /// `nil` where no bounds are known.
  init?(_ market: Market, _ parameter: Scenario.Parameter, _ lead: Lead) {
    guard let role = ParameterRole(parameter, in: market) else { return nil }
    self.role = role
    self.lead = lead
    today = parameter.value(in: market.scenario)
    line = ParameterLine(market: market, parameter: parameter, depth: .history)
  }

  /// A stretch of which the near end has the lead of today and the far end has lost it; `nil` where there is none.
  mutating func crossing(from near: Double, to far: Double) -> (near: Double, far: Double)? {
    var start = near
    let cuts = FirstChangeSearch.cuts(role, line).filter { ($0 - near) * ($0 - far) < 0 }
    for stop in (cuts + [far]).sorted(by: { abs($0 - near) < abs($1 - near) }) {
      if let found = search(start, stop, scale: max(abs(near), abs(far))) { return found }
      start = stop
    }
    return nil
  }

  private mutating func search(_ near: Double, _ far: Double, scale: Double) -> (near: Double, far: Double)? {
    stretches += 1
    guard stretches <= Self.stretchLimit,
      let stretch = MonotoneGainBounds.best(role, line.parameter, (near, far), market: { market($0) })
    else {
      isProved = false
      return isLost(far) ? (near, far) : nil
    }
    if isKept(over: stretch) { return nil }
    if abs(far - near) <= ParameterLine.clearance * scale { return isLost(far) ? (near, far) : nil }
    let middle = near + (far - near) / 2
    return search(near, middle, scale: scale) ?? search(middle, far, scale: scale)
  }

  private func isKept(over stretch: any GainBounds) -> Bool {
    var others = lead.counts
    others[lead.type][lead.choice] -= 1
    let gains = stretch.gains(type: lead.type, from: lead.choice, others: others)
    return gains.indices.allSatisfy {
      $0 == lead.choice || gains[$0].upper < -stretch.margin || gains[$0] == .zero
    }
  }

  private mutating func isLost(_ value: Double) -> Bool {
    guard let values = market(value).map({ lead.values(in: $0) }) else { return false }
    return values.indices.contains { $0 != lead.choice && values[$0] < 0 }
  }

  private mutating func market(_ value: Double) -> Market? {
    if value == today { return line.market }
    if let known = markets[value] { return known }
    let fresh = line.market(value)
    markets[value] = fresh
    return fresh
  }
}
