import Testing

@testable import Scenario

@Suite struct SetOptionTests {
  private func netflix(_ sets: String...) throws -> Scenario { try load(["netflix"], sets: sets).scenario }

  @Test func numbersReplaceAndSayTheyCameFromTheCommandLine() throws {
    let loaded = try load(["netflix"], sets: ["firms.ordinary.blameSharing=0"])
    #expect(loaded.scenario.firms[0].blameSharing == 0)
    let entry = try #require(loaded.entries.first { $0.key == "firms.ordinary.blameSharing" })
    #expect(entry.source == .commandLine && entry.source?.text == "command line")
    #expect(entry.place == .commandLine("firms.ordinary.blameSharing=0"))
    #expect(loaded.warnings.isEmpty)
  }

  @Test func theExamplesOfTheManual() throws {
    #expect(try netflix("hazards.us-east-1.duration=incident").hazards[0].duration == .incident)
    #expect(try netflix("costs.multi-region=1.5").costs.overrides == ["multi-region": 1.5])
    #expect(try netflix("hazards.us-east-1.rate=0.2").hazards[0].rate == .perYear(0.2))
    #expect(try netflix("firms.netflix.costs.multi-region=4").firms[1].costOverrides["multi-region"] == 4)
  }

  @Test func unitsMayFollowTheNumber() throws {
    let scenario = try netflix(
      "strategies.multi-region.failover.region=10 min", "strategies.multi-region.coverage=50%",
      "firms.ordinary.bill=2.5e1kUSD/year", "hazards.node.rate=2 per month",
      "hazards.us-west-2.duration.observed={values: [30, 60], unit: 'min'}")
    #expect(scenario.strategies[4].failover.regionHours == 1 / 6.0)
    #expect(scenario.strategies[4].coverage == 0.5)
    #expect(scenario.firms[0].bill == 25_000)
    #expect(scenario.hazards[6].rate == .perYear(24))
    #expect(scenario.hazards[1].duration == .empirical(hours: [0.5, 1]))
  }

  /// The grammar of presets is that of the command line.
  @Test func unitsOfAFile() throws {
    let file = """
      { extends: "us-east-1", hazards: { node: { rate: "1/h", severity: "80%" } },
        firms: { saas: { count: 1, bill: { value: 10, unit: "kUSD/month" }, blame: 0, blameSharing: "99.95%",
                         direct: { value: 5600, unit: "USD/min" }, praise: "$5k/h" } } }
      """
    let scenario = try load(["saas.json5"], files: ["saas.json5": file]).scenario
    let saas = try #require(scenario.firms.last)
    #expect(saas.bill == 120_000 && saas.directPerHour == 336_000 && saas.praisePerHour == 5000)
    #expect(saas.blameSharing == 99.95 / 100)
    let node = try #require(scenario.hazards.first { $0.name == "node" })
    #expect(node.rate == .perYear(8760) && node.severity == 0.8)
    let sets = ["firms.ordinary.bill=10M", "firms.ordinary.direct=400k", "hazards.node.rate=2/month"]
    let changed = try load(["us-east-1"], sets: sets).scenario
    #expect(changed.firms[0].bill == 1e7 && changed.firms[0].directPerHour == 4e5)
    #expect(message(["us-east-1"], sets: ["firms.ordinary.bill=5 h"]).contains("'h'"))
  }

  @Test func partsOfANumberOrARecord() throws {
    let loaded = try load(
      ["netflix"],
      sets: [
        "hazards.us-east-1.rate.events=9", "firms.ordinary.bill.value=3",
        "firms.ordinary.bill.unit=kUSD/year",
      ])
    #expect(loaded.scenario.hazards[0].rate == .record(events: 9, years: 15))
    #expect(loaded.scenario.firms[0].bill == 3000)
    let source = { (key: String) in loaded.entries.first { $0.key == key }?.source }
    #expect(source("firms.ordinary.bill") == .commandLine)
    #expect(source("hazards.us-east-1.rate.events") == .commandLine)
  }

