/// Uncertainty of the verdict: a paragraph under the answer and a section of the brief.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Scenario

extension BriefPage {
  /// Number of other profiles listed in the table of equilibria.
  private static let otherRows = 8
  /// Number of inputs listed in the table of sensitivities.
  private static let decidingRows = 8

  private var sureWords: UncertaintyWords { UncertaintyWords(isChinese: language == .chinese) }

  /// Tables of the uncertainty.
  func addUncertainty(to page: inout Document) {
    guard let study = uncertainty else { return }
    addProfiles(study, to: &page)
    for type in market.firms.indices { addButtons(study, type, to: &page) }
    if !study.buttons.isEmpty { page.append(.paragraph(sureWords.buttons())) }
    for sensitivity in study.sensitivities { addSensitivity(study, sensitivity, to: &page) }
    if !study.sensitivities.isEmpty {
      let draws = min(study.request.draws, study.request.sensitivityDraws)
      page.append(.paragraph(sureWords.sensitivity(draws: NumberText.count(draws))))
    }
    addInputs(study, to: &page)
  }

  private func addProfiles(_ study: UncertaintyStudy, to page: inout Document) {
    var table = Table(columns: [
      .init(sureWords.column(.profile), .left), .init(sureWords.column(.holds)),
      .init(sureWords.column(.from)), .init(sureWords.column(.to)),
    ])
    for row in study.base { table.append([seats(row.counts)] + cells(row.share), emphasized: true) }
    for row in study.others.prefix(Self.otherRows) {
      table.append([support(row.strategies)] + cells(row.share))
    }
    page.append(.heading(sureWords.heading(.profiles(draws: NumberText.count(study.request.draws)))))
    page.append(.table(table))
    let hidden = study.others.count - Self.otherRows
    if hidden > 0 { page.append(.paragraph(sureWords.more(NumberText.count(hidden)))) }
    if study.none.count > 0 { page.append(.paragraph(sureWords.none(share: share(study.none)))) }
    if study.incomplete > 0 {
      page.append(.paragraph(sureWords.incomplete(draws: NumberText.count(study.incomplete))))
    }
    page.append(.paragraph(sureWords.profiles(seed: String(study.request.seed))))
  }

  private func addButtons(_ study: UncertaintyStudy, _ type: Int, to page: inout Document) {
    let rows = study.buttons.filter { $0.type == type }
    guard !rows.isEmpty else { return }
    let scale = MoneyScale.fitting(rows.flatMap { [$0.base] + $0.quantiles }, language)
    var table = Table(
      columns: [.init(sureWords.column(.strategy), .left)]
        + [.multiple, .today, .worst, .middle, .best, .pays, .from, .to].map { .init(sureWords.column($0)) })
    for row in rows {
      table.append(
        [strategy(row.strategy), multiple(row)] + ([row.base] + row.quantiles).map(scale.signedCell)
          + cells(row.pays))
    }
    page.append(.heading(sureWords.heading(.buttons(type: typeWithCount(type), unit: scale.name))))
    page.append(.table(table))
  }

  /// Sensitivity of a type's decision to leave; if all draws agree on that, sensitivity of its gain.
  private func addSensitivity(
    _ study: UncertaintyStudy, _ sensitivity: UncertaintyStudy.Sensitivity, to page: inout Document
  ) {
    let name = typeWithCount(sensitivity.type)
    let isDisputed = !sensitivity.decision.total.isEmpty
    let indices = isDisputed ? sensitivity.decision : sensitivity.gain
    let order = indices.total.indices.sorted { indices.total[$0].value > indices.total[$1].value }
    guard !order.isEmpty else { return }
    var table = Table(columns: [
      .init(sureWords.column(.parameter), .left), .init(sureWords.column(.first)),
      .init(sureWords.column(.noise)), .init(sureWords.column(.total)), .init(sureWords.column(.noise)),
    ])
    for input in order.prefix(Self.decidingRows) {
      let (first, total) = (indices.first[input], indices.total[input])
      table.append(
        [parameter(study.inputs.inputs[input].parameter.key)]
          + [first.value, first.noise, total.value, total.noise].map(percent))
    }
    page.append(.heading(sureWords.heading(isDisputed ? .decision(type: name) : .gain(type: name))))
    page.append(.table(table))
    if !isDisputed { page.append(.paragraph(sureWords.undisputed())) }
  }

  private func addInputs(_ study: UncertaintyStudy, to page: inout Document) {
    var table = Table(columns: [
      .init(sureWords.column(.parameter), .left), .init(sureWords.column(.today), .right),
      .init(sureWords.column(.low), .right), .init(sureWords.column(.high), .right),
    ])
    for input in study.inputs.inputs {
      table.append(
        [parameter(input.parameter.key)]
          + [input.base, input.value(0.05), input.value(0.95)].map {
            MarketLabels(market).value($0, unit: input.parameter.unit)[language]
          })
    }
    page.append(.heading(sureWords.heading(.inputs)))
    page.append(.table(table))
    page.append(.paragraph(sureWords.inputs()))
  }

  // MARK: Cells

  private func percent(_ share: Double) -> String { NumberText.fixed(100 * share, decimals: 1) }

  private func share(_ share: WilsonInterval) -> String {
    sureWords.share(percent(share.share), percent(share.bounds.lowerBound), percent(share.bounds.upperBound))
  }

  private func cells(_ share: WilsonInterval) -> [String] {
    [share.share, share.bounds.lowerBound, share.bounds.upperBound].map(percent)
  }

  private func multiple(_ button: UncertaintyStudy.Button) -> String {
    Quantity.multiple(market.firms[button.type].multiplier[button.strategy])
  }

  private func support(_ strategies: [[Int]]) -> String {
    strategies.enumerated().map { sureWords.support(typeWithCount($0), $1.map(strategy)) }
      .joined(separator: language == .chinese ? "；" : "; ")
  }
}
