import Deployments
import Foundation
import Market
import Outages
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

/// Public questions of people who do this job, with inputs of the project's own: what a preset says, and the right value.
@Suite struct OwnFiguresTests {
  /// One firm with one setup, a price of 1,000 an hour, and whatever else is said.
  private func market(
    hazards: String, firm: String = "", strategies: String = "one: { home: 'here' }",
    regions: String = "here: { provider: 'own', zones: 3 }", sets: [String] = []
  ) throws -> Market {
    let text = """
      { firmCount: 1, regions: { \(regions) }, hazards: { \(hazards) }, strategies: { \(strategies) },
        firms: { shop: { count: 1, bill: '$6k/month', direct: 1000, blame: 0, blameSharing: 0, \(firm) } } }
      """
    let request = ScenarioRequest(presets: ["./own.json5"], sets: sets)
    return try Market(ScenarioLoader.load(request) { _ in .success(Array(text.utf8)) }.scenario)
  }

  private func fixed(_ name: String = "o", rate: String, hours: String, scope: String = "scope: 'firm'")
    -> String
  {
    "\(name): { \(scope), rate: '\(rate)', duration: { kind: 'fixed', length: '\(hours)' }, severity: 1 }"
  }

  private let inRegion = "scope: 'region', region: 'here'"

  private func year(_ market: Market, _ strategy: Int = 0) throws -> FirmAnnualLoss {
    try FirmAnnualLoss(market, type: 0, strategy: strategy, others: nil)
  }

  // MARK: Credits and penalties by the month

  /// Outages of 5 h, one a month on average: 1 − e⁻¹ of the months get a tenth, 1 − 2/e of them 30 %, since two take 10 h.
  @Test func aMonthOfOutagesGetsOneCredit() throws {
    let market = try market(
      hazards: fixed(rate: "1/month", hours: "5 h", scope: inRegion), firm: "credits: 'ec2-region'")
    // The third step, 95 %, takes 36.5 h: eight outages.
    let some = 1 - exp(-1.0)
    let two = 1 - 2 * exp(-1.0)
    var upToSeven = 0.0
    for k in 0...7 { upToSeven += exp(-1.0) / (1...max(1, k)).reduce(1.0) { $0 * Double($1) } }
    let eight = 1 - upToSeven
    let expected = 12 * 6000 * (0.1 * some + 0.2 * two + 0.7 * eight)
    #expect(abs(market.terms[0].compensation[0] - expected) < 0.01)
    let promises = try year(market).promises
    #expect(promises.map(\.giver) == [.provider, .provider, .provider])
    #expect(abs(promises[0].missed.value - some) < 1e-9 && abs(promises[1].missed.value - two) < 1e-9)
    #expect(promises[0].dollarsPerMiss == 600)
  }

  /// Sixty short outages a month never give more than the month's bill.
  @Test func creditsStopAtTheBill() throws {
    let market = try market(
      hazards: fixed(rate: "60/month", hours: "40 min", scope: inRegion),
      firm: "credits: [{ below: '99.9%', share: '60%' }, { below: '97%', share: '100%' }]")
    #expect(market.terms[0].compensation[0] <= 72_000 + 1e-6)
    #expect(market.terms[0].compensation[0] > 71_000)
  }

  /// What a firm owes its own customers: 99 % allows 7.3 h a month, outages of 10 h come twice a year.
  @Test func penaltiesByTheMonth() throws {
    let sla = "sla: { target: '99%', window: 'month', penaltyPerHour: '$100/h', penaltyPerBreach: '$5k' }"
    let market = try market(hazards: fixed(rate: "2/year", hours: "10 h"), firm: sla)
    let missed = 1 - exp(-2.0 / 12)
    // E[(10 N − 7.3)+] = 10 · E[N] − 7.3 · P(N > 0).
    let beyond = 10 * 2.0 / 12 - 7.3 * missed
    let expected = 12 * (5000 * missed + 100 * beyond)
    #expect(abs(market.terms[0].compensation[0] + expected) < 1e-6 * expected)
    let promise = try #require(try year(market).promises.last)
    #expect(promise.giver == .firm && abs(promise.budgetHours - 7.3) < 1e-9)
    #expect(abs(promise.penaltyPerYear - expected) < 1e-6 * expected)
  }

