/// Price of the hours that redundancy avoids, and the hours that its own machinery adds.
internal import Deployments
public import Market
internal import Outages
internal import ResilienceNumerics
internal import Scenario

/// Hours of a setup beside those of the cheapest one.
public struct AvoidedHours: Sendable {
  /// The strategy.
  public let strategy: Int
  /// Hours down a year.
  public let hoursDown: Double
  /// Hours of them that the machinery of redundancy causes.
  public let machineryHours: Double
  /// Hours a year that it avoids, against the cheapest setup; negative where it is down longer.
  public let avoidedHours: Double
  /// Dollars a year that it costs more than the cheapest setup.
  public let extraCost: Double

  /// Dollars for an hour avoided; `nil` for the cheapest setup and where no hour is avoided.
  public var costPerAvoidedHour: Double? {
    avoidedHours > 0 && extraCost > 0 ? extraCost / avoidedHours : nil
  }

  /// Rows of a type of firm, one for each strategy; the cheapest setup is the one with the fewest hours among those that
  /// cost least.
  ///
  /// - Complexity: O(strategies · phases).
  public static func all(_ market: Market, type: Int) -> [AvoidedHours] {
    let hours = market.strategies.indices.map { market.hoursDown($0, type: type) }
    let cost = market.firms[type].cost
    let base = hours.indices.min { (cost[$0], hours[$0]) < (cost[$1], hours[$1]) } ?? 0
    return hours.indices.map { strategy in
      let machinery = market.phases.reduce(0.0) {
        market.hazards[$1.hazard].growsWithRedundancy
          ? $0 + $1.hoursPerYear * $1.down[type, strategy] : $0
      }
      return AvoidedHours(
        strategy: strategy, hoursDown: hours[strategy], machineryHours: machinery,
        avoidedHours: hours[base] - hours[strategy], extraCost: cost[strategy] - cost[base])
    }
  }

  /// Pairs of setups with the same home of which the one with more nodes, regions or clouds is down longer, only because
  /// its machinery fails more often.
  public static func reversals(
    _ rows: [AvoidedHours], in market: Market
  ) -> [(more: AvoidedHours, fewer: AvoidedHours)] {
    func parts(_ row: AvoidedHours) -> Int {
      let setup = market.strategies[row.strategy]
      return setup.nodes * setup.regions * setup.clouds
    }
    return rows.flatMap { more in
      rows.filter { fewer in
        market.strategies[more.strategy].home == market.strategies[fewer.strategy].home
          && parts(more) > parts(fewer) && more.hoursDown > fewer.hoursDown
          && more.hoursDown - more.machineryHours <= fewer.hoursDown - fewer.machineryHours
      }.map { (more, $0) }
    }
  }
}
