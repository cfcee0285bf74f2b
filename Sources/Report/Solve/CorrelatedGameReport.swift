/// Correlated equilibria of a game file, as a report.
internal import Findings
public import Games

/// Report of `solve --concept correlated`.
public struct CorrelatedGameReport: CommandReport {
  /// Correlated equilibrium and the objective that it optimises.
  private struct Row {
    let kind: CorrelatedEquilibria.Kind
    let aim: CorrelatedWords.Aim
    let equilibrium: CorrelatedEquilibrium
  }

  private let file: GambitNormalForm
  private let source: String
  private let rows: [Row]
  /// Classes of symmetric players: a draw gives the number of each class on each strategy, and the roles are
  /// assigned at random.
  private let classes: [[Int]]
  private let words: CorrelatedWords

  /// Correlated equilibria of a game; `source` names the file. Symmetric players are distinguished only if
  /// they play differently: an average over their permutations is an equally good equilibrium.
  ///
  /// Throws for linear programs that are too large.
  public init(_ file: GambitNormalForm, source: String, language: Language) throws(GameSizeError) {
    self.file = file
    self.source = source
    words = CorrelatedWords(language: language)
    let classes = file.game.interchangeablePlayers()
    let counted =
      classes.count < file.game.players.count ? TypeSymmetricTable(file.game, classes: classes) : nil
    self.classes = counted == nil ? file.game.players.indices.map { [$0] } : classes
    var rows: [Row] = []
    for kind in CorrelatedEquilibria.Kind.allCases {
      let set =
        if let counted { try CorrelatedEquilibria(counted, kind) } else {
          try CorrelatedEquilibria(file.game, kind)
        }
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

  /// Sums of payoffs of the best and the worst equilibrium and smallest payoff of the most equal one: correlated
  /// ones, then coarse ones.
  public var values: [Double] { rows.map(\.equilibrium.value) }

  /// Correlated equilibria for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// Correlated equilibria in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each equilibrium, profile in its support and player.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "concept", "aim", "value", "bound", "regret", "probability", "player", "strategy",
    ])
    for row in rows {
      for (choices, probability) in deals(row) {
        for (player, choice) in choices.enumerated() {
          writer.append([
            .text(row.kind.rawValue), .text(row.aim.rawValue), .number(row.equilibrium.value),
            .number(row.equilibrium.bound), .number(row.equilibrium.regret), .number(probability),
            .text(file.game.players[player]), .text(choice),
          ])
        }
      }
    }
    return writer.text
  }

  /// Correlated equilibria as JSON, each with its draws.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
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
              "payoffs": .array(payoffs(row).map(JSONValue.number)),
              "draws": .array(
                deals(row).map {
                  [
                    "probability": .number($0.probability),
                    "profile": .array($0.choices.map(JSONValue.string)),
                  ]
                }),
            ]
          })
      ),
    ]).text()
  }

  /// Payoffs by player.
  private func payoffs(_ row: Row) -> [Double] {
    file.game.players.indices.map { player in
      row.equilibrium.payoffs[classes.firstIndex { $0.contains(player) } ?? 0]
    }
  }

  /// Strategies of all players in every profile of the support, with its probability.
  private func deals(_ row: Row) -> [(choices: [String], probability: Double)] {
    row.equilibrium.draws.flatMap { draw in
      var deals = [[Int](repeating: 0, count: file.game.players.count)]
      for (members, counts) in zip(classes, draw.counts) {
        let parts = counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }
        deals = deals.flatMap { deal in
          arrangements(parts).map { arrangement in
            var changed = deal
            for (member, part) in zip(members, arrangement) { changed[member] = part }
            return changed
          }
        }
      }
      let share = draw.probability / Double(deals.count)
      return deals.map { deal in (zip(file.game.strategies, deal).map { $0[$1] }, share) }
    }
  }

  /// Distinct permutations of some parts, which are sorted.
  private func arrangements(_ parts: [Int]) -> [[Int]] {
    guard let first = parts.first else { return [[]] }
    var result: [[Int]] = []
    var tried: Int?
    for (place, part) in parts.enumerated() where part != tried {
      tried = part
      var rest = parts
      rest.remove(at: place)
      result += arrangements(rest).map { [part] + $0 }
    }
    return first == parts.last ? [parts] : result
  }

  /// Strategies of symmetric players: `3 × a · 2 × b`.
  private func seats(_ draw: CorrelatedEquilibrium.Draw) -> String {
    zip(classes, draw.counts).map { members, counts in
      let names = file.game.strategies[members[0]].map { SafeText.line($0) }
      return counts.indices.filter { counts[$0] > 0 }.map {
        members.count == 1 ? names[$0] : "\(counts[$0]) × \(names[$0])"
      }.joined(separator: " + ")
    }.joined(separator: " · ")
  }

  private var document: Document {
    var page = Document()
    page.append(.title(file.title.isEmpty ? source : SafeText.line(file.title)))
    for row in rows {
      let shown = row.equilibrium.draws.prefix(8)
      let left = row.equilibrium.draws.count - shown.count
      let draws = shown.map { draw in
        "   \(Quantity.share(draw.probability))  "
          + seats(draw)
      }
      page.append(
        .lines(
          [words.name(row.kind, row.aim)] + draws + (left > 0 ? ["   " + words.more(left)] : [])))
    }
    if !rows.isEmpty { page.append(.table(table)) }
    page.append(.paragraph(words.gameGloss))
    page.append(.paragraph(words.proof))
    return page
  }

  private var table: Table {
    var table = Table(
      columns: [.init(words.lottery, .left), .init(words.sum)]
        + file.game.players.map { .init(SafeText.line($0)) } + [.init(words.regret)])
    for row in rows {
      let payoffs = payoffs(row)
      table.append(
        [words.name(row.kind, row.aim), number(payoffs.reduce(0, +))] + payoffs.map(number)
          + [number(row.equilibrium.regret)])
    }
    return table
  }

  private func number(_ value: Double) -> String { NumberText.significant(value, digits: 6) }
}
