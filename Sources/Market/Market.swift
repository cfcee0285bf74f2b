/// Market of firms and hazards: phases, payoffs of every choice, and the game.
public import Deployments
public import Games
public import ResilienceNumerics
public import Outages
public import Scenario

/// A market: the available strategies, their phases of being down, and the costs by type of firm.
///
/// ```swift
/// let market = try Market(scenario)
/// let equilibria = market.game.pureEquilibria()
/// ```
public struct Market: Sendable {
  /// The scenario that it was made of.
  public let scenario: Scenario
  /// Hazards with rates per year and duration distributions.
  public let hazards: [Hazard]
  /// Strategies in the scenario's order.
  public let strategies: [Scenario.Strategy]
  /// Phases of all hazards, in order, with the probability of being down by strategy.
  public let phases: [Phase]
  /// Types of firms with money resolved by strategy.
  public let firms: [Firm]
  /// Shared phases in which the same strategies are down with the same probabilities, merged.
  public let patterns: [SharedPattern]
  /// Failover capacity shortages, shared by firms that fail over together; empty without a crunch.
  public let crunches: [FailoverCapacity]
  /// Expected business hours per year by strategy that a firm is down on its own account.
  public let ownHours: [Double]
  /// By type of firm: weights of an hour down, and payments by others.
  public let terms: [LossContract]
  /// By type: hours as the firm weighs them.
  let countedHours: [WeightedHours]
  /// By type: hours without the attitude to risk.
  let neutralHours: [WeightedHours]
  /// The game that the firms play: its hazards are `patterns`, then `crunches`, its payoffs dollars per year.
  public internal(set) var game: SharedHazardGame

  /// Market of a scenario.
  ///
  /// Throws where a duration or a record has a parameter outside its range.
  ///
  /// - Precondition: at least one strategy and one type of firm.
  /// - Complexity: O(hazards · strategies²).
  public init(_ scenario: Scenario) throws(ParameterError) {
    precondition(!scenario.strategies.isEmpty && !scenario.firms.isEmpty)
    var hazards: [Hazard] = []
    for declaration in scenario.hazards { hazards.append(try Hazard(declaration)) }
    let phases = Phase.all(
      hazards: hazards, strategies: scenario.strategies, exposure: Exposure(scenario.regions))
    self.scenario = scenario
    self.hazards = hazards
    self.phases = phases
    strategies = scenario.strategies
    let firms = scenario.firms.map { Firm($0, in: scenario) }
    let patterns = SharedPattern.merging(phases)
    var terms: [LossContract] = []
    for firm in firms {
      terms.append(try LossContract(firm, hazards: hazards, phases: phases, scenario))
    }
    (self.firms, self.patterns, self.terms) = (firms, patterns, terms)
    crunches = FailoverCapacity.merging(phases, in: scenario)
    let ownHours = scenario.strategies.indices.map { s in
      phases.reduce(0) { $1.isShared ? $0 : $0 + $1.hoursPerYear * $1.down[s] }
    }
    let plain = WeightedHours(patterns: patterns, ownHours: ownHours)
    self.ownHours = ownHours
    countedHours = terms.map { $0.counted(plain, patterns, phases) }
    neutralHours = terms.map { $0.neutral(plain, patterns, phases) }
    game = Self.game(
      firms: firms, patterns: patterns, crunches: crunches, terms: terms, hours: countedHours)
    try checkPayoffs()
  }

  /// Throws where a payoff is no number: products of numbers at the ends of their ranges may leave what
  /// doubles hold.
  private func checkPayoffs() throws(ParameterError) {
    for (firm, type) in zip(firms, game.types) {
      for s in strategies.indices {
        let most = (type.relief + type.praise).reduce(abs(type.base[s])) { $0 + abs($1[s]) }
        try ParameterError.check(
          "payoff of \(firm.type.name) with \(strategies[s].name)", most, "an amount below 1e300",
          most * Double(type.count) < 1e300)
      }
    }
  }

  /// The same market with other payoffs, changed by a policy. Accounts and welfare stay those of today.
  ///
  /// - Precondition: the game has the same types, counts and strategies.
  public func playing(_ game: SharedHazardGame) -> Market {
    precondition(game.counts == self.game.counts && game.strategyCount == self.game.strategyCount)
    var result = self
    result.game = game
    return result
  }

  /// Expected business hours per year that a strategy is down.
  public func hoursDown(_ strategy: Int) -> Double {
    patterns.reduce(ownHours[strategy]) { $0 + $1.hoursPerYear * $1.down[strategy] }
  }

  /// Index of the type of firm with a name.
  public func type(named name: String) -> Int? { firms.firstIndex { $0.type.name == name } }
  /// Index of the strategy with a name.
  public func strategy(named name: String) -> Int? { strategies.firstIndex { $0.name == name } }
}

/// A type of firm with its money by strategy.
public struct Firm: Equatable, Sendable {
  /// The type in the scenario.
  public let type: Scenario.FirmType
  /// Cost multiplier by strategy.
  public let multiplier: [Double]
  /// Region value of each strategy's home, dollars per year.
  public let attraction: [Double]

  init(_ type: Scenario.FirmType, in scenario: Scenario) {
    self.type = type
    multiplier = scenario.strategies.map { scenario.multiplier(of: $0, for: type) }
    attraction = scenario.strategies.map { type.attraction[$0.home] ?? 0 }
  }
}

/// Phases of shared events in which the same strategies are down: one hazard of the game.
public struct SharedPattern: Equatable, Sendable {
  /// Probability of being down, by strategy.
  public let down: [Double]
  /// Expected business hours per year of all merged phases.
  public internal(set) var hoursPerYear: Double

  /// Merged shared phases with the same probabilities, in order of appearance; those that take no
  /// strategy down are left out.
  static func merging(_ phases: [Phase]) -> [SharedPattern] {
    var patterns: [SharedPattern] = []
    for phase in phases where phase.isShared && phase.down.contains(where: { $0 > 0 }) {
      if let known = patterns.firstIndex(where: { $0.down == phase.down }) {
        patterns[known].hoursPerYear += phase.hoursPerYear
      } else {
        patterns.append(SharedPattern(down: phase.down, hoursPerYear: phase.hoursPerYear))
      }
    }
    return patterns
  }
}