  // MARK: Insurance

  /// A franchise of 3 h pays all of an outage of 4 h, a waiting period one hour of it.
  @Test func franchiseAndWaiting() throws {
    func paid(_ terms: String) throws -> Double {
      try market(
        hazards: fixed(rate: "0.5/year", hours: "4 h"), firm: "insurance: { waiting: '3 h', \(terms) }"
      )
      .terms[0].compensation[0]
    }
    #expect(abs(try paid("") - 500) < 1e-9)
    #expect(abs(try paid("franchise: true") - 2000) < 1e-9)
    // At most $5,000 a year: the second outage of a year brings 1,000, further ones nothing.
    let one = 0.5 * exp(-0.5)
    let more = 1 - exp(-0.5) - one
    #expect(abs(try paid("franchise: true, aggregate: '$5k'") - (4000 * one + 5000 * more)) < 2)
  }

  // MARK: Dollars of an outage beside its hours

  @Test func amountsInTheYear() throws {
    let market = try market(hazards: fixed(rate: "0.25/year", hours: "3 h"), firm: "perOutage: '$7k'")
    let year = try year(market)
    #expect(abs(year.loss.mean - 0.25 * 10_000) < 1e-9)
    let curve = LossExceedanceCurve(year.loss)
    #expect(abs((curve.quantile(0.9)?.value ?? 0) - 10_000) < 1)
    let account = market.accounts(type: 0, against: nil)[0]
    #expect(abs(account.cost(.perOutage) - 1750) < 1e-9 && abs(account.loss - 750) < 1e-9)
  }

  /// Kinds of loss in one event are added up event by event, not as sources of their own: a year without is one without
  /// the event. Against 300,000 simulated events.
  @Test func kindsComeTogether() throws {
    let kinds = "perOutage: [{ low: '10k', high: '90k' }, { low: '1k', high: '400k' }, '$2k']"
    let market = try market(hazards: fixed(rate: "0.2/year", hours: "1 h"), firm: kinds)
    let year = try year(market)
    let curve = LossExceedanceCurve(year.loss)
    #expect(abs(curve.probabilityOfNoLoss - exp(-0.2)) < 1e-12)
    #expect(abs(year.loss.mean / (0.2 * (1000 + market.firms[0].type.perOutage)) - 1) < 1e-12)
    let sigma = { (low: Double, high: Double) in log(high / low) / (2 * 1.6448536269514722) }
    var sums: [Double] = []
    for index in 0..<300_000 {
      var random = PhiloxStream(seed: 11, stream: 4, index: UInt64(index))
      let first = 30_000 * exp(sigma(10_000, 90_000) * random.normal())
      let second = 20_000 * exp(sigma(1000, 400_000) * random.normal())
      sums.append(3000 + first + second)
    }
    sums.sort()
    for p in [0.1, 0.5, 0.9, 0.99] {
      let seen = sums[Int(p * 300_000)]
      let severity = try #require(year.loss.sources.first?.severity)
      #expect(abs(severity.survival(seen) / (1 - p) - 1) < 0.02, "\(p): \(severity.survival(seen))")
      #expect(abs(severity.quantile(p) / seen - 1) < 0.02)
    }
  }

