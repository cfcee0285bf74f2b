/// Markets that differ in a few numbers: those with the same outages are priced anew, the others built.
import Market
import ResilienceNumerics
import Scenario

/// The markets of one question, each from the nearest one that is known.
///
/// Brief, what-if, policies, sweep and page ask for many markets that differ in money only. Who is down when is then worked
/// out once, and every number is the same to the last bit as that of a market built from nothing.
struct MarketFamily: Sendable {
  /// Markets on which others stand, no two with the same outages.
  private(set) var foundations: [Market]
  /// Place of the foundation that was used last: the next market mostly stands on the same one, or on the one after it.
  private var last = 0

  /// Most foundations that are remembered on the way; those that are given do not count.
  static let limit = 4
  private let given: Int

  /// A family on markets that are known; none is fine.
  init(_ foundations: [Market] = []) {
    self.foundations = foundations
    given = foundations.count
  }

  /// The market of a scenario.
  ///
  /// Throws where the scenario makes no market.
  ///
  /// - Complexity: O(types · patterns · strategies) on a foundation; see `Market.init` without one, which is remembered.
  mutating func market(_ scenario: Scenario) throws(ParameterError) -> Market {
    for step in foundations.indices {
      let place = (last + step) % foundations.count
      guard foundations[place].scenario.hasSameOutages(as: scenario) else { continue }
      last = place
      return Market(repricing: foundations[place], as: scenario)
    }
    let fresh = try Market(scenario)
    if foundations.count >= given + Self.limit { foundations.remove(at: given) }
    foundations.append(fresh)
    last = foundations.count - 1
    return fresh
  }
}

extension MarketFamily {
  /// The market with one number changed; `nil` outside the number's valid range or where there is none.
  mutating func market(_ base: Scenario, _ parameter: Scenario.Parameter, at value: Double) -> Market? {
    guard parameter.validRange.contains(value) else { return nil }
    var scenario = base
    parameter.set(value, in: &scenario)
    return try? market(scenario)
  }
}

extension Scenario {
  /// Whether who is down when is the same and counts as much, whatever it costs.
  ///
  /// Everything but prices, firms and society is compared, and of firms the terms on which they bear losses,
  /// their cover and the vendors that they use.
  func hasSameOutages(as other: Scenario) -> Bool {
    // Where it is not, this is mostly why.
    guard hazards == other.hazards, strategies == other.strategies, firms.count == other.firms.count,
      zip(firms, other.firms).allSatisfy({
        $0.name == $1.name && $0.terms == $1.terms && $0.cover == $1.cover && $0.used == $1.used
      })
    else {
      return false
    }
    var alike = other
    (alike.firms, alike.costs, alike.society) = (firms, costs, society)
    return alike == self
  }
}
