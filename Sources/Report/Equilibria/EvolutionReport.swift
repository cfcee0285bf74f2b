/// Evolutionary stability of a market's equilibria, as a report.
public import Findings
internal import Games
public import Market
internal import Scenario

/// Report of `equilibria --concept evolutionary`.
public struct EvolutionReport: PagedReport {
  let language: Language
  private let market: Market
  private let findings: EvolutionFindings

  /// Equilibria of a market as rest points.
  public init(_ findings: EvolutionFindings, of market: Market, language: Language) {
    self.market = market
    self.findings = findings
    self.language = language
  }

  private var labels: MarketLabels { MarketLabels(market) }

  var page: Page {
    let name = MarketLabels(market).everybody
    var page = Page(
      command: "equilibria",
      title: Text("\(name.en): equilibria that last when firms err rarely", "\(name.zh)：企业很少出错时能长存的均衡（随机稳定）"))
    let words = EvolutionText(market: market, findings: findings)
    page.answer = [words.answer]
    let list = findings.equilibria.rows.enumerated().map { place, row in
      Text("(\(place + 1)) ") + ProfileText(market).text(row.equilibrium.profile)
    }
    page.sections = [
      Section(
        "equilibria", Text("Equilibria as resting places", "作为停留点的均衡"),
        [.lines(list)] + (findings.rows.isEmpty ? [] : [.table(table)]) + [
          .points(words.notes), .points(words.moves), .paragraph(words.gloss),
        ])
    ]
    page.members = members
    if findings.rows.isEmpty { page.members.append(("equilibria", [])) }
    return page
  }

  // MARK: The table

  private typealias Row = EvolutionFindings.Row

  private var table: PageTable {
    PageTable(
      "equilibria", findings.rows,
      [
        Column(key: "equilibrium", title: Text("#"), unit: .count, audience: [.people, .csv]) {
          .number(Double($0.place + 1))
        }, Column(key: "kind", title: .empty, audience: .json) { .key(equilibrium($0).kind.rawValue) },
        .shape("profile") { .profile(market, equilibrium($0).equilibrium.profile) },
        Column(key: "evolutionarilyStable", title: Text("mutants", "变异者")) {
          $0.stability.map { .name($0.verdict.rawValue, Self.verdict($0.verdict)) } ?? .number(nil)
        },
        .number("invasionBarrier", Text("barrier", "入侵门槛"), .share) { $0.stability?.barrier },
        Column(key: "weakestMutant", title: Text("weakest against", "最易被入侵"), audience: [.people, .json]) {
          weakest($0)
        },
        Column(key: "weakestType", title: .empty, audience: .csv) { row in
          .key(row.stability?.weakest.map { market.firms[$0.type].type.name } ?? "")
        },
        Column(key: "weakestStrategy", title: .empty, audience: .csv) { row in
          .key(row.stability?.weakest.map { market.strategies[$0.strategy].name } ?? "")
        },
        .number("basin", Text("basin", "吸引域"), .share) { $0.basin?.value },
        .number("basinHalfWidth", Text("±"), .share, optional: true) { $0.basin?.halfWidth },
        .number("treeCost", Text("errors", "错误数"), .count) { $0.treeCost.map(Double.init) },
        Column(key: "stochasticallyStable", title: Text("lasts", "长存")) {
          $0.isStochasticallyStable.map { .flag($0) } ?? .number(nil)
        },
        .number("longRunShare", Text("long run", "长期占比"), .share) { $0.longRunShare },
      ])
  }

  private func equilibrium(_ row: Row) -> MarketEquilibria.Row { findings.equilibria.rows[row.place] }

  private func weakest(_ row: Row) -> Value {
    guard let mutant = row.stability?.weakest else { return .shape(.null, Text(NumberText.none)) }
    let (setup, firm) = (labels.setup(mutant.strategy), labels.firm(mutant.type))
    return .shape(
      [
        "type": .string(market.firms[mutant.type].type.name),
        "strategy": .string(market.strategies[mutant.strategy].name),
      ],
      market.firms.count == 1
        ? setup : Text("\(firm.en): \(setup.en)", "\(firm.zh)：\(setup.zh)"))
  }

  private static func verdict(_ verdict: EvolutionaryStability.Verdict) -> Text {
    switch verdict {
    case .stable: Text("stable", "稳定")
    case .unstable: Text("unstable", "不稳定")
    case .undecided: Text("undecided", "未定")
    }
  }

  // MARK: Machines

  private var members: [(key: String, value: JSONValue)] {
    [
      ("concept", "evolutionary"), ("samples", .count(findings.samples)),
      ("unresolved", .number(findings.unresolved)),
      (
        "leftOutOfBasins",
        .array(
          findings.leftOut.map {
            [
              "type": .string(market.firms[$0.type].type.name),
              "strategy": .string(market.strategies[$0.strategy].name),
              "worseThan": .string(market.strategies[$0.by].name),
            ]
          })
      ), ("errorRate", .number(EvolutionFindings.errorRate)),
      (
        "circles",
        .array(
          findings.circles.map {
            ["profiles": .count($0.profiles), "stochasticallyStable": .bool($0.isStable)]
          })
      ), ("hasPotential", findings.hasPotential.map { .bool($0) } ?? .null),
      (
        "riskDominance",
        .array(
          findings.comparisons.map {
            [
              "first": .count($0.first + 1), "second": .count($0.second + 1),
              "threshold": .byType(market, $0.byType.map(\.threshold)),
              "leadAtHalf": .byType(market, $0.byType.map(\.leadAtHalf)),
            ]
          })
      ),
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
  }
}
