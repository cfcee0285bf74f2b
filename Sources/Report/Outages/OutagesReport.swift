/// Outages and annual loss, ready to be written.
public import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Scenario

/// The page about outages.
public struct OutagesReport: PagedReport {
  let language: Language
  let study: OutageStudy
  /// Columns of the user's files without a known meaning.
  let ignoredColumns: [String]
  /// Number of rows omitted because their impact has the share 0.
  let withoutImpact: Int
  /// Uncertainty of the firms' losses, if requested.
  let uncertainty: LossUncertainty?
  private let isAboutRecord: Bool

  /// A page about a study.
  ///
  /// - Parameter isAboutRecord: whether the page is about the selected outages; otherwise about the scenario alone.
  public init(
    _ study: OutageStudy, ignoredColumns: [String] = [], withoutImpact: Int = 0,
    isAboutRecord: Bool = true, uncertainty: LossUncertainty? = nil, language: Language
  ) {
    self.study = study
    self.ignoredColumns = ignoredColumns
    self.withoutImpact = withoutImpact
    self.isAboutRecord = isAboutRecord
    self.uncertainty = uncertainty
    self.language = language
  }

  /// Whether the page has the scenario's firms beside whatever else.
  var holdsScenario: Bool { study.request.wantsScenario && study.request.hazard == nil }

  var page: Page {
    var page = Page(
      command: "outages",
      title: Text("Outages: how often, how long, how much a year, and how sure", "故障：多久一次、持续多久、每年损失多少，以及有多确定")
    )
    if let hazard = study.request.hazard {
      let name = Text(study.market.scenario.label(ofHazard: study.market.hazards[hazard].name))
      page.answer = [
        Text("Outages of \(name.en) in the scenario, and no others.", "只看情景中的一个故障源：\(name.zh)。")
      ]
      page.sections = annualHours
      page.members = annualHoursMember
      page.records = badYearRecords
      return page
    }
    page.answer = isAboutRecord ? answer : [Self.scenarioAlone]
    page.sections =
      (isAboutRecord ? recordSections : []) + (holdsScenario ? scenarioSections : []) + [limits]
    page.members = (isAboutRecord ? recordMembers + annualHoursMember : []) + scenarioMembers
    if isAboutRecord { page.records = recordRecords + badYearRecords }
    return page
  }

  private var recordSections: [Section] {
    [Section("answer", .empty, answerParts)] + losses + rate + reached + joint + durations + survival
      + triggers
      + annualHours + errorBudgets
  }

  private var scenarioSections: [Section] {
    (isAboutRecord ? commonCause : []) + [sources]
      + study.market.firms.indices.flatMap { [firms($0)] + promises($0) } + portfolio + uncertain
  }

  /// First line of a page without a record.
  private static let scenarioAlone = Text(
    "What a year costs, from the scenario's own sources of outages; the built-in record is not about its regions.",
    "按情景自身的故障源计算一年的损失；内置记录不涉及其中的区域。")

  private var limits: Section {
    let isOwn = !study.selection.outages.contains(where: \.isBuiltIn)
    let ofRecord = [
      Text(
        "Hours are those of the outage, not of a firm: each outage hit only a part of the customers.",
        "小时数是故障本身的时长，不是单个企业的宕机时长：每次只影响部分客户。"),
      Text(
        "A record of public accounts misses what nobody wrote about, so the true rate is higher.",
        "公开记录会遗漏无人报道的故障，真实的发生率更高。"),
    ]
    // What somebody logged is that somebody's own.
    let said = isAboutRecord && !isOwn ? ofRecord : []
    let constancy = Text(
      "Outages count as independent, and their rate as the same in every year.", "各次故障视为相互独立，发生率视为逐年不变。")
    return Section(
      "limits", Text("Limits", "局限"), [.points(said + [constancy])])
  }
}
