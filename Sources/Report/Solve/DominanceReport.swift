/// Iterated elimination of dominated strategies in a game file, as a report.
public import Games

/// Report of `solve --concept dominance`.
public struct DominanceReport: CommandReport {
  private let file: GambitNormalForm
  private let source: String
  private let found: IteratedDominance
  private let words: DominanceWords

  /// The eliminations of a game; `source` names the file.
  public init(_ file: GambitNormalForm, source: String, language: Language) {
    self.file = file
    self.source = source
    found = file.iteratedDominance()
    words = DominanceWords(language: language)
  }

  /// The rounds for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The rounds in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each eliminated strategy and each strategy that dominates it.
  public func csv() -> String {
    var writer = CSVWriter(header: ["round", "player", "strategy", "by", "probability", "margin"])
    for elimination in found.eliminations {
      for (strategy, probability) in elimination.mixture.enumerated() where probability > 0 {
        writer.append([
          .count(elimination.round), .text(game.players[elimination.player]),
          .text(name(elimination.player, elimination.strategy)), .text(name(elimination.player, strategy)),
          .number(probability), .number(elimination.margin),
        ])
      }
    }
    return writer.text
  }

  /// Eliminations as JSON, each with the mixture that proves it, and the remaining strategies.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
      ("inputs", ["file": .string(source)]), ("title", .string(file.title)), ("concept", "dominance"),
      ("players", .array(game.players.map(JSONValue.string))),
      ("strategies", .array(game.strategies.map { .array($0.map(JSONValue.string)) })),
      ("eliminations", .array(found.eliminations.map(json))),
      (
        "remaining",
        .array(
          game.players.indices.map { player in
            .array(found.remaining[player].map { .string(name(player, $0)) })
          })
      ), ("mixturesTried", .bool(found.triesMixtures)),
    ]).text()
  }

  private func json(_ elimination: IteratedDominance.Elimination) -> JSONValue {
    [
      "round": .count(elimination.round), "player": .string(game.players[elimination.player]),
      "strategy": .string(name(elimination.player, elimination.strategy)),
      "mixture": .array(elimination.mixture.map(JSONValue.number)), "margin": .number(elimination.margin),
    ]
  }

  private var game: NormalFormGame { file.game }

  private func name(_ player: Int, _ strategy: Int) -> String { game.strategies[player][strategy] }

  private var document: Document {
    var page = Document()
    page.append(.title(file.title.isEmpty ? source : SafeText.line(file.title)))
    let left = found.remaining.map(\.count)
    page.append(.answer(words.answer(gone: found.eliminations.count, left: left)))
    page.append(
      .lines(
        found.eliminations.map { elimination in
          let player = elimination.player
          let mixture = elimination.mixture.indices.filter { elimination.mixture[$0] > 0 }.map { strategy in
            let share = elimination.mixture[strategy]
            let text = "“\(SafeText.line(name(player, strategy)))”"
            return share == 1 ? text : "\(NumberText.significant(share, digits: 6)) \(text)"
          }
          return words.line(
            round: elimination.round, player: SafeText.line(game.players[player]),
            strategy: SafeText.line(name(player, elimination.strategy)),
            by: mixture.joined(separator: " + "),
            margin: NumberText.significant(elimination.margin, digits: 6))
        }))
    page.append(
      .lines(
        game.players.indices.map { player in
          words.left(
            SafeText.line(game.players[player]),
            found.remaining[player].map { "“\(SafeText.line(name(player, $0)))”" })
        }))
    page.append(.paragraph(words.gloss(triesMixtures: found.triesMixtures)))
    page.append(.paragraph(SolveWords.certificateOfPage[words.language]))
    return page
  }
}
