import Testing

@testable import Scenario

/// Numbers as people have them: other keys for the same thing, prices in dollars, kinds of loss.
@Suite struct AlternativeKeysTests {
  private func scenario(_ overlay: String, sets: [String] = []) throws -> Scenario {
    let text = "{ extends: 'us-east-1', \(overlay) }"
    let request = ScenarioRequest(presets: ["./mine.json5"], sets: sets)
    return try loadWithRecord(request) { _ in .success(Array(text.utf8)) }.scenario
  }

  private func loadWithRecord(
    _ request: ScenarioRequest, _ readFile: @escaping (String) -> Result<[UInt8], FileProblem>
  ) throws -> LoadedScenario {
    try ScenarioLoader.load(request, readFile: readFile) { (query) throws(ScenarioError) in
      OutageStatistics(
        events: 1, years: 10, hours: [4], lognormal: nil, triggers: [("s3", 1)], source: "test")
    }
  }

  private func hazard(_ name: String, _ scenario: Scenario) throws -> Scenario.Hazard {
    try #require(scenario.hazards.first { $0.name == name })
  }

  private func message(_ overlay: String) -> String? {
    do {
      _ = try scenario(overlay)
      return nil
    } catch { return (error as? ScenarioError)?.message }
  }

  @Test func repairReplacesRateAndDuration() throws {
    let node = try hazard("node", scenario("hazards: { node: { mtbf: '20000 h', mttr: '90 min' } }"))
    #expect(node.rate == .perYear(0.438) && node.duration == .exponential(meanHours: 1.5))
    // With the mean of the duration that is there, two hours.
    let known = try hazard("node", scenario("hazards: { node: { availability: '99.9%' } }"))
    #expect(abs(known.rate.meanPerYear - 8760 * 0.001 / (0.999 * 2)) < 1e-9)
    #expect(known.duration == .exponential(meanHours: 2))
    let set = try hazard("node", scenario("", sets: ["hazards.node.mtbf=8760 h"]))
    #expect(set.rate == .perYear(1))
    let back = try scenario("hazards: { node: { mtbf: '1 h' } }", sets: ["hazards.node.rate=2"])
    #expect(try hazard("node", back).rate == .perYear(2))
    let gamma = Scenario.Duration.weibull(scaleHours: 2, shape: 0.5).meanHours
    #expect(abs((gamma ?? 0) - 4) < 1e-12, "2 Γ(3)")
    #expect(
      message("hazards: { node: { mtbf: 5, rate: 1 } }")?
        .hasSuffix("hazards.node.mtbf does not go with rate, which says the same; expected one of them")
        == true)
    #expect(
      message("hazards: { node: { mtbf: '1e-6 h' } }")?.contains(
        "hazards.node.rate, which follows from mtbf: 8760000000 1/year is out of range") == true)
  }

  @Test func revenueReplacesTheDirectLoss() throws {
    let firm = try scenario(
      "firms: { ordinary: { revenue: '87.6M USD/year', margin: '50%', patience: '20%' } }"
    ).firms[0]
    #expect(abs(firm.directPerHour - 4000) < 1e-9)
    let back = try scenario(
      "firms: { ordinary: { revenue: '87.6M USD/year' } }", sets: ["firms.ordinary.direct=$7k/h"])
    #expect(back.firms[0].directPerHour == 7000)
  }

  @Test func sitesReplaceTheNumbersOfRegions() throws {
    let strategy = try #require(
      scenario("strategies: { 'multi-cloud': { sites: ['us-west-2', 'us-east-1'], rto: '10 min' } }")
        .strategies.first { $0.name == "multi-cloud" })
    #expect(strategy.home == "us-west-2" && strategy.clouds == 1 && strategy.regions == 2)
    #expect(abs((strategy.takeOverHours ?? 0) - 1.0 / 6) < 1e-12)
  }

  @Test func pricesInDollars() throws {
    let scenario = try scenario(
      """
      strategies: { 'multi-region': { cost: '5 kUSD/month', oneOff: { value: 90, unit: 'kUSD', years: 3, source: 'x' } } }
      """)
    let strategy = scenario.strategies[4]
    #expect(strategy.price == 60_000 && strategy.oneOffPerYear == 30_000)
    let keys = scenario.parameters.map(\.key)
    #expect(keys.contains("strategies.multi-region.cost"))
    #expect(keys.contains("strategies.multi-region.oneOff.value"))
    #expect(
      message("strategies: { 'multi-region': { oneOff: { value: 5 } } }")?.contains("oneOff.years is missing")
        == true)
  }

  @Test func kindsOfLoss() throws {
    func firm(_ text: String) throws -> Scenario.FirmType {
      try scenario("firms: { ordinary: { perOutage: \(text) } }").firms[0]
    }
    #expect(try firm("'$3k'").perOutage == 3000)
    let list = try firm("[500, { low: 10, high: 40, unit: 'kUSD' }]")
    // A lognormal amount of which 5 in 100 are below 10,000 and 5 above 40,000: median 20,000, sigma 0.4214.
    #expect(list.outageCosts.count == 2 && list.outageCosts[0] == .fixed(500))
    #expect(abs(list.perOutage - 500 - 21_857.1) < 1, "\(list.perOutage)")
    #expect(try firm("{ low: 10000, high: 40000 }").outageCosts.count == 1)
    #expect(try firm("{ kinds: { fine: { value: '1M' }, staff: { low: 1, high: 2 } } }").perOutage > 1e6)
    #expect(
      message("firms: { ordinary: { perOutage: [{ low: 5, high: 2 }] } }")?.contains(
        "expected low below high") == true)
    #expect(message("firms: { ordinary: { perOutage: [{ low: 5 }] } }")?.contains("high is missing") == true)
  }

  @Test func profilesHaveTheMeanOne() throws {
    let profile = try scenario(
      """
      firms: { ordinary: { revenueProfile: { days: [1, 1, 1, 1, 1, 0, 0], months: [1,1,1,1,1,1,1,1,1,1,1,4],
        peak: { days: 5, multiple: 3 } } } }
      """
    ).firms[0].terms.profile
    #expect(abs(profile.days.reduce(0, +) - 7) < 1e-12 && abs(profile.months[11] - 3.2) < 1e-12)
    let days = profile.dayMultiples
    #expect(abs(days.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(abs(days.reduce(0) { $0 + $1.share * $1.multiple } - 1) < 1e-12)
    #expect(
      message("firms: { ordinary: { revenueProfile: { days: [1, 2] } } }")?.contains("expected at least 7")
        == true)
    #expect(
      message("firms: { ordinary: { revenueProfile: { days: [0,0,0,0,0,0,0] } } }")?.contains("out of range")
        == true)
  }

  @Test func aProviderIsNamedOnce() {
    #expect(
      message("hazards: { x: { scope: 'provider', provider: 'nobody' } }")?.contains(
        "; expected 'aws', or scope 'vendor'")
        == true)
  }
}
