/// Principal logit branch of a game, as a report.
public import Games
public import Market
internal import Scenario

/// Report of `--concept logit`.
public struct LogitReport: CommandReport {
  private let branch: LogitBranch
  /// Names of the players or of the types of firms, and of their strategies, for machines.
  private let names: [(owner: String, strategies: [String])]
  /// The same for people: labels where there are any.
  private let labels: [(owner: String, strategies: [String])]
  private let title: String
  /// A game file's name; `nil` for a market, whose payoffs are dollars a year.
  private let source: String?
  private let command: String
  private let words: LogitWords

  /// The branch of a game from a file; `source` names it.
  public init(_ file: GambitNormalForm, source: String, language: Language) {
    branch = file.game.logitBranch()
    names = zip(file.game.players, file.game.strategies).map {
      (SafeText.line($0), $1.map { SafeText.line($0) })
    }
    labels = names
    title = file.title.isEmpty ? source : SafeText.line(file.title)
    self.source = source
    command = "solve"
    words = LogitWords(language: language)
  }

  /// Branch of a market in which firms of a type are symmetric.
  public init(_ market: Market, language: Language) {
    branch = market.game.logitBranch()
    names = market.firms.map { ($0.type.name, market.strategies.map(\.name)) }
    let spoken = MarketLabels(market)
    labels = market.firms.indices.map { type in
      (spoken.firm(type)[language], market.strategies.indices.map { spoken.setup($0)[language] })
    }
    title = market.scenario.name
    source = nil
    command = "equilibria"
    words = LogitWords(language: language)
  }

  /// The branch for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The branch in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each point, player and strategy.
  public func csv() -> String {
    var writer = CSVWriter(header: ["point", "precision", "player", "strategy", "probability"])
    for (number, point) in branch.points.enumerated() {
      for (owner, mixture) in point.probabilities.enumerated() {
        for (strategy, probability) in mixture.enumerated() {
          writer.append([
            .count(number + 1), .number(point.precision), .text(names[owner].owner),
            .text(names[owner].strategies[strategy]), .number(probability),
          ])
        }
      }
    }
    return writer.text
  }

  /// Branch and its limit as JSON.
  public func json(_ inputs: Inputs) -> String {
    let head =
      source.map {
        [
          ("schema", .string("resilience-econ/\(command)/1")), ("version", .string(inputs.version)),
          ("inputs", ["file": .string($0)]),
        ] as [(key: String, value: JSONValue)]
      } ?? inputs.head(command)
    return JSONValue.object(
      head + [
        ("title", .string(title)), ("players", .array(names.map { .string($0.owner) })),
        ("strategies", .array(names.map { .array($0.strategies.map(JSONValue.string)) })),
        ("logit", .array(branch.points.map(Self.json))), ("turnsBack", .bool(branch.turnsBack)),
        ("end", branch.end.map(Self.json) ?? .null),
      ]
    ).text()
  }

  private static func json(_ point: LogitBranch.Point) -> JSONValue {
    ["precision": .number(point.precision), "profile": json(point.probabilities)]
  }

  private static func json(_ end: LogitBranch.End) -> JSONValue {
    [
      "profile": json(end.probabilities), "regret": .number(end.regret), "distance": .number(end.distance),
    ]
  }

  private static func json(_ profile: [[Double]]) -> JSONValue {
    .array(profile.map { .array($0.map(JSONValue.number)) })
  }

  // MARK: The page

  private var document: Document {
    var page = Document()
    page.append(.title(words.title(title)))
    page.append(.paragraph(source == nil ? words.marketGloss : words.gloss))
    for owner in names.indices {
      page.append(.heading(labels[owner].owner))
      if !branch.points.isEmpty { page.append(.table(table(of: owner))) }
    }
    page.append(.points([end] + (branch.turnsBack ? [words.turnsBack] : [])))
    return page
  }

  private func table(of owner: Int) -> Table {
    let first =
      source == nil
      ? Table.Column(words.noise("$")) : Table.Column(words.precision)
    var table = Table(columns: [first] + labels[owner].strategies.map { Table.Column($0) })
    for point in branch.points {
      let size = source == nil ? 1 / point.precision : point.precision
      table.append(
        [NumberText.significant(size, digits: 3)]
          + point.probabilities[owner].map { NumberText.fixed($0, decimals: 4) })
    }
    return table
  }

  private var end: String {
    guard let end = branch.end else { return words.noEnd }
    let profile = zip(labels, end.probabilities).map { name, mixture in
      let played = mixture.indices.filter { mixture[$0] > 0 }.map { strategy -> String in
        let name = source == nil ? name.strategies[strategy] : "“\(name.strategies[strategy])”"
        let share =
          source == nil
          ? Amount.exactShare(mixture[strategy])[words.language]
          : NumberText.significant(mixture[strategy], digits: 6)
        return "\(share) \(name)"
      }
      return name.owner + words.colon + played.joined(separator: " + ")
    }
    return words.end(
      profile.joined(separator: words.semicolon), regret: NumberText.significant(end.regret, digits: 3),
      distance: NumberText.significant(end.distance, digits: 1))
  }
}
