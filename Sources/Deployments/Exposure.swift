/// Exposure of strategies to hazards: probability of a hit, and redundancy that covers it.
public import Outages
import ResilienceNumerics
public import Scenario
import SystemLibrary

/// The setups of all types of firms against all sources of outages.
///
/// Two hazards are not the scenario's own. The machinery of redundancy has the rate of the largest footprint and strikes
/// a smaller one in proportion; overlaps (fewer sites or nodes up at once than are needed) are added as a hazard of scope
/// `firm` at the end of the list.
public struct Exposure: Sendable {
  /// The hazards of the scenario, then overlaps where there are any.
  public let hazards: [Hazard]
  /// Events per year by hazard; of the machinery those of the largest footprint.
  public let ratesPerYear: [Double]
  /// By hazard, ascending: hours at which somebody who was struck is back; 0 is not among them.
  public let cuts: [[Double]]
  /// By type of firm: its row in the tables.
  private let variants: [Int]
  /// By hazard: its strikes, at `variant · strategies + strategy`.
  private let table: [StrikeTable]
  private let strategyCount: Int

  /// Resolves a scenario.
  ///
  /// - Parameter hazards: the scenario's hazards, resolved.
  /// - Complexity: O(hazards · strategies · variants · sites); a variant is a way in which types of firms run their
  ///   setups, and mostly there is one.
  public init(_ scenario: Scenario, hazards: [Hazard]) {
    var places = PlaceNumbers(scenario)
    var representatives: [Int] = []
    variants = scenario.firms.indices.map { type in
      if let known = representatives.firstIndex(where: {
        scenario.firms[$0].cover == scenario.firms[type].cover
          && scenario.firms[$0].used == scenario.firms[type].used
      }) {
        return known
      }
      representatives.append(type)
      return representatives.count - 1
    }
    var footprints: [Footprint] = []
    footprints.reserveCapacity(representatives.count * scenario.strategies.count)
    for type in representatives {
      for s in scenario.strategies.indices {
        footprints.append(
          Footprint(scenario.strategies[s], firm: scenario.firms[type], in: scenario, places: &places))
      }
    }
    let doublings = scenario.strategies.indices.map { log2(footprints[$0].replicas) }
    let most = doublings.max() ?? 0
    let reaches = hazards.indices.map { HazardReach(hazards[$0], &places) }
    var rates = reaches.map { $0.growsWithRedundancy ? $0.ratePerYear * most : $0.ratePerYear }
    var table = hazards.indices.map { index -> StrikeTable in
      var strikes = StrikeTable()
      // A span lends a footprint instead of copying it.
      let setups = footprints.span
      for place in setups.indices {
        if !reaches[index].growsWithRedundancy {
          setups[place].addStrikes(of: reaches[index], name: hazards[index].name, to: &strikes)
        } else if most > 0 {
          strikes.add(Strike(probability: doublings[place % doublings.count] / most))
        }
        strikes.endSetup()
      }
      return strikes
    }
    let overlap = Overlap(footprints, hazards: hazards, reaches: reaches)
    if let overlap {
      table.append(overlap.strikes)
      rates.append(overlap.hazard.ratePerYear)
    }
    strategyCount = scenario.strategies.count
    self.hazards = hazards + (overlap.map { [$0.hazard] } ?? [])
    ratesPerYear = rates
    self.table = table
    cuts = table.map { strikes in
      var times: [Double] = []
      for strike in strikes.all {
        for level in 0..<strike.levelCount {
          let hours = strike.takeoverHours(level)
          if hours > 0, !times.contains(hours) { times.append(hours) }
        }
      }
      return times.sorted()
    }
  }

  /// The strikes of an event that hits everybody, on a strategy of a type of firm.
  public func strikes(hazard: Int, type: Int, strategy: Int) -> ArraySlice<Strike> {
    table[hazard][variants[type] * strategyCount + strategy]
  }

  /// The probability that an event that hits everybody strikes a strategy of a type of firm.
  public func hitProbability(hazard: Int, type: Int, strategy: Int) -> Double {
    min(1, strikes(hazard: hazard, type: type, strategy: strategy).reduce(0) { $0 + $1.probability })
  }

  /// Events per year that strike a strategy of a type of firm.
  public func hitsPerYear(hazard: Int, type: Int, strategy: Int) -> Double {
    ratesPerYear[hazard] * hazards[hazard].meanWidth
      * hitProbability(hazard: hazard, type: type, strategy: strategy)
  }

  /// Events per year that strike a strategy of a type of firm and are not covered at once.
  public func outagesPerYear(type: Int, strategy: Int) -> Double {
    hazards.indices.reduce(0) { sum, hazard in
      let down = strikes(hazard: hazard, type: type, strategy: strategy)
        .reduce(0) { $0 + $1.downProbability(at: 0) }
      return sum + ratesPerYear[hazard] * hazards[hazard].meanWidth * min(1, down)
    }
  }

  /// Times a year that another site takes over from one whose region or provider failed: events that last that long.
  public func takeOversPerYear(type: Int, strategy: Int) -> Double {
    hazards.indices.reduce(0) { sum, hazard in
      guard [.region, .provider].contains(hazards[hazard].scope) else { return sum }
      let turned = strikes(hazard: hazard, type: type, strategy: strategy).reduce(0) { sum, strike in
        strike.branches().reduce(sum) {
          $1.downHours < .infinity
            ? $0 + $1.probability * hazards[hazard].duration.survival($1.downHours) : $0
        }
      }
      return sum + ratesPerYear[hazard] * hazards[hazard].meanWidth * min(1, turned)
    }
  }

  /// A number for each type of firm and strategy: the sum over the strikes of a hazard on it, up to 1.
  func byType(_ hazard: Int, _ number: (Strike) -> Double) -> NumberRows {
    let sums = table[hazard].sums(number)
    if variants.count == 1 { return NumberRows(values: sums, columns: strategyCount) }
    var values: [Double] = []
    values.reserveCapacity(variants.count * strategyCount)
    for variant in variants { values += sums[variant * strategyCount..<(variant + 1) * strategyCount] }
    return NumberRows(values: values, columns: strategyCount)
  }
}
