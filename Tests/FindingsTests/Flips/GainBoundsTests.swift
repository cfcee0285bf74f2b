import Games
import Market
import ResilienceNumerics
import Scenario
import TestSupport
import Testing

@testable import Findings

/// Interval over a stretch hold what the market gives anywhere within it.
@Suite struct GainBoundsTests {
  private func scenario(_ random: inout RandomMarkets) -> Scenario {
    var scenario = random.scenario(counts: random.pick([[2], [3], [2, 1]]), strategies: 3)
    var promised = Scenario.Terms(credits: .ec2Region)
    promised.promise = Scenario.Promise(target: 0.9995)
    promised.promise?.penaltyPerHour = 300
    promised.promise?.penaltyPerBreach = 2_000
    for index in scenario.firms.indices {
      scenario.firms[index].terms = random.pick([
        .init(credits: .ec2Region), promised,
        .init(), .init(), .init(risk: .init(attitude: .blackSwan)), .init(convexity: 1.3),
        .init(insurance: .init(waitingHours: 1, deductible: 1e3, limit: 5e4, premium: 100)),
      ])
    }
    scenario.capacityCrunch = random.pick([0, 0, 0.6])
    return scenario
  }

  private func profile(_ market: Market, _ random: inout RandomMarkets) -> [[Int]] {
    market.game.counts.map { count in
      var row = [Int](repeating: 0, count: market.strategies.count)
      for _ in 0..<count { row[Int.random(in: row.indices, using: &random.random)] += 1 }
      return row
    }
  }

  private func changed(_ scenario: Scenario, _ parameter: Scenario.Parameter, _ value: Double) -> Market? {
    var changed = scenario
    parameter.set(value, in: &changed)
    return try? Market(changed)
  }

  /// A stretch near today's value, cut off at other failover times.
  private func stretch(
    _ market: Market, _ parameter: Scenario.Parameter, _ random: inout RandomMarkets
  ) -> (ends: (Double, Double), bounds: any GainBounds)? {
    let today = parameter.value(in: market.scenario)
    let range = parameter.validRange
    let reach = random.pick([1e-6, 0.05, 0.5]) * max(abs(today), 0.1)
    var other = today + (random.random.uniform() < 0.5 ? -reach : reach)
    other = min(range.upper, max(range.lower, other))
    guard range.contains(other), other != today else { return nil }
    let line = ParameterLine(market: market, parameter: parameter, depth: .history)
    if parameter.isLinear {
      guard let first = line.market(today), let second = line.market(other) else { return nil }
      return ((today, other), LinearGainBounds(first, second))
    }
    guard let role = ParameterRole(parameter, in: market) else { return nil }
    for cut in FirstChangeSearch.cuts(role, line) where (cut - today) * (cut - other) < 0 { other = cut }
    return MonotoneGainBounds.best(role, parameter, (today, other)) { line.market($0) }.map {
      ((today, other), $0)
    }
  }

