/// Correlated equilibria of a market, as a report.
public import Findings
internal import Games
public import Market
internal import Scenario

/// Report of `equilibria --concept correlated`.
public struct CorrelatedReport: CommandReport {
  private let market: Market
  private let findings: CorrelatedFindings
  private let words: CorrelatedWords

  /// Correlated equilibria of a market.
  public init(_ findings: CorrelatedFindings, of market: Market, language: Language) {
    self.market = market
    self.findings = findings
    words = CorrelatedWords(language: language)
  }

  /// The page for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each correlated equilibrium, profile in its support, type and strategy in use.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "concept", "aim", "welfare", "bound", "regret", "probability", "type", "strategy", "firms",
    ])
    for row in findings.rows {
      for draw in row.equilibrium.draws {
        for (type, counts) in draw.counts.enumerated() {
          for (strategy, count) in counts.enumerated() where count > 0 {
            writer.append([
              .text(row.kind.rawValue), .text(row.aim.rawValue), .number(row.welfare),
              .number(row.equilibrium.bound), .number(row.equilibrium.regret), .number(draw.probability),
              .text(market.firms[type].type.name), .text(market.strategies[strategy].name), .count(count),
            ])
          }
        }
      }
    }
    return writer.text
  }

  /// Correlated equilibria and the price of anarchy as JSON.
  public func json(_ inputs: Inputs) -> String {
    let anarchy = findings.anarchy
    return JSONValue.object(
      inputs.head("equilibria") + [
        ("concept", "correlated"), ("profiles", .count(findings.profileCount)),
        ("lotteries", .array(findings.rows.map(json))),
        (
          "anarchy",
          [
            "bestProfile": .profile(market, .pure(counts: anarchy.best.counts)),
            "bestWelfare": .number(anarchy.best.welfare), "bestWelfareBound": .number(anarchy.best.bound),
            "bestProved": .bool(anarchy.best.isProved),
            "bestEquilibrium": Self.number(anarchy.bestEquilibrium),
            "worstEquilibrium": Self.number(anarchy.worstEquilibrium),
            "equilibriaComplete": .bool(anarchy.isComplete), "priceOfAnarchy": Self.number(anarchy.anarchy),
            "priceOfStability": Self.number(anarchy.stability),
            "anarchyLoss": Self.number(anarchy.anarchyLoss),
            "stabilityLoss": Self.number(anarchy.stabilityLoss),
          ]
        ),
        ("omitted", .array(findings.omissions.map { .string($0.kind.rawValue) })),
      ]
    ).text()
  }

  private func money(_ dollars: Double) -> String { Amount.money(dollars)[words.language] }

  // MARK: Parts

  private static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  private func json(_ row: CorrelatedFindings.Row) -> JSONValue {
    [
      "concept": .string(row.kind.rawValue), "aim": .string(row.aim.rawValue),
      "welfare": .number(row.welfare), "value": .number(row.equilibrium.value),
      "bound": .number(row.equilibrium.bound), "regret": .number(row.equilibrium.regret),
      "payoff": .byType(market, row.equilibrium.payoffs),
      "draws": .array(
        row.equilibrium.draws.map {
          ["probability": .number($0.probability), "profile": .profile(market, .pure(counts: $0.counts))]
        }),
    ]
  }

  private var document: Document {
    var page = Document()
    page.append(.title(words.title(SafeText.line(market.scenario.name))))
    page.append(.answer(answer))
    page.append(.heading(words.heading))
    for row in findings.rows { page.append(.lines(lines(row))) }
    if !findings.rows.isEmpty { page.append(.table(table)) }
    page.append(.points(findings.omissions.map { words.omission($0.kind, $0.size) }))
    page.append(.heading(words.anarchyHeading))
    page.append(.points(anarchy))
    page.append(.paragraph(words.gloss))
    return page
  }

  private var answer: String {
    guard let best = findings.rows.first(where: { $0.kind == .correlated && $0.aim == .best }) else {
      return ""
    }
    let nash = findings.anarchy.bestEquilibrium
    let gain = nash.map { best.welfare - $0 }
    let isMore = (gain ?? 0) > 1e-6 * abs(best.welfare)
    return words.answer(
      welfare: money(best.welfare), gain: isMore ? gain.map(money) : nil,
      hasEquilibrium: nash != nil)
  }

  /// Lines of an equilibrium: `best, correlated:` and the likeliest profiles.
  private func lines(_ row: CorrelatedFindings.Row) -> [String] {
    let shown = row.equilibrium.draws.prefix(4)
    let left = row.equilibrium.draws.count - shown.count
    let draws = shown.map { draw in
      let seats = ProfileText(market).text(draw.counts)[words.language]
      return "   \(Quantity.share(draw.probability))  \(seats)"
    }
    return [words.name(row.kind, row.aim)] + draws + (left > 0 ? ["   " + words.more(left)] : [])
  }

  private var table: Table {
    let scale = MoneyScale.fitting(findings.rows.map(\.welfare), words.language)
    let payoffs = MoneyScale.fitting(findings.rows.flatMap(\.equilibrium.payoffs), words.language)
    let regrets = MoneyScale.fitting(findings.rows.map(\.equilibrium.regret), words.language)
    let types = market.firms.indices.map {
      "\(MarketLabels(market).firm($0)[words.language]), \(payoffs.name)"
    }
    var table = Table(
      columns: [.init(words.lottery, .left), .init("\(words.welfare), \(scale.name)")]
        + types.map { .init($0) }
        + [.init(words.profiles), .init("\(words.regret), \(regrets.name)")])
    for row in findings.rows {
      table.append(
        [words.name(row.kind, row.aim), scale.cell(row.welfare)]
          + row.equilibrium.payoffs.map(payoffs.cell)
          + [String(row.equilibrium.draws.count), regrets.cell(row.equilibrium.regret)])
    }
    return table
  }

  private var anarchy: [String] {
    let anarchy = findings.anarchy
    let seats = ProfileText(market).text(anarchy.best.counts)[words.language]
    var points = [
      words.best(
        seats, welfare: money(anarchy.best.welfare),
        bound: anarchy.best.isProved ? nil : money(anarchy.best.bound))
    ]
    if let loss = anarchy.stabilityLoss {
      let isReached = loss <= 1e-9 * abs(anarchy.best.welfare)
      points.append(
        words.stability(
          isReached ? nil : money(loss), ratio: anarchy.stability.map(Quantity.multiple)))
    }
    if let loss = anarchy.anarchyLoss {
      points.append(words.anarchy(money(loss), ratio: anarchy.anarchy.map(Quantity.multiple)))
    }
    return points + (anarchy.isComplete ? [] : [words.incomplete])
  }
}
