/// The first screen of the brief: the answer, one table, why, how solid, what tips it, what to do.
internal import Findings
internal import Market
internal import Scenario

/// The first screen, from what was found.
struct BriefScreen {
  let summary: BriefSummary
  let labels: MarketLabels

  init(_ summary: BriefSummary) {
    self.summary = summary
    labels = MarketLabels(summary.brief.market)
  }

  var brief: Brief { summary.brief }
  var market: Market { summary.brief.market }
  var crowd: Int { summary.crowd }
  var crowdStance: BriefSummary.Stance { summary.stances[crowd] }
  var crowdFindings: FirmFindings { brief.firms[crowd] }
  /// The oldest region.
  var region: String { SafeText.line(brief.herd?.region ?? market.scenario.regions.first?.name ?? "") }

  /// The screen as a page.
  var page: Page {
    var page = Page(command: "brief", title: question)
    page.subtitle = labels.everybody
    page.answer = BriefAnswer(self).sentences
    page.sections = [Section("table", .empty, [.table(crowdTable)])]
    for stance in others.prefix(2) {
      page.sections.append(Section("table", .empty, [.table(table(of: stance))]))
    }
    page.sections.append(Section("points", .empty, [.labelled(points)]))
    return page
  }

  /// The preset's question, or one of our own.
  var question: Text {
    if let title = market.scenario.title { return Text(title) }
    let count = market.scenario.firmCount
    let firms = count == 1 ? "firm" : "firms"
    return Text(
      count == 1
        ? "Where does the firm run, and why?" : "Where do \(NumberText.count(count)) \(firms) run, and why?",
      "\(NumberText.count(count)) 家企业部署在哪里，为什么？"
    )
  }

  /// Types of firms but the most numerous, those outside of the herd first.
  var others: [BriefSummary.Stance] {
    summary.stances.filter { $0.type != crowd }
      .sorted { ($0.isInHerd ? 1 : 0, $0.type) < ($1.isInHerd ? 1 : 0, $1.type) }
  }

  /// Whether every setup stays in the one region, so that there is nowhere to leave for and no herd to speak of.
  var isOnePlace: Bool { brief.herd.map { $0.leaving.allSatisfy { $0 == nil } } ?? false }

  /// Where a setup goes, for a sentence: `us-west-2`, `two regions`; the setup itself where all are in one place.
  func destination(_ setup: Int) -> Text { isOnePlace ? labels.setup(setup) : labels.destination(setup) }

  // MARK: Tables

  /// Name of what outages cost: a firm that depends on others bears theirs too.
  var lossName: Text {
    market.firms.contains { $0.type.dependence > 0 } ? Glossary.allOutages : Glossary.outages
  }

  /// Rows of a type's table.
  private struct Row {
    let ladder: LadderRow
    /// Against its choice: dollars a year; `nil` for the choice itself.
    let change: Double?
    let isChoice: Bool
  }

  private var crowdTable: PageTable { table(of: crowdFindings, only: nil) }

  /// A row for where the firm stands and one for its best way across.
  private func table(of stance: BriefSummary.Stance) -> PageTable {
    table(of: brief.firms[stance.type], only: [stance.choice, stance.move?.strategy ?? stance.choice])
  }

  /// Most rows of the first table: the choice, the cheapest in all and the cheapest of each tier come first.
  private static let rowLimit = 8

  private func table(of findings: FirmFindings, only: [Int]?) -> PageTable {
    let choice = findings.ladder.first { $0.strategy == findings.choice }
    let rows = findings.ladder.filter { only?.contains($0.strategy) ?? true }.map { row in
      Row(
        ladder: row, change: row.strategy == findings.choice ? nil : choice.map { row.total - $0.total },
        isChoice: row.strategy == findings.choice)
    }
    let name = labels.oneFirm(findings.type).capitalized
    let title = Text("\(name.en), {money} a year", "\(name.zh)，每年{money}")
    return PageTable(
      "summary", shortened(rows),
      [
        .name("setup", title) { [labels] in labels.setupName($0.ladder.strategy) },
        .number("multiplier", Glossary.price, .multiple) { $0.ladder.multiplier },
        .number("cost", Glossary.cost, .dollarsPerYear) { $0.ladder.cost },
        .number("loss", lossName, .dollarsPerYear) { $0.ladder.allLosses },
        .number("region", Text("region", "区域价值"), .dollarsPerYear, optional: true) {
          0 - $0.ladder.attraction
        },
        .number("praise", Glossary.praise, .dollarsPerYear, optional: true) { 0 - $0.ladder.praise },
        .number("risk", Glossary.risk, .dollarsPerYear, optional: true) { $0.ladder.risk },
        .number("compensation", Glossary.compensation, .dollarsPerYear, optional: true) {
          0 - $0.ladder.compensation
        },
      ]
        + PayoffItem.seldom.filter { $0 != .dependence }.map { item in
          .number(item.key, item.name, .dollarsPerYear, optional: true) { $0.ladder.account.cost(item) }
        } + [
          .number("total", Glossary.total, .dollarsPerYear) { $0.ladder.total },
          .number("change", Text("vs now", "变化"), .dollarsPerYear, signed: true) { $0.change },
          .number("hoursDown", Text("h down", "宕机小时"), .hoursPerYear) { $0.ladder.hoursDown },
          .number("paysBelow", Glossary.paysBelow, .multiple) {
            $0.isChoice ? nil : $0.ladder.breakEvenMultiplier.flatMap { $0 > 0 ? $0 : nil }
          },
        ], marks: { $0.isChoice }, showsMarks: true)
  }

  private func shortened(_ rows: [Row]) -> [Row] {
    guard rows.count > Self.rowLimit else { return rows }
    let best = rows.sorted { ($0.isChoice ? 0 : 1, $0.ladder.total) < ($1.isChoice ? 0 : 1, $1.ladder.total) }
    let kept = Set(best.prefix(Self.rowLimit).map(\.ladder.strategy))
    return rows.filter { kept.contains($0.ladder.strategy) }
  }
}
