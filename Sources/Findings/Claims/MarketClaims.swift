/// The article's claims about firms, checked at a market's sequential-entry profile.
import Deployments
import Games
import Market
import Outages
import ResilienceNumerics
import Scenario

struct MarketClaims {
  let market: Market
  /// Outcome of sequential entry, with its certificate.
  let history: History
  let equilibria: MarketEquilibria
  /// The largest type of firm: the article's majority of firms.
  let type: Int
  /// The strategy that most of its firms play.
  let choice: Int
  /// What each strategy is worth to one of them, the others staying put.
  let accounts: [Account]

  init(_ market: Market) {
    self.market = market
    equilibria = MarketEquilibria(market, concept: .pure)
    history = History(market, among: equilibria)
    let counts = history.counts
    let type = market.firms.indices.max { market.firms[$0].type.count < market.firms[$1].type.count } ?? 0
    self.type = type
    choice = counts[type].indices.max { counts[type][$0] < counts[type][$1] } ?? 0
    accounts = market.accounts(type: type, against: market.others(of: type, playing: choice, in: counts))
  }

  func claims() -> [Claim] {
    [ladder, fewYears, button, worseAlone, nobodyPraises, netflixUnharmed, netflixOutside] + herdClaims
  }

  var firm: Scenario.FirmType { market.firms[type].type }

  /// The best strategy of a tier for a firm of the largest type; `nil` where the tier offers none.
  private func best(of tier: Scenario.Tier) -> Int? {
    market.strategies.indices.filter { market.strategies[$0].tier == tier }
      .max { accounts[$0].payoff < accounts[$1].payoff }
  }

  func name(_ strategy: Int) -> String { market.strategies[strategy].name }

  // MARK: The button

  /// Twice, four times, eight times: as a rule of thumb, against what was measured.
  private var ladder: Claim {
    let tiers: [Scenario.Tier] = [.multiNode, .multiRegion, .multiCloud]
    let multiples = tiers.map { tier in best(of: tier).map { market.firms[type].multiplier[$0] } ?? 0 }
    func measured(_ tier: Scenario.Tier) -> Double {
      best(of: tier).map { Scenario.Ladder.measured.multiplier(of: market.strategies[$0]) } ?? 0
    }
    let published = [measured(.multiNode), measured(.multiRegion)]
    return Claim(
      .ladder, .init(published == [2, 4] && multiples == [2, 4, 8], granted: multiples == [2, 4, 8]),
      [
        .multiple: multiples[0], .secondMultiple: multiples[1], .thirdMultiple: multiples[2],
        .measured: published[0], .secondMeasured: published[1],
      ])
  }

  /// Outages of the oldest region as a whole.
  private var homeHazards: [Hazard] {
    market.hazards.filter { $0.scope == .region && $0.location == market.scenario.regions.first?.name }
  }

  /// Every few years, for hours: once in one to ten years, for one to 24 hours.
  private var fewYears: Claim {
    let rate = homeHazards.reduce(0) { $0 + $1.ratePerYear }
    let hours = homeHazards.reduce(0) { $0 + $1.ratePerYear * $1.meanHours }
    guard rate > 0 else { return Claim(.fewYears, .doesNotHold) }
    return Claim(
      .fewYears, .init((1...10).contains(1 / rate) && (1...24).contains(hours / rate)),
      [.years: 1 / rate, .hours: hours / rate])
  }

  /// No firm presses the button: neither 8x nor 4x pays; granted: 8x does not.
  private var button: Claim {
    guard let clouds = best(of: .multiCloud), let regions = best(of: .multiRegion) else {
      return Claim(.button, .open)
    }
    func gain(_ s: Int) -> Double { s == choice ? 0 : accounts[s].payoff - accounts[choice].payoff }
    func isLeft(_ s: Int) -> Bool { s != choice && gain(s) < 0 }
    let bill = firm.bill
    let reach = bill > 0 ? market.firms[type].multiplier[clouds] + gain(clouds) / bill : 0
    return Claim(
      .button, .init(isLeft(clouds) && isLeft(regions), granted: isLeft(clouds)),
      [.gain: gain(clouds), .otherGain: gain(regions), .multiple: reach], of: [name(clouds), name(regions)])
  }

  /// Down alone is worse than down together.
  private var worseAlone: Claim {
    let hour = market.firms[type].hour
    let (alone, together) = (hour.alone, hour.cost(shareDown: 1, isExcused: true))
    // It follows from the blame that company takes away, which nobody measured.
    return Claim(
      .worseAlone, alone > together ? .assumed : .doesNotHold, [.alone: alone, .together: together],
      of: [firm.name])
  }

