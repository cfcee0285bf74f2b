/// Iterated elimination of dominated strategies in a game file, as a report.
public import Games

/// Report of `solve --concept dominance`.
public struct DominanceReport: PagedReport {
  let language: Language
  private let file: GambitNormalForm
  private let source: String
  private let found: IteratedDominance

  /// The eliminations of a game; `source` names the file.
  public init(_ file: GambitNormalForm, source: String, language: Language) {
    self.file = file
    self.source = source
    self.language = language
    found = file.iteratedDominance()
  }

  private var game: NormalFormGame { file.game }

  private func name(_ player: Int, _ strategy: Int) -> (String, Text) {
    let name = game.strategies[player][strategy]
    return (name, Text(SafeText.line(name)))
  }

  var page: Page {
    var page = Page(of: file, source: source, concept: "dominance")
    page.answer = [answer]
    let remaining = game.players.indices.map { player in
      (
        label: GameText.player(file, player),
        text: Text(
          "keeps "
            + found.remaining[player].map { GameText.strategy(file, player, $0) }.joined(separator: ", "),
          "保留 " + found.remaining[player].map { GameText.strategy(file, player, $0) }.joined(separator: "、"))
      )
    }
    page.sections = [
      Section(
        "eliminations", .empty,
        (found.eliminations.isEmpty ? [] : [.table(eliminations)]) + [
          .labelled(remaining), .paragraph(note), .paragraph(SolveText.certificateOfPage),
        ])
    ]
    page.members += [
      (
        "remaining",
        .array(
          game.players.indices.map { player in
            .array(found.remaining[player].map { .string(name(player, $0).0) })
          })
      ), ("mixturesTried", .bool(found.triesMixtures)),
    ]
    if found.eliminations.isEmpty { page.members.append(("eliminations", [])) }
    page.machineTables = [records]
    return page
  }

  // MARK: Tables

  private typealias Elimination = IteratedDominance.Elimination

  /// Columns of an elimination, in whatever row it stands.
  private func columns<Row>(_ elimination: @escaping (Row) -> Elimination) -> [Column<Row>] {
    [
      .number("round", Text("round", "轮次"), .count) { Double(elimination($0).round) },
      .name("player", GameText.player) { [file] in
        let player = elimination($0).player
        return (file.game.players[player], GameText.player(file, player))
      },
      .name("strategy", Text("never plays", "剔除")) { name(elimination($0).player, elimination($0).strategy) },
    ]
  }

  private func margin<Row>(_ elimination: @escaping (Row) -> Elimination) -> Column<Row> {
    .bare("margin", Text("worse by at least", "至少差")) { elimination($0).margin }
  }

  private var eliminations: PageTable {
    let by: [Column<Elimination>] = [
      .people("by", Text("beaten by", "劣于")) { Text(mixture($0)) },
      margin { $0 }, .shape("mixture") { .array($0.mixture.map(JSONValue.number)) },
    ]
    return PageTable("eliminations", found.eliminations, columns { $0 } + by, audience: [.people, .json])
  }

  private func mixture(_ elimination: Elimination) -> String {
    elimination.mixture.indices.filter { elimination.mixture[$0] > 0 }.map { strategy in
      let share = elimination.mixture[strategy]
      let name = GameText.strategy(file, elimination.player, strategy)
      return share == 1 ? name : "\(GameText.number(share)) \(name)"
    }.joined(separator: " + ")
  }

  /// A record for each eliminated strategy and each strategy that dominates it.
  private var records: PageTable {
    typealias Row = (of: Elimination, by: Int)
    let rows = found.eliminations.flatMap { elimination in
      elimination.mixture.indices.filter { elimination.mixture[$0] > 0 }.map { (of: elimination, by: $0) }
    }
    let by: [Column<Row>] = [
      .name("by", .empty) { name($0.of.player, $0.by) },
      .machine("probability", .share) { $0.of.mixture[$0.by] }, margin(\Row.of),
    ]
    return PageTable("eliminations", rows, columns(\Row.of) + by, audience: .csv)
  }

  // MARK: Sentences

  private var answer: Text {
    let (gone, left) = (found.eliminations.count, found.remaining.map(\.count))
    if gone == 0 { return Text("No strategy is strictly dominated.", "没有严格劣势策略。") }
    if left.allSatisfy({ $0 == 1 }) {
      return Text("One profile is left: the only equilibrium, of any kind.", "只剩一个组合：它是唯一的均衡（任何意义下）。")
    }
    let sizes = left.map(String.init).joined(separator: " x ")
    return Text(
      "\(gone) \(gone == 1 ? "strategy is" : "strategies are") never played; a game of \(sizes) is left.",
      "\(gone) 个策略不会被采用；剩下 \(sizes) 的博弈。")
  }

  private var note: Text {
    let first = Text(
      "A strategy goes when another one, or a mixture of others, is worth more whatever the rest may still play. Every Nash and "
        + "every correlated equilibrium is in what is left.",
      "若另一策略（或若干策略的混合）无论其他人如何选择都更好，则该策略被剔除。所有纳什均衡与相关均衡都在剩余策略之中。")
    return found.triesMixtures
      ? first
      : .sentences([first, Text("Mixtures were not tried: the game is too large.", "博弈过大，未尝试混合策略。")])
  }
}
