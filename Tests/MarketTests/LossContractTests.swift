import Deployments
import Foundation
import Games
import ResilienceNumerics
import Outages
import Scenario
import Testing

@testable import Market

/// Attitudes to risk, convexity, insurance and credits, against plain simulation and closed forms.
@Suite struct LossContractTests {
  /// Two regions, a storm on the first, glue and node failures, a cover that may fail.
  private func scenario(_ terms: Scenario.Terms, blameSharing: Double = 0, firms: Int = 1) -> Scenario {
    Scenario(
      name: "test",
      regions: [
        .init(name: "east", provider: "p", zones: 3), .init(name: "west", provider: "p", zones: 3),
      ],
      hazards: [
        .init(
          name: "storm", scope: .region, location: "east", rate: .perYear(0.6),
          duration: .lognormal(mu: 1.5, sigma: 0.8), severity: 0.5),
        .init(
          name: "node", scope: .firm, rate: .perYear(1.5), duration: .exponential(meanHours: 2), severity: 1),
      ],
      strategies: [
        .init(name: "one", home: "east"),
        .init(
          name: "two", home: "east", nodes: 2, regions: 2, coverage: 0.8,
          failover: .init(nodeHours: 0.1, zoneHours: 0.1, regionHours: 0.5)),
      ],
      firms: [
        .init(
          name: "acme", count: firms, bill: 100, directPerHour: 30, blamePerHour: 70,
          blameSharing: blameSharing, terms: terms)
      ])
  }

  private func tail(_ strategy: Int, _ terms: Scenario.Terms) throws -> (TailWeights, Market) {
    let market = try Market(scenario(terms))
    let events = DownEvents.all(market.exposure, type: 0, strategy: strategy)
    let growth = try LossGrowth(exponent: terms.convexity)
    return (
      try TailWeights(
        DowntimeRisk(
          events, hazards: market.hazards, phases: market.phases, growth: growth, tail: terms.risk.tail)),
      market
    )
  }

