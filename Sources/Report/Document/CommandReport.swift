/// The results of commands, ready to be written.
public import Findings
internal import Games
public import Market
internal import Scenario

/// A result of a command in every form.
public protocol CommandReport: Sendable {
  /// For a terminal; no line is wider than `width` cells.
  func text(width: Int, style: Style) -> String
  /// In Markdown.
  func markdown() -> String
  /// Every number in a table.
  func csv() -> String
  /// Every number in an object, with the inputs that it was computed from.
  func json(_ inputs: Inputs) -> String
}

/// The CEO's page.
public struct BriefReport: CommandReport {
  private let page: BriefPage

  /// A page about findings in a language.
  public init(
    _ brief: Brief, uncertainty: UncertaintyStudy? = nil, reasons: HerdReasons? = nil, language: Language
  ) {
    page = BriefPage(brief: brief, words: language.words, uncertainty: uncertainty, reasons: reasons)
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String {
    page.document().text(width: width, style: style)
  }

  /// The page in Markdown.
  public func markdown() -> String { page.document().markdown() }

  /// Every number of the page in a long table.
  public func csv() -> String { page.csv() }

  /// Every number of the page, with the model that it was computed from.
  public func json(_ inputs: Inputs) -> String { page.json(inputs).text() }
}

/// The list of equilibria.
public struct EquilibriaReport: CommandReport {
  private let page: EquilibriaPage

  /// The equilibria of a market.
  public init(
    _ equilibria: MarketEquilibria, of market: Market, reasons: HerdReasons? = nil, language: Language
  ) {
    page = EquilibriaPage(
      market: market, equilibria: equilibria, words: language.words, herdReasons: reasons)
  }

  /// The list for a terminal.
  public func text(width: Int, style: Style = .plain) -> String {
    page.document().text(width: width, style: style)
  }

  /// The list in Markdown.
  public func markdown() -> String { page.document().markdown() }

  /// A record for each equilibrium, type and strategy that is played.
  public func csv() -> String { page.csv() }

  /// The contract's members.
  public func json(_ inputs: Inputs) -> String {
    let reasons = page.herdReasons?.members(page.market) ?? []
    return JSONValue.object(
      inputs.head("equilibria") + [("model", .model(page.market))] + page.members + reasons
    ).text()
  }
}

extension EquilibriaPage {
  func csv() -> String {
    var writer = CSVWriter(header: [
      "equilibrium", "kind", "type", "strategy", "firms", "probability", "payoff", "regret", "strict",
      "welfare",
    ])
    for (index, row) in equilibria.rows.enumerated() {
      let equilibrium = row.equilibrium
      for (type, weights) in equilibrium.profile.weights.enumerated() {
        for (strategy, weight) in weights.enumerated() where weight != 0 {
          let isPure = equilibrium.profile.isPure
          writer.append([
            .count(index + 1), .text(row.kind.rawValue), .text(market.firms[type].type.name),
            .text(market.strategies[strategy].name), isPure ? .number(weight) : .empty,
            isPure ? .empty : .number(weight), .number(equilibrium.payoffs[type]),
            .number(equilibrium.regret),
            .text(equilibrium.isStrict ? "true" : "false"), .number(row.welfare),
          ])
        }
      }
    }
    return writer.text
  }
}

/// The payoff matrix of every type of firm.
public struct PayoffsReport: CommandReport {
  private let brief: Brief
  private let words: any Wording

  /// The matrices of a brief.
  public init(_ brief: Brief, language: Language) {
    self.brief = brief
    words = language.words
  }

  /// The matrices for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The matrices in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each type, own strategy and strategy of all others.
  public func csv() -> String {
    let market = brief.market
    var writer = CSVWriter(header: ["type", "strategy", "allOthersPlay", "payoff"])
    for findings in brief.firms {
      for (own, row) in findings.matrix.enumerated() {
        for (others, payoff) in row.enumerated() {
          writer.append([
            .text(market.firms[findings.type].type.name), .text(market.strategies[own].name),
            .text(market.strategies[others].name), .number(payoff),
          ])
        }
      }
    }
    return writer.text
  }

  /// The contract's members and the matrices.
  public func json(_ inputs: Inputs) -> String {
    let page = BriefPage(brief: brief, words: words)
    let list = EquilibriaPage(market: brief.market, equilibria: brief.equilibria, words: words)
    return JSONValue.object(
      inputs.head("payoffs") + [("model", .model(brief.market)), ("payoffs", page.matrices)] + list.members
    ).text()
  }

  private var document: Document {
    var page = Document()
    BriefPage(brief: brief, words: words).addMatrices(to: &page)
    return page
  }
}
