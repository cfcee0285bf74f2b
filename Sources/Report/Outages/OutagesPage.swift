/// The page about outages and what they cost a year.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages

struct OutagesPage {
  let study: OutageStudy
  let words: OutagesWords
  /// How sure the firms' losses are, where that was asked.
  var uncertainty: LossUncertainty?

  /// Hours of the incident of 2025-10-20, the measure of a bad year: 14 h 32 min.
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
    addAnswer(to: &page)
    addRate(to: &page)
    addFits(to: &page)
    addShape(to: &page)
    addTriggers(to: &page)
    addHours(to: &page)
    addShared(to: &page)
    addHazards(to: &page)
    for type in study.market.firms.indices { addFirms(type, to: &page) }
    addUncertainty(to: &page)
    page.append(.heading(words.heading(.limits)))
    page.append(.points(words.limits()))
    return page
  }

  private func addAnswer(to page: inout Document) {
    let selection = study.selection
    let answer = words.answer(
      what: words.selection(selection.filter), events: NumberText.count(selection.outages.count),
      years: NumberText.count(selection.years.count), rate: rate(study.rate.rate),
      low: rate(study.rate.bounds.lowerBound), high: rate(study.rate.bounds.upperBound))
    page.append(.answer(answer))
    let sorted = selection.hours.sorted()
    if let longest = sorted.last {
      let mean = sorted.reduce(0, +) / Double(sorted.count)
      let half = sorted.count / 2
      let median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
      let hours = study.rate.rate * mean
      page.append(
        .paragraph(
          [
            words.lasting(
              mean: Quantity.hours(mean), median: Quantity.hours(median), longest: Quantity.hours(longest)),
            words.costing(
              hours: Quantity.hours(hours), availability: Quantity.availability(max(0, 1 - hours / 8760))),
          ].joined(separator: " ")))
    } else {
      page.append(.paragraph(words.nothing()))
    }
    for unknown in selection.unknownNames {
      page.append(
        .paragraph(words.unknown(SafeText.line(unknown.name), nearest: unknown.nearest.map(SafeText.line))))
    }
    let shares = selection.majorityShares
    if !shares.isEmpty {
      page.append(
        .paragraph(
          words.majority(
            count: NumberText.count(shares.count), of: NumberText.count(selection.outages.count),
            share: Quantity.share(shares[shares.count / 2], decimals: 0))))
    }
    if selection.leftOut > 0 {
      page.append(.paragraph(words.leftOut(NumberText.count(selection.leftOut))))
    }
  }

  private func rate(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }

  private func addRate(to page: inout Document) {
    var table = Table(columns: [
      .init(words.column(.quantity), .left), .init(words.column(.value)), .init(words.column(.low)),
      .init(words.column(.high)),
    ])
    for (row, value, bounds) in [
      (OutagesWords.Row.observed, study.rate.rate, study.rate.bounds),
      (.posterior, study.posterior.mean, study.posterior.interval()),
    ] {
      table.append(
        [words.row(row)]
          + [value, bounds.lowerBound, bounds.upperBound].map { NumberText.fixed($0, decimals: 3) })
    }
    page.append(.heading(words.heading(.rate)))
    page.append(.table(table))
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
