import Foundation
import Testing

@testable import CommandLineInterface
@testable import Report

@Suite struct IncidentCommandTests {
  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  @Test func theTimelineIsThePage() throws {
    let page = try text("incident --width 80")
    #expect(page.contains("It lasts 14 h 32 min."))
    #expect(page.contains("── Timeline, minutes ──"))
    #expect(!page.contains("The shortest failing interleaving"))
    #expect(try text("incident --trace --width 80").contains("The shortest failing interleaving"))
    #expect(try text("incident --lang zh --width 80").contains("事故持续 14 小时 32 分钟。"))
    #expect(try text("incident --format markdown").hasPrefix("# The incident replayed"))
    #expect(try text("incident --format csv").hasPrefix("section,subject,quantity"))
  }

  @Test func presetsFixesAndConstantsCount() throws {
    #expect(try text("incident --preset azure-front-door-2025-10-29").contains("It lasts 8 h 24 min."))
    #expect(try text("incident --fix conditional-write").contains("the trigger cannot happen"))
    let slower = try text("incident --set procedureMinutes=169 --json")
    #expect(slower.contains("\"minute\": 326"))
    #expect(try text("incident --json").contains("\"schema\": \"resilience-econ/incident/2\""))
  }

  /// Mending the incident behind an outage changes the market.
  @Test func fixesReachTheMarket() throws {
    let market = "--set hazards.us-east-1.duration=incident --json"
    let mended = try text(market + " --fix conditional-write")
    #expect(mended.contains("\"meanHours\": 0"))
    #expect(mended.contains("\"fixes\": [\"conditional-write\"]"))
    #expect(
      throws: Failure.usage(
        "--fix runbook: no outage of the scenario has the duration 'incident'; "
          + "add --set hazards.us-east-1.duration=incident")
    ) { try text("--fix runbook") }
  }

  @Test func anyNumberOfJobsGivesTheSameBytes() throws {
    let line = "incident --json --runs 120 --seed 5 --preset google-cloud-2025-06-12 --jobs "
    let one = try text(line + "1")
    #expect(try text(line + "2") == one)
    #expect(try text(line + "16") == one)
    #expect(one.contains("\"p99\""))
  }

  @Test(arguments: [
    (
      "--fix runbok",
      "--fix: 'runbok' is not one of conditional-write, check-inside-write, quick-repair, "
        + "backoff, admission-control, runbook or velocity-control; did you mean 'runbook'?"
    ),
    (
      "--preset aws-kinesis-2020-11-25 --fix backoff",
      "--fix: 'backoff' changes nothing in aws-kinesis-2020-11-25; it has input-check or runbook"
    ),
    (
      "--preset netflix",
      "--preset: 'netflix' is not one of the outages aws-2025-10-20, "
        + "google-cloud-2025-06-12, azure-front-door-2025-10-29 or aws-kinesis-2020-11-25"
    ),
    (
      "--set procedureMinute=3",
      "--set: aws-2025-10-20 has no constant 'procedureMinute'; did you mean 'procedureMinutes'?"
    ),
    ("--set xyz=3", "--set: aws-2025-10-20 has no constant 'xyz'; incident --json lists them"),
    ("--set procedureMinutes", "--set: expected CONSTANT=NUMBER, got 'procedureMinutes'"),
    ("--set procedureMinutes=long", "--set: expected CONSTANT=NUMBER, got 'procedureMinutes=long'"),
    (
      "--set procedureMinutes=nan",
      "--set: procedureMinutes is nan, expected a number from 0 to 2880 min"
    ),
    ("--set procedureMinutes=-1", "--set: procedureMinutes is -1, expected a number from 0 to 2880 min"),
    ("--runs 0", "--runs: expected a whole number from 1 to 10,000,000, got '0'"),
    (
      "--firms 5",
      "--firms is not an option of 'incident'; it belongs to brief, button, outages, payoffs, equilibria, "
        + "what-if, sweep, claims, figures, report, presets show or presets validate"
    ),
  ])
  func badOptionsGiveOneLine(options: String, line: String) {
    #expect(throws: Failure.usage(line)) { try text("incident " + options) }
  }

  /// What cannot happen has no rate; the rules of clean-up stand below the trace.
  @Test func whatCannotHappenHasNoRate() throws {
    let mended = try text("incident --fix conditional-write --json")
    #expect(mended.contains("\"possible\": false") && mended.contains("\"lossesPerYear\": 0"))
    #expect(!(try text("incident --json").contains("\"lossesPerYear\": 0,")))
    let trace = try text("incident --trace")
    #expect(trace.contains("Rules of clean-up") && trace.contains("can lose the record"))
  }
}
