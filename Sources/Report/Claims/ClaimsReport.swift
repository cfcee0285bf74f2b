/// Article's claims with their verdicts, as a report.
public import Findings
public import Market

/// The page of claims.
public struct ClaimsReport: PagedReport {
  let language: Language
  private let found: ArticleClaims
  /// Labels of the market that the claims were asked of.
  private let labels: MarketLabels

  /// A page in a language about the market that the claims were asked of.
  public init(_ claims: ArticleClaims, of market: Market, language: Language) {
    found = claims
    labels = MarketLabels(market)
    self.language = language
  }

  var page: Page {
    let numbered = numbered
    var page = Page(
      command: "claims", title: Text("What the article says, and what comes out", "文章的说法与计算的结果"))
    page.answer = [answer]
    page.sections = ClaimRow.Part.allCases.map { part in
      let names = part.rows.map(\.name)
      return Section(
        "claims", part.heading, [.table(table(numbered.filter { names.contains($0.claim.name) }))])
    }
    page.sections.append(
      Section("sources", Text("Where to look further", "进一步查看"), [.table(sources(numbered))]))
    page.members = [
      ("verdicts", .object(Claim.Verdict.allCases.map { ($0.rawValue, .count(found.count($0))) })),
      ("claims", .array(numbered.map(json))),
    ]
    page.machineTables = [figures(numbered)]
    return page
  }

  /// A claim with its number on the page.
  private struct Numbered {
    let number: Int
    let row: ClaimRow
    let claim: Claim
    /// The finding in a sentence, with the figures of the claim.
    let finding: Text
  }

  /// The claims that were examined, with their rows, in the order of the page.
  private var numbered: [Numbered] {
    let known = ClaimRow.all.compactMap { row in
      found.claims.first { $0.name == row.name }.map { (row, $0) }
    }
    return known.enumerated().map { place, pair in
      let (row, claim) = pair
      func finding(_ language: Language) -> String {
        row.finding(ClaimFigures(claim: claim, language: language, labels: labels))
      }
      return Numbered(
        number: place + 1, row: row, claim: claim, finding: Text(finding(.english), finding(.chinese)))
    }
  }

  private var answer: Text {
    let (assumed, open) = (found.count(.assumed), found.count(.open))
    let (holds, granted, fails) = (found.count(.holds), found.count(.holdsIf), found.count(.doesNotHold))
    let counts = Text(
      "Of \(found.claims.count) checkable claims \(holds) hold, \(granted) hold if something is granted, \(fails) do not.",
      "\(found.claims.count) 条可检验的说法中，\(holds) 条成立，\(granted) 条有条件成立，\(fails) 条不成立。")
    let inputs = Text(
      "\(assumed) follow from inputs that nobody measured.", "\(assumed) 条取决于无人测量过的输入。")
    let undecided = Text("\(open) cannot be decided here.", "\(open) 条在此无法判定。")
    return .sentences([counts, assumed == 0 ? .empty : inputs, open == 0 ? .empty : undecided])
  }

  // MARK: Tables

  private func table(_ rows: [Numbered]) -> PageTable {
    PageTable(
      "claims", rows,
      [
        number, .text("says", Text("the article says", "文章的说法")) { $0.row.says },
        .text("verdict", Text("verdict", "结论")) { $0.claim.verdict.text },
        .text("finding", Text("what comes out", "计算结果")) { $0.finding },
      ]
    ).only(.people)
  }

  private func sources(_ rows: [Numbered]) -> PageTable {
    PageTable(
      "sources", rows,
      [
        number, .text("command", Text("command", "命令")) { Text($0.row.command) },
        .text("source", Text("source", "来源")) { $0.row.source },
      ]
    ).only(.people)
  }

  private var number: Column<Numbered> {
    .number("number", Text("no", "号"), .count) { Double($0.number) }
  }

  /// A record for each figure; a claim without one has a record of its own.
  private func figures(_ rows: [Numbered]) -> PageTable {
    typealias Record = (of: Numbered, figure: Claim.Figure?)
    let records = rows.flatMap { row -> [Record] in
      row.claim.figures.isEmpty ? [(row, nil)] : row.claim.figures.map { (row, $0) }
    }
    let columns: [Column<Record>] = [
      .machine("number", nil) { Double($0.of.number) }, .key("claim") { $0.of.claim.name.rawValue },
      .key("verdict") { $0.of.claim.verdict.rawValue },
      .key("quantity") { $0.figure?.quantity.rawValue ?? "" }, .machine("value", nil) { $0.figure?.value },
      .key("unit") { $0.figure?.quantity.unit ?? "" }, .text("finding", .empty) { $0.of.finding },
      .key("command") { $0.of.row.command }, .text("source", .empty) { $0.of.row.source },
    ]
    return PageTable("claims", records, columns).only(.csv)
  }

  private func json(_ row: Numbered) -> JSONValue {
    let figures = row.claim.figures
    return [
      "number": .count(row.number), "claim": .string(row.claim.name.rawValue),
      "says": .string(row.row.says.en), "verdict": .string(row.claim.verdict.rawValue),
      "finding": .string(row.finding.en),
      "figures": .object(figures.map { ($0.quantity.rawValue, .number($0.value)) }),
      "units": .object(figures.map { ($0.quantity.rawValue, .string($0.quantity.unit)) }),
      "subjects": .array(row.claim.subjects.map(JSONValue.string)),
      "command": .string(row.row.command), "source": .string(row.row.source.en),
    ]
  }
}

extension Claim.Verdict {
  /// The verdict in a word or two.
  fileprivate var text: Text {
    switch self {
    case .holds: Text("holds", "成立")
    case .holdsIf: Text("holds if", "有条件成立")
    case .doesNotHold: Text("does not", "不成立")
    case .assumed: Text("assumed", "取决于假设")
    case .open: Text("open", "未定")
    }
  }
}
