/// Long-run play in a game file, as a report.
public import Games

/// Report of `solve --concept evolutionary`.
public struct LongRunReport: PagedReport {
  let language: Language
  private let file: GambitNormalForm
  private let source: String
  private let classes: [[Int]]
  private let play: LongRunPlay

  /// Long run of a game, by classes of symmetric players; `nil` if players differ in the number of
  /// strategies. `source` names the file.
  ///
  /// Throws for a Markov chain that is too large.
  public init?(_ file: GambitNormalForm, source: String, language: Language) throws(GameSizeError) {
    guard let (classes, game) = file.ordinalTable() else { return nil }
    self.classes = classes
    self.file = file
    self.source = source
    self.language = language
    play = try LongRunPlay(game)
  }

  var page: Page {
    var page = Page(of: file, source: source, concept: "evolutionary")
    page.answer = [answer]
    page.sections = [
      Section(
        "play", .empty,
        (play.strategyShares.map { [.table(shares($0))] } ?? []) + [.table(resting), .paragraph(note)])
    ]
    page.members += [
      ("classes", .array(classes.map { .array($0.map { .string(file.game.players[$0]) }) })),
      ("errorRate", .number(play.errorRate)),
      ("longRunShares", play.strategyShares.map(JSONValue.rows) ?? .null),
    ]
    return page
  }

  // MARK: Tables

  private var names: [String] { file.game.strategies[classes[0][0]].map { SafeText.line($0) } }

  private func shares(_ shares: [[Double]]) -> PageTable {
    let rows = shares.enumerated().flatMap { type, row in
      row.indices.sorted { (row[$0], $1) > (row[$1], $0) }.map { (type: type, strategy: $0, share: row[$0]) }
    }
    return PageTable(
      "longRunShares", rows,
      [
        .name("players", Text("players", "参与人")) {
          let players = classes[$0.type].map { SafeText.line(file.game.players[$0]) }
          return (
            players.joined(separator: ", "),
            Text(players.joined(separator: ", "), players.joined(separator: "、"))
          )
        }, .name("strategy", GameText.strategy) { (names[$0.strategy], Text(names[$0.strategy])) },
        .number("longRunShare", Text("long run", "长期占比"), .share) { $0.share },
      ])
  }

  private var resting: PageTable {
    PageTable(
      "restingPlaces", play.places, limit: 20,
      [
        .people("place", Text("where play rests", "停留点")) { seats($0) },
        .number("longRunShare", Text("long run", "长期占比"), .share) { $0.share },
        .flag("stochasticallyStable", Text("lasts", "长存")) { $0.isStochasticallyStable },
        .number("treeCost", Text("errors in", "进入错误数"), .count) { Double($0.treeCost) },
        .number("radius", Text("errors out", "离开错误数"), .count) { $0.radius.map(Double.init) },
        .shape("counts") { .array($0.profiles.map { .array($0.map { .array($0.map(JSONValue.count)) }) }) },
      ], subject: { seats($0).en })
  }

  private func seats(_ place: LongRunPlay.RecurrentClass) -> Text {
    guard place.profiles.count == 1 else {
      return Text(
        "\(place.profiles.count) profiles, run through for ever", "\(place.profiles.count) 个组合，循环不止")
    }
    return Text(
      zip(classes, place.profiles[0]).map { members, counts in
        counts.indices.filter { counts[$0] > 0 }.map {
          members.count == 1 ? names[$0] : "\(counts[$0]) × \(names[$0])"
        }.joined(separator: ", ")
      }.joined(separator: "; "))
  }

  // MARK: Sentences

  private var answer: Text {
    let (places, lasting) = (play.places.count, play.places.count(where: \.isStochasticallyStable))
    guard places > 1 else { return Text("Play rests in one place.", "博弈只停留在一处。") }
    return Text(
      "Play can rest in \(places) places; when errors are rare it is nearly always in "
        + (lasting == 1 ? "one of them." : "\(lasting) of them."),
      "博弈可停留在 \(places) 处；当失误罕见时，几乎总在其中 \(lasting) 处。")
  }

  private var note: Text {
    let rate = Amount.share(play.errorRate)
    return Text(
      "One player at a time turns to a best reply; \(rate.en) of the time it picks any strategy instead. Lasts: seen nearly "
        + "always when errors become rare (stochastically stable). Errors in: how many it takes at least to come here "
        + "from everywhere else (the cheapest tree); errors out: how many it takes at least to leave.",
      "每次一名参与人改选最优反应；有 \(rate.zh) 的时候随意选择。长存：失误趋于罕见时几乎总处于此（随机稳定）。进入错误数：从其他各处到达这里至少需要的失误（最小树代价）；离开错误数：离开它至少需要的失误。"
    )
  }
}