  /// Data are lost when another site takes over: an event that ends before loses none.
  @Test func dataLostWithATakeOver() throws {
    let regions = "here: { provider: 'own', zones: 1 }, there: { provider: 'own', zones: 1 }"
    let sites =
      "two: { sites: ['here', 'there'], rto: '2 h', rpo: '30 min', cover: { region: { works: '80%' } } }"
    func cost(_ hours: String) throws -> (Double, FirmAnnualLoss) {
      let market = try market(
        hazards: fixed(rate: "0.5/year", hours: hours, scope: inRegion), firm: "dataLoss: '$40k/h'",
        strategies: sites, regions: regions)
      return (market.accounts(type: 0, against: nil)[0].cost(.perOutage), try year(market))
    }
    let (none, _) = try cost("1 h")
    #expect(none == 0)
    let (some, lost) = try cost("5 h")
    #expect(abs(some - 0.5 * 0.8 * 20_000) < 1e-9)
    #expect(abs(lost.loss.mean - (0.5 * (0.8 * 22_000 + 0.2 * 5000))) < 1e-6)
  }

  // MARK: Setups

  /// k of n nodes: two of three with a share of 4 % down each.
  @Test func quorum() throws {
    let nodes = "three: { home: 'here', nodes: 3, needed: 2, coverage: 1, failover: { node: 0, zone: 0 } }"
    let market = try market(hazards: fixed(rate: "350.4/year", hours: "1 h"), strategies: nodes)
    let u = 0.04
    let down = 3 * u * u * (1 - u) + u * u * u
    #expect(abs(market.hoursDown(0, type: 0) / 8760 - down) < 1e-12)
    // Without a spare node, two of two: either one stops the work.
    let pair = "two: { home: 'here', nodes: 2, needed: 2, coverage: 1, failover: { node: 0, zone: 0 } }"
    let both = try self.market(hazards: fixed(rate: "350.4/year", hours: "1 h"), strategies: pair)
    #expect(abs(both.hoursDown(0, type: 0) / 8760 - (1 - (1 - u) * (1 - u))) < 1e-12)
  }

  /// Four parts of 98 % in a row, which may be down at once.
  @Test func partsInARow() throws {
    let parts = (1...4).map { fixed("part\($0)", rate: "175.2/year", hours: "1 h") }.joined(separator: ", ")
    let market = try market(hazards: parts)
    #expect(abs(market.availability(0, type: 0) - 0.98 * 0.98 * 0.98 * 0.98) < 1e-12)
    #expect(abs(market.hoursDown(0, type: 0) - 4 * 175.2) < 1e-9, "hours of outages are added up")
  }

