/// Why the herd stays, and why a firm is outside: exact over all combinations of switches.
import Deployments
import Games
public import Market
public import Scenario

/// What each cause carries, by Shapley's value.
public struct Causes: Sendable {
  /// What keeps a firm in the herd.
  public enum HerdCause: Equatable, Sendable {
    /// Blame falls away when everybody is down too.
    case company
    /// What the region is worth by itself.
    case regionValue
    /// The region's outages reach firms outside too: leak and dependence.
    case leak
    /// A setup elsewhere costs something whatever fails: leaving costs something once.
    case standing(Scenario.StandingCost)
    /// What redundancy costs.
    case redundancyPrices

    /// The name in JSON and CSV.
    public var key: String {
      switch self {
      case .company: "company"
      case .regionValue: "regionValue"
      case .leak: "leak"
      case .standing(let cost): cost.rawValue
      case .redundancyPrices: "redundancyPrices"
      }
    }

    /// The causes that a market can have: those of the model, and standing costs that somebody pays.
    static func all(in market: Market) -> [HerdCause] {
      let costs = Scenario.StandingCost.allCases.filter { cost in
        cost.isAlwaysACause || market.firms.contains { $0.standingCost(cost).contains { $0 > 0 } }
      }
      return [.company, .regionValue, .leak] + costs.map(HerdCause.standing) + [.redundancyPrices]
    }
  }

  /// What sets a firm apart from an ordinary one of its size.
  public enum Difference: String, CaseIterable, Sendable {
    /// What redundancy costs it.
    case prices
    /// What an hour costs whoever else is down.
    case direct
    /// What an hour alone costs beyond that.
    case blame
    /// How much of the blame excuses take away, and how soon.
    case excuses
    /// Failover that is rehearsed.
    case rehearsal
  }

  /// A cause of the herd.
  public struct HerdShare: Equatable, Sendable {
    /// The cause.
    public let cause: HerdCause
    /// By how much a firm would gain more by leaving without it, dollars per year.
    public let dollars: Double
    /// Its part of what all causes together carry, by size.
    public let share: Double
  }

  /// A cause of the difference of one type of firm.
  public struct DifferenceShare: Equatable, Sendable {
    /// Index of the type.
    public let type: Int
    /// The cause.
    public let cause: Difference
    /// By how much its own footprint would gain less over the best one in the herd's region with an ordinary firm's
    /// parameters, in dollars per year and dollar of bill.
    public let perBill: Double
    /// Its part of what all causes together carry, by size.
    public let share: Double
  }

  /// Why the largest type stays, the strongest cause first; empty where there is no herd or nowhere else to go.
  public let herd: [HerdShare]
  /// Why other types are outside, type by type, the strongest cause first.
  public let difference: [DifferenceShare]

  init(herd: [HerdShare], difference: [DifferenceShare]) { (self.herd, self.difference) = (herd, difference) }

  /// Works the causes of a market out.
  ///
  /// - Complexity: 32 markets for the herd, twice as many with each further standing cost that is paid, and 32 for each type that is outside.
  public init(_ market: Market) {
    guard let standing = StandingHerd(market) else {
      (herd, difference) = ([], [])
      return
    }
    herd = Self.herd(market, standing)
    difference = market.firms.indices.filter {
      $0 != standing.type && !standing.members.contains(standing.choices[$0])
    }
    .flatMap { Self.difference(market, standing, of: $0) }
  }

  // MARK: The herd

  private static func herd(_ market: Market, _ standing: StandingHerd) -> [HerdShare] {
    let causes = HerdCause.all(in: market)
    let leak = causes.firstIndex(of: .leak) ?? 0
    var worth: [Double] = []
    for subset in 0..<(1 << causes.count) {
      var scenario = market.scenario
      for (bit, cause) in causes.enumerated() where subset >> bit & 1 == 1 { cause.switchOff(in: &scenario) }
      guard let changed = market.changed(to: scenario, switchesLeak: subset >> leak & 1 == 1),
        let gain = StandingHerd(changed)?.bestLeaving?.gain
      else { return [] }
      worth.append(gain)
    }
    let values = shapleyValues(worth)
    let total = values.reduce(0) { $0 + abs($1) }
    return zip(causes, values).map {
      HerdShare(cause: $0, dollars: $1, share: total > 0 ? $1 / total : 0)
    }.sorted { abs($0.dollars) > abs($1.dollars) }
  }

