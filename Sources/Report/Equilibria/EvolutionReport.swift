/// Evolutionary stability of a market's equilibria, as a report.
public import Findings
internal import Games
public import Market
internal import Scenario

/// Report of `equilibria --concept evolutionary`.
public struct EvolutionReport: CommandReport {
  private let market: Market
  private let findings: EvolutionFindings
  private let words: EvolutionWords

  /// Equilibria of a market as rest points.
  public init(_ findings: EvolutionFindings, of market: Market, language: Language) {
    self.market = market
    self.findings = findings
    words = EvolutionWords(language: language)
  }

  /// The page for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each equilibrium.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "equilibrium", "stable", "barrier", "weakestType", "weakestMutant", "basin", "basinHalfWidth",
      "stochasticallyStable", "treeCost", "longRunShare",
    ])
    for row in findings.rows {
      writer.append([
        .count(row.place + 1), row.stability.map { .text($0.verdict.rawValue) } ?? .empty,
        row.stability.map { .number($0.barrier) } ?? .empty,
        row.stability?.weakest.map { .text(market.firms[$0.type].type.name) } ?? .empty,
        row.stability?.weakest.map { .text(market.strategies[$0.strategy].name) } ?? .empty,
        row.basin.map { .number($0.value) } ?? .empty, row.basin.map { .number($0.halfWidth) } ?? .empty,
        row.isStochasticallyStable.map { .text($0 ? "true" : "false") } ?? .empty,
        row.treeCost.map { .count($0) } ?? .empty, row.longRunShare.map { .number($0) } ?? .empty,
      ])
    }
    return writer.text
  }

  /// Equilibria with the stability of each as JSON.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("equilibria") + [
        ("concept", "evolutionary"), ("equilibria", .array(findings.rows.map(json))),
        ("samples", .count(findings.samples)), ("unresolved", .number(findings.unresolved)),
        ("leftOutOfBasins", .array(findings.leftOut.map(json))),
        ("errorRate", .number(EvolutionFindings.errorRate)),
        (
          "circles",
          .array(
            findings.circles.map {
              ["profiles": .count($0.profiles), "stochasticallyStable": .bool($0.isStable)]
            })
        ), ("hasPotential", findings.hasPotential.map { .bool($0) } ?? .null),
        ("riskDominance", .array(findings.comparisons.map(json))),
        (
          "tipping",
          .array(
            findings.tipping.map { pair in
              [
                "from": .count(pair.from + 1), "to": .count(pair.to + 1),
                "firms": pair.coalition.map { .count($0.size) } ?? .null,
                "members": pair.coalition.map { .profile(market, .pure(counts: $0.members)) } ?? .null,
                "smallest": pair.coalition.map { .bool($0.isSmallest) } ?? .null,
              ]
            })
        ), ("complete", .bool(findings.equilibria.isComplete)),
      ]
    ).text()
  }

  private var labels: MarketLabels { MarketLabels(market) }

  // MARK: Parts

  private func json(_ row: EvolutionFindings.Row) -> JSONValue {
    let equilibrium = findings.equilibria.rows[row.place].equilibrium
    let mutant = row.stability?.weakest.map { mutant -> JSONValue in
      [
        "type": .string(market.firms[mutant.type].type.name),
        "strategy": .string(market.strategies[mutant.strategy].name),
      ]
    }
    return [
      "kind": .string(findings.equilibria.rows[row.place].kind.rawValue),
      "profile": .profile(market, equilibrium.profile),
      "evolutionarilyStable": row.stability.map { .string($0.verdict.rawValue) } ?? .null,
      "invasionBarrier": row.stability.map { .number($0.barrier) } ?? .null, "weakestMutant": mutant ?? .null,
      "basin": row.basin.map { .number($0.value) } ?? .null,
      "basinHalfWidth": row.basin.map { .number($0.halfWidth) } ?? .null,
      "stochasticallyStable": row.isStochasticallyStable.map { .bool($0) } ?? .null,
      "treeCost": row.treeCost.map { .count($0) } ?? .null,
      "longRunShare": row.longRunShare.map { .number($0) } ?? .null,
    ]
  }

  private func json(_ out: (type: Int, strategy: Int, by: Int)) -> JSONValue {
    [
      "type": .string(market.firms[out.type].type.name),
      "strategy": .string(market.strategies[out.strategy].name),
      "worseThan": .string(market.strategies[out.by].name),
    ]
  }

  private func json(_ pair: (first: Int, second: Int, byType: [RiskComparison])) -> JSONValue {
    [
      "first": .count(pair.first + 1), "second": .count(pair.second + 1),
      "threshold": .byType(market, pair.byType.map(\.threshold)),
      "leadAtHalf": .byType(market, pair.byType.map(\.leadAtHalf)),
    ]
  }

  private var document: Document {
    var page = Document()
    page.append(.title(words.title(SafeText.line(market.scenario.name))))
    page.append(.answer(words.answer(stable: lasting.map { $0 + 1 }, count: findings.rows.count)))
    page.append(.heading(words.heading))
    page.append(
      .lines(
        findings.equilibria.rows.enumerated().map { place, row in
          "(\(place + 1)) " + ProfileText(market).text(row.equilibrium.profile)[words.language]
        }))
    if !findings.rows.isEmpty { page.append(.table(table)) }
    page.append(.points(notes))
    page.append(.points(findings.comparisons.flatMap(comparison) + findings.tipping.map(tipping)))
    page.append(.paragraph(words.gloss(errors: Quantity.share(EvolutionFindings.errorRate, decimals: 0))))
    return page
  }

  /// Equilibria that pass every applicable test.
  private var lasting: [Int] {
    findings.rows.filter { $0.stability?.verdict == .stable && $0.isStochasticallyStable == true }.map(
      \.place)
  }

  private var table: Table {
    var table = Table(columns: [
      .init("#"), .init(words.mutants, .left), .init(words.barrier),
      .init(words.weakest, .left), .init(words.basin), .init(words.treeCost), .init(words.lasts, .left),
      .init(words.longRun),
    ])
    for row in findings.rows {
      let barrier = row.stability.map { $0.barrier == 1 ? words.nobody : percent($0.barrier) }
      table.append([
        String(row.place + 1), row.stability.map { words.verdict($0.verdict) } ?? NumberText.none,
        barrier ?? NumberText.none, weakest(row) ?? NumberText.none,
        row.basin.map(share) ?? NumberText.none, row.treeCost.map(String.init) ?? NumberText.none,
        row.isStochasticallyStable.map { ($0 ? Glossary.yes : Glossary.no)[words.language] }
          ?? NumberText.none,
        row.longRunShare.map(percent) ?? NumberText.none,
      ])
    }
    return table
  }

  private func percent(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) }

  private func weakest(_ row: EvolutionFindings.Row) -> String? {
    row.stability?.weakest.map { mutant in
      let strategy = labels.setup(mutant.strategy)[words.language]
      return market.firms.count == 1 ? strategy : "\(labels.firm(mutant.type)[words.language]): \(strategy)"
    }
  }

  private func share(_ share: EvolutionFindings.Estimate) -> String {
    percent(share.value) + (share.halfWidth > 0 ? " ± " + percent(share.halfWidth) : "")
  }

  private var notes: [String] {
    var notes: [String] = []
    if findings.samples > 0 {
      notes.append(words.samples(findings.samples, elsewhere: Quantity.share(findings.unresolved)))
    }
    notes += market.firms.indices.compactMap { type in
      let out = findings.leftOut.filter { $0.type == type }
      guard !out.isEmpty else { return nil }
      return words.leftOut(
        type: labels.firms(type)[words.language],
        out.map { (labels.setup($0.strategy)[words.language], labels.setup($0.by)[words.language]) })
    }
    notes += findings.circles.map { words.circle(NumberText.count($0.profiles), isStable: $0.isStable) }
    if let hasPotential = findings.hasPotential { notes.append(words.potential(hasPotential)) }
    notes += findings.omissions.map(words.omission)
    return notes + (findings.equilibria.isComplete ? [] : [words.incomplete])
  }

  private func comparison(_ pair: (first: Int, second: Int, byType: [RiskComparison])) -> [String] {
    let profiles = [pair.first, pair.second].map { findings.equilibria.rows[$0].equilibrium.profile.weights }
    // A type with the same strategy in both has nothing to compare.
    return pair.byType.enumerated().filter { profiles[0][$0.offset] != profiles[1][$0.offset] }.map {
      type, comparison in
      words.comparison(
        pair.first + 1, pair.second + 1, type: labels.oneFirm(type)[words.language],
        threshold: Quantity.share(comparison.threshold), isSafer: comparison.leadAtHalf > 0)
    }
  }

  private func tipping(_ pair: (from: Int, to: Int, coalition: TippingCoalition?)) -> String {
    guard let coalition = pair.coalition else { return words.noTipping(pair.from + 1, pair.to + 1) }
    let members = coalition.members.enumerated().compactMap { type, row -> String? in
      let count = row.reduce(0, +)
      return count > 0 ? labels.crowd(type, of: count)[words.language] : nil
    }
    return words.tipping(
      pair.from + 1, pair.to + 1, members: members, isAlone: coalition.size == 1,
      isSmallest: coalition.isSmallest)
  }
}
