/// Markets that differ in a few numbers: those with the same outages are repriced, the others built.
import Market
import ResilienceNumerics
import Scenario

/// The markets of one question, each derived from the nearest known one.
///
/// Brief, what-if, policies, sweep and page need many markets that differ in money only. Their phases are
/// then computed once, and every number is the same to the last bit as that of a market built from nothing.
struct MarketFamily: Sendable {
  /// Base markets that others are repriced from, no two with the same outages.
  private(set) var foundations: [Market]
  /// Index of the foundation used last: the next market mostly uses the same one, or the next.
  private var last = 0

  /// Largest number of foundations cached on the way, not counting the given ones.
  static let limit = 4
  private let given: Int

  /// A family on known markets; may be empty.
  init(_ foundations: [Market] = []) {
    self.foundations = foundations
    given = foundations.count
  }

  /// The market of a scenario.
  ///
  /// Throws where the scenario makes no market.
  ///
  /// - Complexity: O(types · patterns · strategies) on a foundation; see `Market.init` without one, which is
  ///   remembered.
  mutating func market(_ scenario: Scenario) throws(ParameterError) -> Market {
    for step in foundations.indices {
      let place = (last + step) % foundations.count
      guard foundations[place].scenario.hasSameOutages(as: scenario) else { continue }
      last = place
      return Market(repricing: foundations[place], as: scenario)
    }
    let fresh = try Market(scenario, near: foundations.isEmpty ? nil : foundations[last])
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
  /// Whether the phases of two scenarios are the same and weigh the same, whatever the prices.
  ///
  /// Everything but prices, firms and society is compared, and of firms the terms on which they bear losses,
  /// their cover and the vendors that they use.
  func hasSameOutages(as other: Scenario) -> Bool {
    // The most frequent reasons for a difference, checked first.
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
