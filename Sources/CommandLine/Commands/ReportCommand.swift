/// Command `report`: one HTML page with the brief, its figures, and sliders.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension CommandDeclaration {
  static let report = CommandDeclaration(
    name: "report", summary: Text("one HTML page with tables, figures and sliders", "一个 HTML 页面：表格、图、滑块"),
    about: Text(
      """
      The brief as a page for a browser, from a file, without a network: tables that can be sorted, \
      and sliders for blame forgiven, outages, the price of redundancy, the number of firms and the \
      loss of an hour. Each position of the sliders is computed beforehand. brief --format html gives \
      the same page.
      """,
      """
      供浏览器打开的 brief 页面，是一个文件，不需要网络：表格可排序，滑块可调同停免责、故障频率、冗余\
      价格、企业数和每小时损失。滑块的每个位置都已预先算好。brief --format html 给出同一页面。
      """),
    options: [.model, .ownRecord, .list(.fix), .uncertainty, .list(.lang, .output)],
    examples: [
      Example(
        line: "resilience-econ report --preset netflix --output page.html",
        gives: Text("open it in a browser", "用浏览器打开")),
      Example(
        line: "resilience-econ report --lang zh --output page.html",
        gives: Text("the page in Chinese", "中文页面")),
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
    let (wide, narrow) = try FiguresCommand(all: settings).forPage(
      Self.slim, brief, solidity: reasons.solidity)
    let report = PageReport(
      brief, reasons: reasons, uncertainty: uncertainty, groups: groups, figures: wide, narrow: narrow,
      language: settings.language)
    return settings.records.currency.html(report.html(settings.inputs))
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
