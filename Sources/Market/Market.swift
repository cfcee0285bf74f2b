/// Firms, blame and payoffs: a scenario made into a game.
public import Deployments
public import Games
public import Outages
public import Scenario

/// A market: who can choose what, when each choice is down, and what that costs whom.
public struct Market: Sendable {
  /// The scenario that it was made of.
  public let scenario: Scenario
  /// Hazards with rates per year and duration distributions.
  public let hazards: [Hazard]
  /// Strategies in the scenario's order.
  public let strategies: [Scenario.Strategy]
  /// Phases of all hazards, in order: who is down when.
  public let phases: [Phase]
  /// Types of firms with money resolved by strategy.
  public let firms: [Firm]
}

/// A type of firm with its money by strategy.
public struct Firm: Equatable, Sendable {
  /// What the scenario says.
  public let type: Scenario.FirmType
  /// Cost multiplier by strategy.
  public let multiplier: [Double]
  /// What the home of each strategy is worth, dollars per year.
  public let attraction: [Double]
}
