/// First value of a parameter at which a firm has a profitable deviation, the others staying put, with a
/// proof that it is the first.
import Games
import Market
import Scenario

/// The search in one direction, for a parameter that payoffs are not linear in.
struct ChoiceChange: StretchSearch {
  let stretchLimit: Int

  private let line: ParameterLine
  private let role: ParameterRole
  private let lead: Lead
  /// The larger end of the searched way.
  private var end = 0.0
  var stretches = 0
  private var markets: MarketLine
  var isProved = true

  /// `nil` where no bounds are known.
  init?(_ market: Market, _ parameter: Scenario.Parameter, _ lead: Lead) {
    guard let role = ParameterRole(parameter, in: market) else { return nil }
    self.role = role
    self.lead = lead
    stretchLimit =
      market.hasAnnualAggregates ? FirstChangeSearch.dearStretches : FirstChangeSearch.stretches
    markets = MarketLine(market, parameter, today: parameter.value(in: market.scenario))
    line = ParameterLine(market: market, parameter: parameter, depth: .history)
  }

  /// An interval at whose near end the choice leads as today and at whose far end it has lost the lead; `nil`
  /// where there is none.
  mutating func crossing(from near: Double, to far: Double) -> (near: Double, far: Double)? {
    end = max(abs(near), abs(far))
    var start = near
    let cuts = FirstChangeSearch.cuts(role, line).filter { ($0 - near) * ($0 - far) < 0 }
    for stop in (cuts + [far]).sorted(by: { abs($0 - near) < abs($1 - near) }) {
      if let found = firstChange(from: start, to: stop, asking: ()) { return found }
      start = stop
    }
    return nil
  }

  mutating func finding(from near: Double, to far: Double, about question: Void) -> StretchFinding<Void> {
    let stretch = MonotoneGainBounds.best(role, line.parameter, (near, far)) { markets[$0] }
    guard let stretch else { return .unknown }
    return isKept(over: stretch) ? .still : .open(())
  }

  func scale(from near: Double, to far: Double) -> Double { end }

  private func isKept(over stretch: any GainBounds) -> Bool {
    var others = lead.counts
    others[lead.type][lead.choice] -= 1
    let gains = stretch.gains(type: lead.type, from: lead.choice, others: others)
    return gains.indices.allSatisfy {
      $0 == lead.choice || gains[$0].upper < -stretch.margin || gains[$0] == .zero
    }
  }

  mutating func isChanged(at value: Double) -> Bool {
    guard let values = markets[value].map({ lead.values(in: $0) }) else { return false }
    return values.indices.contains { $0 != lead.choice && values[$0] < 0 }
  }
}
