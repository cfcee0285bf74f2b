import Testing

@testable import Scenario

@Suite struct ScenarioParameterTests {
  /// `--set` and `set` are two ways to the same scenario: one decodes the presets again, the other does not.
  @Test(arguments: PresetCatalogue.names)
  func settingIsWhatTheCommandLineWouldDo(_ preset: String) throws {
    let scenario = try load([preset]).scenario
    for parameter in scenario.parameters where !parameter.key.hasSuffix(".count") {
      let value = parameter.value(in: scenario)
      #expect(parameter.validRange.contains(value), "\(parameter.key) \(value)")
      let new = parameter.isWhole ? (value == 2 ? 3 : 2) : value * 0.875 + (value < 0.5 ? 0.0625 : 0.0)
      guard parameter.validRange.contains(new), !breaksTheFootprint(parameter, new) else { continue }
      var changed = scenario
      parameter.set(new, in: &changed)
      #expect(parameter.value(in: changed) == new, "\(parameter.key)")
      #expect(changed != scenario, "\(parameter.key)")
      #expect(
        try load([preset], sets: ["\(parameter.key)=\(new)"]).scenario == changed, "\(parameter.key)=\(new)")
      parameter.set(value, in: &changed)
      #expect(parameter.value(in: changed) == value, "\(parameter.key)")
    }
  }

  /// A wider footprint needs failover times, which a changed number alone does not bring.
  private func breaksTheFootprint(_ parameter: Scenario.Parameter, _ new: Double) -> Bool {
    parameter.key.hasPrefix("strategies.") && parameter.isWhole
  }

  @Test func footprintsAreSetAsWholeNumbers() throws {
    var scenario = try load(["netflix"]).scenario
    let nodes = try #require(scenario.parameters.first { $0.key == "strategies.multi-region.nodes" })
    nodes.set(2.6, in: &scenario)
    #expect(scenario.strategies[4].nodes == 3)
    let count = try #require(scenario.parameters.first { $0.key == "firms.netflix.count" })
    count.set(2, in: &scenario)
    #expect(scenario.firms.map(\.count) == [4, 2])
  }

  @Test func linearOnesAreTheMoneyTheRatesAndTheShares() throws {
    let parameters = try load(["netflix"]).scenario.parameters
    let linear = Set(
      parameters.filter(\.isLinear).compactMap { $0.key.split(separator: ".").last.map(String.init) })
    #expect(
      linear == [
        "rate", "severity", "bill", "direct", "blame", "blameSharing", "praise", "single-node", "multi-node",
        "multi-region", "three-regions", "multi-cloud", "us-east-1", "us-west-2", "providerExcuse",
        "dependence",
        "cost",
      ])
    let others = Set(
      parameters.filter { !$0.isLinear }.compactMap { $0.key.split(separator: ".").last.map(String.init) })
    #expect(
      others == [
        "zones", "mu", "sigma", "mean", "length", "nodes", "regions", "clouds", "works", "after", "width",
        "leak",
        "count", "blameCurvature", "visibility", "systemic", "exponent",
      ])
  }

  @Test func aRecordIsItsPosteriorMean() throws {
    let scenario = try load().scenario
    let rate = try #require(scenario.parameters.first { $0.key == "hazards.us-east-1.rate" })
    #expect(rate.value(in: scenario) == 8.5 / 15)
    #expect(rate.unit == "1/year")
  }

  @Test func aMultiplierThatNothingOverridesIsTheLadders() throws {
    var scenario = try load(["netflix"]).scenario
    let parameter = scenario.multiplier(firm: 0, of: "multi-region", ladder: 4)
    #expect(parameter.value(in: scenario) == 4 && parameter.isLinear)
    parameter.set(1.5, in: &scenario)
    #expect(scenario.firms[0].costOverrides == ["multi-region": 1.5])
    #expect(parameter.value(in: scenario) == 1.5)
    #expect(parameter.key == "firms.ordinary.costs.multi-region")
  }

  @Test func everyEntryOfANumberIsAParameterOrSaysWhyNot() throws {
    let loaded = try load(["netflix"])
    let keys = Set(loaded.scenario.parameters.map(\.key))
    let rest = loaded.entries.filter {
      if case .number = $0.value { return !keys.contains($0.key) }
      return false
    }
    // Records are one rate, percentiles are mu and sigma, the total is not a number of the scenario, a convexity of 1 is
    // none, and so is what an outage costs by itself where it is 0; services and sites are counted.
    for entry in rest {
      let last = entry.key.split(separator: ".").last ?? ""
      #expect(
        [
          "events", "years", "median", "p95", "firmCount", "convexity", "services", "needed", "perOutage",
          "cost", "regions", "clouds",
        ]
        .contains(last) || entry.key.contains(".triggers."), "\(entry.key)")
    }
  }
}
