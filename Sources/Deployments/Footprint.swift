/// The sites of a strategy, and the strikes on them.
import Scenario

/// A strategy resolved to sites, as one type of firm runs it.
struct Footprint: Sendable {
  /// A site.
  struct Site: Equatable, Sendable {
    /// Number of its region; `nil` where nobody names it.
    let region: Int?
    /// Its provider among those of the setup: 0 is the provider of home.
    let provider: Int
    /// Number of the provider's name; `nil` where nobody names it.
    let providerName: Int?
    /// Availability zones.
    let zones: Int
  }

  /// Home, then the others.
  let sites: [Site]
  /// Nodes at a site.
  let nodes: Int
  /// How many sites must be up.
  let needed: Int
  /// How many nodes of a site must be up.
  let neededNodes: Int
  /// Whether all sites carry work.
  let isActive: Bool
  /// The cover by level.
  let cover: Scenario.Cover
  /// By vendor hazard, the probability of using it.
  private let uses: Scenario.FirmType.VendorUse

  /// Resolves a strategy.
  init(
    _ strategy: Scenario.Strategy, firm: Scenario.FirmType, in scenario: Scenario,
    places: inout PlaceNumbers
  ) {
    nodes = strategy.nodes
    needed = strategy.siteCount > 1 ? strategy.needed : 1
    neededNodes = strategy.siteCount > 1 ? 1 : min(strategy.needed, strategy.nodes)
    isActive = strategy.mode == .activeActive
    cover = scenario.cover(of: strategy, for: firm)
    uses = firm.used
    let place = places.number(of: strategy.home)
    let home = places.provider(of: place)
    if strategy.sites.isEmpty {
      let first = Site(region: place, provider: 0, providerName: home, zones: places.zones(of: place))
      // Further sites that nobody names: no event of another region strikes them.
      let others = (1..<max(1, strategy.regions * strategy.clouds)).map { index -> Site in
        let provider = index / strategy.regions
        return Site(
          region: nil, provider: provider, providerName: provider == 0 ? home : nil, zones: 1)
      }
      sites = strategy.regions * strategy.clouds > 1 ? [first] + others : [first]
    } else {
      var names: [Int?] = [home]
      sites = strategy.sites.map { region in
        let place = places.number(of: region)
        let name = places.provider(of: place)
        let known = names.firstIndex { $0 == name }
        if known == nil { names.append(name) }
        return Site(
          region: place, provider: known ?? names.count - 1, providerName: name,
          zones: places.zones(of: place))
      }
    }
  }

  /// Whether the other nodes of a site can carry on without one of them.
  var hasSpareNode: Bool { nodes - 1 >= neededNodes }

  /// Replicas in all.
  var replicas: Double { Double(nodes * sites.count) }

  /// The sites that carry work: home alone in standby.
  private var working: ArraySlice<Site> { isActive ? sites[...] : sites.prefix(1) }

  /// Adds the strikes of an event of a hazard that hits everybody within its scope.
  ///
  /// - Parameter name: the name of the hazard, as firms call the vendors that they use.
  func addStrikes(of hazard: HazardReach, name: @autoclosure () -> String, to list: inout StrikeTable) {
    if hazard.scope == .vendor {
      var strike = Strike(probability: uses.probability(of: name()))
      strike.add(cover.vendor)
      list.add(strike)
      return
    }
    let share = 1 / Double(working.count)
    for site in working {
      switch hazard.scope {
      case .firm where hazard.everyReplica: list.add(Strike(probability: share))
      case .firm: list.add(strike(site, share, local: \.node))
      case .zone where site.region == hazard.location:
        list.add(strike(site, share / Double(max(1, site.zones)), local: \.zone))
      case .region:
        let isThere = site.region == hazard.location
        let isLeaky = hazard.leak > 0 && site.providerName != nil && site.providerName == hazard.leakProvider
        if isThere { list.add(strike(site, share * (1 - (isLeaky ? hazard.leak : 0)), local: nil)) }
        if isLeaky { list.add(strike(beyond: site.provider, share * hazard.leak)) }
      case .provider where site.providerName == hazard.location:
        list.add(strike(beyond: site.provider, share))
      case .internet: list.add(Strike(probability: share))
      default: break
      }
    }
  }

  /// A strike on one site, or on what is inside it: `local` is the level that may take over there.
  private func strike(
    _ site: Site, _ probability: Double, local: KeyPath<Scenario.Cover, Scenario.Cover.Level>?
  )
    -> Strike
  {
    var strike = Strike(probability: probability)
    if let local, hasSpareNode { strike.add(cover[keyPath: local]) }
    let atProvider = sites.count { $0.provider == site.provider }
    if atProvider > 1, sites.count - 1 >= needed { strike.add(cover.region) }
    if sites.count - atProvider > 0, sites.count - 1 >= needed { strike.add(cover.cloud) }
    return strike
  }

  /// A strike on all sites of a provider.
  private func strike(beyond provider: Int, _ probability: Double) -> Strike {
    var strike = Strike(probability: probability)
    let outside = sites.count { $0.provider != provider }
    if outside > 0, outside >= needed { strike.add(cover.cloud) }
    return strike
  }
}
