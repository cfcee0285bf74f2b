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
  init?(_ footprints: [Footprint], hazards: [Hazard], reaches: [HazardReach]) {
    var own = OwnHours(hazards, reaches)
    let hours = footprints.map { Self.hoursPerYear($0, &own) }
    let most = hours.max() ?? 0
    guard most > 0 else { return nil }
    // Of two outages that coincide, each of them long, the time that both last is half of one on average; only the hours
    // enter payoffs, the length matters for a year's distribution alone.
    let local = own.reaches.filter { [.firm, .zone, .region].contains($0.scope) }
    let rate = local.reduce(0) { $0 + $1.ratePerYear }
    let mean = local.reduce(0) { $0 + $1.ratePerYear * $1.meanHours } / rate / 2
    guard let duration = try? Exponential(mean: mean) else { return nil }
    hazard = Hazard(
      name: Self.name(hazards.map(\.name)), scope: .firm, ratePerYear: most / mean, duration: duration)
    var strikes = StrikeTable()
    for hours in hours {
      strikes.add(Strike(probability: hours / most))
      strikes.endSetup()
    }
    self.strikes = strikes
  }

  /// A name that no hazard has.
  private static func name(_ taken: [String]) -> String {
    var name = "overlap"
    while taken.contains(name) { name += "-" }
    return name
  }

  private static func hoursPerYear(_ footprint: Footprint, _ own: inout OwnHours) -> Double {
    var share = 0.0
    if footprint.nodes > 1 {
      share += overlapOfNodes(min(1, own.hoursOfNode() / 8760), footprint)
    }
    if footprint.sites.count > 1 {
      let down = footprint.sites.map { own.unavailability(of: $0, footprint) }
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
