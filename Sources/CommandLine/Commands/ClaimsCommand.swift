/// Command `claims`: checks of the article's claims.
internal import Findings
internal import Incident
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Report
internal import Scenario

extension CommandDeclaration {
  static let claims = CommandDeclaration(
    name: "claims", summary: "the article's claims, each with a computed verdict",
    about: """
      Some thirty checkable claims of the article that asked the question: about the incident, the clouds, the \
      button and the herd. Each is computed anew: --set changes the market, --fix mends the incident, \
      --record adds outages, and the verdicts follow.
      """,
    options: [.list(.claimsPreset, .firms, .set, .seed, .jobs, .fix, .recordFile), .page()],
    examples: [
      Example(line: "resilience-econ claims", gives: "all claims of the preset netflix"),
      Example(
        line: "resilience-econ claims --set firms.ordinary.blameSharing=0",
        gives: "which of them need blame that vanishes"),
      Example(line: "resilience-econ claims --fix runbook --json", gives: "had there been a procedure"),
    ])
}

extension OptionKey<String> {
  static let claimsPreset = OptionKey(
    "preset", preset: "NAME|FILE", isRepeatable: true,
    help: "scenario to read (netflix); later ones override earlier ones")
}

struct ClaimsCommand {
  private let settings: Settings
  private let recordFiles: [String]

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    var settings = settings
    // The article is about Netflix too.
    if settings.givenPresets.isEmpty { settings.givenPresets = ["netflix"] }
    self.settings = settings
    recordFiles = parsed.all(.recordFile)
  }

  func text() throws(Failure) -> String {
    let fixes = Set(try IncidentCommand.fixes(settings.fixes, in: .aws20251020))
    let market = try self.market()
    let record = try RecordFiles.record(adding: recordFiles)
    do throws(IncidentError) {
      let claims = try ArticleClaims(market: market, record: record, fixes: fixes)
      return settings.render(ClaimsReport(claims, language: settings.language))
    } catch {
      throw .usage(IncidentMessage.text(error, preset: IncidentCatalogue.aws20251020.rawValue))
    }
  }

  private func market() throws(Failure) -> Market {
    let scenario = try settings.load().scenario
    do { return try Market(scenario) } catch { throw Failure(error) }
  }
}
