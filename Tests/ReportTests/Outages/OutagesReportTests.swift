import Findings
import Market
import ResilienceNumerics
import Outages
import Scenario
import Testing

@testable import Report

/// The page about outages, as its readers see it.
@Suite struct OutagesReportTests {
  /// A study of a few outages beside the market of a built-in preset.
  private static func study(
    _ rows: [String], years: Int? = 0, hazard: Int? = nil, preset: String = "us-east-1", sets: [String] = []
  ) throws -> OutageStudy {
    let csv = (["provider,date,scope,hours,trigger"] + rows).joined(separator: "\n")
    let record =
      rows.isEmpty ? OutageRecord([]) : try OutageRecord(csv: Array(csv.utf8), origin: "test.csv")
    let selection = try OutageSelection(record, OutageFilter())
    let scenario = try ScenarioLoader.load(ScenarioRequest(presets: [preset], firms: 5, sets: sets)) { _ in
      .failure(.notFound)
    }.scenario
    var request = OutageStudy.Request()
    (request.years, request.hazard) = (years, hazard)
    return try OutageStudy(selection, market: try Market(scenario), request: request)
  }

  private static let rows = [
    "ACME,2020-01,region,5,DNS", "ACME,2021-03,region,2,DNS", "ACME,2023-07,region,9,power",
  ]

  private func report(_ study: OutageStudy, _ language: Language = .english) -> OutagesReport {
    OutagesReport(study, language: language)
  }

  private static let inputs = Inputs(version: "1", presets: ["us-east-1"], firms: 5, sets: [], seed: 1)

  @Test func saysHowOftenAndHowLongFirst() throws {
    let text = report(try Self.study(Self.rows)).text(width: 80)
    let answer = text.split(separator: "\n").dropFirst().prefix(4).joined(separator: " ")
    #expect(answer.contains("3 outages in"))
    #expect(
      answer.contains("They last 5 h 20 min on average, half of them less than 5 h, the longest 9 h."))
  }

  @Test func nothingSeenHasAnUpperBoundOnly() throws {
    let study = try Self.study([])
    let text = report(study).text(width: 80)
    #expect(text.contains("0 outages"))
    #expect(!text.contains("nan") && !text.contains("inf"))
    #expect(study.hours == nil)
  }

  @Test func oneOutageIsOne() throws {
    let text = report(try Self.study([Self.rows[0]], years: 10_000)).text(width: 80)
    #expect(text.contains("1 outage.") && !text.contains("nan"))
  }

  @Test(arguments: [Language.english, .chinese], [60, 80]) func noLineIsTooWide(
    _ language: Language, _ width: Int
  ) throws {
    let text = report(try Self.study(Self.rows, years: 10_000), language).text(width: width)
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
  }

  /// The exact mean is rate times mean hours; the simulation agrees within its noise; both stand in every form.
  @Test func numbersAreTheStudys() throws {
    let study = try Self.study(Self.rows, years: 200_000)
    let json = report(study).json(Self.inputs)
    let csv = report(study).csv()
    let hours = try #require(study.hours)
    #expect(csv.contains("annualHours,mean,exact,\(JSONValue.shortest(hours.mean)),hour/year"))
    #expect(json.contains("\"schema\": \"resilience-econ/outages/2\""))
    let seen = try #require(study.simulated).mean
    #expect(abs(seen.value - hours.mean) < 3 * seen.noise)
    let width = csv.split(whereSeparator: \.isNewline).map { $0.count { $0 == "," } }
    #expect(Set(width).count == 1 && width.count > 20)
  }

  @Test func everyTypeHasAYearAndItsChoiceIsMarked() throws {
    let study = try Self.study(Self.rows, preset: "netflix")
    let text = report(study).text(width: 80)
    for name in ["an ordinary firm", "Netflix"] { #expect(text.contains("What a year costs \(name)")) }
    #expect(text.contains(">  three regions") || text.contains("> three regions"))
  }

  @Test func aHazardStandsAlone() throws {
    let study = try Self.study(Self.rows, hazard: 0)
    let text = report(study).text(width: 80)
    #expect(text.contains("Outages of us-east-1 region in the scenario, and no others."))
    #expect(!text.contains("What a year costs"))
    let expected = study.market.hazards[0].ratePerYear * study.market.hazards[0].meanHours
    #expect(abs((study.hours?.mean ?? 0) / expected - 1) < 1e-12)
  }

  /// Terms of a preset shape the year: convex losses cost more, an insurer takes a part.
  @Test func termsOfThePresetShapeTheYear() throws {
    let plain = try Self.study([])
    let sets = ["firms.ordinary.convexity=1.2", "firms.ordinary.insurance={waiting: 8}"]
    let shaped = try Self.study([], sets: sets)
    for (one, other) in zip(plain.firms, shaped.firms) {
      #expect(other.curve.mean > one.curve.mean)
      #expect(one.retained == nil && (other.retained?.mean ?? .infinity) < other.curve.mean)
    }
    #expect(report(shaped).text(width: 100).contains("retained"))
  }

  /// A million outages a year are computed, with fewer years beside them, and said to overlap.
  @Test func aMillionOutagesAYear() throws {
    let sets = ["hazards.us-east-1.rate=1e6", "hazards.us-east-1.duration={kind: 'fixed', length: 2}"]
    let study = try Self.study(Self.rows, years: nil, hazard: 0, sets: sets)
    #expect(study.hours?.mean == 2e6 && study.simulated?.years == 100 && study.availability == 0)
    let text = report(study).text(width: 80).split(separator: "\n").joined(separator: " ")
    #expect(text.contains("they overlap, for a year has 8,760 h") && text.contains("Simulated: 100 years"))
    #expect(!text.contains("nan") && !text.contains("inf"))
    let plain = report(try Self.study(Self.rows, hazard: 0)).text(width: 80)
    #expect(!plain.contains("overlap") && !plain.contains("Simulated"))
  }

  @Test func whatCannotBeComputedIsRefused() throws {
    #expect(throws: ParameterError.self) {
      try Self.study(Self.rows, years: 1_000_000, hazard: 0, sets: ["hazards.us-east-1.rate=1e6"])
    }
  }
}
