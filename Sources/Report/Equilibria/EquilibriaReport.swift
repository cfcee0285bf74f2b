/// The list of equilibria and the payoff matrix, ready to be written.
public import Findings
internal import Games
public import Market
internal import Scenario

/// The list of equilibria.
public struct EquilibriaReport: PagedReport {
  let language: Language
  private let market: Market
  private let equilibria: MarketEquilibria
  private let reasons: HerdReasons?

  /// The equilibria of a market.
  public init(
    _ equilibria: MarketEquilibria, of market: Market, reasons: HerdReasons? = nil, language: Language
  ) {
    self.market = market
    self.reasons = reasons
    self.equilibria = equilibria
    self.language = language
  }

  var page: Page {
    var page = Page(command: "equilibria", title: .empty)
    var section = EquilibriaSection(market: market, equilibria: equilibria).section(limit: nil)
    if EquilibriaMembers(market: market, equilibria: equilibria).isComplete {
      section.parts.append(.paragraph(SolveText.certificate))
    }
    page.sections = [section]
    return page
  }

  var machinePage: Page {
    var page = Page(command: "equilibria", title: Text("Equilibria"))
    page.members =
      [("model", .model(market))] + EquilibriaMembers(market: market, equilibria: equilibria).members
      + (reasons?.members(market) ?? [])
    page.machineTables = [weights]
    return page
  }

  /// A record for each equilibrium, type and strategy that is played.
  private var weights: PageTable {
    let labels = MarketLabels(market)
    let rows = equilibria.rows.enumerated().flatMap { index, row in
      row.equilibrium.profile.weights.enumerated().flatMap { type, weights in
        weights.indices.filter { weights[$0] != 0 }.map {
          (number: index + 1, row: row, type: type, strategy: $0, weight: weights[$0])
        }
      }
    }
    return PageTable(
      "equilibria", rows,
      [
        .machine("equilibrium", .count) { Double($0.number) },
        .key("kind") { $0.row.kind.rawValue }, .name("type", .empty) { labels.firmName($0.type) },
        .name("strategy", .empty) { labels.setupName($0.strategy) },
        .machine("firms", .count) { $0.row.equilibrium.profile.isPure ? $0.weight : nil },
        .machine("probability", .share) { $0.row.equilibrium.profile.isPure ? nil : $0.weight },
        .machine("payoff", .dollarsPerYear) { $0.row.equilibrium.payoffs[$0.type] },
        .machine("regret", .dollarsPerYear) { $0.row.equilibrium.regret },
        Column(key: "strict", title: .empty, audience: .machines) { .flag($0.row.equilibrium.isStrict) },
        .machine("welfare", .dollarsPerYear) { $0.row.welfare },
      ])
  }
}

/// The payoff matrix of every type of firm.
public struct PayoffsReport: PagedReport {
  let language: Language
  private let brief: Brief
  private let reasons: HerdReasons?

  /// The matrices of a brief.
  public init(_ brief: Brief, reasons: HerdReasons? = nil, language: Language) {
    self.brief = brief
    self.reasons = reasons
    self.language = language
  }

  /// The figure of its matrix.
  public var figures: [FigureName] { brief.herd == nil ? [] : [.payoffs] }

  private var payoffs: PayoffSection { PayoffSection(market: brief.market, firms: brief.firms) }

  var page: Page {
    var page = Page(command: "payoffs", title: .empty)
    page.sections = [payoffs.section]
    return page
  }

  var machinePage: Page {
    let market = brief.market
    var page = Page(command: "payoffs", title: Text("Payoffs"))
    page.members =
      [("model", .model(market)), ("payoffs", BriefRecords.matrices(brief))]
      + EquilibriaMembers(market: market, equilibria: brief.equilibria).members
      + (reasons?.members(market) ?? [])
    page.machineTables = [payoffs.records]
    return page
  }
}

extension TypeProfile {
  /// Counts or probabilities by type and strategy.
  var weights: [[Double]] {
    switch self {
    case .pure(let counts): counts.map { $0.map(Double.init) }
    case .mixed(let probabilities): probabilities
    }
  }

  var isPure: Bool {
    if case .pure = self { true } else { false }
  }
}

/// What the contract says of equilibria.
struct EquilibriaMembers {
  let market: Market
  let equilibria: MarketEquilibria

  /// Whether every list that was searched for is proved to be complete.
  var isComplete: Bool {
    let searched = [equilibria.pure, equilibria.symmetric].filter { $0 != .notSearched }
    return !searched.isEmpty && searched.allSatisfy(\.isProved)
  }

  /// `equilibria`, `complete`, `completeBecause`, `neverPlayed`.
  var members: [(key: String, value: JSONValue)] {
    [
      ("equilibria", .array(equilibria.rows.map(json))), ("complete", .bool(isComplete)),
      ("completeBecause", .string(Text.sentences(EquilibriaSentences.reasons(equilibria)).en)),
      ("neverPlayed", .array(neverPlayed)),
    ]
  }

  private func json(_ row: MarketEquilibria.Row) -> JSONValue {
    let equilibrium = row.equilibrium
    return [
      "kind": .string(row.kind.rawValue), "profile": .profile(market, equilibrium.profile),
      "payoff": .byType(market, equilibrium.payoffs), "regret": .number(equilibrium.regret),
      "strict": .bool(equilibrium.isStrict), "welfare": .number(row.welfare),
      "nearestDeviation": .deviation(market, equilibrium.closestDeviation),
      "radius": equilibrium.radius.map(JSONValue.number) ?? .null,
    ]
  }

  private var neverPlayed: [JSONValue] {
    equilibria.dominated.enumerated().flatMap { type, list in
      list.map {
        [
          "type": .string(market.firms[type].type.name),
          "strategy": .string(market.strategies[$0.strategy].name),
          "by": .string(market.strategies[$0.by].name),
        ]
      }
    }
  }
}
