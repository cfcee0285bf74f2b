/// Page about outages and their annual cost.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages

struct OutagesPage {
  let study: OutageStudy
  let words: OutagesWords
  /// Columns of the user's files without a known meaning.
  var ignoredColumns: [String] = []
  /// Number of rows omitted because their impact has the share 0.
  var withoutImpact = 0
  /// Whether the page is about the selected outages; otherwise about the scenario alone.
  var isAboutRecord = true
  /// Uncertainty of the firms' losses, if requested.
  var uncertainty: LossUncertainty?

  /// Hours of the incident of 2025-10-20, the threshold of a bad year: 14 h 32 min.
  static let badHours = 14.0 + 32.0 / 60
  static let levels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999]
  static let tailLevels = [0.9, 0.95, 0.99, 0.995, 0.999]
  static let betas = [0, 0.01, 0.05, 0.1, 0.5]

  func document() -> Document {
    var page = Document()
    page.append(.title(words.title()))
    if let hazard = study.request.hazard {
      let name = SafeText.line(study.market.hazards[hazard].name)
      page.append(.answer(words.hazard(name)))
      addHours(to: &page)
      return page
    }
    if isAboutRecord { addRecord(to: &page) } else { page.append(.answer(words.scenarioAlone())) }
    if study.request.wantsScenario {
      if isAboutRecord { addShared(to: &page) }
      addHazards(to: &page)
      for type in study.market.firms.indices {
        addFirms(type, to: &page)
        addPromises(type, to: &page)
      }
      addPortfolio(to: &page)
      addUncertainty(to: &page)
    }
    page.append(.heading(words.heading(.limits)))
    page.append(.points(words.limits(isAboutRecord: isAboutRecord)))
    return page
  }

  /// Everything about the selected outages.
  private func addRecord(to page: inout Document) {
    addAnswer(to: &page)
    addLosses(to: &page)
    addRate(to: &page)
    addReaches(to: &page)
    addJoint(to: &page)
    addFits(to: &page)
    addShape(to: &page)
    addTriggers(to: &page)
    addHours(to: &page)
    addErrorBudgets(to: &page)
  }

  private func addFits(to page: inout Document) {
    guard !study.fits.isEmpty else { return }
    var table = Table(columns: [
      .init(words.column(.family), .left), .init(words.column(.parameters), .left),
      .init(words.column(.mean)), .init(words.column(.p95)), .init(words.column(.aic)),
      .init(words.column(.distance)),
    ])
    for fit in study.fits {
      table.append([
        words.family(fit.family),
        fit.parameters.map { "\($0.name) \(NumberText.fixed($0.value, decimals: 2))" }.joined(
          separator: ", "),
        fit.distribution.map { NumberText.fixed($0.mean, decimals: 2) } ?? words.infinite(),
        fit.distribution.map { NumberText.fixed($0.quantile(0.95), decimals: 1) } ?? NumberText.none,
        NumberText.fixed(fit.aic, decimals: 1),
        NumberText.fixed(fit.distance, decimals: 2),
      ])
    }
    page.append(.heading(words.heading(.fits)))
    page.append(.table(table))
    page.append(.paragraph(words.fits()))
  }

  private func addTriggers(to page: inout Document) {
    let triggers = study.selection.triggers
    guard !triggers.isEmpty else { return }
    let all = triggers.reduce(0) { $0 + $1.count }
    var table = Table(columns: [
      .init(words.column(.trigger), .left), .init(words.column(.count)), .init(words.column(.share)),
    ])
    for trigger in triggers.prefix(12) {
      table.append([
        SafeText.line(trigger.name), NumberText.count(trigger.count),
        NumberText.fixed(100 * Double(trigger.count) / Double(all), decimals: 1),
      ])
    }
    page.append(.heading(words.heading(.triggers)))
    page.append(.table(table))
  }

  private func addHazards(to page: inout Document) {
    var table = Table(columns: [
      .init(words.column(.hazard), .left), .init(words.column(.rate)), .init(words.column(.mean)),
      .init(words.column(.severity)), .init(words.column(.hoursYear)), .init(words.column(.up)),
    ])
    for hazard in study.market.hazards {
      let hours = hazard.ratePerYear * hazard.meanHours
      table.append([
        SafeText.line(hazard.name), NumberText.fixed(hazard.ratePerYear, decimals: 3),
        NumberText.fixed(hazard.meanHours, decimals: 2), NumberText.fixed(100 * hazard.severity, decimals: 0),
        NumberText.fixed(hours, decimals: 2),
        Quantity.availability(max(0, 1 - hours / 8760)),
      ])
    }
    page.append(.heading(words.heading(.hazards)))
    page.append(.table(table))
  }
}
