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
    name: "claims", summary: Text("the article's claims, each with a computed verdict", "文章的说法，逐条计算并给出结论"),
    about: Text(
      """
      Forty checkable claims of the article that asked the question: about the incident, the \
      clouds, the button and the herd. Each is computed anew: --set changes the market, --fix fixes a \
      fault of the incident, --record adds outages, and the verdicts follow.
      """,
      """
      提出这个问题的文章中四十条可检验的说法：关于事故、云、按钮和抱团。每条都重新计算：--set 改变市\
      场，--fix 修复事故中的缺陷，--record 增加故障，结论随之改变。
      """),
    options: [.list(.claimsPreset, .firms, .set, .seed, .jobs, .fix, .recordFile), .page()],
    examples: [
      Example(
        line: "resilience-econ claims", gives: Text("all claims of the preset netflix", "预设 netflix 的全部说法")),
      Example(
        line: "resilience-econ claims --set firms.ordinary.blameSharing=0",
        gives: Text("which of them need blame to be forgiven", "哪些说法要靠同停免责才成立")),
      Example(
        line: "resilience-econ claims --fix runbook --json",
        gives: Text("had there been a procedure", "假如当时有操作预案")),
    ])
}

extension OptionKey<String> {
  static let claimsPreset = OptionKey(
    "preset", preset: "NAME|FILE", isRepeatable: true,
    help: Text("scenario (netflix); later ones override earlier", "情景（netflix）；后者覆盖前者"))
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
      return settings.render(ClaimsReport(claims, of: market, language: settings.language))
    } catch {
      throw .usage(IncidentMessage.text(error, preset: IncidentCatalogue.aws20251020.rawValue))
    }
  }

  private func market() throws(Failure) -> Market {
    let scenario = try settings.load().scenario
    do { return try Market(scenario) } catch { throw Failure(error) }
  }
}