  /// Staying up earns no praise: holds if the praise of all firms is 0; with the praise that would move a
  /// firm.
  private var nobodyPraises: Claim {
    let earned = market.firms.indices.reduce(0) { $0 + praise(of: $1) }
    let needed = praiseNeeded
    // It follows from the praise of the preset, which nobody measured.
    let verdict: Claim.Verdict = earned == 0 ? .assumed : .doesNotHold
    guard let needed else { return Claim(.nobodyPraises, verdict, [.gain: earned]) }
    return Claim(
      .nobodyPraises, verdict, [.gain: earned, .needed: needed.dollars],
      of: [firm.name, name(needed.strategy)])
  }

  private func praise(of type: Int) -> Double {
    market.strategies.indices.reduce(0) { total, s in
      let count = history.counts[type][s]
      guard count > 0 else { return total }
      let others = market.others(of: type, playing: s, in: history.counts)
      return total + Double(count) * market.account(type: type, strategy: s, against: others)[.praise]
    }
  }

  /// The praise per hour at which the first firm of the largest type turns to more than one region; payoffs
  /// are linear in it. `nil` where none would.
  private var praiseNeeded: (dollars: Double, strategy: Int)? {
    var scenario = market.scenario
    scenario.firms[type].praisePerHour += 1
    guard let praised = try? Market(scenario) else { return nil }
    let others = market.others(of: type, playing: choice, in: history.counts)
    let slopes = zip(praised.accounts(type: type, against: others), accounts).map {
      $0[.praise] - $1[.praise]
    }
    let ways = market.strategies.indices.compactMap { s -> (dollars: Double, strategy: Int)? in
      let isWide = market.strategies[s].regions * market.strategies[s].clouds > 1
      guard isWide, s != choice, slopes[s] > slopes[choice] else { return nil }
      let short = accounts[choice].payoff - accounts[s].payoff
      return (max(0, firm.praisePerHour + short / (slopes[s] - slopes[choice])), s)
    }
    return ways.min { $0.dollars < $1.dollars }
  }

  // MARK: Netflix

  private var netflix: (type: Int, choice: Int)? {
    guard let index = market.type(named: "netflix") else { return nil }
    let counts = history.counts[index]
    return (index, counts.indices.max { counts[$0] < counts[$1] } ?? 0)
  }

  /// Hours that a strategy is down in an outage of the oldest region, on average.
  private func hoursInEvent(_ strategy: Int, type: Int) -> Double {
    let home = market.scenario.regions.first?.name
    var hours = 0.0
    var weight = 0.0
    for phase in market.phases {
      let hazard = market.hazards[phase.hazard]
      guard hazard.scope == .region, hazard.location == home else { continue }
      hours += phase.hoursPerYear * phase.down[type, strategy] / hazard.severity
    }
    for hazard in homeHazards { weight += hazard.ratePerYear }
    return weight > 0 ? hours / weight : 0
  }

  /// Unharmed: down for at most a twentieth of the time that a firm in one region is.
  private var netflixUnharmed: Claim {
    guard let netflix else { return Claim(.netflixUnharmed, .open) }
    let own = hoursInEvent(netflix.choice, type: netflix.type)
    let ordinary = hoursInEvent(choice, type: type)
    return Claim(
      // It follows from how well its failover is assumed to work; sources disagree on 2025-10-20.
      .netflixUnharmed, own <= ordinary / 20 ? .assumed : .doesNotHold,
      [.hours: own, .otherHours: ordinary], of: [name(netflix.choice), name(choice)])
  }

  /// Netflix stays outside the herd although nobody cares; granted: at its own multiple, not at the rule of
  /// thumb's.
  private var netflixOutside: Claim {
    guard let netflix else { return Claim(.netflixOutside, .open) }
    let strategy = market.strategies[netflix.choice]
    let isOutside = !isHome(netflix.choice)
    let others = market.others(of: netflix.type, playing: netflix.choice, in: history.counts)
    let worth = market.accounts(type: netflix.type, against: others).map(\.payoff)
    let rival = worth.indices.filter { $0 != netflix.choice }.map { worth[$0] }.max() ?? 0
    let firm = market.firms[netflix.type]
    let own = firm.multiplier[netflix.choice]
    let most = firm.type.bill > 0 ? own + (worth[netflix.choice] - rival) / firm.type.bill : 0
    // The article's price of a second region; the price of another region by the same rule.
    let literal = Scenario.Ladder.doubling.multiplier(of: strategy)
    return Claim(
      .netflixOutside, .init(isOutside && most >= min(4, literal), granted: isOutside),
      [.multiple: own, .secondMultiple: most, .thirdMultiple: min(4, literal)], of: [strategy.name])
  }

  /// Whether a strategy relies on the oldest region alone.
  func isHome(_ strategy: Int) -> Bool {
    let strategy = market.strategies[strategy]
    return strategy.home == market.scenario.regions.first?.name && strategy.regions * strategy.clouds == 1
  }
}
