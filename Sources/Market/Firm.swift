/// A type of firm with its money by strategy.
import Deployments
public import Scenario

/// What every choice costs a firm of a type, leaving aside its outages.
public struct Firm: Equatable, Sendable {
  /// What the scenario says.
  public let type: Scenario.FirmType
  /// What an hour down costs.
  public let hour: HourlyLoss
  /// Cost multiplier by strategy.
  public let multiplier: [Double]
  /// The bill by strategy, dollars per year.
  public let cost: [Double]
  /// What the home of each strategy is worth, dollars per year.
  public let attraction: [Double]
  /// What strategies cost whatever fails, beside the bill: by cost in the order of `allCases` and strategy, dollars per
  /// year.
  private let standing: [[Double]]
  /// Dollars for outages beside their hours, by strategy, dollars per year.
  public let outageCost: [Double]

  /// A type of firm of a scenario.
  ///
  /// - Parameters:
  ///   - outages: by strategy, outages a year that are not covered at once; asked only where an outage costs something by
  ///     itself.
  ///   - takeOvers: by strategy, times a year that another site takes over; asked only where data are lost with it.
  init(
    _ type: Scenario.FirmType, in scenario: Scenario, outages: (_ strategy: Int) -> Double,
    takeOvers: (_ strategy: Int) -> Double
  ) {
    self.type = type
    hour = HourlyLoss(type)
    multiplier = scenario.strategies.map { scenario.multiplier(of: $0, for: type) }
    cost = scenario.strategies.map { scenario.cost(of: $0, for: type) }
    attraction = scenario.strategies.map { type.attraction[$0.home] ?? 0 }
    standing = Scenario.StandingCost.allCases.map { cost in
      scenario.strategies.map { cost.perYear(type, for: $0) }
    }
    outageCost = scenario.strategies.indices.map { s in
      let data = type.dataLossPerHour * scenario.strategies[s].lostDataHours
      return (type.perOutage > 0 ? type.perOutage * outages(s) : 0) + (data > 0 ? data * takeOvers(s) : 0)
    }
  }

  /// What a strategy is worth by itself, dollars per year.
  public func fixed(_ strategy: Int) -> Double {
    attraction[strategy] - cost[strategy] - standing.reduce(0) { $0 + $1[strategy] } - outageCost[strategy]
  }

  /// What strategies cost whatever fails, one cost, by strategy, dollars per year.
  public func standingCost(_ cost: Scenario.StandingCost) -> [Double] {
    Scenario.StandingCost.allCases.firstIndex(of: cost).map { standing[$0] } ?? []
  }

  /// The part of a strategy's standing costs that entrants are spared, dollars per year.
  func sparedEntrants(_ strategy: Int) -> Double {
    zip(Scenario.StandingCost.allCases, standing).reduce(0) {
      $1.0.isPaidByEntrants ? $0 : $0 + $1.1[strategy]
    }
  }
}
