/// The list of equilibria, with its claim of completeness: a section of the brief and a page of its own.
internal import Findings
internal import Games
internal import Market

struct EquilibriaPage {
  let market: Market
  let equilibria: MarketEquilibria
  let words: any Wording
  /// Why the herd stays and how solid that is, where that was asked.
  var herdReasons: HerdReasons?

  func document() -> Document {
    var page = Document()
    addList(to: &page, limit: nil)
    return page
  }

  /// What is known of the two lists, a sentence each.
  var reasons: [String] {
    [words.complete(.pure, equilibria.pure), words.complete(.symmetric, equilibria.symmetric)]
  }

  /// Whether every list that was searched for is proved to be complete.
  var isComplete: Bool {
    let searched = [equilibria.pure, equilibria.symmetric].filter { $0 != .notSearched }
    return !searched.isEmpty && searched.allSatisfy(\.isProved)
  }

  func addList(to page: inout Document, limit: Int?) {
    let rows = equilibria.rows
    let shown = Array(rows.prefix(limit ?? rows.count))
    page.append(.heading(words.heading(.equilibria)))
    page.append(.lines(shown.enumerated().map { seatsLine($0.offset + 1, $0.element) }))
    if !shown.isEmpty { page.append(.table(table(shown))) }
    if shown.count < rows.count {
      page.append(.paragraph(words.more(rows.count - shown.count)))
    }
    let pure = rows.count { $0.kind == .pure }
    page.append(.points([words.equilibriaCount(pure: pure, mixed: rows.count - pure)] + reasons))
    page.append(.points(neverPlayed))
    page.append(.paragraph(words.gloss(.equilibria)))
  }

  /// `1  4 ordinary: …; netflix: …`
  private func seatsLine(_ number: Int, _ row: MarketEquilibria.Row) -> String {
    "\(number)  " + words.seats(market.seats(row.equilibrium.profile).map(words.seat))
  }

  private func table(_ rows: [MarketEquilibria.Row]) -> Table {
    let small = MoneyScale.fitting(
      rows.flatMap { [$0.equilibrium.regret, $0.equilibrium.closestDeviation?.gain ?? 0] })
    let large = MoneyScale.fitting(rows.map(\.welfare))
    var table = Table(columns: [
      .init(words.column(.number)), .init(words.column(.kind), .left), .init(words.column(.strict), .left),
      .init("\(words.column(.regret)), \(small.name)"), .init(words.column(.nearestDeviation), .left),
      .init("\(words.column(.gain)), \(small.name)"),
      .init("\(words.column(.welfare)), \(large.name)"),
    ])
    for (index, row) in rows.enumerated() {
      let deviation = row.equilibrium.closestDeviation
      table.append([
        String(index + 1), words.kind(row.kind.rawValue), words.yes(row.equilibrium.isStrict),
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
