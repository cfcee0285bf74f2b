/// Equilibria of a market in which each firm has its own mixture, as a report.
internal import Findings
public import Games
public import Market
internal import Scenario

/// Report of `equilibria --concept mixed`.
public struct PerFirmReport: PagedReport {
  let language: Language
  private let market: Market
  private let solution: GameSolution
  private let list: SolveReport

  /// The equilibria of a market's game with every firm a player, type after type.
  public init(_ solution: GameSolution, of market: Market, language: Language) {
    self.market = market
    self.solution = solution
    self.language = language
    list = SolveReport(
      solution, source: market.scenario.name, isFileExact: false, labels: GameLabels(market),
      language: language)
  }

  var page: Page { list.page }

  /// Profile and payoff by firm instead of type; CSV has the list's own records.
  var machinePage: Page {
    var page = Page(command: "equilibria", title: list.page.title)
    page.answer = list.page.answer
    page.members = [
      ("model", .model(market)), ("equilibria", .array(solution.equilibria.map(json))),
      ("complete", .bool(solution.isComplete)), ("completeBecause", .string(list.reason.en)),
    ]
    page.machineTables = [list.weights]
    return page
  }

  private func json(_ row: GameSolution.Row) -> JSONValue {
    let (firms, profile) = (solution.file.game.players, row.profile)
    let weights = profile.probabilities
    return [
      "kind": .string(profile.isPure ? "pure" : "mixed"),
      "profile": .object(
        zip(firms, weights).map { firm, mixture in
          (firm, .object(zip(market.strategies, mixture).map { ($0.0.name, .number($0.1)) }))
        }),
      "payoff": .object(zip(firms, profile.payoffs).map { ($0, .number($1)) }),
      "regret": .number(profile.regret), "strict": .bool(solution.isStrict(row)),
      "welfare": .number(profile.payoffs.reduce(0, +) - market.systemicLoss(ofEveryFirm: weights)),
      "radius": profile.radius.map(JSONValue.number) ?? .null,
    ]
  }
}