  /// Years simulated one by one: hours by phase in the worst ones. 40,000 years, noise of a per cent or two; the bound
  /// is five standard deviations wide.
  @Test(arguments: [0, 1], [1.0, 1.3]) func contributionsAgreeWithSimulatedYears(
    _ strategy: Int, _ convexity: Double
  ) throws {
    var terms = Scenario.Terms(risk: .init(attitude: .tailAverse, tail: 0.05))
    terms.convexity = convexity
    let (tail, market) = try tail(strategy, terms)
    let events = DownEvents.all(market.exposure, type: 0, strategy: strategy)
    var years: [(total: Double, phases: [Double])] = []
    for year in 0..<40_000 {
      var random = PhiloxStream(seed: 7, stream: 3, index: UInt64(year))
      var phases = [Double](repeating: 0, count: market.phases.count)
      for event in events {
        var clock = random.exponential()
        while clock < event.ratePerYear {
          let hazard = market.hazards[event.hazard]
          let down = min(hazard.duration.quantile(random.uniform()), event.downHours)
          for (index, phase) in market.phases.enumerated() where phase.hazard == event.hazard {
            let counted = pow(min(down, phase.end), convexity) - pow(min(down, phase.start), convexity)
            phases[index] += hazard.severity * counted
          }
          clock += random.exponential()
        }
      }
      years.append((phases.reduce(0, +), phases))
    }
    years.sort { $0.total > $1.total }
    let worst = years.prefix(2000)
    let worstMean = worst.reduce(0) { $0 + $1.total } / 2000
    #expect(abs(tail.tailMeanHours / worstMean - 1) < 0.06, "\(tail.tailMeanHours), \(worstMean)")
    for phase in market.phases.indices {
      let bad = worst.reduce(0) { $0 + $1.phases[phase] } / 2000
      let mean = years.reduce(0) { $0 + $1.phases[phase] } / 40_000
      guard mean > 0.01 else { continue }
      #expect(
        abs(tail.byPhase[phase] - bad / mean) < 0.12 * bad / mean + 0.1,
        "phase \(phase): \(tail.byPhase[phase]), \(bad / mean)")
    }
  }

  /// A firm alone: the mean, and k times the tail value at risk of the exact curve, off its payoff.
  @Test func payoffsAreMeanMinusTailValueAtRisk() throws {
    let neutral = try Market(scenario(.init()))
    let averse = try Market(scenario(.init(risk: .init(attitude: .tailAverse, aversion: 2, tail: 0.01))))
    for strategy in 0..<2 {
      let events = DownEvents.all(neutral.exposure, type: 0, strategy: strategy)
      let year = CompoundPoisson(
        try events.map { event in
          let hazard = neutral.hazards[event.hazard]
          return try LossSource(
            ratePerYear: event.ratePerYear,
            severity: try EventLoss(
              hours: hazard.duration, cuts: [], perHour: [100 * hazard.severity], downHours: event.downHours))
        })
      let exact = try #require(LossExceedanceCurve(year).tailValueAtRisk(0.99))
      let payoffs = [neutral, averse].map { $0.accounts(type: 0, against: nil)[strategy].payoff }
      #expect(abs(payoffs[0] - payoffs[1] - 2 * exact.value) < 2e-3 * 2 * exact.value)
      let own = averse.game.payoffs(
        type: 0, against: averse.others(of: 0, playing: strategy, in: averse.uniform(strategy)))
      #expect(abs(own[strategy] - payoffs[1]) < 1e-9 * abs(payoffs[1]))
    }
  }

  /// Prelec's weights leave 1/e as it is, and with α = 1 everything.
  @Test func rareEventsWeighMore() throws {
    let fixed = -log(1 - exp(-1.0))
    #expect(abs(prelecWeight(ratePerYear: fixed, curvature: 0.65) - 1) < 1e-12)
    #expect(prelecWeight(ratePerYear: 0.01, curvature: 0.65) > 4)
    #expect(prelecWeight(ratePerYear: 4, curvature: 0.65) < 1)
    #expect(abs(prelecWeight(ratePerYear: 0.01, curvature: 1) - 1) < 1e-12)
    #expect(prelecWeight(ratePerYear: 0, curvature: 0.5) == 1)
    let swan = try Market(scenario(.init(risk: .init(attitude: .blackSwan, curvature: 0.65))))
    let plain = try Market(scenario(.init()))
    let storm = 0.6 * 0.5 * exp(1.5 + 0.32) * 100
    let expected = storm * (prelecWeight(ratePerYear: 0.6, curvature: 0.65) - 1)
    let node = 1.5 * 2 * 100 * (prelecWeight(ratePerYear: 1.5, curvature: 0.65) - 1)
    let change = plain.game.types[0].base[0] - swan.game.types[0].base[0]
    #expect(abs(change - expected - node) < 1e-9 * abs(expected))
  }

  /// Every account adds up to the payoff of the game, whatever the terms and the others.
  @Test func accountsAddUpToPayoffs() throws {
    let insurance = Scenario.Insurance(waitingHours: 2, deductible: 10, limit: 300, premium: 5)
    let all: [Scenario.Terms] = [
      .init(risk: .init(attitude: .tailAverse), convexity: 1.2, credits: .ec2Region),
      .init(risk: .init(attitude: .blackSwan), convexity: 1.5, insurance: insurance),
      .init(insurance: insurance, credits: .ec2Region),
    ]
    for terms in all {
      let market = try Market(scenario(terms, blameSharing: 0.7, firms: 4))
      for herd in 0..<2 {
        let others = market.others(of: 0, playing: herd, in: market.uniform(herd))
        let payoffs = market.game.payoffs(type: 0, against: others)
        for (account, payoff) in zip(market.accounts(type: 0, against: others), payoffs) {
          #expect(abs(account.payoff - payoff) < 1e-10 * abs(payoff))
        }
      }
      let repriced = Market(repricing: market, as: market.scenario)
      #expect(repriced.game == market.game)
    }
  }

  /// An insurer that pays everything from the first hour takes the direct loss away, for the premium.
  @Test func fullCoverTakesTheDirectLoss() throws {
    let market = try Market(scenario(.init(insurance: .init(premium: 7))))
    for account in market.accounts(type: 0, against: nil) {
      let direct = account.cost(.direct)
      #expect(abs(account[.compensation] - (direct - 7)) < 1e-9 * direct)
    }
    let capped = try Market(scenario(.init(insurance: .init(waitingHours: 8, limit: 100))))
    let paid = capped.accounts(type: 0, against: nil)[0][.compensation]
    #expect(paid > 0 && paid < 0.5 * capped.accounts(type: 0, against: nil)[0].cost(.direct))
  }

  @Test func whatHasNoMeanOrNoEndIsRefused() throws {
    var heavy = scenario(.init(convexity: 1.2))
    heavy.hazards[0].duration = .pareto(scaleHours: 1, shape: 1.1)
    #expect(throws: ParameterError.self) { try Market(heavy) }
    var frequent = scenario(.init(risk: .init(attitude: .tailAverse)))
    frequent.hazards[1].rate = .perYear(1e13)
    #expect(throws: ParameterError.self) { try Market(frequent) }
  }

  /// A million failures a year: the worst years are 2.67 deviations above the mean, the mean of a normal tail of 1 %.
  @Test func frequentEventsHaveATail() throws {
    var frequent = scenario(.init(risk: .init(attitude: .tailAverse, aversion: 1, tail: 0.01)))
    frequent.hazards[0].rate = .perYear(0)
    frequent.hazards[1].rate = .perYear(1e6)
    let market = try Market(frequent)
    let events = DownEvents.all(market.exposure, type: 0, strategy: 0)
    let tail = try TailWeights(
      DowntimeRisk(
        events, hazards: market.hazards, phases: market.phases, growth: .proportional, tail: 0.01))
    #expect(abs(tail.tailMeanHours - (2e6 + 2.6652 * 2 * 2e6.squareRoot())) < 100)
    let weight = market.terms[0].weights
    let own = try #require(market.phases.firstIndex { $0.hazard == 1 })
    #expect(abs(weight[own][0] - 1 - tail.tailMeanHours / 2e6) < 1e-2)
  }

  /// A market near another one takes over the worst years that are the same, and only those.
  @Test func aMarketNearAnotherIsTheSame() throws {
    let base = try Market(scenario(.init(risk: .init(attitude: .tailAverse, tail: 0.05))))
    var scenarios = [base.scenario, base.scenario, base.scenario, base.scenario]
    scenarios[1].hazards[0].rate = .perYear(0.7)
    scenarios[2].hazards[1].severity = 0.5
    scenarios[3].firms[0].terms.risk.tail = 0.01
    for scenario in scenarios + scenarios {
      let (near, alone) = (try Market(scenario, near: base), try Market(scenario))
      #expect(near.terms == alone.terms)
      #expect(near.game == alone.game)
      for strategy in 0..<2 {
        let events = DownEvents.all(alone.exposure, type: 0, strategy: strategy)
        let risk = DowntimeRisk(
          events, hazards: alone.hazards, phases: alone.phases, growth: .proportional,
          tail: scenario.firms[0].terms.risk.tail)
        #expect(try near.terms[0].worstYears[strategy] == TailWeights(risk))
      }
    }
    #expect(try Market(scenarios[1]).terms != base.terms)
  }

  /// The same of the years that an insurer pays; a market that is repriced takes them over too.
  @Test func insuredYearsAreTakenOver() throws {
    let insurance = Scenario.Insurance(waitingHours: 1, deductible: 5, limit: 400, premium: 7)
    var terms = Scenario.Terms(insurance: insurance, credits: .ec2Region)
    terms.insurance?.aggregateDeductible = 20
    terms.insurance?.aggregateLimit = 100
    let base = try Market(scenario(terms, blameSharing: 0.5, firms: 3))
    var scenarios = [Scenario](repeating: base.scenario, count: 7)
    scenarios[1].hazards[0].rate = .perYear(0.7)
    scenarios[2].firms[0].terms.insurance?.aggregateDeductible = 30
    scenarios[3].firms[0].terms.insurance?.premium = 8
    scenarios[4].firms[0].directPerHour = 31
    scenarios[5].firms[0].blamePerHour = 71
    scenarios[6].firms[0].bill = 300
    for (number, scenario) in scenarios.enumerated() {
      let (near, alone) = (try Market(scenario, near: base), try Market(scenario))
      #expect(near.terms == alone.terms && near.game == alone.game, "\(number)")
      if number > 1 {
        let repriced = Market(repricing: base, as: scenario)
        #expect(repriced.terms == alone.terms && repriced.game == alone.game, "\(number)")
      }
      let years = zip(alone.terms[0].insuredYears, base.terms[0].insuredYears)
      #expect(years.allSatisfy { $0 == $1 } == [0, 3, 5, 6].contains(number), "\(number)")
    }
  }

  /// The same of penalties by the month; what they cost is that of all events one by one.
  @Test func promisedYearsAreTakenOver() throws {
    var terms = Scenario.Terms()
    var promise = Scenario.Promise(target: 0.995)
    (promise.penaltyPerHour, promise.penaltyPerBreach) = (1_000, 5_000)
    terms.promise = promise
    let base = try Market(scenario(terms, blameSharing: 0.5, firms: 3))
    var scenarios = [Scenario](repeating: base.scenario, count: 6)
    scenarios[1].hazards[0].rate = .perYear(0.7)
    scenarios[2].firms[0].terms.promise?.target = 0.99
    scenarios[3].firms[0].directPerHour = 31
    scenarios[4].firms[0].bill = 300
    scenarios[5].hazards[1].severity = 0.5
    for (number, scenario) in scenarios.enumerated() {
      let (near, alone) = (try Market(scenario, near: base), try Market(scenario))
      #expect(near.terms == alone.terms && near.game == alone.game, "\(number)")
      if (2...4).contains(number) {
        let repriced = Market(repricing: base, as: scenario)
        #expect(repriced.terms == alone.terms && repriced.game == alone.game, "\(number)")
      }
      let years = zip(alone.terms[0].promisedYears, base.terms[0].promisedYears)
      #expect(years.allSatisfy { $0 == $1 } == [0, 3, 4].contains(number), "\(number)")
      for (strategy, penalty) in alone.terms[0].penalties.enumerated() {
        let events = DownEvents.all(alone.exposure, type: 0, strategy: strategy)
        let sources = try events.map { event in
          let hours = try EventLoss(
            hours: alone.hazards[event.hazard].duration, cuts: [], perHour: [1], downHours: event.downHours)
          return try LossSource(ratePerYear: event.ratePerYear, severity: hours)
        }
        let promise = try #require(try ServicePromise(scenario.firms[0].terms.promise))
        let expected = promise.expectedPenalty(MonthlyDowntime(CompoundPoisson(sources)))
        #expect(penalty > 0 && abs(penalty - expected) <= 1e-9 * expected, "\(number) \(strategy)")
      }
    }
  }

  /// Markets in which nobody weighs years share one empty table: priced anew with such terms, each is as if made afresh.
  @Test func termsThatComeLaterAreWeighed() throws {
    let bare = try Market(scenario(.init()))
    for terms in [
      Scenario.Terms(risk: .init(attitude: .tailAverse, tail: 0.05)),
      Scenario.Terms(insurance: .init(waitingHours: 2, premium: 5)),
      Scenario.Terms(credits: .ec2Region),
    ] {
      for firms in [1, 3] {
        let other = scenario(terms, firms: firms)
        let (repriced, fresh) = (Market(repricing: bare, as: other), try Market(other))
        #expect(repriced.terms == fresh.terms && repriced.game == fresh.game)
        #expect(repriced.terms != bare.terms)
      }
    }
  }
}
