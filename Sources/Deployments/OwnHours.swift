/// What takes parts of a setup down by themselves: what may coincide with another part's outage.
import Outages
import ResilienceNumerics
import Scenario

/// Hours a year of what strikes within a site.
struct OwnHours {
  /// The sources that may overlap.
  let reaches: [HazardReach]
  private let durations: [any NonnegativeDistribution]
  /// By source: the take-over time that was asked for last, and the hours of an event until then.
  private var known: [(time: Double, hours: Double)]

  init(_ hazards: [Hazard], _ reaches: [HazardReach]) {
    let kept = hazards.indices.filter {
      !reaches[$0].growsWithRedundancy && !reaches[$0].everyReplica && reaches[$0].ratePerYear > 0
    }
    self.reaches = kept.map { reaches[$0] }
    durations = kept.map { hazards[$0].duration }
    known = kept.map { _ in (-1, 0) }
  }

  /// Hours a year that one node is down, covered by nothing.
  mutating func hoursOfNode() -> Double {
    var hours = 0.0
    for place in reaches.indices where reaches[place].scope == .firm { hours += perYear(place, nil, 1) }
    return hours
  }

  /// The share of the year that a site's own events take, after the cover inside the site.
  mutating func unavailability(of site: Footprint.Site, _ footprint: Footprint) -> Double {
    let isMultiple = footprint.hasSpareNode
    var hours = 0.0
    for place in reaches.indices {
      switch reaches[place].scope {
      case .firm: hours += perYear(place, isMultiple ? footprint.cover.node : nil, 1)
      case .zone where site.region == reaches[place].location:
        hours += perYear(
          place, isMultiple ? footprint.cover.zone : nil, 1 / Double(max(1, site.zones)))
      case .region where site.region == reaches[place].location: hours += perYear(place, nil, 1)
      default: break
      }
    }
    return min(1, hours / 8760)
  }

  /// Hours per year that a source's events take a part down, with one level of cover or none.
  private mutating func perYear(
    _ place: Int, _ level: Scenario.Cover.Level?, _ probability: Double
  ) -> Double {
    var strike = Strike(probability: 1)
    if let level { strike.add(level) }
    let reach = reaches[place]
    var hours = reach.meanHours
    if strike.levelCount > 0 {
      let time = strike.takeoverHours(0)
      if known[place].time != time { known[place] = (time, durations[place].limitedExpectedValue(time)) }
      let before = known[place].hours
      hours = before + (hours - before) * strike.downProbability(at: .infinity)
    }
    return reach.ratePerYear * reach.meanWidth * reach.severity * probability * hours
  }
}
