/// Gains from leaving the herd, the profile with everybody in the oldest region.
import Games
import Market
import Outages
import Scenario

extension Herd {
  /// Herd of a market; `nil` where no strategy stays in the oldest region alone.
  ///
  /// - Parameter isSummary: without the gains of a market without blame sharing, which take a market of their own.
  init?(_ market: Market, isSummary: Bool = false) {
    let regions = market.scenario.regions
    guard let region = regions.first?.name else { return nil }
    let members = Self.members(market)
    guard let strategies = Self.favourites(market, among: members) else { return nil }
    let counts = Self.profile(market, strategies)
    self.region = region
    self.strategies = strategies
    certificate = market.game.certify(.pure(counts: counts))
    isEquilibrium = certificate.regret <= Tolerance.regret * market.game.payoffScale
    leaving = Self.leaving(market, strategies, members)
    leavingWithoutBlameSharing =
      isSummary ? [] : Self.leaving(market.withoutBlameSharing, strategies, members)
    hoursPerYear = market.hoursPerYear(ofRegion: region)
    let homes = Set(market.strategies.map(\.home))
    alternative =
      regions.dropFirst().filter { homes.contains($0.name) }
      .map { (region: $0.name, hoursPerYear: market.hoursPerYear(ofRegion: $0.name)) }
      .min { $0.hoursPerYear < $1.hoursPerYear }
  }

  /// The strategies that stay in the oldest region alone.
  static func members(_ market: Market) -> [Int] {
    market.strategies.indices.filter { s in
      let strategy = market.strategies[s]
      return strategy.home == market.scenario.regions.first?.name && strategy.regions == 1
        && strategy.clouds == 1
    }
  }

  /// By type, the best strategy among the herd's when all firms are in it.
  static func favourites(_ market: Market, among members: [Int]) -> [Int]? {
    guard let first = members.first else { return nil }
    return market.firms.indices.map { type in
      members.max { a, b in
        payoff(market, type, a) < payoff(market, type, b)
      } ?? first
    }
  }

  /// Payoff of a firm when all firms play one strategy.
  private static func payoff(_ market: Market, _ type: Int, _ strategy: Int) -> Double {
    let others = market.others(of: type, playing: strategy, in: market.uniform(strategy))
    return market.game.payoffs(type: type, against: others)[strategy]
  }

  static func profile(_ market: Market, _ strategies: [Int]) -> [[Int]] {
    market.firms.indices.map { type in
      market.strategies.indices.map { $0 == strategies[type] ? market.firms[type].type.count : 0 }
    }
  }

  private static func leaving(_ market: Market, _ strategies: [Int], _ members: [Int]) -> [Deviation?] {
    let counts = profile(market, strategies)
    let ways = market.strategies.indices.filter { !members.contains($0) }
    return market.firms.indices.map { type in
      let own = strategies[type]
      let payoffs = market.game.payoffs(
        type: type, against: market.others(of: type, playing: own, in: counts))
      return ways.max { payoffs[$0] < payoffs[$1] }
        .map { Deviation(type: type, from: own, to: $0, gain: payoffs[$0] - payoffs[own]) }
    }
  }
}

extension Market {
  /// The same market without blame sharing, and with all region values 0.
  var withoutBlameSharing: Market {
    var changed = scenario
    for type in changed.firms.indices {
      changed.firms[type].blameSharing = 0
      changed.firms[type].attraction = [:]
    }
    return Market(repricing: self, as: changed)
  }

  /// Expected hours per year of a region's own outages.
  func hoursPerYear(ofRegion region: String) -> Double {
    hazards.reduce(0) { total, hazard in
      hazard.scope == .region && hazard.location == region
        ? total + hazard.ratePerYear * hazard.meanHours : total
    }
  }
}
