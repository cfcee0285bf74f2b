import Scenario
import Testing

@testable import Outages

/// What presets take from a user's record.
@Suite struct RecordSourceTests {
  private static let log = """
    provider,region,start,hours,severity,cause
    AWS,us-east-1,2021-02-01T08:00Z,2,0.5,release
    AWS,us-east-1,2021-02-01T09:00Z,2,1,release
    AWS,use1-az4,2021-06-01T08:00Z,6,1,power
    AWS,US West (Oregon),2022-01-01T00:00Z,1,1,network
    AWS,,2022-06-01T00:00Z,3,1,identity
    Azure,westeurope,2023-01-01T00:00Z,40,1,cooling
    """

  private func load(
    _ text: String, files: [String: String] = [:], substitute: String? = nil, sets: [String] = []
  ) throws -> (LoadedScenario, RecordSource) {
    let source = RecordSource(
      substitute: try substitute.map { try record($0) },
      window: RecordWindow(
        from: try OutageFilter.date("2021-01-01", option: "from"),
        until: try OutageFilter.date("2023-01-01", option: "until"))
    ) { path in files[path].map { .success(Array($0.utf8)) } ?? .failure(.notFound) }
    let request = ScenarioRequest(presets: ["folder/mine.json5"], sets: sets)
    let loaded = try ScenarioLoader.load(
      request, readFile: { $0 == "folder/mine.json5" ? .success(Array(text.utf8)) : .failure(.notFound) },
      records: source)
    return (loaded, source)
  }

  private func hazard(_ name: String, _ loaded: LoadedScenario) throws -> Scenario.Hazard {
    try #require(loaded.scenario.hazards.first { $0.name == name })
  }

  /// Rate, hours and severity of a file beside the preset; overlapping rows are one event.
  @Test func aPresetNamesAFile() throws {
    let text = """
      { extends: "us-east-1", hazards: { mine: { scope: "internet", record: "log.csv",
        where: { provider: "AWS", from: "2021-01-01", until: "2023-01-01" } } } }
      """
    let (loaded, _) = try load(text, files: ["folder/log.csv": Self.log])
    let mine = try hazard("mine", loaded)
    // Rows of one place that overlap are one event of 3 h; severity weighs 1 h by 0.5 and 2 h by 1.
    #expect(mine.rate == .record(events: 4, years: 2))
    #expect(mine.duration == .empirical(hours: [3, 6, 1, 3]))
    #expect(abs(mine.severity - (2.5 + 6 + 1 + 3) / 13) < 1e-12)
  }

  @Test func rowsAreChosenByPlaceScopeAndCause() throws {
    func rate(_ rows: String) throws -> Scenario.Rate {
      let text = """
        { extends: "us-east-1", hazards: { mine: { scope: "internet", record: "log.csv",
          where: { from: "2021-01-01", until: "2024-01-01", \(rows) } } } }
        """
      return try hazard("mine", load(text, files: ["folder/log.csv": Self.log]).0).rate
    }
    // A region counts what reached it: its own events, its zone's, its provider's.
    #expect(try rate("provider: 'aws', region: 'N. Virginia'") == .record(events: 3, years: 3))
    #expect(try rate("provider: 'aws', region: 'us-east-1', scope: 'region'") == .record(events: 1, years: 3))
    #expect(try rate("provider: 'aws', region: 'us-east-1', scope: 'zone'") == .record(events: 1, years: 3))
    #expect(try rate("provider: 'aws', scope: 'provider'") == .record(events: 1, years: 3))
    #expect(try rate("cause: 'Power'") == .record(events: 1, years: 3))
    #expect(try rate("provider: 'azure'") == .record(events: 1, years: 3))
  }

  /// A user's record stands for the built-in one where it has rows, as a whole or not at all.
  @Test func ownRowsStandForTheBuiltInOnes() throws {
    let (loaded, source) = try load("{ extends: 'us-east-1' }", substitute: Self.log)
    #expect(source.uses.map(\.hazard) == ["us-east-1", "us-west-2", "zone-us-east-1", "aws"])
    #expect(source.uses.map(\.events) == [1, 1, 1, 1] && source.uses.allSatisfy { $0.years == 2 })
    #expect(source.kept == ["zone-us-west-2"])
    let east = try hazard("us-east-1", loaded)
    #expect(east.rate == .record(events: 1, years: 2) && east.duration == .empirical(hours: [3]))
    #expect(abs(east.severity - 2.5 / 3) < 1e-12)
    guard case .services = east.width else {
      Issue.record("\(east.width)")
      return
    }
    let zone = try hazard("zone-us-west-2", loaded)
    let builtIn = try ScenarioLoader.load(ScenarioRequest()) { _ in .failure(.notFound) }
    #expect(zone == (try hazard("zone-us-west-2", builtIn)))
    // What the command line says wins over the record.
    let (fixed, _) = try load(
      "{ extends: 'us-east-1' }", substitute: Self.log, sets: ["hazards.us-east-1.rate=3"])
    #expect(try hazard("us-east-1", fixed).rate == .perYear(3))
  }

  /// Rows without a place are outages of the first region that stop everybody there.
  @Test func rowsWithoutAPlaceAreOfTheFirstRegion() throws {
    let log = "when,min\n2021-03-01 10:00,90\n2022-03-01 10:00,30\n"
    let text = "{ extends: 'us-east-1' }"
    let source = RecordSource(
      substitute: try record(log, options(maps: ["start=when", "minutes=min"]))
    ) { _ in .failure(.notFound) }
    let loaded = try ScenarioLoader.load(
      ScenarioRequest(presets: ["./mine.json5"]), readFile: { _ in .success(Array(text.utf8)) },
      records: source)
    #expect(source.uses.map(\.hazard) == ["us-east-1"] && source.isPlaceless)
    let east = try hazard("us-east-1", loaded)
    #expect(east.severity == 1 && east.width == .share(1))
    #expect(east.duration == .empirical(hours: [1.5, 0.5]))
    guard case .record(let events, let years) = east.rate else {
      Issue.record("\(east.rate)")
      return
    }
    #expect(events == 2 && abs(years - 366.0 / 365) < 0.01, "from the first day to the last: \(years)")
  }

  @Test func aRecordThatDoesNotAnswerIsRefused() throws {
    func line(_ rows: String, log: String = Self.log) -> String? {
      let text =
        "{ extends: 'us-east-1', hazards: { mine: { scope: 'internet', record: 'log.csv', where: { \(rows) } } } }"
      do {
        _ = try load(text, files: ["folder/log.csv": log])
        return nil
      } catch { return (error as? ScenarioError)?.message }
    }
    #expect(
      line("provider: 'Oracle'")?.contains("no row of folder/log.csv is of Oracle; expected AWS") == true)
    #expect(line("region: 'us-est-1'")?.contains("did you mean 'us-east-1'?") == true)
    #expect(line("scope: 'regions'")?.contains("did you mean 'region'?") == true)
    #expect(line("from: 'soon'")?.contains("'soon' is no date") == true)
    #expect(
      line("", log: "date,hours\n2021-02-31,1\n")?.contains("folder/log.csv:2: date is '2021-02-31'") == true)
    #expect(line("", log: "date,hours\n2021-02-01,1\n")?.contains("where.from and until") == true)
  }
}
