/// Market of firms and hazards: phases, payoffs of every choice, and the game.
public import Deployments
public import Games
public import Outages
public import ResilienceNumerics
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
  /// Who is struck by what.
  public let exposure: Exposure
  /// Phases of all hazards, in order: who is down when.
  public let phases: [Phase]
  /// Types of firms with money resolved by strategy.
  public let firms: [Firm]
  /// Shared phases in which the same strategies are down with the same probabilities, merged.
  public let patterns: [SharedPattern]
  /// By phase, the pattern that it belongs to; `nil` for what nobody shares and for what takes nobody down.
  public let patternOfPhase: [Int?]
  /// Where firms fail over together and run out of capacity; empty without a crunch.
  public let crunches: [FailoverCapacity]
  /// Expected business hours per year by type and strategy that a firm is down on its own account.
  public let ownHours: [[Double]]
  /// By type of firm: what an hour down counts for, and what others pay.
  public let terms: [LossContract]
  /// By type: hours as the firm weighs them.
  let weightedHours: [WeightedHours]
  /// By type: hours without the attitude to risk.
  let neutralHours: [WeightedHours]
  /// Years shared with the markets that were made of this one, and with the one that it was made of.
  let years: KnownYears
  /// The game that the firms play: its hazards are `patterns`, then `crunches`, its payoffs dollars per year.
  public internal(set) var game: SharedHazardGame

  /// Hazards with rates per year and duration distributions; overlaps of independent outages at the end.
  public var hazards: [Hazard] { exposure.hazards }
  /// Strategies in the scenario's order.
  public var strategies: [Scenario.Strategy] { scenario.strategies }

  /// Builds the market of a scenario.
  ///
  /// Throws where a duration or a record has a parameter outside its range.
  ///
  /// - Parameter near: a market that may have the same worst, insured and promised years, which are not computed again.
  /// - Precondition: at least one strategy and one type of firm.
  /// - Complexity: O(hazards · widths · strategies²).
  public init(_ scenario: Scenario, near: Market? = nil) throws(ParameterError) {
    precondition(!scenario.strategies.isEmpty && !scenario.firms.isEmpty)
    var hazards: [Hazard] = []
    for declaration in scenario.hazards { hazards.append(try Hazard(declaration)) }
    let exposure = Exposure(scenario, hazards: hazards)
    let phases = Phase.all(exposure)
    let firms = Self.firms(scenario, exposure)
    var terms: [LossContract] = []
    let years = near?.years ?? KnownYears.of(scenario)
    for (index, firm) in firms.enumerated() {
      terms.append(try LossContract(firm, index: index, exposure: exposure, phases: phases, years: years))
    }
    let ownHours = firms.indices.map { type in
      scenario.strategies.indices.map { s in
        phases.reduce(0) { $1.isShared ? $0 : $0 + $1.hoursPerYear * $1.down[type, s] }
      }
    }
    self.init(
      scenario, exposure: exposure, phases: phases, firms: firms, terms: terms, years: years,
      ownHours: ownHours, merged: SharedPattern.merging(phases, tellsExcuses: scenario.tellsExcuses),
      crunches: FailoverCapacity.merging(phases, exposure, in: scenario))
    try checkPayoffs()
  }

  /// Puts the parts together.
  init(
    _ scenario: Scenario, exposure: Exposure, phases: [Phase], firms: [Firm], terms: [LossContract],
    years: KnownYears, ownHours: [[Double]], merged: (patterns: [SharedPattern], places: [Int?]),
    crunches: [FailoverCapacity]
  ) {
    let patterns = merged.patterns
    self.scenario = scenario
    self.exposure = exposure
    self.phases = phases
    self.firms = firms
    self.terms = terms
    self.years = years
    self.ownHours = ownHours
    self.patterns = patterns
    patternOfPhase = merged.places
    self.crunches = crunches
    let plain = ownHours.map { WeightedHours(patterns: patterns, ownHours: $0) }
    let weighted = terms.indices.map {
      terms[$0].weighted(plain[$0], patterns, phases, merged.places, type: $0)
    }
    weightedHours = weighted
    neutralHours = terms.indices.map {
      terms[$0].neutral(plain[$0], patterns, phases, merged.places, type: $0)
    }
    game = Self.game(
      firms: firms, patterns: patterns, crunches: crunches, terms: terms, hours: weighted)
  }

  /// Whether a type of firm dreads its worst years, whose hours are computed on a grid.
  public var hasWorstYears: Bool { terms.contains { !$0.worstYears.isEmpty } }

  /// Throws where a payoff is no number: products of numbers at the ends of their ranges may leave what
  /// doubles hold.
  private func checkPayoffs() throws(ParameterError) {
    // A scale is the largest of some numbers, none of which it would be: what is no number shows in the bases.
    if Double(scenario.firmCount) * game.payoffScale < 1e299,
      game.types.allSatisfy({ $0.base.allSatisfy(\.isFinite) })
    {
      return
    }
    for (firm, type) in zip(firms, game.types) {
      for s in strategies.indices {
        var most = abs(type.base[s])
        for hazard in type.relief.indices {
          most += abs(type.relief[hazard, s]) + abs(type.praise[hazard, s])
        }
        guard !(most * Double(type.count) < 1e300) else { continue }
        try ParameterError.check(
          "payoff of \(firm.type.name) with \(strategies[s].name)", most, "an amount below 1e300", false)
      }
    }
  }

  static func firms(_ scenario: Scenario, _ exposure: Exposure) -> [Firm] {
    scenario.firms.enumerated().map { type, firm in
      Firm(firm, in: scenario) {
        exposure.outagesPerYear(type: type, strategy: $0)
      } takeOvers: {
        exposure.takeOversPerYear(type: type, strategy: $0)
      }
    }
  }

  /// The same market with other payoffs: what a policy pays or takes. Accounts and welfare stay those of today.
  ///
  /// - Precondition: the game has the same types, counts and strategies.
  public func playing(_ game: SharedHazardGame) -> Market {
    precondition(game.counts == self.game.counts && game.strategyCount == self.game.strategyCount)
    var result = self
    result.game = game
    return result
  }

  /// The same game for firms that enter: they are nowhere yet, so that no region has to be left.
  public var entryGame: SharedHazardGame {
    let spared = firms.map { firm in strategies.indices.map(firm.sparedEntrants) }
    guard spared.contains(where: { $0.contains { $0 > 0 } }) else { return game }
    let types = zip(game.types, spared).map { type, spared in
      SharedHazardGame.PlayerType(
        count: type.count, weight: type.weight, exponent: type.exponent,
        base: zip(type.base, spared).map { $0 + $1 }, relief: type.relief, praise: type.praise)
    }
    return game.with(types)
  }

  /// Expected business hours per year that a strategy of a type of firm is down.
  public func hoursDown(_ strategy: Int, type: Int) -> Double {
    patterns.reduce(ownHours[type][strategy]) { $0 + $1.hoursPerYear * $1.down[type, strategy] }
  }

  /// Share of the year in which a strategy of a type of firm is up.
  ///
  /// Sources of outages are independent of each other and may coincide: the product of what each leaves, not one less
  /// their sum. Five parts of 99 % that are all needed leave 95.099 %.
  public func availability(_ strategy: Int, type: Int) -> Double {
    var hours = [Double](repeating: 0, count: hazards.count)
    for phase in phases { hours[phase.hazard] += phase.hoursPerYear * phase.down[type, strategy] }
    return hours.reduce(1) { $0 * max(0, 1 - $1 / 8760) }
  }

  /// Expected business hours per year by strategy in which independent outages coincide.
  public func overlapHours(type: Int) -> [Double] {
    phases.reduce([Double](repeating: 0, count: strategies.count)) { sum, phase in
      isOverlap(phase) ? zip(sum, phase.down[type]).map { $0 + phase.hoursPerYear * $1 } : sum
    }
  }

  /// Whether a number enters payoffs through the hours of overlaps, which are products of rates: payoffs are then not
  /// linear in it, though nearly so.
  public func entersOverlaps(_ parameter: Scenario.Parameter) -> Bool {
    parameter.changesOutages && phases.contains(where: isOverlap)
  }

  /// Whether a phase is one of overlaps, which the scenario does not declare.
  public func isOverlap(_ phase: Phase) -> Bool { phase.hazard >= scenario.hazards.count }

  /// Types of firms by name.
  public func type(named name: String) -> Int? { firms.firstIndex { $0.type.name == name } }
  /// Index of the strategy with a name.
  public func strategy(named name: String) -> Int? { strategies.firstIndex { $0.name == name } }
}

extension Scenario {
  /// Whether blame depends on whether the provider can be blamed.
  var tellsExcuses: Bool { firms.contains { $0.providerExcuse > 0 } }
}
