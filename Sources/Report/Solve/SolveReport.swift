/// Equilibria of a game file, as a report.
public import Games
internal import ResilienceNumerics

/// Report of `solve`.
public struct SolveReport: PagedReport {
  let language: Language
  private let solution: GameSolution
  private let source: String
  private let labels: GameLabels
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
    self.init(
      solution, source: source, selection: selection, isFileExact: isFileExact,
      labels: GameLabels(solution.file),
      language: language)
  }

  init(
    _ solution: GameSolution, source: String, selection: EquilibriumSelection? = nil, isFileExact: Bool,
    labels: GameLabels, language: Language
  ) {
    self.labels = labels
    self.solution = solution
    self.source = source
    self.selection = selection
    self.language = language
    merits = solution.merits(isFileExact: isFileExact)
    shown =
      selection.map { solution.selected($0, isFileExact: isFileExact) } ?? Array(solution.equilibria.indices)
  }

  /// List in Gambit's format.
  public func gambitLines() -> String { solution.hasEquilibria ? solution.gambitLines(shown) : "" }

  private var file: GambitNormalForm { solution.file }
  /// Whether mixed equilibria were looked for too.
  private var isMixedSearched: Bool {
    switch solution.reason {
    case .everyPureProfile, .search(.notSearched): false
    default: true
    }
  }
  private var game: NormalFormGame { solution.file.game }

  var page: Page {
    var page = Page(of: file, source: source)
    let has = solution.hasEquilibria
    let pure = solution.equilibria.count { $0.isPure }
    page.answer = [
      has
        ? SolveText.count(
          pure: pure, mixed: solution.equilibria.count - pure, isMixedSearched: isMixedSearched)
        : Text("No equilibrium was found.", "未找到均衡。")
    ]
    var parts: [Section.Part] = [.lines(shown.map(line))]
    if has {
      if let selection { parts.insert(.paragraph(SolveText.selected(selection, shown: shown.count)), at: 0) }
      let components = continua.map { SolveText.component($0.members.map { $0 + 1 }) }
      parts.append(.points((selection == nil ? components : []) + comparison))
    }
    parts.append(.paragraph(.sentences(has ? [value, reason] : [reason])))
    if has, solution.isComplete { parts.append(.paragraph(SolveText.certificate)) }
    page.sections = [Section("equilibria", .empty, parts)]
    // Components are given by indices in the whole list.
    page.members += [
      ("components", .array(selection == nil ? continua.map(json) : [])),
      ("complete", .bool(solution.isComplete)), ("completeBecause", .string(reason.en)),
    ]
    page.members += besides
    if !has { page.machineTables = [list("nearest", shown)] }
    page.machineTables += [list("equilibria", has ? shown : []), weights]
    return page
  }

  /// Reason for the list's completeness, or for its being unknown.
  var reason: Text { SolveText.reason(solution.reason, supports: game.supportCount) }

  // MARK: Tables

  /// Columns of an equilibrium, in whatever row it stands, by its place in the list.
  private func columns<Row>(_ place: @escaping (Row) -> Int) -> [Column<Row>] {
    [
      .key("kind") { solution.equilibria[place($0)].isPure ? "pure" : "mixed" },
      .machine("regret", nil) { solution.equilibria[place($0)].profile.regret },
      Column.flag("strict", .empty) { merits[place($0)].isStrict }.forMachines,
      Column.flag("payoffDominated", .empty) { merits[place($0)].isPayoffDominated }.forMachines,
      .machine("sum", nil) { merits[place($0)].sum },
      Column.flag("bestSum", .empty) { merits[place($0)].hasBestSum }.forMachines,
    ]
  }

  /// The list with its profiles.
  private func list(_ key: String, _ places: [Int]) -> PageTable {
    let profiles: [Column<Int>] = [
      .shape("profile") { .rows(solution.equilibria[$0].profile.probabilities) },
      .shape("payoffs") { .array(solution.equilibria[$0].profile.payoffs.map(JSONValue.number)) },
      Column(key: "enclosure", title: .empty, audience: .json) {
        let row = solution.equilibria[$0]
        guard let radius = row.profile.radius, row.exact == nil else { return .absent }
        return .shape(Self.json(row.profile.probabilities, radius: radius), .empty)
      },
      Column(key: "exact", title: .empty, audience: .json) {
        solution.equilibria[$0].exact.map { .shape(Self.json($0.probabilities), .empty) } ?? .absent
      },
    ]
    return PageTable(key, places, columns { $0 } + profiles, audience: .json)
  }

  /// A record for each equilibrium, player and strategy in use.
  var weights: PageTable {
    typealias Weight = (place: Int, player: Int, strategy: Int)
    let rows = (solution.hasEquilibria ? shown : []).flatMap { place in
      solution.equilibria[place].profile.probabilities.enumerated().flatMap { player, mixture in
        mixture.indices.filter { mixture[$0] != 0 }.map { (place: place, player: player, strategy: $0) }
      }
    }
    let components = componentOfRow
    let own: [Column<Weight>] = [
      .machine("equilibrium", .count) { Double($0.place + 1) },
      .machine("component", .count) { components[$0.place].map { Double($0 + 1) } },
      .key("player") { game.players[$0.player] },
      .key("strategy") { game.strategies[$0.player][$0.strategy] },
      .machine("probability", .share) {
        solution.equilibria[$0.place].profile.probabilities[$0.player][$0.strategy]
      },
      .key("exact") {
        solution.equilibria[$0.place].exact?.probabilities[$0.player][$0.strategy].description ?? ""
      }, .machine("payoff", nil) { solution.equilibria[$0.place].profile.payoffs[$0.player] },
    ]
    return PageTable("weights", rows, own + columns(\Weight.place), audience: .csv)
  }

  // MARK: Members

  /// Members of particular lists.
  private var besides: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
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

  /// Components of more than one equilibrium.
  private var continua: [NashComponent] { solution.components.filter { !$0.isIsolated } }

  private var componentOfRow: [Int: Int] {
    var result: [Int: Int] = [:]
    for (number, component) in continua.enumerated() {
      for member in component.members { result[member] = number }
    }
    return result
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

  // MARK: Lines

  /// The value of a zero-sum game.
  private var value: Text {
    guard let zeroSum = solution.zeroSum else { return .empty }
    let values = zip(zeroSum.values, zeroSum.profile.payoffs).map { labels.payoff($0, Double($1)) }
    return SolveText.value(labels.players, values)
  }

  /// Comparison of several equilibria by payoff.
  private var comparison: [Text] {
    guard merits.count > 1 else { return [] }
    let best = merits.indices.filter { merits[$0].hasBestSum }
    let exact = best.first.flatMap { solution.equilibria[$0].exact }?.payoffs.reduce(Rational(0), +)
    let sum = best.first.map { labels.payoff(exact, merits[$0].sum) } ?? Text(NumberText.none)
    let dominated = merits.indices.filter { merits[$0].isPayoffDominated }
    return [SolveText.bestSum(best.map { $0 + 1 }, sum: sum), SolveText.dominated(dominated.map { $0 + 1 })]
  }

  /// Line of an equilibrium: `2  mixed  A: 4/5 T + 1/5 M, worth 3; B, C: …; gain from deviating 0`; players with the
  /// same strategies and payoffs are listed together.
  private func line(_ place: Int) -> Text {
    let row = solution.equilibria[place]
    var groups: [(players: [Text], what: Text)] = []
    for player in game.players.indices {
      let payoff = labels.payoff(row.exact?.payoffs[player], row.profile.payoffs[player])
      let what = mixture(row, player) + Text(", worth \(payoff.en)", "，收益 \(payoff.zh)")
      if let place = groups.firstIndex(where: { $0.what == what }) {
        groups[place].players.append(labels.players[player])
      } else {
        groups.append(([labels.players[player]], what))
      }
    }
    let regret = labels.payoff(row.exact?.regret, row.profile.regret)
    let players = groups.map { players, what in
      Text.joined(players, english: ", ", chinese: "、") + Text(": \(what.en)", "：\(what.zh)")
    }
    let kind = row.isPure ? Text("pure", "纯策略") : Text("mixed", "混合策略")
    return Text("\(place + 1)  ") + kind + Text("  ")
      + .joined(
        players + [GameText.regret + Text(" ") + regret] + (merits[place].isStrict ? [Glossary.strict] : []),
        english: "; ", chinese: "；")
  }

  private func mixture(_ row: GameSolution.Row, _ player: Int) -> Text {
    let (mixture, names) = (row.profile.probabilities[player], labels.strategies[player])
    let played = mixture.indices.filter { mixture[$0] != 0 }
    if played.count == 1 { return names[played[0]] }
    return .joined(
      played.map { strategy in
        labels.share(row.exact?.probabilities[player][strategy], mixture[strategy]) + Text(" ")
          + names[strategy]
      }, by: " + ")
  }
}
