/// Nearest switching values of every parameter, as a report.
public import Findings
public import Market
internal import Scenario

/// Report of `what-if --flips`.
public struct FlipsReport: CommandReport {
  private let market: Market
  private let study: EquilibriumFlipStudy
  private let choices: [(type: Int, choice: Int, flips: [SwitchingValue])]
  private let words: FlipsWords

  /// Number of rows of the table for a terminal; machine-readable output has all.
  static let shown = 12

  /// Page about switching values: those of the equilibria, and by type those of a firm that keeps its choice
  /// at the end of the entry sequence while the others stay put.
  public init(
    _ study: EquilibriumFlipStudy, choices: [(type: Int, choice: Int, flips: [SwitchingValue])],
    of market: Market,
    language: Language
  ) {
    self.market = market
    self.study = study
    self.choices = choices
    words = FlipsWords(words: WhatIfWords(language: language))
  }

  private var flips: [EquilibriumFlip] { study.flips }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each flip.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "of", "key", "unit", "today", "direction", "value", "solved", "proved", "change",
    ])
    for flip in flips {
      writer.append([
        .text("equilibria"), .text(flip.parameter.key), .text(flip.parameter.unit), .number(flip.today),
        .text(flip.isUpward ? "up" : "down"), .number(flip.value), .text(flip.isSolved ? "true" : "false"),
        .text(flip.isProved ? "true" : "false"), .text(change(flip)),
      ])
    }
    for choice in choices {
      for flip in choice.flips {
        writer.append([
          .text("choice of \(market.firms[choice.type].type.name)"), .text(flip.key), .text(flip.unit),
          .number(flip.from), .text(flip.isUpward ? "up" : "down"), .number(flip.to), .empty,
          .text(flip.isProved ? "true" : "false"), .text(market.strategies[flip.strategy].name),
        ])
      }
    }
    return writer.text
  }

  /// Switching values of the equilibria with both sides, and those of each type's choice, as JSON.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("what-if") + [
        ("mode", "flips"), ("equilibria", .array(flips.map(member))),
        ("quiet", .array(study.quiet.map(member))), ("choices", .array(choices.map(member))),
      ]
    ).text()
  }

  private func member(_ flip: EquilibriumFlip) -> JSONValue {
    [
      "key": .string(flip.parameter.key), "unit": .string(flip.parameter.unit), "today": .number(flip.today),
      "direction": flip.isUpward ? "up" : "down", "value": .number(flip.value),
      "solved": .bool(flip.isSolved), "proved": .bool(flip.isProved), "near": .number(flip.frontier.near),
      "before": .region(flip.frontier.before, nil, market),
      "beyond": .region(flip.frontier.beyond, nil, market),
    ]
  }

  private func member(_ quiet: NoSwitch) -> JSONValue {
    [
      "key": .string(quiet.parameter.key), "unit": .string(quiet.parameter.unit),
      "today": .number(quiet.today), "direction": quiet.end > quiet.today ? "up" : "down",
      "until": .number(quiet.end), "proved": .bool(quiet.isProved),
    ]
  }

  private func member(_ choice: (type: Int, choice: Int, flips: [SwitchingValue])) -> JSONValue {
    [
      "type": .string(market.firms[choice.type].type.name),
      "choice": .string(market.strategies[choice.choice].name),
      "flips": .array(
        choice.flips.map {
          [
            "key": .string($0.key), "unit": .string($0.unit), "today": .number($0.from),
            "value": .number($0.to), "proved": .bool($0.isProved),
            "strategy": .string(market.strategies[$0.strategy].name),
          ]
        }),
    ]
  }

  // MARK: Page

  private var document: Document {
    var page = Document()
    page.append(.title(words.title))
    page.append(.answer(answer))
    if !flips.isEmpty {
      page.append(.heading(words.equilibriaHeading))
      page.append(.table(equilibriumTable))
      if flips.count > Self.shown { page.append(.paragraph(words.more(flips.count - Self.shown))) }
    }
    for choice in choices where !choice.flips.isEmpty {
      let choiceName = market.strategyName(choice.choice)
      page.append(.heading(words.choiceHeading(market.typeName(choice.type), choiceName)))
      page.append(.table(choiceTable(choice.flips)))
    }
    page.append(.points(words.notes + [proof]))
    return page
  }

  private var answer: String {
    guard let first = flips.first else { return words.nothingFlips }
    return words.answer(
      key: SafeText.line(first.parameter.key), today: value(first.today, first.parameter.unit),
      flip: exact(first.value, first.parameter.unit), isUpward: first.isUpward, change: change(first))
  }

  /// Proved statements on the values and on the directions without one.
  private var proof: String {
    let open = flips.count { !$0.isProved } + choices.reduce(0) { $0 + $1.flips.count { !$0.isProved } }
    let quiet = study.quiet.filter(\.isProved).count
    return words.proof(open: open, quiet: quiet, openQuiet: study.quiet.count - quiet)
  }

  private var equilibriumTable: Table {
    var table = Table(columns: [
      .init(words.parameter, .left), .init(words.today), .init(words.at), .init(words.moved),
      .init(words.then, .left),
    ])
    for flip in flips.prefix(Self.shown) {
      table.append([
        SafeText.line(flip.parameter.key), value(flip.today, flip.parameter.unit),
        exact(flip.value, flip.parameter.unit, flip.isProved),
        Quantity.change(from: flip.today, to: flip.value),
        change(flip),
      ])
    }
    return table
  }

  private func choiceTable(_ flips: [SwitchingValue]) -> Table {
    var table = Table(columns: [
      .init(words.parameter, .left), .init(words.today), .init(words.at), .init(words.moved),
      .init(words.turnsTo, .left),
    ])
    for flip in flips {
      table.append([
        SafeText.line(flip.key), value(flip.from, flip.unit), exact(flip.to, flip.unit, flip.isProved),
        Quantity.change(from: flip.from, to: flip.to), market.strategyName(flip.strategy),
      ])
    }
    return table
  }

  private func value(_ number: Double, _ unit: String) -> String { Quantity.parameter(number, unit: unit) }

  /// Value; with a tilde if a change may occur nearer.
  private func exact(_ number: Double, _ unit: String, _ isProved: Bool = true) -> String {
    (isProved ? "" : "~") + WhatIfGridPage.exact(number, unit)
  }

  /// Change at a switching value: the firms that move at the end of the entry sequence, else the pure
  /// equilibria that appear and disappear.
  private func change(_ flip: EquilibriumFlip) -> String {
    let (before, beyond) = (flip.frontier.before, flip.frontier.beyond)
    let book = RegimeNames([], market: market, words: words.words)
    if before.history != beyond.history { return words.moves(book.moves(from: before, to: beyond)) }
    let comes = beyond.pure.filter { !before.pure.contains($0) }.map { book.difference($0, in: beyond) }
    let goes = before.pure.filter { !beyond.pure.contains($0) }.map { book.difference($0, in: before) }
    return words.change(comes: comes, goes: goes)
  }
}
