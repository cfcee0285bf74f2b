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
      + [
        ("causes", causes), ("solid", solid), ("tipping", tipping),
        ("payoffs", Self.matrices(brief)), ("history", history), ("herd", herd),
        (
          "bestUniformWelfare",
          brief.bestUniformWelfare.map {
            ["strategy": name($0.strategy), "welfare": .number($0.welfare)]
          } ?? .null
        ),
      ] + BriefPage(brief: brief, words: Language.english.words, uncertainty: uncertainty).uncertaintyMembers
  }

  private func name(_ strategy: Int) -> JSONValue { .string(market.strategies[strategy].name) }
  private func type(_ index: Int) -> JSONValue { .string(market.firms[index].type.name) }

  // MARK: Causes, how solid, tipping

  private var causes: JSONValue {
    let herd = summary.herdCauses?.parts.map { part -> JSONValue in
      ["cause": .string(part.cause.rawValue), "dollars": .number(part.amount), "share": .number(part.share)]
    }
    let difference = summary.differences.flatMap { shares in
      shares.parts.map { part -> JSONValue in
        [
          "type": type(shares.type), "cause": .string(part.cause.rawValue), "perBill": .number(part.amount),
          "share": .number(part.share),
        ]
      }
    }
    return ["herd": .array(herd ?? []), "difference": .array(difference)]
  }

  private var solid: JSONValue {
    guard let solid = summary.solidity else { return .null }
    func share(_ share: WilsonInterval) -> JSONValue {
      let noise = (share.bounds.upperBound - share.bounds.lowerBound) / 2
      return ["share": .number(share.share), "noise": .number(noise)]
    }
    return [
      "draws": .count(solid.draws), "equilibrium": share(solid.equilibrium),
      "riskDominant": share(solid.riskDominant), "only": share(solid.only),
      "outside": .object(
        zip(market.firms, solid.outside).compactMap { firm, outside in
          outside.map { (firm.type.name, share($0)) }
        }),
    ]
  }

  private var tipping: JSONValue {
    guard let tipping = summary.tipping else { return .null }
    return [
      "coalition": tipping.coalition.map(JSONValue.count) ?? .null,
      "shareThatMustStay": .number(tipping.shareThatMustStay),
      "lasts": tipping.lasts.map(JSONValue.bool) ?? .null, "alternative": name(tipping.alternative),
      "alternativeIsEquilibrium": .bool(tipping.isAlternativeStable),
    ]
  }

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
    if let causes = summary.herdCauses {
      for part in causes.parts {
        let key = LongTable.Key(
          section: "causes", type: market.firms[causes.type].type.name, subject: part.cause.rawValue)
        table.append(key, "dollars", part.amount, "USD/year")
        table.append(key, "share", part.share, "share")
      }
    }
    for difference in summary.differences {
      for part in difference.parts {
        let key = LongTable.Key(
          section: "difference", type: market.firms[difference.type].type.name, subject: part.cause.rawValue)
        table.append(key, "perBill", part.amount, "1/year")
        table.append(key, "share", part.share, "share")
      }
    }
    if let solid = summary.solidity {
      let shares = [("equilibrium", solid.equilibrium), ("riskDominant", solid.riskDominant), ("only", solid.only)]
      for (quantity, share) in shares {
        table.append(LongTable.Key(section: "solid"), quantity, share.share, "share")
      }
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
    BriefPage(brief: brief, words: Language.english.words, uncertainty: uncertainty)
      .addUncertainty(to: &table)
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
