/// Repricing: the same outages at other prices, as tables over money need many times.
public import Scenario

extension Market {
  /// A market with the hazards, strategies and phases of another one, and the firms, prices and society of a
  /// scenario.
  ///
  /// Terms under which a loss has no mean are left as they were in the other market.
  ///
  /// - Precondition: the scenario differs from the other market's in `firms` (but for their cover and the vendors that
  ///   they use), `costs` and `society` only.
  /// - Complexity: O(types · patterns · strategies); no duration is integrated again.
  public init(repricing other: Market, as scenario: Scenario) {
    precondition(!scenario.firms.isEmpty)
    // Who is down when is known by type of firm: other types make another market.
    if scenario.firms.map(\.name) != other.scenario.firms.map(\.name), let fresh = try? Market(scenario) {
      self = fresh
      return
    }
    let firms = Self.firms(scenario, other.exposure)
    let terms = firms.enumerated().map { index, firm in
      LossContract(repricing: other, as: firm, index: index)
    }
    let isSame = scenario.tellsExcuses == other.scenario.tellsExcuses
    self.init(
      scenario, exposure: other.exposure, phases: other.phases, firms: firms, terms: terms,
      years: other.years, ownHours: other.ownHours,
      merged: isSame
        ? (other.patterns, other.patternOfPhase)
        : SharedPattern.merging(other.phases, tellsExcuses: scenario.tellsExcuses),
      crunches: other.crunches)
  }
}
