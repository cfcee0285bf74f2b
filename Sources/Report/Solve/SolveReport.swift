/// The equilibria of a game file, in every form.
public import Games
internal import ResilienceNumerics

/// What `solve` prints.
public struct SolveReport: CommandReport {
  private let solution: GameSolution
  private let source: String
  private let words: SolveWords

  /// The equilibria of a game; `source` names the file.
  public init(_ solution: GameSolution, source: String, language: Language) {
    self.solution = solution
    self.source = source
    words = SolveWords(language: language)
  }

  /// The list for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The list in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each equilibrium, player and strategy that is played.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "equilibrium", "kind", "component", "player", "strategy", "probability", "exact", "payoff", "regret",
    ])
    let components = componentOfRow
    for (index, row) in solution.equilibria.enumerated() {
      for (player, mixture) in row.profile.probabilities.enumerated() {
        for (strategy, probability) in mixture.enumerated() where probability != 0 {
          let exact = row.exact?.probabilities[player][strategy]
          writer.append([
            .count(index + 1), .text(kind(row)), components[index].map { .count($0 + 1) } ?? .empty,
            .text(game.players[player]), .text(game.strategies[player][strategy]), .number(probability),
            exact.map { .text($0.description) } ?? .empty, .number(row.profile.payoffs[player]),
            .number(row.profile.regret),
          ])
        }
      }
    }
    return writer.text
  }

  /// The contract's members.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
      ("inputs", ["file": .string(source)]), ("title", .string(solution.file.title)),
      ("players", .array(game.players.map(JSONValue.string))),
      ("strategies", .array(game.strategies.map { .array($0.map(JSONValue.string)) })),
      ("equilibria", .array(solution.equilibria.map(json))),
      ("components", .array(continua.map(json))), ("complete", .bool(solution.isComplete)),
      ("completeBecause", .string(reason)),
    ]).text()
  }

  /// Why the list is complete, or why that is not known, in English.
  var reason: String { SolveWords(language: .english).reason(solution.reason, supports: game.supportCount) }

  // MARK: Parts

  private var game: NormalFormGame { solution.file.game }

  private func kind(_ row: GameSolution.Row) -> String { row.profile.isPure ? "pure" : "mixed" }

  /// Components of more than one equilibrium.
  private var continua: [NashComponent] { solution.components.filter { !$0.isIsolated } }

  private var componentOfRow: [Int: Int] {
    var result: [Int: Int] = [:]
    for (number, component) in continua.enumerated() {
      for member in component.members { result[member] = number }
    }
    return result
  }

  private func json(_ row: GameSolution.Row) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("kind", .string(kind(row))),
      ("profile", .array(row.profile.probabilities.map { .array($0.map(JSONValue.number)) })),
      ("payoffs", .array(row.profile.payoffs.map(JSONValue.number))), ("regret", .number(row.profile.regret)),
    ]
    if let radius = row.profile.radius, row.exact == nil {
      members.append(("enclosure", Self.json(row.profile.probabilities, radius: radius)))
    }
    if let exact = row.exact { members.append(("exact", Self.json(exact.probabilities))) }
    return .object(members)
  }

  private func json(_ component: NashComponent) -> JSONValue {
    [
      "equilibria": .array(component.members.map(JSONValue.count)),
      "subsets": .array(
        component.subsets.map { ["first": Self.json($0.rows), "second": Self.json($0.columns)] }),
    ]
  }

  /// An interval for each probability; what is exactly 0 or 1 stays so.
  private static func json(_ mixtures: [[Double]], radius: Double) -> JSONValue {
    .array(
      mixtures.map { mixture in
        .array(
          mixture.map { value in
            let ends =
              value == 0 || value == 1 ? (value, value) : (max(0, value - radius), min(1, value + radius))
            return [.number(ends.0), .number(ends.1)]
          })
      })
  }

  private static func json(_ mixtures: [[Rational]]) -> JSONValue {
    .array(mixtures.map { .array($0.map { .string($0.description) }) })
  }

  private var document: Document {
    var page = Document()
    page.append(.title(solution.file.title.isEmpty ? source : SafeText.line(solution.file.title)))
    let pure = solution.equilibria.count { $0.profile.isPure }
    page.append(.answer(words.count(pure: pure, mixed: solution.equilibria.count - pure)))
    page.append(.lines(solution.equilibria.enumerated().map { line($0.offset + 1, $0.element) }))
    page.append(.points(continua.map { words.component($0.members.map { $0 + 1 }) }))
    page.append(.paragraph(words.reason(solution.reason, supports: game.supportCount)))
    return page
  }

  /// `2  mixed  A: 4/5 T + 1/5 M, worth 3; B, C: …; regret 0`: players who play and earn the same stand together.
  private func line(_ number: Int, _ row: GameSolution.Row) -> String {
    var groups: [(players: [String], what: String)] = []
    for player in game.players.indices {
      let payoff = Self.text(row.exact?.payoffs[player], or: row.profile.payoffs[player])
      let what = "\(mixture(row, player)), \(words.worth) \(payoff)"
      let name = SafeText.line(game.players[player])
      if let place = groups.firstIndex(where: { $0.what == what }) {
        groups[place].players.append(name)
      } else {
        groups.append(([name], what))
      }
    }
    let players = groups.map { "\($0.players.joined(separator: ", ")): \($0.what)" }
    let regret = Self.text(row.exact?.regret, or: row.profile.regret)
    return "\(number)  \(words.kind(row.profile.isPure))  "
      + (players + ["\(words.regret) \(regret)"]).joined(separator: "; ")
  }

  private func mixture(_ row: GameSolution.Row, _ player: Int) -> String {
    let names = game.strategies[player].map { SafeText.line($0) }
    let mixture = row.profile.probabilities[player]
    let played = mixture.indices.filter { mixture[$0] != 0 }
    if played.count == 1 { return "“\(names[played[0]])”" }
    return played.map { strategy in
      let share = Self.text(row.exact?.probabilities[player][strategy], or: mixture[strategy])
      return "\(share) “\(names[strategy])”"
    }.joined(separator: " + ")
  }

  /// The fraction where somebody can read it; the other forms of the report have all of it.
  private static func text(_ exact: Rational?, or rounded: Double) -> String {
    guard let fraction = exact?.description, fraction.count <= 24 else { return number(rounded) }
    return fraction
  }

  private static func number(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
}
