/// The brief as JSON: the contract's members, then everything else on the page.
internal import Findings
internal import Games
internal import Market
internal import Outages
internal import Scenario

extension BriefPage {
  /// The result of `brief` with the inputs that it was computed from.
  func json(_ inputs: Inputs) -> JSONValue {
    let list = EquilibriaPage(market: market, equilibria: brief.equilibria, words: words)
    return .object(
      inputs.head("brief")
        + [("question", .string(question)), ("answer", .string(answer)), ("model", .model(market))]
        + list.members
        + [
          ("ladder", rows { $0.ladder.map(ladderRow) }), ("payoffs", matrices),
          ("deviations", rows { findings in findings.deviations.map { deviationRow($0, findings) } }),
          ("flips", rows { $0.flips.map(flipRow) }), ("history", history),
          ("downPerHour", rows { [downRow($0)] }), ("herd", herd),
          (
            "bestUniformWelfare",
            brief.bestUniformWelfare.map {
              ["strategy": name($0.strategy), "welfare": .number($0.welfare)]
            } ?? .null
          ), ("verdict", .string(words.verdict(verdict))),
        ] + (reasons?.members(market) ?? []) + uncertaintyMembers)
  }

  private func name(_ strategy: Int) -> JSONValue { .string(market.strategies[strategy].name) }

  /// Rows of every type, the type in front.
  private func rows(_ rows: (FirmFindings) -> [[(key: String, value: JSONValue)]]) -> JSONValue {
    .array(
      brief.firms.flatMap { findings in
        rows(findings).map { .object([("type", .string(market.firms[findings.type].type.name))] + $0) }
      })
  }

  private func ladderRow(_ row: LadderRow) -> [(key: String, value: JSONValue)] {
    [
      ("strategy", name(row.strategy)), ("multiplier", .number(row.multiplier)),
      ("breakEvenMultiplier", row.breakEvenMultiplier.map { .number($0) } ?? .null),
      ("cost", .number(row.cost)),
      ("hoursDown", .number(row.hoursDown)), ("availability", .number(row.availability)),
      ("lossAlone", .number(row.lossAlone)), ("lossInHerd", .number(row.lossInHerd)),
      ("attraction", .number(row.attraction)), ("praise", .number(row.praise)), ("risk", .number(row.risk)),
      ("compensation", .number(row.compensation)), ("dependence", .number(row.account.cost(.dependence))),
      ("migration", .number(row.account.cost(.migration))),
      ("perOutage", .number(row.account.cost(.perOutage))), ("total", .number(row.total)),
    ]
  }

  /// Payoffs by type, own strategy and the strategy of all others.
  var matrices: JSONValue { rows(matrixRows) }

  private func matrixRows(_ findings: FirmFindings) -> [[(key: String, value: JSONValue)]] {
    findings.matrix.enumerated().map { own, row in
      [("strategy", name(own)), ("whenAllOthersPlay", .byStrategy(market, row))]
    }
  }

  private func deviationRow(_ account: DeviationAccount, _ findings: FirmFindings)
    -> [(key: String, value: JSONValue)]
  {
    [
      ("from", name(findings.choice)), ("to", name(account.strategy)), ("cost", .number(account.cost)),
      ("direct", .number(account.direct)), ("blame", .number(account.blame)),
      ("praise", .number(account.praise)),
      ("attraction", .number(account.attraction)), ("risk", .number(account.risk)),
      ("compensation", .number(account.compensation)), ("dependence", .number(account.change[.dependence])),
      ("migration", .number(account.change[.migration])), ("perOutage", .number(account.change[.perOutage])),
      ("total", .number(account.total)),
    ]
  }

  private func flipRow(_ flip: SwitchingValue) -> [(key: String, value: JSONValue)] {
    [
      ("key", .string(flip.key)), ("unit", .string(flip.unit)), ("from", .number(flip.from)),
      ("to", .number(flip.to)),
      ("thenPlays", name(flip.strategy)),
    ]
  }

  private func downRow(_ findings: FirmFindings) -> [(key: String, value: JSONValue)] {
    [
      ("alone", .number(findings.downAlonePerHour)), ("together", .number(findings.downTogetherPerHour)),
      ("praisePerYear", .number(findings.praise)),
    ]
  }

  private var history: JSONValue {
    let history = brief.history
    return [
      "profile": .profile(market, .pure(counts: history.counts)),
      "afterEntry": .profile(market, .pure(counts: history.countsAfterEntry)),
      "revisions": .count(history.revisions),
      "converged": .bool(history.converged),
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
}
