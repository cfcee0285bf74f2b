/// What machines get of the brief beyond its tables.
internal import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Scenario

struct BriefRecords {
  let summary: BriefSummary
  let uncertainty: UncertaintyStudy?

  private var brief: Brief { summary.brief }
  private var market: Market { brief.market }

  /// Members of JSON that no table holds.
  var members: [(key: String, value: JSONValue)] {
    let screen = BriefScreen(summary)
    return [
      ("question", .string(screen.question.en)), ("model", .model(market)),
    ]
      + EquilibriaMembers(market: market, equilibria: brief.equilibria).members
      + summary.reasons.members(market) + [
        ("payoffs", Self.matrices(brief)), ("history", history), ("herd", herd),
        (
          "bestUniformWelfare",
          brief.bestUniformWelfare.map {
            ["strategy": name($0.strategy), "welfare": .number($0.welfare)]
          } ?? .null
        ),
      ] + (uncertainty.map { UncertaintyRecords(study: $0, market: brief.market).members } ?? [])
  }

  private func name(_ strategy: Int) -> JSONValue { .string(market.strategies[strategy].name) }
  private func type(_ index: Int) -> JSONValue { .string(market.firms[index].type.name) }

  // MARK: Payoffs, history, the herd

  /// Payoffs by type, own strategy and the strategy of all others.
  static func matrices(_ brief: Brief) -> JSONValue {
    let market = brief.market
    return .array(
      brief.firms.flatMap { findings in
        findings.matrix.enumerated().map { own, row in
          [
            "type": .string(market.firms[findings.type].type.name),
            "strategy": .string(market.strategies[own].name), "whenAllOthersPlay": .byStrategy(market, row),
          ]
        }
      })
  }

  /// A row for each type: an hour down alone, with everybody, and what praise earns.
  var downPerHour: PageTable {
    PageTable(
      "downPerHour", brief.firms,
      [
        .key("type") { [market] in market.firms[$0.type].type.name },
        .machine("alone", .dollarsPerHour) { $0.downAlonePerHour },
        .machine("together", .dollarsPerHour) { $0.downTogetherPerHour },
        .machine("praisePerYear", .dollarsPerYear) { $0.praise },
      ])
  }

  private var history: JSONValue {
    let history = brief.history
    return [
      "profile": .profile(market, .pure(counts: history.counts)),
      "afterEntry": .profile(market, .pure(counts: history.countsAfterEntry)),
      "revisions": .count(history.revisions), "converged": .bool(history.converged),
      "equilibrium": history.equilibriumRow.map(JSONValue.count) ?? .null,
      "payoff": .byType(market, history.certificate.payoffs), "regret": .number(history.certificate.regret),
      "choice": .object(brief.firms.map { (market.firms[$0.type].type.name, name($0.choice)) }),
    ]
  }

  private var herd: JSONValue {
    guard let herd = brief.herd else { return .null }
    let alternative: JSONValue =
      herd.alternative.map { ["region": .string($0.region), "hoursPerYear": .number($0.hoursPerYear)] }
      ?? .null
    return [
      "region": .string(herd.region), "equilibrium": .bool(herd.isEquilibrium),
      "strategies": .object(zip(market.firms, herd.strategies).map { ($0.type.name, name($1)) }),
      "leaving": .array(herd.leaving.map { .deviation(market, $0) }),
      "leavingWithoutBlameSharing": .array(herd.leavingWithoutBlameSharing.map { .deviation(market, $0) }),
      "payoff": .byType(market, herd.certificate.payoffs), "regret": .number(herd.certificate.regret),
      "nearestDeviation": .deviation(market, herd.certificate.closestDeviation),
      "hoursPerYear": .number(herd.hoursPerYear), "alternative": alternative,
    ]
  }

  // MARK: CSV

  /// Records of CSV that no table holds.
  var records: [Page.Record] {
    var table = LongTable()
    for part in summary.reasons.causes.herd {
      let key = LongTable.Key(section: "causes", subject: part.cause.key)
      table.append(key, "dollars", part.dollars, "USD/year")
      table.append(key, "share", part.share, "share")
    }
    for part in summary.reasons.causes.difference {
      let key = LongTable.Key(
        section: "difference", type: market.firms[part.type].type.name, subject: part.cause.rawValue)
      table.append(key, "perBill", part.perBill, "1/year")
      table.append(key, "share", part.share, "share")
    }
    if let solid = summary.reasons.solidity {
      let key = LongTable.Key(section: "solid")
      table.append(key, "equilibrium", solid.equilibrium.share, "share")
      table.append(key, "riskDominant", solid.riskDominant.share, "share")
      if let only = solid.only { table.append(key, "only", only.share, "share") }
    }
    addEquilibria(to: &table)
    for (type, counts) in brief.history.counts.enumerated() {
      add(counts.map(Double.init), type, LongTable.Key(section: "history"), true, to: &table)
    }
    if let herd = brief.herd {
      let key = LongTable.Key(section: "herd", subject: herd.region)
      table.append(key, "isEquilibrium", herd.isEquilibrium ? 1 : 0, "yes=1")
      addWays(herd.leaving, "gain", to: &table)
      addWays(herd.leavingWithoutBlameSharing, "gainWithoutBlameSharing", to: &table)
    }
    if let uncertainty { UncertaintyRecords(study: uncertainty, market: brief.market).add(to: &table) }
    return table.records
  }

  private func addEquilibria(to table: inout LongTable) {
    for (index, row) in brief.equilibria.rows.enumerated() {
      let key = LongTable.Key(section: "equilibria", equilibrium: index + 1)
      table.append(key, "regret", row.equilibrium.regret, "USD/year")
      table.append(key, "welfare", row.welfare, "USD/year")
      for (type, weights) in row.equilibrium.profile.weights.enumerated() {
        add(weights, type, key, row.equilibrium.profile.isPure, to: &table)
      }
    }
  }

  /// What leaving the herd alone gains, by type.
  private func addWays(_ ways: [Deviation?], _ quantity: String, to table: inout LongTable) {
    for way in ways.compactMap(\.self) {
      let key = LongTable.Key(
        section: "herd", type: market.firms[way.type].type.name, subject: market.strategies[way.to].name)
      table.append(key, quantity, way.gain, "USD/year")
    }
  }

  /// Firms, or probabilities, on each strategy that is played.
  private func add(
    _ weights: [Double], _ type: Int, _ key: LongTable.Key, _ isPure: Bool, to table: inout LongTable
  ) {
    for (strategy, weight) in weights.enumerated() where weight != 0 {
      var key = key
      key.type = market.firms[type].type.name
      key.subject = market.strategies[strategy].name
      table.append(key, isPure ? "firms" : "probability", weight, isPure ? "count" : "share")
    }
  }
}

/// A list of numbers, each with everything that tells which it is.
struct LongTable {
  /// What tells which number it is; what does not apply is empty.
  struct Key {
    var section: String
    var equilibrium: Int?
    var type = ""
    var subject = ""
    var against = ""
  }

  private(set) var records: [Page.Record] = []

  mutating func append(_ key: Key, _ quantity: String, _ value: Double, _ unit: String) {
    let parts = [key.equilibrium.map(String.init) ?? "", key.type, key.subject, key.against]
    records.append(
      Page.Record(
        section: key.section, subject: parts.filter { !$0.isEmpty }.joined(separator: " / "),
        quantity: quantity, value: value, unit: unit))
  }
}
