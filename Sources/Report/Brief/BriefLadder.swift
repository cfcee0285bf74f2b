/// Outages, the ladder of each type, and its payoff matrix in short.
internal import Findings
internal import Market
internal import Outages
internal import Scenario

extension BriefPage {
  /// One row for each hazard: how often, how long, hours a year.
  func addOutages(to page: inout Document) {
    var table = Table(columns: [
      .init(words.column(.outage), .left), .init(words.column(.hits), .left),
      .init(words.column(.howOften), .right),
      .init(words.column(.hoursEach)), .init(words.column(.share)), .init(words.column(.hoursPerYear)),
    ])
    for hazard in market.hazards {
      table.append([
        SafeText.line(hazard.name),
        words.scope(hazard.scope.rawValue, location: hazard.location.map(SafeText.line)),
        howOften(hazard.ratePerYear), NumberText.fixed(hazard.meanHours, decimals: 2),
        NumberText.significant(hazard.severity * 100, digits: 3),
        NumberText.fixed(hazard.hoursPerYear, decimals: 2),
      ])
    }
    page.append(.heading(words.heading(.outages)))
    page.append(.table(table))
    let glue = market.hazards.contains { $0.growsWithRedundancy } ? [words.gloss(.glue)] : []
    page.append(.paragraph(words.joined([words.gloss(.outages)] + glue)))
  }

  /// Rare events are said by the years between them.
  private func howOften(_ rate: Double) -> String {
    let years = rate > 0 && rate < 1 ? NumberText.fixed(1 / rate, decimals: 1) : nil
    return words.howOften(perYear: NumberText.significant(rate, digits: 2), everyYears: years)
  }

  /// A ladder for each type, in one unit of money.
  func addLadders(to page: inout Document) {
    for findings in brief.firms {
      let rows = findings.ladder
      let scale = MoneyScale.fitting(rows.flatMap { [$0.cost, $0.lossAlone, $0.lossInHerd, $0.total] })
      let extras = ladderExtras(rows)
      let titles = [ColumnTitle.multiple, .cost, .hoursDown, .up, .lossAlone, .lossInHerd, .home]
      var table = Table(
        columns: [.init(words.column(.strategy), .left)]
          + (titles.map(words.column) + extras.map(\.title) + [words.column(.total)]).map { .init($0) })
      for row in rows {
        let cells = ladderCells(row, scale, isChoice: row.strategy == findings.choice)
        table.append(
          cells + extras.map { scale.cell($0.value(row)) } + [scale.cell(row.total)],
          emphasized: row.strategy == findings.choice)
      }
      page.append(.heading(words.heading(.ladder(type: typeWithCount(findings.type), unit: scale.name))))
      page.append(.table(table))
    }
    page.append(.paragraph(words.joined([words.gloss(.ladder)] + ladderGlosses)))
  }

  /// Columns that appear where they say something.
  private func ladderExtras(_ rows: [LadderRow]) -> [(title: String, value: (LadderRow) -> Double)] {
    let all: [(title: String, value: (LadderRow) -> Double)] = [
      (words.column(.praise), { $0.praise }), (termsWords.column(.risk), { $0.risk }),
      (termsWords.column(.compensation), { $0.compensation }),
    ]
    return all.filter { extra in rows.contains { extra.value($0) != 0 } }
  }

  private func ladderCells(_ row: LadderRow, _ scale: MoneyScale, isChoice: Bool) -> [String] {
    [
      (isChoice ? "> " : "  ") + strategy(row.strategy), Quantity.multiple(row.multiplier),
      scale.cell(row.cost), NumberText.fixed(row.hoursDown, decimals: 2),
      Quantity.availability(row.availability), scale.cell(row.lossAlone), scale.cell(row.lossInHerd),
      scale.cell(row.attraction),
    ]
  }

  /// A matrix for each type: own strategy against what all others play, best replies marked.
  func addMatrices(to page: inout Document) {
    for findings in brief.firms { MatrixSection(market: market, words: words).add(findings, to: &page) }
    page.append(.paragraph(words.gloss(.matrix)))
  }
}

/// The payoff matrix of one type as a table with letters for columns.
struct MatrixSection {
  let market: Market
  let words: any Wording

  func add(_ findings: FirmFindings, to page: inout Document) {
    let matrix = findings.matrix
    let scale = MoneyScale.fitting(matrix.joined())
    var table = Table(
      columns: [.init(words.column(.ownStrategy), .left)] + matrix.indices.map { .init(PayoffSection.letter($0)) })
    let best = matrix.indices.map { column in matrix.map { $0[column] }.max() ?? 0 }
    for (own, row) in matrix.enumerated() {
      let cells = zip(row, best).map { payoff, best in scale.cell(payoff) + (payoff == best ? "*" : "") }
      table.append(
        ["\(PayoffSection.letter(own))  \(market.strategyName(own))"] + cells, emphasized: own == findings.choice)
    }
    let type = findings.type
    let count = market.firms[type].type.count
    let name = count == 1 ? market.typeName(type) : "\(market.typeName(type)) (\(NumberText.count(count)))"
    page.append(.heading(words.heading(.matrix(type: name, unit: scale.name))))
    page.append(.table(table))
  }
}

extension Hazard {
  /// Business hours that the hazard takes a year where nothing covers it.
  var hoursPerYear: Double { ratePerYear * meanHours * severity }
}
