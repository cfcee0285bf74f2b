/// Brief as one long table: a number in each record, with the columns that identify it.
internal import Findings
internal import Games
internal import Market
internal import Outages
internal import Scenario

extension BriefPage {
  /// Records of `section, equilibrium, type, subject, against, quantity, value, unit`.
  func csv() -> String {
    var table = LongTable()
    addOutages(to: &table)
    for findings in brief.firms { add(findings, to: &table) }
    addEquilibria(to: &table)
    addHistory(to: &table)
    addUncertainty(to: &table)
    return table.writer.text
  }

  private func name(_ strategy: Int) -> String { market.strategies[strategy].name }

  private func addOutages(to table: inout LongTable) {
    for hazard in market.hazards {
      let key = LongTable.Key(section: "outages", subject: hazard.name)
      table.append(key, "ratePerYear", hazard.ratePerYear, "1/year")
      table.append(key, "meanHours", hazard.meanHours, "hour")
      table.append(key, "severity", hazard.severity, "share")
      table.append(key, "hoursPerYear", hazard.hoursPerYear, "hour/year")
    }
  }

  private func add(_ findings: FirmFindings, to table: inout LongTable) {
    let type = market.firms[findings.type].type.name
    for row in findings.ladder { add(row, type: type, to: &table) }
    for (own, row) in findings.matrix.enumerated() {
      for (others, payoff) in row.enumerated() {
        let key = LongTable.Key(section: "payoffs", type: type, subject: name(own), against: name(others))
        table.append(key, "payoff", payoff, "USD/year")
      }
    }
    for account in findings.deviations {
      let key = LongTable.Key(
        section: "deviations", type: type, subject: name(account.strategy), against: name(findings.choice))
      for (quantity, value) in account.named { table.append(key, quantity, value, "USD/year") }
    }
    for flip in findings.flips {
      let key = LongTable.Key(section: "flips", type: type, subject: flip.key, against: name(flip.strategy))
      table.append(key, "from", flip.from, flip.unit)
      table.append(key, "to", flip.to, flip.unit)
    }
    let key = LongTable.Key(section: "down", type: type)
    table.append(key, "alone", findings.downAlonePerHour, "USD/hour")
    table.append(key, "together", findings.downTogetherPerHour, "USD/hour")
  }

  private func add(_ row: LadderRow, type: String, to table: inout LongTable) {
    let key = LongTable.Key(section: "ladder", type: type, subject: name(row.strategy))
    table.append(key, "multiplier", row.multiplier, "x")
    if let limit = row.breakEvenMultiplier { table.append(key, "breakEvenMultiplier", limit, "x") }
    table.append(key, "hoursDown", row.hoursDown, "hour/year")
    table.append(key, "availability", row.availability, "share")
    let money: [(String, Double)] = [
      ("cost", row.cost), ("lossAlone", row.lossAlone), ("lossInHerd", row.lossInHerd),
      ("attraction", row.attraction),
      ("praise", row.praise), ("risk", row.risk), ("compensation", row.compensation),
      ("total", row.total),
    ]
    for (quantity, value) in money { table.append(key, quantity, value, "USD/year") }
  }

  private func addEquilibria(to table: inout LongTable) {
    for (index, row) in brief.equilibria.rows.enumerated() {
      let key = LongTable.Key(section: "equilibria", equilibrium: index + 1, subject: row.kind.rawValue)
      table.append(key, "regret", row.equilibrium.regret, "USD/year")
      table.append(key, "welfare", row.welfare, "USD/year")
      for (type, weights) in row.equilibrium.profile.weights.enumerated() {
        add(
          weights, type, LongTable.Key(section: "equilibria", equilibrium: index + 1),
          row.equilibrium.profile.isPure, to: &table)
      }
    }
  }

  private func addHistory(to table: inout LongTable) {
    for (type, counts) in brief.history.counts.enumerated() {
      add(counts.map(Double.init), type, LongTable.Key(section: "history"), true, to: &table)
    }
    guard let herd = brief.herd else { return }
    table.append(
      LongTable.Key(section: "herd", against: herd.region), "isEquilibrium", herd.isEquilibrium ? 1 : 0,
      "yes=1")
    addWays(herd.leaving, "gain", to: &table)
    addWays(herd.leavingWithoutBlameSharing, "gainWithoutBlameSharing", to: &table)
  }

  /// Gain of leaving the herd unilaterally, by type.
  private func addWays(_ ways: [Deviation?], _ quantity: String, to table: inout LongTable) {
    for way in ways.compactMap(\.self) {
      let key = LongTable.Key(
        section: "herd", type: market.firms[way.type].type.name, subject: name(way.to),
        against: name(way.from))
      table.append(key, quantity, way.gain, "USD/year")
    }
  }

  /// Numbers of firms, or probabilities, on each strategy in use.
  private func add(
    _ weights: [Double], _ type: Int, _ key: LongTable.Key, _ isPure: Bool, to table: inout LongTable
  ) {
    for (strategy, weight) in weights.enumerated() where weight != 0 {
      var key = key
      key.type = market.firms[type].type.name
      key.subject = name(strategy)
      table.append(key, isPure ? "firms" : "probability", weight, isPure ? "count" : "share")
    }
  }
}

/// Long table with a number in each record.
struct LongTable {
  /// Identifying columns of a number; inapplicable ones are empty.
  struct Key {
    var section: String
    var equilibrium: Int?
    var type = ""
    var subject = ""
    var against = ""
  }

  private(set) var writer = CSVWriter(
    header: ["section", "equilibrium", "type", "subject", "against", "quantity", "value", "unit"])

  mutating func append(_ key: Key, _ quantity: String, _ value: Double, _ unit: String) {
    writer.append([
      .text(key.section), key.equilibrium.map { .count($0) } ?? .empty, .text(key.type), .text(key.subject),
      .text(key.against), .text(quantity), .number(value), .text(unit),
    ])
  }
}

extension DeviationAccount {
  var named: [(String, Double)] {
    [
      ("cost", cost), ("direct", direct), ("blame", blame), ("praise", praise), ("attraction", attraction),
      ("risk", risk), ("compensation", compensation),
      ("total", total),
    ]
  }
}

extension TypeProfile {
  /// Counts or probabilities by type and strategy.
  var weights: [[Double]] {
    switch self {
    case .pure(let counts): counts.map { $0.map(Double.init) }
    case .mixed(let probabilities): probabilities
    }
  }

  var isPure: Bool {
    if case .pure = self { true } else { false }
  }
}
