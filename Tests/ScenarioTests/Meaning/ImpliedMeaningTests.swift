import Testing

@testable import Scenario

/// What a file means without saying it: one meaning is written out and kept as an assumption, several are refused.
@Suite struct ImpliedMeaningTests {
  private func scenario(_ text: String) throws -> Scenario {
    try load(["own.json5"], files: ["own.json5": text]).scenario
  }

  private static let fixed = "duration: { kind: 'fixed', length: '9 h' }, severity: 1"

  /// A further hazard of a firm over the base preset strikes every replica, unless it says otherwise.
  @Test func aFirmsOwnHazardStrikesEveryReplica() throws {
    func hazard(_ keys: String) throws -> (Scenario.Hazard, [Scenario.Assumption]) {
      let scenario = try scenario(
        "{ extends: 'us-east-1', hazards: { upgrade: { scope: 'firm', rate: 0.2, \(Self.fixed)\(keys) } } }")
      let hazard = try #require(scenario.hazards.first { $0.name == "upgrade" })
      let node = try #require(scenario.hazards.first { $0.name == "node" })
      #expect(!node.everyReplica)
      return (hazard, scenario.assumptions)
    }
    let unsaid = try hazard("")
    #expect(unsaid.0.everyReplica && unsaid.1 == [.everyReplica(hazard: "upgrade")])
    for said in ["true", "false"] {
      let (hazard, assumptions) = try hazard(", everyReplica: \(said)")
      #expect(hazard.everyReplica == (said == "true") && assumptions.isEmpty)
    }
    let option = try load(
      ["own.json5"], sets: ["hazards.upgrade.everyReplica=false"],
      files: [
        "own.json5":
          "{ extends: 'us-east-1', hazards: { upgrade: { scope: 'firm', rate: 0.2, \(Self.fixed) } } }"
      ])
    #expect(option.scenario.hazards.first { $0.name == "upgrade" }?.everyReplica == false)
  }

  /// A file that stands alone, in which no hazard is told apart, means single replicas: that is what nodes are for.
  @Test func hazardsAloneStrikeOneReplica() throws {
    let scenario = try scenario(
      """
      { firmCount: 1, regions: { r: { provider: 'own', zones: 1 } },
        hazards: { server: { scope: 'firm', rate: 100, \(Self.fixed) } },
        strategies: { two: { home: 'r', nodes: 2, coverage: 1, failover: { node: 0, zone: 0 } } },
        firms: { app: { count: 1, bill: 1, direct: 1, blame: 0, blameSharing: 0 } } }
      """)
    #expect(!scenario.hazards[0].everyReplica && scenario.assumptions.isEmpty)
  }

  private func vendor(_ provider: String, firms: String) -> String {
    """
    { extends: 'us-east-1', firmCount: 50,
      hazards: { agent: { scope: 'provider', provider: '\(provider)', rate: 0.1, \(Self.fixed) } },
      firms: { ordinary: { count: 'rest' }, \(firms) } }
    """
  }

  /// A provider of no region is a vendor where the file says who uses it: by `used`, or by a type that is called so.
  @Test func aProviderWithoutRegionsIsAVendor() throws {
    let money = "bill: 1e6, direct: 1e5, blame: 0, blameSharing: 0"
    for name in ["users", "shieldUsers", "users-of-shield"] {
      let scenario = try scenario(vendor("shield", firms: "'\(name)': { count: 12, \(money) }"))
      let hazard = try #require(scenario.hazards.first { $0.name == "agent" })
      #expect(hazard.scope == .vendor && hazard.location == nil)
      #expect(scenario.firms.first { $0.name == name }?.used.probability(of: "agent") == 1)
      #expect(scenario.firms.first { $0.name == "ordinary" }?.used.probability(of: "agent") == 0)
      #expect(scenario.assumptions == [.vendor(hazard: "agent", provider: "shield", users: name)])
    }
    let said = try scenario(vendor("shield", firms: "half: { count: 12, \(money), used: { agent: 0.5 } }"))
    #expect(said.firms.first { $0.name == "half" }?.used.probability(of: "agent") == 0.5)
    #expect(said.assumptions == [.vendor(hazard: "agent", provider: "shield", users: nil)])
    // Nobody is said to use it: the line says how to say it. A slip of the pen is no vendor.
    let unsaid = message(
      ["own.json5"], files: ["own.json5": vendor("shield", firms: "half: { count: 12, \(money) }")])
    #expect(unsaid.contains("scope 'vendor'") && unsaid.contains("firms.*.used"), "\(unsaid)")
    let slip = message(
      ["own.json5"], files: ["own.json5": vendor("awss", firms: "users: { count: 12, \(money) }")])
    #expect(slip.contains("did you mean 'aws'?"), "\(slip)")
  }

  private func pair(_ name: String, _ keys: String = "", regions: String = "") -> String {
    """
    { firmCount: 1, regions: { a: { provider: 'p', zones: 2 }, b: { provider: 'p', zones: 2 } \(regions) },
      hazards: { b: { scope: 'region', region: 'b', rate: 3, \(Self.fixed) } },
      strategies: { '\(name)': { home: 'a', regions: 2, coverage: 1, failover: { node: 0, zone: 0, region: 1 } \(keys) } },
      firms: { app: { count: 1, bill: 1, direct: 1, blame: 0, blameSharing: 0 } } }
    """
  }

  /// Active-active by name shares the work between the provider's regions, where there are just so many of them.
  @Test func activeActiveByName() throws {
    for name in ["aa", "active-active", "activeActive"] {
      let scenario = try scenario(pair(name))
      #expect(scenario.strategies[0].mode == .activeActive && scenario.strategies[0].sites == ["a", "b"])
      #expect(scenario.assumptions == [.sharedWork(strategy: name, sites: ["a", "b"])])
    }
    // Which of two others is meant nobody can know, and a mode that is said stands.
    let three = try scenario(pair("aa", regions: ", c: { provider: 'p', zones: 2 }"))
    #expect(three.strategies[0].sites.isEmpty)
    #expect(three.assumptions == [.unnamedSites(strategy: "aa", home: "a", others: ["b"])])
    let standby = try scenario(pair("aa", ", mode: 'standby'"))
    #expect(standby.strategies[0].mode == .standby && standby.strategies[0].sites.isEmpty)
    // The short form is what it is, and says so.
    #expect(
      try scenario(pair("passive")).assumptions == [
        .unnamedSites(strategy: "passive", home: "a", others: ["b"])
      ])
  }

  /// No built-in preset needs an assumption.
  @Test func presetsSayWhatTheyMean() throws {
    for name in PresetCatalogue.names { #expect(try load([name]).scenario.assumptions.isEmpty, "\(name)") }
  }
}
