/// The same outages at other prices: what tables over money need, many times.
public import Scenario

extension Market {
  /// A market with the hazards, strategies and phases of another one, and the firms, prices and society of a scenario.
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
    ownHours = other.ownHours
    firms = scenario.firms.map { Firm($0, in: scenario) }
    game = Self.game(firms: firms, patterns: patterns, ownHours: ownHours)
  }
}
