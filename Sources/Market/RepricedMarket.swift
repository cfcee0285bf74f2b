/// Repricing: the same outages at other prices, as tables over money need many times.
public import Scenario

extension Market {
  /// A market with the hazards, strategies and phases of another one, and the firms, prices and society of a
  /// scenario.
  ///
  /// Terms under which a loss has no mean are left as they were in the other market.
  ///
  /// - Precondition: the scenario differs from the other market's in `firms`, `costs` and `society` only.
  /// - Complexity: O(types · patterns · strategies); no duration is integrated again.
  public init(repricing other: Market, as scenario: Scenario) {
    precondition(!scenario.firms.isEmpty)
    self.scenario = scenario
    hazards = other.hazards
    strategies = other.strategies
    phases = other.phases
    patterns = other.patterns
    crunches = other.crunches
    ownHours = other.ownHours
    let firms = scenario.firms.map { Firm($0, in: scenario) }
    let terms = firms.enumerated().map { index, firm in
      LossContract(repricing: other, as: firm, index: index, scenario)
    }
    (self.firms, self.terms) = (firms, terms)
    let plain = WeightedHours(patterns: other.patterns, ownHours: other.ownHours)
    countedHours = terms.map { $0.counted(plain, other.patterns, other.phases) }
    neutralHours = terms.map { $0.neutral(plain, other.patterns, other.phases) }
    game = Self.game(
      firms: firms, patterns: patterns, crunches: crunches, terms: terms, hours: countedHours)
  }
}
