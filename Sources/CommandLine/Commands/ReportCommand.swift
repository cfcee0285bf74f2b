/// Command `report`: one HTML page with the brief, its figures, and sliders.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension CommandDeclaration {
  static let report = CommandDeclaration(
    name: "report", summary: "one HTML page with tables, figures and sliders",
    about: """
      The brief as a page for a browser, from a file, without a network: tables that can be sorted, and sliders \
      for blame sharing, outages, the price of redundancy, the number of firms and the loss of an hour. Each \
      position of the sliders is computed beforehand. brief --format html gives the same page.
      """,
    options: [.model, .list(.fix), .uncertainty, .list(.lang, .output)],
    examples: [
      Example(
        line: "resilience-econ report --preset netflix --output page.html", gives: "open it in a browser"),
      Example(line: "resilience-econ report --lang zh --output page.html", gives: "the page in Chinese"),
    ])
}

struct ReportCommand {
  /// Number of firm types with sliders, the most numerous types first: each one makes the page larger.
  static let groupLimit = 2

  /// Figures that the page holds for a telephone too; the others scroll.
  static let slim: Set<FigureName> = [
    .causes, .price, .tornado, .solid, .timeline, .race, .fixes, .record, .badYear,
  ]

  private let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  /// `brief --format html`.
  func text() throws(Failure) -> String {
    var asked = settings
    asked.format = .html
    return try MarketCommands(asked).brief()
  }

  /// The page about findings, with the sliders' positions around them.
  func page(
    _ brief: Brief, _ uncertainty: UncertaintyStudy?, _ reasons: HerdReasons
  ) throws(Failure) -> String {
    var groups: [PageGroup] = []
    do throws(ParameterError) {
      for type in Self.types(brief.market) { groups.append(try group(brief, type: type)) }
    } catch { throw Failure(error) }
    let (wide, narrow) = try FiguresCommand(all: settings).forPage(Self.slim)
    let report = PageReport(
      brief, reasons: reasons, uncertainty: uncertainty, groups: groups, figures: wide, narrow: narrow,
      language: settings.language)
    return report.html(settings.inputs)
  }

  private func group(_ brief: Brief, type: Int) throws(ParameterError) -> PageGroup {
    let grid = SliderGrid(brief, type: type)
    let language = settings.language
    return PageGroup(
      grid,
      outcomes: try grid.map(jobs: settings.jobs) {
        PageOutcome($0, type: type, language: language)
      })
  }

  private static func types(_ market: Market) -> [Int] {
    let counts = market.firms.map(\.type.count)
    return Array(counts.indices.sorted { (counts[$0], $1) > (counts[$1], $0) }.prefix(groupLimit))
  }
}
