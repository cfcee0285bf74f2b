/// Article's claims with their verdicts, as a report.
public import Findings
public import Market

/// The page of claims.
public struct ClaimsReport: CommandReport {
  private let found: ArticleClaims
  private let words: ClaimsWords
  /// Labels of the market that the claims were asked of.
  private let labels: MarketLabels

  /// A page in a language about the market that the claims were asked of.
  public init(_ claims: ArticleClaims, of market: Market, language: Language) {
    found = claims
    words = ClaimsWords(language: language)
    labels = MarketLabels(market)
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
    for (number, row, claim) in numbered {
      let figures: [Claim.Figure?] = claim.figures.isEmpty ? [nil] : claim.figures
      for figure in figures {
        writer.append([
          .count(number), .text(claim.name.rawValue), .text(claim.verdict.rawValue),
          figure.map { .text($0.quantity.rawValue) } ?? .empty, figure.map { .number($0.value) } ?? .empty,
          figure.map { .text($0.quantity.unit) } ?? .empty, .text(finding(row, claim)),
          .text(row.command), .text(row.source.en),
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
        ("verdicts", .object(counts)), ("claims", .array(numbered.map { json($0.number, $0.row, $0.claim) })),
      ]
    ).text()
  }

  private func json(_ number: Int, _ row: ClaimRow, _ claim: Claim) -> JSONValue {
    [
      "number": .count(number), "claim": .string(claim.name.rawValue),
      "says": .string(row.says[words.language]), "verdict": .string(claim.verdict.rawValue),
      "finding": .string(finding(row, claim)),
      "figures": .object(claim.figures.map { ($0.quantity.rawValue, .number($0.value)) }),
      "units": .object(claim.figures.map { ($0.quantity.rawValue, .string($0.quantity.unit)) }),
      "subjects": .array(claim.subjects.map(JSONValue.string)),
      "command": .string(row.command), "source": .string(row.source.en),
    ]
  }

  /// Finding in a sentence, with the figures of the claim.
  private func finding(_ row: ClaimRow, _ claim: Claim) -> String {
    row.finding(ClaimFigures(claim: claim, language: words.language, labels: labels))
  }

  /// The claims that were examined, with their rows, in the order of the page.
  private var numbered: [(number: Int, row: ClaimRow, claim: Claim)] {
    let known = ClaimRow.all.compactMap { row in
      found.claims.first { $0.name == row.name }.map { (row, $0) }
    }
    return known.enumerated().map { ($0.offset + 1, $0.element.0, $0.element.1) }
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
    for part in ClaimRow.Part.allCases {
      page.append(.heading(part.heading[words.language]))
      page.append(.table(table(of: part)))
    }
    page.append(.heading(words.more()))
    page.append(.table(sources))
    return page
  }

  private func table(of part: ClaimRow.Part) -> Table {
    var table = Table(columns: [
      Table.Column(words.column(.number), .right), Table.Column(words.column(.claim), .left),
      Table.Column(words.column(.verdict), .left), Table.Column(words.column(.finding), .left),
    ])
    let names = part.rows.map(\.name)
    for (number, row, claim) in numbered where names.contains(row.name) {
      table.append([
        String(number), row.says[words.language], words.verdict(claim.verdict), finding(row, claim),
      ])
    }
    return table
  }

  private var sources: Table {
    var table = Table(columns: [
      Table.Column(words.column(.number), .right), Table.Column(words.column(.command), .left),
      Table.Column(words.column(.source), .left),
    ])
    for (number, row, _) in numbered {
      table.append([String(number), row.command, row.source[words.language]])
    }
    return table
  }
}