  // MARK: The difference

  /// The gain of a type's own footprint over the best one in the herd's region, per dollar of bill, as its parameters are
  /// exchanged for those of the largest type.
  private static func difference(_ market: Market, _ standing: StandingHerd, of type: Int)
    -> [DifferenceShare]
  {
    let own = market.scenario.firms[type]
    let ordinary = market.scenario.firms[standing.type]
    guard own.bill > 0, ordinary.bill > 0 else { return [] }
    let causes = Difference.allCases
    let footprint = standing.choices[type]
    var worth: [Double] = []
    for subset in 0..<(1 << causes.count) {
      var scenario = market.scenario
      for (bit, cause) in causes.enumerated() where subset >> bit & 1 == 1 {
        cause.exchange(&scenario.firms[type], for: ordinary)
      }
      let changesCover = scenario.firms[type].cover != own.cover
      let changed = changesCover ? try? Market(scenario) : Market(repricing: market, as: scenario)
      guard let changed else { return [] }
      let payoffs = changed.game.payoffs(
        type: type, against: changed.others(of: type, playing: footprint, in: standing.counts))
      let home = standing.members.map { payoffs[$0] }.max() ?? 0
      worth.append((payoffs[footprint] - home) / own.bill)
    }
    // What is lost by the exchange is what the cause carries.
    let values = shapleyValues(worth).map { -$0 }
    let total = values.reduce(0) { $0 + abs($1) }
    return zip(causes, values).map {
      DifferenceShare(type: type, cause: $0, perBill: $1, share: total > 0 ? $1 / total : 0)
    }.sorted { abs($0.perBill) > abs($1.perBill) }
  }
}

extension Causes.HerdCause {
  /// Takes the cause out of a scenario.
  fileprivate func switchOff(in scenario: inout Scenario) {
    switch self {
    case .leak: for index in scenario.hazards.indices { scenario.hazards[index].leak = 0 }
    case .redundancyPrices:
      // The cheapest multiples that were published, for everybody.
      scenario.costs = Scenario.Costs(ladder: .doubling, overrides: Scenario.Ladder.cheapestPublished)
    default: break
    }
    for type in scenario.firms.indices {
      switch self {
      case .company: scenario.firms[type].blameSharing = 0
      case .regionValue: scenario.firms[type].attraction = [:]
      case .leak: scenario.firms[type].dependence = 0
      case .standing(let cost): cost.switchOff(in: &scenario.firms[type])
      case .redundancyPrices:
        scenario.firms[type].ladder = nil
        scenario.firms[type].costOverrides = [:]
        scenario.firms[type].prices = [:]
      }
    }
  }
}

extension Causes.Difference {
  /// Gives a firm what an ordinary one of its size has.
  fileprivate func exchange(_ firm: inout Scenario.FirmType, for ordinary: Scenario.FirmType) {
    let scale = firm.bill / ordinary.bill
    switch self {
    case .prices:
      firm.ladder = ordinary.ladder
      firm.costOverrides = ordinary.costOverrides
      firm.prices = ordinary.prices.mapValues { $0 * scale }
    case .direct: firm.directPerHour = ordinary.directPerHour * scale
    case .blame: firm.blamePerHour = ordinary.blamePerHour * scale
    case .excuses:
      firm.blameSharing = ordinary.blameSharing
      firm.providerExcuse = ordinary.providerExcuse
      firm.blameCurvature = ordinary.blameCurvature
    case .rehearsal: firm.cover = ordinary.cover
    }
  }
}

extension Market {
  /// The market of a changed scenario; outages are kept where they are the same.
  fileprivate func changed(to scenario: Scenario, switchesLeak: Bool) -> Market? {
    let leaks = self.scenario.hazards.contains { $0.leak > 0 }
    return switchesLeak && leaks ? try? Market(scenario) : Market(repricing: self, as: scenario)
  }
}