  /// What takes every replica along costs the same hours on every rung.
  @Test func anUpgradeThatTakesEveryReplicaAlong() throws {
    let hazard = fixed(rate: "0.1/year", hours: "30 h", scope: "scope: 'firm', everyReplica: true")
    let cover = "coverage: 1, failover: { node: 0, zone: 0, region: 0, provider: 0 }"
    let market = try market(
      hazards: hazard,
      strategies:
        "one: { home: 'here' }, two: { home: 'here', nodes: 2, \(cover) }, four: { home: 'here', nodes: 2, regions: 2, \(cover) }"
    )
    for strategy in 0..<3 { #expect(abs(market.hoursDown(strategy, type: 0) - 3) < 1e-12) }
  }

  /// Of forty firms ten use a product of a vendor, whatever their cloud: they alone lose, on every setup.
  @Test func aVendorThatAShareOfFirmsUses() throws {
    let text = """
      { firmCount: 40,
        regions: { here: { provider: 'own', zones: 3 }, there: { provider: 'other', zones: 3 } },
        hazards: { agent: { scope: 'vendor', rate: '0.2/year', duration: { kind: 'fixed', length: '20 h' }, severity: 1 } },
        strategies: { one: { home: 'here' }, two: { home: 'here', nodes: 2, coverage: 1, failover: { node: 0, zone: 0 } }, elsewhere: { home: 'there' } },
        firms: {
          others: { count: 'rest', bill: 1e6, direct: 2e6, blame: 0, blameSharing: 0, used: 0 },
          users: { count: 10, bill: 1e6, direct: 2e6, blame: 0, blameSharing: 0, used: 1 } } }
      """
    let request = ScenarioRequest(presets: ["./own.json5"])
    let market = try Market(ScenarioLoader.load(request) { _ in .success(Array(text.utf8)) }.scenario)
    let types = market.firms.map(\.type.name)
    let (users, others) = (
      try #require(types.firstIndex(of: "users")), try #require(types.firstIndex(of: "others"))
    )
    for strategy in 0..<3 {
      #expect(market.hoursDown(strategy, type: others) == 0)
      #expect(abs(market.hoursDown(strategy, type: users) - 0.2 * 20) < 1e-12)
      let year = try FirmAnnualLoss(market, type: users, strategy: strategy, others: nil)
      #expect(abs(year.loss.mean - 0.2 * 20 * 2e6) < 1e-3)
    }
  }

  /// A source of outages by its mean time between failures and to repair, by its availability, and in other units.
  @Test func ratesAndUnitsAsPeopleHaveThem() throws {
    func node(_ keys: String) throws -> Market {
      try self.market(hazards: "node: { scope: 'firm', severity: 1, \(keys) }")
    }
    let pair = try node("mtbf: '20000 h', mttr: '4 h'")
    #expect(abs(pair.hazards[0].ratePerYear - 8760.0 / 20_000) < 1e-12 && pair.hazards[0].meanHours == 4)
    let share = try node("availability: '99.9%', mttr: '90 min'")
    #expect(abs(share.hazards[0].ratePerYear - 8760 * 0.001 / (0.999 * 1.5)) < 1e-9)
    let text = """
      { firmCount: 1, regions: { here: { provider: 'own', zones: 3 } }, hazards: { \(fixed(rate: "1/month", hours: "45 min")) },
        strategies: { one: { home: 'here' } },
        firms: { shop: { count: 1, bill: '20 kUSD/month', direct: '700 USD/min', blame: 0, blameSharing: 0 } } }
      """
    let request = ScenarioRequest(presets: ["./own.json5"])
    let market = try Market(ScenarioLoader.load(request) { _ in .success(Array(text.utf8)) }.scenario)
    #expect(abs(market.firms[0].type.bill - 240_000) < 1e-6)
    #expect(abs(market.firms[0].type.directPerHour - 42_000) < 1e-9)
    #expect(abs(market.hoursDown(0, type: 0) - 9) < 1e-9)
  }

  /// A third node is down less than two but for the machinery, which has more to hold together; an hour avoided costs what
  /// the setup costs more, by the hours that it saves.
  @Test func anHourAvoidedAndTheMachinery() throws {
    let machinery =
      "machinery: { scope: 'firm', growsWithRedundancy: true, rate: 0.4, duration: { kind: 'fixed', length: 2 }, severity: 1 }"
    let cover = "coverage: 0.95, failover: { node: 0, zone: 0 }"
    let market = try market(
      hazards: fixed(rate: "2/year", hours: "10 h") + ", " + machinery,
      strategies:
        "one: { home: 'here' }, two: { home: 'here', nodes: 2, \(cover) }, three: { home: 'here', nodes: 3, \(cover) }"
    )
    let rows = AvoidedHours.all(market, type: 0)
    #expect(rows[0].machineryHours == 0 && rows[0].costPerAvoidedHour == nil)
    #expect(abs(rows[1].machineryHours - 0.8) < 1e-12 && abs(rows[2].machineryHours - 0.8 * log2(3)) < 1e-12)
    let saved = market.hoursDown(0, type: 0) - market.hoursDown(1, type: 0)
    #expect(saved > 10)
    #expect(abs(try #require(rows[1].costPerAvoidedHour) - 72_000 / saved) < 1e-6)
    let reversals = AvoidedHours.reversals(rows, in: market)
    #expect(reversals.map(\.more.strategy) == [2] && reversals.map(\.fewer.strategy) == [1])
    #expect(rows[2].hoursDown > rows[1].hoursDown)
  }

  @Test func activeActiveLosesTheShareOfTheRegionThatIsDown() throws {
    let regions = "here: { provider: 'own', zones: 1 }, there: { provider: 'own', zones: 1 }"
    let sites =
      "pair: { sites: ['here', 'there'], mode: 'active-active', rto: '15 min', cover: { region: { works: 1 } } }"
    let there = "scope: 'region', region: 'there'"
    let market = try market(
      hazards: fixed(rate: "6/year", hours: "2 h", scope: there), strategies: sites, regions: regions)
    #expect(abs(market.hoursDown(0, type: 0) - 6 * 0.25 / 2) < 1e-9)
  }

  @Test func pricesOfSetups() throws {
    let setups =
      "one: { home: 'here', cost: '$2k/month' }, two: { home: 'here', oneOff: { value: '12k', years: 4 } }"
    let market = try market(hazards: fixed(rate: "1/year", hours: "1 h"), strategies: setups)
    #expect(market.firms[0].cost == [24_000, 75_000])
    #expect(abs(market.firms[0].multiplier[0] - 24.0 / 72) < 1e-12)
    // A firm's own price wins.
    let own = try self.market(
      hazards: fixed(rate: "1/year", hours: "1 h"), firm: "prices: { one: '$9k/month' }", strategies: setups)
    #expect(own.firms[0].cost[0] == 108_000)
  }

  // MARK: Revenue by the clock and the calendar

  /// An outage in one of four busy months costs three times one in the others: exact mixture of Poisson years, against
  /// 200,000 simulated ones.
  @Test func busyMonths() throws {
    let profile = "revenueProfile: { months: [1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3] }"
    let market = try market(hazards: fixed(rate: "1.5/year", hours: "2 h"), firm: profile)
    let year = try year(market)
    #expect(abs(year.loss.mean - 3000) < 1e-9, "the mean is that of the flat year")
    let curve = LossExceedanceCurve(year.loss)
    let (quiet, busy) = (2000 * 0.6, 2000 * 1.8)
    var years: [Double] = []
    for index in 0..<200_000 {
      var random = PhiloxStream(seed: 5, stream: 2, index: UInt64(index))
      var (time, sum) = (random.exponential(), 0.0)
      while time < 1.5 {
        sum += random.uniform() < 1.0 / 3 ? busy : quiet
        time += random.exponential()
      }
      years.append(sum)
    }
    for limit in [1000.0, 3000, 5000, 8000, 12_500] {
      let seen = Double(years.count { $0 > limit }) / 200_000
      let exact = try #require(curve.exceedance(limit)).value
      #expect(abs(exact - seen) < 5 * (seen * (1 - seen) / 200_000).squareRoot(), "\(limit)")
    }
  }

  /// Peak days and the clock: an outage that begins at noon meets the busy hours.
  @Test func busyHoursAndDays() throws {
    let hours = (0..<24).map { $0 >= 12 && $0 < 18 ? "3" : "1" }.joined(separator: ", ")
    let profile = "revenueProfile: { hours: [\(hours)], peak: { days: 10, multiple: 5 } }"
    let market = try market(hazards: fixed(rate: "1/year", hours: "1 h"), firm: profile)
    let year = try year(market)
    #expect(abs(year.loss.mean / 1000 - 1) < 1e-9)
    // Most: an hour of a peak afternoon, 2 times the hour and 365 / 405 · 5 the day.
    let most = 1000 * 2 * 5 * 365 / 405.0
    let above = year.loss.sources.reduce(0) { $0 + $1.ratePerYear * $1.severity.survival(most * 0.999) }
    // Starts in the middle of 11 to 18 o'clock meet six busy hours, the outer ones in half.
    #expect(abs(above - 10.0 / 365 * 5 / 24) < 1e-9)
    #expect(year.loss.sources.allSatisfy { $0.severity.survival(most * 1.001) == 0 })
  }
}
