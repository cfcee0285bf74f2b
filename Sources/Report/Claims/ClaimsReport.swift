/// Article's claims with their verdicts, as a report.
public import Findings
public import Market

/// The page of claims.
public struct ClaimsReport: CommandReport {
  private let found: ArticleClaims
  private let words: ClaimsWords

  /// A page in a language about the market that the claims were asked of.
  public init(_ claims: ArticleClaims, of market: Market, language: Language) {
    found = claims
    words = ClaimsWords(language: language, labels: MarketLabels(market))
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each figure; a claim without one has a record of its own.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "number", "claim", "verdict", "quantity", "value", "unit", "finding", "command", "source",
    ])
    for (number, claim) in numbered {
      let figures: [Claim.Figure?] = claim.figures.isEmpty ? [nil] : claim.figures
      for figure in figures {
        writer.append([
          .count(number), .text(claim.name.rawValue), .text(claim.verdict.rawValue),
          figure.map { .text($0.quantity.rawValue) } ?? .empty, figure.map { .number($0.value) } ?? .empty,
          figure.map { .text($0.quantity.unit) } ?? .empty, .text(words.finding(claim)),
          .text(claim.name.command), .text(claim.name.source.en),
        ])
      }
    }
    return writer.text
  }

  /// The claims with statements, figures, commands and sources.
  public func json(_ inputs: Inputs) -> String {
    let counts = Claim.Verdict.allCases.map { ($0.rawValue, JSONValue.count(found.count($0))) }
    return JSONValue.object(
      inputs.head("claims") + [
        ("verdicts", .object(counts)), ("claims", .array(numbered.map { json($0.number, $0.claim) })),
      ]
    ).text()
  }

  private func json(_ number: Int, _ claim: Claim) -> JSONValue {
    [
      "number": .count(number), "claim": .string(claim.name.rawValue),
      "says": .string(words.statement(claim.name)), "verdict": .string(claim.verdict.rawValue),
      "finding": .string(words.finding(claim)),
      "figures": .object(claim.figures.map { ($0.quantity.rawValue, .number($0.value)) }),
      "units": .object(claim.figures.map { ($0.quantity.rawValue, .string($0.quantity.unit)) }),
      "subjects": .array(claim.subjects.map(JSONValue.string)),
      "command": .string(claim.name.command), "source": .string(claim.name.source.en),
    ]
  }

  private var numbered: [(number: Int, claim: Claim)] {
    let order = ClaimsWords.Part.allCases.flatMap { part in found.claims.filter { $0.name.part == part } }
    return order.enumerated().map { ($0.offset + 1, $0.element) }
  }

  private var document: Document {
    var page = Document()
    page.append(.title(words.title()))
    page.append(
      .answer(
        words.answer(
          total: found.claims.count, holds: found.count(.holds), granted: found.count(.holdsIf),
          fails: found.count(.doesNotHold), assumed: found.count(.assumed),
          open: found.count(.open))))
    for part in ClaimsWords.Part.allCases {
      page.append(.heading(words.heading(part)))
      page.append(.table(table(of: part)))
    }
    page.append(.heading(words.more()))
    page.append(.table(sources))
    return page
  }

  private func table(of part: ClaimsWords.Part) -> Table {
    var table = Table(columns: [
      Table.Column(words.column(.number), .right), Table.Column(words.column(.claim), .left),
      Table.Column(words.column(.verdict), .left), Table.Column(words.column(.finding), .left),
    ])
    for (number, claim) in numbered where claim.name.part == part {
      table.append([
        String(number), words.statement(claim.name), words.verdict(claim.verdict), words.finding(claim),
      ])
    }
    return table
  }

  private var sources: Table {
    var table = Table(columns: [
      Table.Column(words.column(.number), .right), Table.Column(words.column(.command), .left),
      Table.Column(words.column(.source), .left),
    ])
    for (number, claim) in numbered {
      table.append([String(number), claim.name.command, claim.name.source[words.language]])
    }
    return table
  }
}
