/// Equilibria of a game file, as a report.
public import Games
internal import ResilienceNumerics

/// Report of `solve`.
public struct SolveReport: CommandReport {
  private let solution: GameSolution
  private let source: String
  private let words: SolveWords
  private let merits: [EquilibriumMerits]
  private let selection: EquilibriumSelection?
  /// Indices of the shown equilibria in the list.
  private let shown: [Int]

  /// The equilibria of a game; `source` names the file.
  ///
  /// - Parameters:
  ///   - selection: the equilibria to show; by default all.
  ///   - isFileExact: whether payoffs are exact as written, or were computed with rounding.
  public init(
    _ solution: GameSolution, source: String, selection: EquilibriumSelection? = nil,
    isFileExact: Bool = true,
    language: Language
  ) {
    self.solution = solution
    self.source = source
    self.selection = selection
    merits = solution.merits(isFileExact: isFileExact)
    shown =
      selection.map { solution.selected($0, isFileExact: isFileExact) } ?? Array(solution.equilibria.indices)
    words = SolveWords(language: language)
  }

  /// List in Gambit's format.
  public func gambitLines() -> String { solution.hasEquilibria ? solution.gambitLines(shown) : "" }

  /// The list for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The list in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each equilibrium, player and strategy in use.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "equilibrium", "kind", "component", "player", "strategy", "probability", "exact", "payoff", "regret",
      "strict", "payoff dominated", "best sum",
    ])
    let components = componentOfRow
    for index in solution.hasEquilibria ? shown : [] {
      let row = solution.equilibria[index]
      for (player, mixture) in row.profile.probabilities.enumerated() {
        for (strategy, probability) in mixture.enumerated() where probability != 0 {
          let exact = row.exact?.probabilities[player][strategy]
          writer.append([
            .count(index + 1), .text(kind(row)), components[index].map { .count($0 + 1) } ?? .empty,
            .text(game.players[player]), .text(game.strategies[player][strategy]), .number(probability),
            exact.map { .text($0.description) } ?? .empty, .number(row.profile.payoffs[player]),
            .number(row.profile.regret),
            .text(merits[index].isStrict ? "yes" : "no"),
            .text(merits[index].isPayoffDominated ? "yes" : "no"),
            .text(merits[index].hasBestSum ? "yes" : "no"),
          ])
        }
      }
    }
    return writer.text
  }

  /// JSON with the contract's members.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      [
        ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
        ("inputs", ["file": .string(source)]), ("title", .string(solution.file.title)),
        ("players", .array(game.players.map(JSONValue.string))),
        ("strategies", .array(game.strategies.map { .array($0.map(JSONValue.string)) })),
        ("equilibria", .array(solution.hasEquilibria ? shown.map(json) : [])),
        // Components are given by indices in the whole list.
        ("components", .array(selection == nil ? continua.map(json) : [])),
        ("complete", .bool(solution.isComplete)), ("completeBecause", .string(reason)),
      ] + besides
    ).text()
  }

  /// Members of particular lists.
  private var besides: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if !solution.hasEquilibria { members.append(("nearest", .array(shown.map(json)))) }
    if let selection {
      members.append(("selected", .string(selection.rawValue)))
      members.append(("selectedFrom", .count(solution.equilibria.count)))
    }
    if let zeroSum = solution.zeroSum {
      members.append(
        (
          "zeroSum",
          [
            "values": .array(zeroSum.values.map { .number(Double($0)) }),
            "exact": .array(zeroSum.values.map { .string($0.description) }),
            "optimal": .array(zeroSum.strategies.map(Self.json)), "complete": .bool(zeroSum.isComplete),
          ]
        ))
    }
    return members
  }

  /// Reason for the list's completeness, or for its being unknown, in English.
  var reason: String { SolveWords(language: .english).reason(solution.reason, supports: game.supportCount) }

  // MARK: Parts

  private var game: NormalFormGame { solution.file.game }

  private func kind(_ row: GameSolution.Row) -> String { row.isPure ? "pure" : "mixed" }

  /// Components of more than one equilibrium.
  private var continua: [NashComponent] { solution.components.filter { !$0.isIsolated } }

  private var componentOfRow: [Int: Int] {
    var result: [Int: Int] = [:]
    for (number, component) in continua.enumerated() {
      for member in component.members { result[member] = number }
    }
    return result
  }

  private func json(_ place: Int) -> JSONValue {
    let row = solution.equilibria[place]
    var members: [(key: String, value: JSONValue)] = [
      ("kind", .string(kind(row))),
      ("profile", .array(row.profile.probabilities.map { .array($0.map(JSONValue.number)) })),
      ("payoffs", .array(row.profile.payoffs.map(JSONValue.number))), ("regret", .number(row.profile.regret)),
    ]
    if let radius = row.profile.radius, row.exact == nil {
      members.append(("enclosure", Self.json(row.profile.probabilities, radius: radius)))
    }
    if let exact = row.exact { members.append(("exact", Self.json(exact.probabilities))) }
    let merits = merits[place]
    members += [
      ("strict", .bool(merits.isStrict)), ("payoffDominated", .bool(merits.isPayoffDominated)),
      ("sum", .number(merits.sum)), ("bestSum", .bool(merits.hasBestSum)),
    ]
    return .object(members)
  }

  private func json(_ component: NashComponent) -> JSONValue {
    [
      "equilibria": .array(component.members.map(JSONValue.count)),
      "subsets": .array(
        component.subsets.map { ["first": Self.json($0.rows), "second": Self.json($0.columns)] }),
    ]
  }

  /// Interval for each probability; exact values of 0 and 1 are unchanged.
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
    guard solution.hasEquilibria else {
      page.append(.answer(words.noEquilibrium))
      page.append(.lines(shown.map(line)))
      page.append(.paragraph(words.reason(solution.reason, supports: game.supportCount)))
      return page
    }
    let pure = solution.equilibria.count { $0.isPure }
    page.append(.answer(words.count(pure: pure, mixed: solution.equilibria.count - pure)))
    if let selection { page.append(.paragraph(words.selected(selection, shown: shown.count))) }
    page.append(.lines(shown.map(line)))
    page.append(
      .points(
        (selection == nil ? continua : []).map { words.component($0.members.map { $0 + 1 }) } + comparison))
    page.append(
      .paragraph(
        (value + [words.reason(solution.reason, supports: game.supportCount)]).joined(separator: " ")))
    if solution.isComplete { page.append(.paragraph(words.proof)) }
    return page
  }

  /// The value of a zero-sum game.
  private var value: [String] {
    guard let zeroSum = solution.zeroSum else { return [] }
    let values = zip(zeroSum.values, zeroSum.profile.payoffs).map { Self.text($0, or: Double($1)) }
    return [words.value(game.players.map { SafeText.line($0) }, values)]
  }

  /// Comparison of several equilibria by payoff.
  private var comparison: [String] {
    guard merits.count > 1 else { return [] }
    let best = merits.indices.filter { merits[$0].hasBestSum }
    let exact = best.first.flatMap { solution.equilibria[$0].exact }?.payoffs.reduce(Rational(0), +)
    let sum = best.first.map { Self.text(exact, or: merits[$0].sum) } ?? NumberText.none
    let dominated = merits.indices.filter { merits[$0].isPayoffDominated }
    return [words.bestSum(best.map { $0 + 1 }, sum: sum), words.dominated(dominated.map { $0 + 1 })]
  }

  /// Line of an equilibrium: `2  mixed  A: 4/5 T + 1/5 M, worth 3; B, C: …; regret 0`; players with the same
  /// strategies and payoffs are listed together.
  private func line(_ place: Int) -> String {
    let row = solution.equilibria[place]
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
    return "\(place + 1)  \(words.kind(row.isPure))  "
      + (players + ["\(words.regret) \(regret)"] + (merits[place].isStrict ? [words.strict] : []))
      .joined(separator: "; ")
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

  /// Fraction, if it is short enough to read; the other formats of the report have it in full.
  private static func text(_ exact: Rational?, or rounded: Double) -> String {
    guard let fraction = exact?.description, fraction.count <= 24 else { return number(rounded) }
    return fraction
  }

  private static func number(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
}
