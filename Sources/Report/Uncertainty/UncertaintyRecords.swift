/// Uncertainty of the verdict in machine-readable form.
internal import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Scenario

struct UncertaintyRecords {
  let study: UncertaintyStudy
  let market: Market

  /// Member `uncertainty`.
  var members: [(key: String, value: JSONValue)] {
    [
      (
        "uncertainty",
        [
          "draws": .count(study.request.draws),
          "sensitivityDraws": .count(min(study.request.draws, study.request.sensitivityDraws)),
          "inputs": .array(study.inputs.inputs.map(Self.input)),
          "profiles": .array(
            study.base.map {
              ["profile": .profile(market, .pure(counts: $0.counts)), "share": Self.share($0.share)]
            }),
          "otherProfiles": .array(
            study.others.map { ["strategies": support($0.strategies), "share": Self.share($0.share)] }),
          "noPureEquilibrium": Self.share(study.none), "incompleteDraws": .count(study.incomplete),
          "herd": study.herd.map { ["region": .string(study.region), "share": Self.share($0)] } ?? .null,
          "typeHerds": .object(
            zip(market.firms, study.typeHerds).map { ($0.type.name, Self.share($1)) }),
          "leavingTheHerd": .array(study.buttons.map(button)),
          "sensitivity": .array(study.sensitivities.flatMap { rows($0, study) }),
        ]
      )
    ]
  }

  private static func input(_ input: UncertainInputs.Input) -> JSONValue {
    let kind =
      switch input.belief {
      case .spread(let spread): spread.json
      case .posterior(let posterior):
        JSONValue.object([
          ("kind", "gamma"), ("shape", .number(posterior.shape)), ("years", .number(posterior.rateYears)),
        ])
      }
    return [
      "key": .string(input.parameter.key), "unit": .string(input.parameter.unit),
      "value": .number(input.base), "p05": .number(input.value(0.05)), "p50": .number(input.value(0.5)),
      "p95": .number(input.value(0.95)), "distribution": kind,
    ]
  }

  private static func share(_ share: WilsonInterval) -> JSONValue {
    [
      "value": .number(share.share), "low": .number(share.bounds.lowerBound),
      "high": .number(share.bounds.upperBound),
    ]
  }

  private func support(_ strategies: [[Int]]) -> JSONValue {
    .object(
      zip(market.firms, strategies).map { firm, list in
        (firm.type.name, .array(list.map { .string(market.strategies[$0].name) }))
      })
  }

  private func button(_ button: UncertaintyStudy.Button) -> JSONValue {
    [
      "type": .string(market.firms[button.type].type.name),
      "strategy": .string(market.strategies[button.strategy].name), "gain": .number(button.base),
      "p05": .number(button.quantiles[0]), "p50": .number(button.quantiles[1]),
      "p95": .number(button.quantiles[2]), "pays": Self.share(button.pays),
    ]
  }

  /// Sensitivity indices of both outputs, a row for each input.
  private func rows(
    _ sensitivity: UncertaintyStudy.Sensitivity, _ study: UncertaintyStudy
  ) -> [JSONValue] {
    Self.outputs(sensitivity).flatMap { output, indices in
      zip(indices.first, indices.total).enumerated().map { input, pair in
        [
          "type": .string(market.firms[sensitivity.type].type.name), "output": .string(output),
          "key": .string(study.inputs.inputs[input].parameter.key),
          "first": .number(pair.0.value), "firstNoise": .number(pair.0.noise),
          "total": .number(pair.1.value), "totalNoise": .number(pair.1.noise),
        ]
      }
    }
  }

  private static func outputs(
    _ sensitivity: UncertaintyStudy.Sensitivity
  ) -> [(name: String, indices: SobolIndices)] {
    [("leavingPays", sensitivity.decision), ("leavingGains", sensitivity.gain)]
  }

  /// Records of the section `uncertainty`.
  func add(to table: inout LongTable) {
    func add(_ key: LongTable.Key, _ quantity: String, _ share: WilsonInterval) {
      table.append(key, quantity, share.share, "share")
      table.append(key, quantity + "Low", share.bounds.lowerBound, "share")
      table.append(key, quantity + "High", share.bounds.upperBound, "share")
    }
    let section = "uncertainty"
    if let herd = study.herd { add(.init(section: section, subject: study.region), "herdHolds", herd) }
    for row in study.base {
      let seats = ProfileText(market).text(row.counts).en
      add(.init(section: section, subject: seats), "isEquilibrium", row.share)
    }
    for row in study.others {
      let names = row.strategies.map { $0.map { market.strategies[$0].name }.joined(separator: " + ") }
      add(.init(section: section, subject: names.joined(separator: "; ")), "hasEquilibrium", row.share)
    }
    add(.init(section: section), "noPureEquilibrium", study.none)
    for row in study.buttons {
      let key = LongTable.Key(
        section: section, type: market.firms[row.type].type.name,
        subject: market.strategies[row.strategy].name, against: study.region)
      add(key, "pays", row.pays)
      for (name, gain) in zip(["gainP05", "gainP50", "gainP95"], row.quantiles) {
        table.append(key, name, gain, "USD/year")
      }
    }
    for sensitivity in study.sensitivities { addIndices(sensitivity, study, to: &table) }
  }

  private func addIndices(
    _ sensitivity: UncertaintyStudy.Sensitivity, _ study: UncertaintyStudy, to table: inout LongTable
  ) {
    for (output, indices) in Self.outputs(sensitivity) {
      for (input, pair) in zip(indices.first, indices.total).enumerated() {
        let key = LongTable.Key(
          section: "uncertainty", type: market.firms[sensitivity.type].type.name,
          subject: study.inputs.inputs[input].parameter.key, against: output)
        table.append(key, "firstIndex", pair.0.value, "share")
        table.append(key, "totalIndex", pair.1.value, "share")
      }
    }
  }
}
