/// Independent outages that coincide: fewer sites, or nodes of a site, up at once than are needed.
import Outages
import ResilienceNumerics
import Scenario
import SystemLibrary

/// Overlaps as a hazard of their own, which nobody else is hit by.
///
/// A site's unavailability is the share of the year that its own region, zone and node events take after the cover inside
/// the site. Sites fail independently, so that the number of sites up is a sum of independent yes-no events, and the
/// share of time with fewer than `needed` is exact; n nodes are down at once for the n-th power of one node's share. Both
/// are in addition to the events of the home site, which are counted where they strike.
struct Overlap {
  /// The hazard: its rate is that of the setup with the most hours.
  let hazard: Hazard
  /// By variant and strategy, one after the other.
  let strikes: StrikeTable

  /// `nil` where nothing can overlap.
  init?(_ footprints: [[Footprint]], hazards: [Hazard]) {
    let own = hazards.filter { !$0.growsWithRedundancy && !$0.everyReplica && $0.ratePerYear > 0 }
    let hours = footprints.map { row in row.map { Self.hoursPerYear($0, own) } }
    let most = hours.joined().max() ?? 0
    guard most > 0 else { return nil }
    // Of two outages that coincide, each of them long, the time that both last is half of one on average; only the hours
    // enter payoffs, the length matters for a year's distribution alone.
    let local = own.filter { [.firm, .zone, .region].contains($0.scope) }
    let rate = local.reduce(0) { $0 + $1.ratePerYear }
    let mean = local.reduce(0) { $0 + $1.ratePerYear * $1.duration.mean } / rate / 2
    guard let duration = try? Exponential(mean: mean) else { return nil }
    hazard = Hazard(
      name: Self.name(hazards.map(\.name)), scope: .firm, ratePerYear: most / mean, duration: duration)
    var strikes = StrikeTable()
    for hours in hours.joined() { strikes.append { $0.add(Strike(probability: hours / most)) } }
    self.strikes = strikes
  }

  /// A name that no hazard has.
  private static func name(_ taken: [String]) -> String {
    var name = "overlap"
    while taken.contains(name) { name += "-" }
    return name
  }

  private static func hoursPerYear(_ footprint: Footprint, _ hazards: [Hazard]) -> Double {
    var share = 0.0
    if footprint.nodes > 1 {
      let node = hazards.reduce(0.0) { $1.scope == .firm ? $0 + hoursPerYear(of: $1, nil, 1) : $0 } / 8760
      share += overlapOfNodes(min(1, node), footprint)
    }
    if footprint.sites.count > 1 {
      let down = footprint.sites.map { unavailability(of: $0, footprint, hazards) }
      share += Self.probability(ofFewerThan: footprint.needed, down)
    }
    return 8760 * share
  }

  /// Share of the year with fewer nodes up than are needed; without a spare one, in addition to one node's own share.
  private static func overlapOfNodes(_ node: Double, _ footprint: Footprint) -> Double {
    if footprint.neededNodes == 1 { return pow(node, Double(footprint.nodes)) }
    let down = [Double](repeating: node, count: footprint.nodes)
    let share = probability(ofFewerThan: footprint.neededNodes, down)
    return footprint.hasSpareNode ? share : max(0, share - node)
  }

  /// The share of the year that a site's own events take, after the cover inside the site.
  private static func unavailability(
    of site: Footprint.Site, _ footprint: Footprint, _ hazards: [Hazard]
  ) -> Double {
    let isMultiple = footprint.hasSpareNode
    let hours = hazards.reduce(0.0) { sum, hazard in
      switch hazard.scope {
      case .firm: sum + hoursPerYear(of: hazard, isMultiple ? footprint.cover.node : nil, 1)
      case .zone where site.region == hazard.location:
        sum
          + hoursPerYear(of: hazard, isMultiple ? footprint.cover.zone : nil, 1 / Double(max(1, site.zones)))
      case .region where site.region == hazard.location: sum + hoursPerYear(of: hazard, nil, 1)
      default: sum
      }
    }
    return min(1, hours / 8760)
  }

  /// Hours per year that a hazard's events take a part down, with one level of cover or none.
  private static func hoursPerYear(
    of hazard: Hazard, _ level: Scenario.Cover.Level?, _ probability: Double
  ) -> Double {
    var strike = Strike(probability: 1)
    if let level { strike.add(level) }
    var hours = hazard.duration.mean
    if strike.levelCount > 0 {
      let before = hazard.duration.limitedExpectedValue(strike.takeoverHours(0))
      hours = before + (hours - before) * strike.downProbability(at: .infinity)
    }
    return hazard.ratePerYear * hazard.meanWidth * hazard.severity * probability * hours
  }

  /// The probability that fewer than so many of independent parts are up.
  static func probability(ofFewerThan needed: Int, _ down: [Double]) -> Double {
    // By number of parts up.
    var spread = [1.0]
    for share in down {
      var wider = [Double](repeating: 0, count: spread.count + 1)
      for (up, probability) in spread.enumerated() {
        wider[up] += probability * share
        wider[up + 1] += probability * (1 - share)
      }
      spread = wider
    }
    return spread.prefix(needed).reduce(0, +)
  }
}
