/// The lotteries of a game file, in every form.
internal import Findings
public import Games

/// What `solve --concept correlated` prints.
public struct CorrelatedGameReport: CommandReport {
  /// A lottery and what it was chosen for.
  private struct Row {
    let kind: CorrelatedEquilibria.Kind
    let aim: CorrelatedWords.Aim
    let equilibrium: CorrelatedEquilibrium
  }

  private let file: GambitNormalForm
  private let source: String
  private let rows: [Row]
  private let words: CorrelatedWords

  /// The lotteries of a game; `source` names the file.
  ///
  /// Throws where the linear programs would not fit.
  public init(_ file: GambitNormalForm, source: String, language: Language) throws(GameSizeError) {
    self.file = file
    self.source = source
    words = CorrelatedWords(language: language)
    var rows: [Row] = []
    for kind in CorrelatedEquilibria.Kind.allCases {
      let set = try CorrelatedEquilibria(file.game, kind)
      for aim in CorrelatedWords.Aim.allCases {
        let found =
          switch aim {
          case .best: set.best(set.welfare)
          case .worst: set.worst(set.welfare)
          case .mostEqual: set.mostEqual()
          }
        if let found { rows.append(Row(kind: kind, aim: aim, equilibrium: found)) }
      }
    }
    self.rows = rows
  }

  /// The lotteries for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The lotteries in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each lottery, profile that it draws and player.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "concept", "aim", "value", "bound", "regret", "probability", "player", "strategy",
    ])
    for row in rows {
      for draw in row.equilibrium.draws {
        for (player, choice) in choices(draw).enumerated() {
          writer.append([
            .text(row.kind.rawValue), .text(row.aim.rawValue), .number(row.equilibrium.value),
            .number(row.equilibrium.bound), .number(row.equilibrium.regret), .number(draw.probability),
            .text(file.game.players[player]), .text(choice),
          ])
        }
      }
    }
    return writer.text
  }

  /// The lotteries, each with its draws.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/1"), ("version", .string(inputs.version)),
      ("inputs", ["file": .string(source)]), ("title", .string(file.title)), ("concept", "correlated"),
      ("players", .array(file.game.players.map(JSONValue.string))),
      ("strategies", .array(file.game.strategies.map { .array($0.map(JSONValue.string)) })),
      (
        "lotteries",
        .array(
          rows.map { row in
            [
              "concept": .string(row.kind.rawValue), "aim": .string(row.aim.rawValue),
              "value": .number(row.equilibrium.value), "bound": .number(row.equilibrium.bound),
              "regret": .number(row.equilibrium.regret),
              "payoffs": .array(row.equilibrium.payoffs.map(JSONValue.number)),
              "draws": .array(
                row.equilibrium.draws.map {
                  [
                    "probability": .number($0.probability),
                    "profile": .array(choices($0).map(JSONValue.string)),
                  ]
                }),
            ]
          })
      ),
    ]).text()
  }

  /// The strategy of each player.
  private func choices(_ draw: CorrelatedEquilibrium.Draw) -> [String] {
    zip(draw.counts, file.game.strategies).map { counts, names in names[counts.firstIndex(of: 1) ?? 0] }
  }

  private var document: Document {
    var page = Document()
    page.append(.title(file.title.isEmpty ? source : SafeText.line(file.title)))
    for row in rows {
      let shown = row.equilibrium.draws.prefix(8)
      let left = row.equilibrium.draws.count - shown.count
      let draws = shown.map { draw in
        "   \(Quantity.share(draw.probability))  "
          + choices(draw).map { SafeText.line($0) }.joined(separator: " · ")
      }
      page.append(
        .lines(
          [words.name(row.kind, row.aim)] + draws + (left > 0 ? ["   " + words.more(left)] : [])))
    }
    if !rows.isEmpty { page.append(.table(table)) }
    page.append(.paragraph(words.gameGloss))
    return page
  }

  private var table: Table {
    var table = Table(
      columns: [.init(words.lottery, .left), .init(words.sum)]
        + file.game.players.map { .init(SafeText.line($0)) } + [.init(words.regret)])
    for row in rows {
      let payoffs = row.equilibrium.payoffs
      table.append(
        [words.name(row.kind, row.aim), number(payoffs.reduce(0, +))] + payoffs.map(number)
          + [number(row.equilibrium.regret)])
    }
    return table
  }

  private func number(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
}
