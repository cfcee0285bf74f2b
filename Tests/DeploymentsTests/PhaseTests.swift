import Deployments
import Outages
import Scenario
import Testing

@Suite struct PhaseTests {
  static let regions = [
    Scenario.Region(name: "east", provider: "aws", zones: 6),
    Scenario.Region(name: "west", provider: "aws", zones: 4),
  ]

  static func strategy(_ home: String, _ n: Int, _ r: Int, _ c: Int) -> Scenario.Strategy {
    Scenario.Strategy(
      name: "\(home)\(n)\(r)\(c)", home: home, nodes: n, regions: r, clouds: c, coverage: 0.9,
      failover: .init(nodeHours: 0.25, zoneHours: 0.25, regionHours: 0.5, providerHours: 1))
  }

  static let strategies = [
    strategy("east", 1, 1, 1), strategy("west", 1, 1, 1), strategy("east", 2, 1, 1),
    strategy("east", 2, 2, 1),
    strategy("east", 2, 2, 2),
  ]

  static func phases(_ scope: Scenario.Scope, at location: String?, glue: Bool = false) throws -> [Phase] {
    let hazard = try Hazard(
      Scenario.Hazard(
        name: "h", scope: scope, location: location, rate: .perYear(0.5), duration: .fixed(hours: 2),
        severity: 0.5, growsWithRedundancy: glue))
    return Phase.all(hazards: [hazard], strategies: strategies, exposure: Exposure(regions))
  }

  /// Half an event a year of two hours, at half severity: half an hour a year, cut at the failover time.
  @Test func regionEvent() throws {
    let phases = try Self.phases(.region, at: "east")
    #expect(phases.map(\.hoursPerYear) == [0.125, 0.375])
    #expect(phases[0].down == [1, 0, 1, 1, 1])
    for (value, expected) in zip(phases[1].down, [1, 0, 1, 0.1, 0.1]) {
      #expect(abs(value - expected) < 1e-15)
    }
    #expect(phases.map(\.isShared) == [true, true])
  }

  @Test func zoneEvent() throws {
    let phases = try Self.phases(.zone, at: "east")
    #expect(phases.count == 2)
    for (value, expected) in zip(phases[1].down, [1 / 6.0, 0, 0.1 / 6, 0.1 / 6, 0.1 / 6]) {
      #expect(abs(value - expected) < 1e-15)
    }
  }

  @Test func widerScopes() throws {
    #expect(try Self.phases(.internet, at: nil).map(\.down) == [[1, 1, 1, 1, 1]])
    let provider = try Self.phases(.provider, at: "aws")
    #expect(provider[0].down == [1, 1, 1, 1, 1])
    for (value, expected) in zip(provider[1].down, [1, 1, 1, 1, 0.1]) {
      #expect(abs(value - expected) < 1e-15)
    }
    #expect(try Self.phases(.provider, at: "google").map(\.down) == [[0, 0, 0, 0, 0]])
  }

  /// What is covered from what, rung by rung and for footprints off the ladder.
  @Test(arguments: [
    (1, 1, 1, [false, false, false, false]), (2, 1, 1, [true, true, false, false]),
    (1, 2, 1, [true, true, true, false]), (1, 1, 2, [true, true, true, true]),
    (2, 2, 2, [true, true, true, true]),
  ])
  func cover(n: Int, r: Int, c: Int, expected: [Bool]) throws {
    let exposure = Exposure(Self.regions)
    let scopes: [(Scenario.Scope, String?)] = [
      (.firm, nil), (.zone, "east"), (.region, "east"), (.provider, "aws"),
    ]
    for ((scope, location), covered) in zip(scopes, expected) {
      let hazard = try Hazard(
        Scenario.Hazard(
          name: "h", scope: scope, location: location, rate: .perYear(1), duration: .fixed(hours: 1),
          severity: 1,
          growsWithRedundancy: false))
      #expect(exposure.isCovered(Self.strategy("east", n, r, c), from: hazard) == covered, "\(scope)")
    }
    let internet = try Hazard(
      Scenario.Hazard(
        name: "i", scope: .internet, location: nil, rate: .perYear(1), duration: .fixed(hours: 1),
        severity: 1,
        growsWithRedundancy: false))
    #expect(!exposure.isCovered(Self.strategy("east", n, r, c), from: internet))
  }

  /// The rate of the glue is per doubling: three doublings fail three times as often as one.
  @Test func glueGrowsWithRedundancy() throws {
    let phases = try Self.phases(.firm, at: nil, glue: true)
    #expect(phases.count == 1)
    let hours = phases[0].down.map { $0 * phases[0].hoursPerYear }
    for (value, doublings) in zip(hours, [0.0, 0, 1, 2, 3]) { #expect(abs(value - 0.5 * doublings) < 1e-15) }
    #expect(!phases[0].isShared)
  }
}
