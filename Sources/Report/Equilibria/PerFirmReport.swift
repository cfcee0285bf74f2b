/// Equilibria of a market in which each firm has its own mixture, as a report.
internal import Findings
public import Games
public import Market
internal import Scenario

/// Report of `equilibria --concept mixed`.
public struct PerFirmReport: CommandReport {
  private let market: Market
  private let solution: GameSolution
  private let page: SolveReport

  /// The equilibria of a market's game with every firm a player, type after type.
  public init(_ solution: GameSolution, of market: Market, language: Language) {
    self.market = market
    self.solution = solution
    page = SolveReport(solution, source: market.scenario.name, isFileExact: false, language: language)
  }

  /// The list for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { page.text(width: width, style: style) }

  /// The list in Markdown.
  public func markdown() -> String { page.markdown() }

  /// CSV with a record for each equilibrium, firm and strategy in use.
  public func csv() -> String { page.csv() }

  /// JSON with the contract's members, profile and payoff by firm instead of type.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("equilibria") + [
        ("model", .model(market)), ("equilibria", .array(solution.equilibria.map(json))),
        ("complete", .bool(solution.isComplete)), ("completeBecause", .string(page.reason)),
      ]
    ).text()
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
