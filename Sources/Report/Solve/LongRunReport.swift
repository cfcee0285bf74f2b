/// Long-run play in a game file, as a report.
public import Games

/// Report of `solve --concept evolutionary`.
public struct LongRunReport: CommandReport {
  private let file: GambitNormalForm
  private let source: String
  private let classes: [[Int]]
  private let play: LongRunPlay
  private let words: LongRunWords

  /// Long run of a game, by classes of symmetric players; `nil` if players differ in the number of
  /// strategies. `source` names the file.
  ///
  /// Throws for a Markov chain that is too large.
  public init?(_ file: GambitNormalForm, source: String, language: Language) throws(GameSizeError) {
    guard let (classes, game) = file.ordinalTable() else { return nil }
    self.classes = classes
    self.file = file
    self.source = source
    play = try LongRunPlay(game)
    words = LongRunWords(language: language)
  }

  /// The ranking for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The ranking in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each class of players and strategy.
  public func csv() -> String {
    var writer = CSVWriter(header: ["players", "strategy", "longRunShare"])
    for (type, shares) in (play.strategyShares ?? []).enumerated() {
      for (strategy, share) in shares.enumerated() {
        writer.append([.text(players(type)), .text(names[strategy]), .number(share)])
      }
    }
    return writer.text
  }

  /// Long-run shares of strategies and the recurrent classes as JSON.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
      ("inputs", ["file": .string(source)]), ("title", .string(file.title)), ("concept", "evolutionary"),
      ("players", .array(file.game.players.map(JSONValue.string))),
      ("strategies", .array(file.game.strategies.map { .array($0.map(JSONValue.string)) })),
      ("classes", .array(classes.map { .array($0.map { .string(file.game.players[$0]) }) })),
      ("errorRate", .number(play.errorRate)),
      (
        "longRunShares",
        play.strategyShares.map { .array($0.map { .array($0.map(JSONValue.number)) }) } ?? .null
      ),
      (
        "restingPlaces",
        .array(
          play.places.map { place in
            [
              "counts": .array(place.profiles.map { .array($0.map { .array($0.map(JSONValue.count)) }) }),
              "longRunShare": place.share.map(JSONValue.number) ?? .null,
              "treeCost": .count(place.treeCost), "radius": place.radius.map(JSONValue.count) ?? .null,
              "stochasticallyStable": .bool(place.isStochasticallyStable),
            ]
          })
      ),
    ]).text()
  }

  private var names: [String] { file.game.strategies[classes[0][0]].map { SafeText.line($0) } }

  private func players(_ type: Int) -> String {
    classes[type].map { SafeText.line(file.game.players[$0]) }.joined(separator: ", ")
  }

  private var document: Document {
    var page = Document()
    page.append(.title(file.title.isEmpty ? source : SafeText.line(file.title)))
    page.append(
      .answer(
        words.answer(places: play.places.count, lasting: play.places.count(where: \.isStochasticallyStable))))
    if let shares = play.strategyShares { page.append(.table(ranking(shares))) }
    page.append(.table(resting))
    page.append(.paragraph(words.gloss(Quantity.share(play.errorRate))))
    return page
  }

  private func ranking(_ shares: [[Double]]) -> Table {
    var table = Table(columns: [
      .init(words.players, .left), .init(words.strategy, .left), .init(words.share),
    ])
    for (type, row) in shares.enumerated() {
      for strategy in row.indices.sorted(by: { (row[$0], $1) > (row[$1], $0) }) {
        table.append([players(type), names[strategy], Quantity.share(row[strategy])])
      }
    }
    return table
  }

  private var resting: Table {
    var table = Table(columns: [
      .init(words.place, .left), .init(words.share), .init(words.lasts, .left), .init(words.errorsIn),
      .init(words.errorsOut),
    ])
    for place in play.places.prefix(20) {
      table.append([
        seats(place), place.share.map { Quantity.share($0) } ?? "–",
        words.yesOrNo(place.isStochasticallyStable), "\(place.treeCost)",
        place.radius.map(String.init) ?? "–",
      ])
    }
    return table
  }

  private func seats(_ place: LongRunPlay.RecurrentClass) -> String {
    guard place.profiles.count == 1 else { return words.circle(place.profiles.count) }
    return zip(classes, place.profiles[0]).map { members, counts in
      counts.indices.filter { counts[$0] > 0 }.map {
        members.count == 1 ? names[$0] : "\(counts[$0]) × \(names[$0])"
      }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