  @Test func oneNumberOfALognormalLeavesTheOther() throws {
    guard
      case .lognormal(let mu, let sigma) = try netflix("hazards.us-east-1.duration.median=3").hazards[0]
        .duration,
      case .lognormal(let mu2, let sigma2) = try netflix("hazards.aws.duration.p95=24").hazards[4].duration,
      case .lognormal(let mu3, let sigma3) = try netflix("hazards.aws.duration.mu=1").hazards[4].duration
    else {
      Issue.record("not lognormal")
      return
    }
    #expect(abs(mu - 1.0986122886681098) < 1e-15 && abs(sigma - 0.69) < 0.01)
    // ln 3 and ln(24/3) / 1.6448536
    #expect(abs(mu2 - 1.0986122886681098) < 1e-15 && abs(sigma2 - 1.264210692) < 1e-7)
    // ln(12/3) / 1.6448536
    #expect(mu3 == 1 && abs(sigma3 - 0.842807128) < 1e-7)
  }

  @Test func objectsAreLaidOverAndNullRemoves() throws {
    let scenario = try netflix(
      "firms.acme={count: 2, bill: 1, direct: 1, blame: 1, blameSharing: 1}", "firms.acme.bill=7",
      "firms.netflix=null", "firms.ordinary={bill: 5}", "firmCount=9")
    #expect(scenario.firms.map { "\($0.name) \($0.count) \($0.bill)" } == ["ordinary 7 5.0", "acme 2 7.0"])
  }

  static let refused: [(String, String)] = [
    (
      "firms.netflx.bill=3",
      "--set 'firms.netflx.bill=3': unknown key 'netflx' in firms; did you mean 'netflix'?"
    ),
    (
      "firms.netflix.bil=3",
      "--set 'firms.netflix.bil=3': unknown key 'bil' in firms.netflix; did you mean 'bill'?"
    ),
    ("frims.netflix.bill=3", "--set 'frims.netflix.bill=3': unknown key 'frims'; did you mean 'firms'?"),
    (
      "firms.netflix.bill.x.y=3",
      "--set 'firms.netflix.bill.x.y=3': unknown key 'x' in firms.netflix.bill; expected 'value', 'unit' or 'source'"
    ),
    (
      "firms.netflix.bill=3 EUR",
      "--set 'firms.netflix.bill=3 EUR': firms.netflix.bill: 'EUR' is not a unit of it; expected USD/year, kUSD/year, MUSD/year or USD/month"
    ),
    (
      "firms.netflix.bill=much",
      "--set 'firms.netflix.bill=much': firms.netflix.bill: expected a number in USD/year, kUSD/year, MUSD/year or USD/month, found 'much'"
    ),
    (
      "firms.netflix.blameSharing=150%",
      "--set 'firms.netflix.blameSharing=150%': firms.netflix.blameSharing: 1.5 share is out of range; expected 0 to 1 share"
    ),
    (
      "firms.netflix.bill",
      "--set 'firms.netflix.bill': expected key.path=value, as in firms.ordinary.blameSharing=0"
    ),
    ("=3", "--set '=3': expected key.path=value, as in firms.ordinary.blameSharing=0"),
    ("firms..bill=3", "--set 'firms..bill=3': expected key.path=value, as in firms.ordinary.blameSharing=0"),
    (
      "firms.netflix.bill=",
      "--set 'firms.netflix.bill=': expected key.path=value, as in firms.ordinary.blameSharing=0"
    ),
    ("extends=bank", "--set 'extends=bank': 'extends' is for files; use --preset"),
    ("firms={a:", "--set 'firms={a:': the text ends where a value is due"),
    (
      "firms={a:1",
      "--set 'firms={a:1': the file ends where ',' or '}' is due; what was opened before is not closed"
    ),
    (
      "hazards.us-east-1.duration=incidnt",
      "--set 'hazards.us-east-1.duration=incidnt': hazards.us-east-1.duration: 'incidnt' is not 'incident'; did you mean 'incident'?"
    ),
    ("firms=3", "--set 'firms=3': firms: expected an object { ... }, found 3"),
    (
      "costs.multi-regin=3",
      "--set 'costs.multi-regin=3': costs: 'multi-regin' is not a tier or a strategy; did you mean 'multi-region'?"
    ),
  ]

  @Test(arguments: refused.indices)
  func refusedInOneLine(_ index: Int) {
    #expect(message(["netflix"], sets: [Self.refused[index].0]) == Self.refused[index].1)
  }
}