  @Test(arguments: 0..<24) func hold(_ seed: Int) throws {
    var random = RandomMarkets(seed: 5_000 + seed)
    let scenario = scenario(&random)
    let market = try Market(scenario)
    var curved = 0
    for parameter in scenario.variedParameters
    where !parameter.isWhole && !parameter.key.hasPrefix("society") && parameter.value(in: scenario).isFinite
    {
      guard let (ends, bounds) = stretch(market, parameter, &random) else { continue }
      curved += parameter.isLinear ? 0 : 1
      for _ in 0..<3 {
        let value = ends.0 + (ends.1 - ends.0) * random.random.uniform()
        guard let there = changed(scenario, parameter, value) else { continue }
        let profile = profile(market, &random)
        for type in profile.indices {
          guard let from = profile[type].firstIndex(where: { $0 > 0 }) else { continue }
          var others = profile
          others[type][from] -= 1
          let payoffs = there.game.payoffs(type: type, againstCounts: others)
          let seen = bounds.shares(type: type, others: others)
          for gains in [
            bounds.gains(type: type, from: from, seen), bounds.gains(type: type, from: from, others: others),
          ] {
            for to in payoffs.indices {
              let gain = payoffs[to] - payoffs[from]
              #expect(
                gain >= gains[to].lower - bounds.margin && gain <= gains[to].upper + bounds.margin,
                "seed \(seed): \(parameter.key) in \(ends) at \(value): \(gain) outside \(gains[to])")
            }
          }
        }
      }
    }
    #expect(curved > 5, "nothing was looked at")
  }

  /// A time limit a little above the median: mean hours up to it rise with σ, then fall. Ends alone would miss the top.
  @Test func hoursTurnWithSigma() throws {
    let failover = Scenario.Failover(nodeHours: 0, zoneHours: 0, regionHours: 1.3, providerHours: 0)
    let strategies = [("here", "east", 2), ("there", "west", 1)].map { name, home, regions in
      Scenario.Strategy(
        name: name, home: home, nodes: 1, regions: regions, clouds: 1, coverage: 1, failover: failover)
    }
    let firm = Scenario.FirmType(
      name: "firm", count: 2, bill: 0, ladder: nil, costOverrides: [:], directPerHour: 1_000, blamePerHour: 0,
      blameSharing: 0, blameCurvature: 1, praisePerHour: 0, visibility: 1, attraction: [:])
    let market = try Market(
      Scenario(
        name: "sigma", title: nil,
        regions: ["east", "west"].map { .init(name: $0, provider: "aws", zones: 1) },
        hazards: [
          .init(
            name: "east", scope: .region, location: "east", rate: .perYear(1),
            duration: .lognormal(mu: 0, sigma: 0.05), severity: 1, growsWithRedundancy: false)
        ], strategies: strategies, costs: .init(ladder: .doubling), firms: [firm],
        society: .init(systemic: 0, exponent: 1)))
    let sigma = try #require(market.scenario.parameters.first { $0.key.hasSuffix("sigma") })
    let role = try #require(ParameterRole(sigma, in: market))
    let line = ParameterLine(market: market, parameter: sigma, depth: .history)
    let stretch = try #require(MonotoneGainBounds(role, (0.05, 1.5)) { line.market($0) })
    let bounds = stretch.gains(type: 0, from: 0, others: [[1, 0]])[1]
    for step in 0...20 {
      let there = try #require(line.market(0.05 + 1.45 * Double(step) / 20))
      let payoffs = there.game.payoffs(type: 0, againstCounts: [[1, 0]])
      let gain = payoffs[1] - payoffs[0]
      #expect(gain >= bounds.lower - 1e-9 && gain <= bounds.upper + 1e-9, "step \(step)")
    }
  }

  /// What is called linear is: the middle of three payoffs lies between the outer ones, on whatever terms.
  @Test(arguments: 0..<12) func linearParametersAreLinear(_ seed: Int) throws {
    var random = RandomMarkets(seed: 6_000 + seed)
    var scenario = scenario(&random)
    if seed % 3 == 0 { scenario.firms[0].terms.risk.attitude = .tailAverse }
    let market = try Market(scenario)
    let profile = profile(market, &random)
    for parameter in scenario.variedParameters where parameter.isLinear && !market.entersOverlaps(parameter) {
      guard let today = market.today(parameter), today > 0 else { continue }
      let values = [0.5, 0.75, 1].map {
        parameter.validRange.lower + (today - parameter.validRange.lower) * $0
      }
      let payoffs = values.compactMap { value in
        changed(scenario, parameter, value).map { market in
          market.game.types.indices.flatMap { market.game.payoffs(type: $0, againstCounts: profile) }
        }
      }
      guard payoffs.count == 3 else { continue }
      let slack = 1e-9 * market.game.payoffScale
      for s in payoffs[0].indices {
        let middle = (payoffs[0][s] + payoffs[2][s]) / 2
        #expect(abs(payoffs[1][s] - middle) <= slack, "seed \(seed): \(parameter.key)")
      }
    }
  }

  /// Credits that level off beside penalties that go on: both together rise and fall again with the rate of outages. Ends
  /// alone would miss the top.
  @Test func paymentsTurnWithRates() throws {
    let strategies = [("here", "east"), ("there", "west")].map { name, home in
      Scenario.Strategy(
        name: name, home: home, nodes: 1, regions: 1, clouds: 1, coverage: 1,
        failover: .init(nodeHours: 0, zoneHours: 0, regionHours: 0, providerHours: 0))
    }
    var firm = Scenario.FirmType(
      name: "firm", count: 2, bill: 1e6, ladder: nil, costOverrides: [:], directPerHour: 0, blamePerHour: 0,
      blameSharing: 0, blameCurvature: 1, praisePerHour: 0, visibility: 1, attraction: [:])
    firm.terms.credits = .ec2Region
    firm.terms.promise = Scenario.Promise(target: 0.999)
    firm.terms.promise?.penaltyPerHour = 1
    var scenario = Scenario(
      name: "payments", title: nil,
      regions: ["east", "west"].map { .init(name: $0, provider: "aws", zones: 1) },
      hazards: [
        .init(
          name: "east", scope: .region, location: "east", rate: .perYear(1),
          duration: .exponential(meanHours: 1),
          severity: 1, growsWithRedundancy: false)
      ], strategies: strategies, costs: .init(ladder: .doubling), firms: [firm],
      society: .init(systemic: 0, exponent: 1))
    func market(_ rate: Double) -> Market? {
      var changed = scenario
      changed.hazards[0].rate = .perYear(rate)
      return try? Market(changed)
    }
    let far = try #require(market(60)).terms[0]
    scenario.firms[0].terms.promise?.penaltyPerHour = 1 + far.compensation[0] / far.penalties[0]
    let gains = try [1e-6, 10, 60].map { rate in
      let payoffs = try #require(market(rate)).game.payoffs(type: 0, againstCounts: [[0, 1]])
      return payoffs[0] - payoffs[1]
    }
    #expect(gains[1] > gains[0] + 100 && gains[1] > gains[2] + 100)
    let bounds = try #require(MonotoneGainBounds(.monotone, (1e-6, 60)) { market($0) })
    let range = bounds.gains(type: 0, from: 1, others: [[0, 1]])[0]
    #expect(range.lower <= gains.min() ?? 0 && range.upper >= gains[1])
  }

  /// With attitudes to risk `lambda` is not linear, nor where credits or penalties go by the sum of a month; with an
  /// insurer neither the direct loss nor severity is.
  @Test func termsBendPayoffs() throws {
    var scenario = try market("us-east-1").scenario
    func isLinear(_ key: String) -> Bool? {
      scenario.variedParameters.first { $0.key == key }?.isLinear
    }
    #expect(isLinear("lambda") == true && isLinear("firms.ordinary.direct") == true)
    scenario.firms[0].terms.risk.attitude = .blackSwan
    #expect(isLinear("lambda") == false && isLinear("hazards.us-east-1.rate") == false)
    scenario.firms[0].terms = .init(insurance: .init(deductible: 1e5))
    #expect(isLinear("firms.ordinary.direct") == false && isLinear("hazards.us-east-1.severity") == false)
    #expect(isLinear("lambda") == true && isLinear("firms.ordinary.blame") == true)
    scenario.firms[0].terms = .init(credits: .ec2Region)
    #expect(isLinear("lambda") == false && isLinear("firms.ordinary.direct") == true)
    scenario.firms[0].terms = .init()
    scenario.firms[0].terms.promise = Scenario.Promise(target: 0.999)
    #expect(isLinear("hazards.us-east-1.rate") == false && isLinear("firms.ordinary.direct") == true)
  }
}
