import Foundation
import Games
import Outages
import ResilienceNumerics
import Scenario
import TestSupport
import Testing

@testable import Market

/// Whole years of events with sites, cover and blame, drawn one by one from the scenario: nothing here looks at phases.
@Suite struct YearSimulationTests {
  /// One firm in one event: for how long it is down, 0 where it is not struck.
  private func hoursDown(
    _ scenario: Scenario, _ hazard: Scenario.Hazard, _ type: Scenario.FirmType, _ strategy: Scenario.Strategy,
    hours: Double, width: Double, _ random: inout PhiloxStream
  ) -> Double {
    func provider(_ region: String) -> String? { scenario.regions.first { $0.name == region }?.provider }
    // Sites as (region, provider); the others of the old form have no region.
    var sites: [(region: String?, provider: String?)] = strategy.sites.map { ($0, provider($0)) }
    if sites.isEmpty {
      for cloud in 0..<strategy.clouds {
        for region in 0..<strategy.regions {
          let isHome = cloud == 0 && region == 0
          sites.append(
            (isHome ? strategy.home : nil, cloud == 0 ? provider(strategy.home) : "other \(cloud)"))
        }
      }
    }
    guard random.uniform() < width else { return 0 }
    // Work that stops is one site's share of it: a draw of the site stands for the share.
    let place = strategy.mode == .activeActive ? Int(random.uniform() * Double(sites.count)) : 0
    let site = sites[place]
    let beyond = sites.filter { $0.provider != site.provider }
    let leaks = random.uniform() < hazard.leak
    var levels: [Scenario.CoverLevel] = []
    switch hazard.scope {
    case .internet: break
    case .vendor:
      guard random.uniform() < type.used.probability(of: hazard.name) else { return 0 }
      levels = [.vendor]
    case .provider:
      guard site.provider == hazard.location else { return 0 }
      if !beyond.isEmpty { levels = [.cloud] }
    case .region where leaks:
      guard site.provider == provider(hazard.location ?? "") else { return 0 }
      if !beyond.isEmpty { levels = [.cloud] }
    case .region, .zone, .firm:
      if hazard.scope != .firm, site.region != hazard.location { return 0 }
      if hazard.scope == .zone {
        let zones = scenario.regions.first { $0.name == hazard.location }?.zones ?? 1
        guard random.uniform() * Double(zones) < 1 else { return 0 }
      }
      if hazard.scope == .zone, strategy.nodes > 1 { levels.append(.zone) }
      if hazard.scope == .firm, strategy.nodes > 1 { levels.append(.node) }
      if sites.count - beyond.count > 1 { levels.append(.region) }
      if !beyond.isEmpty { levels.append(.cloud) }
    }
    let cover = scenario.cover(of: strategy, for: type)
    return levels.reduce(hours) { down, level in
      random.uniform() < cover[level].works ?? 0 ? min(down, cover[level].afterHours ?? 0) : down
    }
  }

  /// A hundred random markets, each within 5.5 standard errors of its own noise: a false alarm once in 2e5 sets of
  /// seeds, and the seeds are fixed.
  @Test(arguments: 0..<100) func payoffsAgreeWithSimulatedYears(seed: Int) throws {
    var markets = RandomMarkets(seed: seed + 3_000)
    let counts = [[3], [1, 3], [2, 2]][seed % 3]
    let scenario = markets.secondEdition(counts: counts)
    let market = try Market(scenario)
    let types = counts.indices.flatMap { t in [Int](repeating: t, count: counts[t]) }
    let profile = types.map { _ in Int.random(in: 0..<4, using: &markets.random) }
    let firm = types.count - 1
    let type = market.firms[types[firm]].type
    let doublings = market.strategies.map {
      log2(Double($0.nodes * max($0.sites.count, $0.regions * $0.clouds)))
    }
    let resolved = try scenario.hazards.map { try Hazard($0) }
    let weights = types.map { market.firms[$0].type.visibility }
    let others = types.indices.filter { $0 != firm }
    let total = others.reduce(0) { $0 + weights[$1] }
    let years = 1_200
    var (sum, squares) = (0.0, 0.0)
    for year in 0..<years {
      var random = PhiloxStream(seed: UInt64(seed), stream: 0, index: UInt64(year))
      var loss = 0.0
      for (declared, hazard) in zip(scenario.hazards, resolved) {
        let own = hazard.growsWithRedundancy ? doublings.max() ?? 0 : 1
        let rate = hazard.ratePerYear * own
        if rate == 0 { continue }
        var time = random.exponential() / rate
        while time < 1 {
          time += random.exponential() / rate
          let hours = hazard.duration.sample(&random)
          var draw = random.uniform()
          let width =
            hazard.widths.first { width in
              draw -= width.probability
              return draw < 0
            }?.share ?? hazard.widths[hazard.widths.count - 1].share
          let down = types.indices.map { index -> Double in
            let s = profile[index]
            if hazard.growsWithRedundancy { return random.uniform() * own < doublings[s] ? hours : 0 }
            if hazard.scope == .firm, index != firm { return 0 }
            return hoursDown(
              scenario, declared, market.firms[types[index]].type, market.strategies[s], hours: hours,
              width: width, &random)
          }
          if down[firm] > 0 { loss += type.perOutage }
          let cuts = ([0, hours] + down.filter { $0 < hours }).sorted()
          for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
            let phi =
              hazard.isShared
              ? others.reduce(0) { down[$1] > start ? $0 + weights[$1] : $0 } / total : 0
            let stretch = (end - start) * hazard.severity
            if down[firm] > start {
              let isWide = hazard.scope != .firm && hazard.scope != .zone
              let excuse =
                (isWide ? type.providerExcuse : 0) + (1 - type.providerExcuse) * pow(phi, type.blameCurvature)
              loss += stretch * (type.directPerHour + type.blamePerHour * (1 - type.blameSharing * excuse))
            } else {
              loss += stretch * (type.dependence * type.directPerHour - type.praisePerHour) * phi
            }
          }
        }
      }
      sum += loss
      squares += loss * loss
    }
    let mean = sum / Double(years)
    let error = ((squares / Double(years) - mean * mean) / Double(years)).squareRoot()
    let s = profile[firm]
    let money = market.firms[types[firm]]
    var spread = counts.map { _ in [0, 0, 0, 0] }
    for (t, choice) in zip(types, profile) { spread[t][choice] += 1 }
    let against = market.others(of: types[firm], playing: s, in: spread)
    let exact = market.game.payoffs(type: types[firm], against: against)[s]
    // Overlaps are no events: their hours are added as such.
    let overlap = market.overlapHours(type: types[firm])[s] * money.hour.alone
    let fixed = money.attraction[s] - money.cost[s] - money.standingCost(.migration)[s] - overlap
    #expect(
      abs(fixed - mean - exact) < 5.5 * error + 1e-9 * abs(exact),
      "seed \(seed): \(fixed - mean) ± \(error), \(exact)")
  }
}
