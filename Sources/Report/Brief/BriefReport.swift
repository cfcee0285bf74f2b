/// The brief, ready to be written.
public import Findings
internal import Games
internal import Market
internal import Outages
internal import Scenario

/// The CEO's answer on one screen, or the whole page in sections.
public struct BriefReport: PagedReport {
  /// How much of the page people get; machines get every number.
  public enum Extent: Equatable, Sendable {
    /// The first screen.
    case screen
    /// Every section.
    case full
    /// One section.
    case section(BriefSection)
  }

  let language: Language
  private let summary: BriefSummary
  private let uncertainty: UncertaintyStudy?
  private let extent: Extent

  /// A page about findings.
  public init(
    _ brief: Brief, reasons: HerdReasons? = nil, uncertainty: UncertaintyStudy? = nil,
    extent: Extent = .screen, language: Language
  ) {
    summary = BriefSummary(brief, reasons: reasons)
    self.uncertainty = uncertainty
    self.extent = extent
    self.language = language
  }

  /// The lead figures.
  public var figures: [FigureName] { summary.brief.herd == nil ? [.price] : [.causes, .price] }

  private var screen: BriefScreen { BriefScreen(summary) }

  var page: Page {
    let screen = screen
    let sections = BriefSections(screen: screen, uncertainty: uncertainty)
    var page = screen.page
    page.answer += sections.terms
    switch extent {
    case .screen: if uncertainty != nil { page.sections += sections.sections(.solid) }
    case .full: page.sections += sections.all
    case .section(let name): page.sections = sections.sections(name)
    }
    return page
  }

  var machinePage: Page {
    let screen = screen
    let sections = BriefSections(screen: screen, uncertainty: uncertainty)
    let records = BriefRecords(summary: summary, uncertainty: uncertainty)
    var page = screen.page
    page.sections = [BriefSection.outages, .ladder, .causes, .tipping].flatMap(sections.sections)
    page.machineTables = [
      PayoffSection(market: screen.market, firms: screen.brief.firms).records, records.downPerHour,
    ]
    page.members = records.members
    page.records = records.records
    return page
  }
}
