import Outages
import ResilienceNumerics
import Scenario
import Testing

@testable import Deployments

@Suite struct PhaseTests {
  static let regions = [
    Scenario.Region(name: "east", provider: "aws", zones: 6),
    Scenario.Region(name: "west", provider: "aws", zones: 4),
    Scenario.Region(name: "north", provider: "google", zones: 3),
  ]

  static func strategy(_ home: String, _ n: Int, _ r: Int, _ c: Int) -> Scenario.Strategy {
    Scenario.Strategy(
      name: "\(home)\(n)\(r)\(c)", home: home, nodes: n, regions: r, clouds: c, coverage: 0.9,
      failover: .init(nodeHours: 0.25, zoneHours: 0.25, regionHours: 0.5, providerHours: 1))
  }

  static let strategies = [
    strategy("east", 1, 1, 1), strategy("west", 1, 1, 1), strategy("east", 2, 1, 1),
    strategy("east", 2, 2, 1), strategy("east", 2, 2, 2),
  ]

  static func scenario(_ strategies: [Scenario.Strategy], _ hazards: [Scenario.Hazard]) -> Scenario {
    Scenario(
      name: "test", regions: regions, hazards: hazards, strategies: strategies,
      firms: [.init(name: "acme", count: 2, bill: 1, directPerHour: 1, blamePerHour: 0, blameSharing: 0)])
  }

  static func exposure(_ strategies: [Scenario.Strategy], _ hazards: [Scenario.Hazard]) throws -> Exposure {
    Exposure(scenario(strategies, hazards), hazards: try hazards.map { try Hazard($0) })
  }

  static func hazard(
    _ scope: Scenario.Scope, at location: String?, machinery: Bool = false, width: Scenario.Width = .all,
    leak: Double = 0
  ) -> Scenario.Hazard {
    Scenario.Hazard(
      name: "h", scope: scope, location: location, rate: .perYear(0.5), duration: .fixed(hours: 2),
      severity: 0.5, growsWithRedundancy: machinery, width: width, leak: leak)
  }

  /// The phases of one hazard, without overlaps.
  static func phases(_ hazard: Scenario.Hazard) throws -> [Phase] {
    Phase.all(try exposure(strategies, [hazard])).filter { $0.hazard == 0 }
  }

  private func expect(_ values: [Double], _ expected: [Double]) {
    for (value, wanted) in zip(values, expected) {
      #expect(abs(value - wanted) < 1e-15, "\(values), \(expected)")
    }
  }

  /// Half an event a year of two hours, at half severity: half an hour a year, cut at the take-over times of another
  /// region and of another cloud.
  @Test func regionEvent() throws {
    let phases = try Self.phases(Self.hazard(.region, at: "east"))
    #expect(phases.map(\.hoursPerYear) == [0.125, 0.125, 0.25])
    #expect(Array(phases[0].down) == [[1, 0, 1, 1, 1]])
    expect(phases[1].down[0], [1, 0, 1, 0.1, 0.1])
    expect(phases[2].down[0], [1, 0, 1, 0.1, 0.01])
    #expect(phases.allSatisfy { $0.isShared && $0.isExcused })
  }

  /// A zone is covered by another zone, then by another region, then by another cloud.
  @Test func zoneEvent() throws {
    let phases = try Self.phases(Self.hazard(.zone, at: "east"))
    #expect(phases.count == 4 && phases.allSatisfy { !$0.isExcused })
    expect(phases[1].down[0].map { 6 * $0 }, [1, 0, 0.1, 0.1, 0.1])
    expect(phases[2].down[0].map { 6 * $0 }, [1, 0, 0.1, 0.01, 0.01])
    expect(phases[3].down[0].map { 6 * $0 }, [1, 0, 0.1, 0.01, 0.001])
  }

  @Test func widerScopes() throws {
    #expect(try Self.phases(Self.hazard(.internet, at: nil)).map { Array($0.down) } == [[[1, 1, 1, 1, 1]]])
    let provider = try Self.phases(Self.hazard(.provider, at: "aws"))
    #expect(Array(provider[0].down) == [[1, 1, 1, 1, 1]])
    expect(provider[1].down[0], [1, 1, 1, 1, 0.1])
    #expect(
      try Self.phases(Self.hazard(.provider, at: "google")).map { Array($0.down) } == [[[0, 0, 0, 0, 0]]])
  }

  /// A quarter of the events hits everybody, the others a tenth of the firms.
  @Test func widths() throws {
    let width = Scenario.Width.list([.init(share: 0.1, probability: 3), .init(share: 1, probability: 1)])
    let phases = try Self.phases(Self.hazard(.region, at: "east", width: width))
    #expect(phases.map(\.width) == [0, 0, 0, 1, 1, 1])
    #expect(abs(phases[0].hoursPerYear - 0.75 * 0.125) < 1e-15)
    expect(phases[1].down[0], [0.1, 0, 0.1, 0.01, 0.01])
    expect(phases[4].down[0], [1, 0, 1, 0.1, 0.1])
  }

  /// A firm elsewhere at the provider is struck where it depends on the region, and only another cloud helps.
  @Test func leak() throws {
    let phases = try Self.phases(Self.hazard(.region, at: "east", leak: 0.2))
    expect(phases[1].down[0], [1, 0.2, 1, 0.8 * 0.1 + 0.2, 0.8 * 0.1 + 0.2])
    expect(phases[2].down[0], [1, 0.2, 1, 0.8 * 0.1 + 0.2, 0.8 * 0.01 + 0.2 * 0.1])
  }

  /// Three sites that share the work: an event of one region stops a third of it.
  @Test func activeActive() throws {
    var cover = Scenario.Cover(
      coverage: 0.9,
      failover: .init(nodeHours: 0.25, zoneHours: 0.25, regionHours: 0.5, providerHours: 1))
    cover.region.works = 0.75
    let three = Scenario.Strategy(
      name: "three", home: "east", regions: 2, clouds: 2, sites: ["east", "west", "north"],
      mode: .activeActive,
      needed: 2, cover: cover)
    let phases = Phase.all(try Self.exposure([three], [Self.hazard(.region, at: "west")]))
    expect(phases[0].down[0], [1 / 3.0])
    expect(phases[1].down[0], [0.25 / 3])
    expect(phases[2].down[0], [0.025 / 3])
    // Two of three sites are at the provider: what is left is one, and two are needed.
    let provider = Phase.all(try Self.exposure([three], [Self.hazard(.provider, at: "aws")]))
    #expect(provider.filter { $0.hazard == 0 }.allSatisfy { abs($0.down[0][0] - 2 / 3.0) < 1e-15 })
  }

  /// The rate of the machinery is per doubling: three doublings fail three times as often as one.
  @Test func machineryGrowsWithRedundancy() throws {
    let phases = try Self.phases(Self.hazard(.firm, at: nil, machinery: true))
    #expect(phases.count == 1 && !phases[0].isShared)
    let hours = phases[0].down[0].map { $0 * phases[0].hoursPerYear }
    for (value, doublings) in zip(hours, [0.0, 0, 1, 2, 3]) { #expect(abs(value - 0.5 * doublings) < 1e-15) }
  }
}
