/// The list of equilibria, with its claim of completeness: a section of the brief and a page of its own.
internal import Findings
internal import Games
internal import Market

/// Which equilibria are listed.
public enum EquilibriumConcept: String, Sendable {
  /// In pure strategies.
  case pure
  /// In which firms of one type play alike, pure or mixed.
  case symmetric
  /// All that were searched for.
  case all

  func includes(_ row: MarketEquilibria.Row) -> Bool {
    switch self {
    case .pure:
      if case .pure = row.equilibrium.profile { true } else { false }
    case .symmetric: row.kind != .pure
    case .all: true
    }
  }
}

struct EquilibriaPage {
  let market: Market
  let equilibria: MarketEquilibria
  let words: any Wording
  var concept = EquilibriumConcept.all

  func document() -> Document {
    var page = Document()
    addList(to: &page, limit: nil)
    return page
  }

  /// Rows of the concept, each with its number in the whole list, from 1.
  var rows: [(number: Int, row: MarketEquilibria.Row)] {
    equilibria.rows.enumerated().filter { concept.includes($0.element) }.map { ($0.offset + 1, $0.element) }
  }

  /// What is known of the lists that the concept asks for, a sentence each.
  var reasons: [String] {
    (concept == .symmetric ? [] : [words.complete(.pure, equilibria.pure)])
      + (concept == .pure ? [] : [words.complete(.symmetric, equilibria.symmetric)])
  }

  var isComplete: Bool {
    (concept == .symmetric || equilibria.pure.isProved) && (concept == .pure || equilibria.symmetric.isProved)
  }

  func addList(to page: inout Document, limit: Int?) {
    let rows = rows
    let shown = rows.prefix(limit ?? rows.count)
    page.append(.heading(words.heading(.equilibria)))
    page.append(.lines(shown.map { seatsLine($0.number, $0.row) }))
    if !shown.isEmpty { page.append(.table(table(Array(shown)))) }
    if shown.count < rows.count {
      page.append(.paragraph(words.more(NumberText.count(rows.count - shown.count))))
    }
    let mixed = rows.count { $0.row.kind == .mixed }
    page.append(
      .points([words.equilibriaCount(pure: rows.count - mixed, mixed: mixed)] + reasons))
    page.append(.points(neverPlayed))
    page.append(.paragraph(words.gloss(.equilibria)))
  }

  /// `1  4 ordinary: …; netflix: …`
  private func seatsLine(_ number: Int, _ row: MarketEquilibria.Row) -> String {
    "\(number)  " + words.seats(market.seats(row.equilibrium.profile).map(words.seat))
  }

  private func table(_ rows: [(number: Int, row: MarketEquilibria.Row)]) -> Table {
    let small = MoneyScale.fitting(
      rows.flatMap { [$0.row.equilibrium.regret, $0.row.equilibrium.closestDeviation?.gain ?? 0] })
    let large = MoneyScale.fitting(rows.map(\.row.welfare))
    var table = Table(columns: [
      .init(words.column(.number)), .init(words.column(.kind), .left), .init(words.column(.strict), .left),
      .init("\(words.column(.regret)), \(small.name)"), .init(words.column(.nearestDeviation), .left),
      .init("\(words.column(.gain)), \(small.name)"),
      .init("\(words.column(.welfare)), \(large.name)"),
    ])
    for (number, row) in rows {
      let deviation = row.equilibrium.closestDeviation
      table.append([
        String(number), words.kind(row.kind.rawValue), words.yes(row.equilibrium.isStrict),
        small.cell(row.equilibrium.regret), deviation.map(text) ?? NumberText.none,
        deviation.map { small.signedCell($0.gain) } ?? NumberText.none, large.cell(row.welfare),
      ])
    }
    return table
  }

  func text(_ deviation: Deviation) -> String {
    words.deviation(
      type: market.typeName(deviation.type), from: market.strategyName(deviation.from),
      to: market.strategyName(deviation.to))
  }

  private var neverPlayed: [String] {
    equilibria.dominated.enumerated().filter { !$0.element.isEmpty }.map { type, list in
      words.neverPlayed(
        type: market.typeName(type),
        strategies: list.map {
          (name: market.strategyName($0.strategy), worseThan: market.strategyName($0.by))
        })
    }
  }
}
