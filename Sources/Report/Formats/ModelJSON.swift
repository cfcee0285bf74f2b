/// Model as JSON, sufficient to compute every payoff again.
internal import Deployments
internal import Findings
internal import Games
internal import Market
internal import Outages
internal import ResilienceNumerics
internal import Scenario

extension JSONValue {
  /// An object with a number for each strategy.
  static func byStrategy(_ market: Market, _ values: [Double]) -> JSONValue {
    .object(zip(market.strategies, values).map { ($0.name, .number($1)) })
  }

  /// Hazards, phases, strategies, firms and society.
  static func model(_ market: Market) -> JSONValue {
    .object(
      [
        ("hazards", .array(market.hazards.indices.map { hazard($0, market) })),
        ("phases", .array(market.phases.map { phase($0, market) })),
        ("strategies", .array(market.strategies.indices.map { strategy($0, market) })),
        ("firms", .array(market.firms.indices.map { firm($0, market) })),
        (
          "society",
          [
            "systemic": .number(market.scenario.society.systemic),
            "exponent": .number(market.scenario.society.exponent),
          ]
        ),
      ] + crunches(market))
  }

  /// Members for a capacity crunch, if there is one: a firm loses hoursPerYear · (direct + blame) · E[F]
  /// more, F the share of the others, by visibility, that fail over.
  private static func crunches(_ market: Market) -> [(key: String, value: JSONValue)] {
    guard !market.crunches.isEmpty else { return [] }
    let rows = market.crunches.map { crunch -> JSONValue in
      [
        "failsOver": byTypeAndStrategy(market, Array(crunch.failsOver)),
        "hoursPerYear": byTypeAndStrategy(market, crunch.hoursPerYear),
      ]
    }
    return [
      ("capacityCrunch", .number(market.scenario.capacityCrunch)), ("crunches", .array(rows)),
    ]
  }

  private static func hazard(_ index: Int, _ market: Market) -> JSONValue {
    let hazard = market.hazards[index]
    return [
      "name": .string(hazard.name), "label": .label(Text(market.scenario.label(ofHazard: hazard.name))),
      "scope": .string(hazard.scope.rawValue),
      "location": hazard.location.map(JSONValue.string) ?? .null, "ratePerYear": .number(hazard.ratePerYear),
      "meanHours": .number(hazard.meanHours), "severity": .number(hazard.severity),
      "growsWithRedundancy": .bool(hazard.growsWithRedundancy), "leak": .number(hazard.leak),
      "widths": .array(
        hazard.widths.map {
          [
            "share": .number($0.share), "probability": .number($0.probability),
            "trigger": $0.trigger.map(JSONValue.string) ?? .null,
          ]
        }),
    ]
  }

  private static func phase(_ phase: Phase, _ market: Market) -> JSONValue {
    // What most types share stands in `down`; types that run their setups in a way of their own follow by name.
    let common = phase.down[0]
    let others = zip(market.firms, phase.down).filter { $0.1 != common }
    return .object(
      [
        ("hazard", .string(market.hazards[phase.hazard].name)), ("width", .count(phase.width)),
        ("phase", .count(phase.index)), ("hoursPerYear", .number(phase.hoursPerYear)),
        ("down", byStrategy(market, common)), ("shared", .bool(phase.isShared)),
        ("excused", .bool(phase.isExcused)),
      ]
        + (others.isEmpty
          ? []
          : [("downByType", .object(others.map { ($0.0.type.name, byStrategy(market, $0.1)) }))]))
  }

  /// An object with a number for each type and strategy.
  private static func byTypeAndStrategy(_ market: Market, _ values: [[Double]]) -> JSONValue {
    .object(zip(market.firms, values).map { ($0.type.name, byStrategy(market, $1)) })
  }

  private static func strategy(_ index: Int, _ market: Market) -> JSONValue {
    let strategy = market.strategies[index]
    let cover = strategy.cover.filled(from: market.scenario.cover)
    let levels = Scenario.CoverLevel.allCases.compactMap { level -> (key: String, value: JSONValue)? in
      guard let works = cover[level].works, let hours = cover[level].afterHours else { return nil }
      return (level.rawValue, ["works": .number(works), "afterHours": .number(hours)])
    }
    return [
      "sites": .array((strategy.sites.isEmpty ? [strategy.home] : strategy.sites).map(JSONValue.string)),
      "mode": .string(strategy.mode.rawValue), "needed": .count(strategy.needed), "cover": .object(levels),
      "name": .string(strategy.name), "label": .label(Text(market.scenario.label(ofStrategy: index))),
      "tier": .string(strategy.tier.rawValue), "home": .string(strategy.home),
      "nodes": .count(strategy.nodes), "regions": .count(strategy.regions), "clouds": .count(strategy.clouds),
    ]
  }

  private static func firm(_ index: Int, _ market: Market) -> JSONValue {
    let firm = market.firms[index]
    let type = firm.type
    return .object(
      [
        ("type", .string(type.name)), ("label", .label(Text(market.scenario.label(ofFirm: index)))),
        ("count", .count(type.count)), ("bill", .number(type.bill)),
        ("directPerHour", .number(type.directPerHour)), ("blamePerHour", .number(type.blamePerHour)),
        ("blameSharing", .number(type.blameSharing)), ("blameCurvature", .number(type.blameCurvature)),
        ("providerExcuse", .number(type.providerExcuse)), ("dependence", .number(type.dependence)),
        ("praisePerHour", .number(type.praisePerHour)), ("visibility", .number(type.visibility)),
        ("multiplier", byStrategy(market, firm.multiplier)),
        ("attraction", byStrategy(market, firm.attraction)), ("cost", byStrategy(market, firm.cost)),
      ]
        + Scenario.StandingCost.allCases.map { ($0.rawValue, byStrategy(market, firm.standingCost($0))) }
        + [("perOutage", byStrategy(market, firm.outageCost))] + terms(index, market))
  }

  /// Members for loss terms other than the defaults: `compensation` is added to the payoff, and the hours of
  /// a phase in direct loss and blame are multiplied by `hourWeights`.
  private static func terms(_ index: Int, _ market: Market) -> [(key: String, value: JSONValue)] {
    let (own, terms) = (market.firms[index].type.terms, market.terms[index])
    var members: [(key: String, value: JSONValue)] = [
      (
        "risk",
        [
          "attitude": .string(own.risk.attitude.rawValue), "aversion": .number(own.risk.aversion),
          "tail": .number(own.risk.tail), "curvature": .number(own.risk.curvature),
        ]
      ), ("convexity", .number(own.convexity)), ("compensation", byStrategy(market, terms.compensation)),
    ]
    if !terms.weights.isEmpty {
      members.append(
        (
          "hourWeights",
          .array(
            zip(market.phases, terms.weights).map { phase, weights in
              [
                "hazard": .string(market.hazards[phase.hazard].name), "width": .count(phase.width),
                "phase": .count(phase.index), "weight": byStrategy(market, weights),
              ]
            })
        ))
    }
    return members
  }

  /// A profile: counts, or probabilities, by type and strategy.
  static func profile(_ market: Market, _ profile: TypeProfile) -> JSONValue {
    func members<Weight: Numeric>(_ rows: [[Weight]], _ value: (Weight) -> JSONValue) -> JSONValue {
      .object(
        zip(market.firms, rows).map { firm, row in
          (firm.type.name, .object(zip(market.strategies, row).map { ($0.0.name, value($0.1)) }))
        })
    }
    return switch profile {
    case .pure(let counts): members(counts, JSONValue.count)
    case .mixed(let probabilities): members(probabilities, JSONValue.number)
    }
  }

  /// A number for each type of firm.
  static func byType(_ market: Market, _ values: [Double]) -> JSONValue {
    .object(zip(market.firms, values).map { ($0.type.name, .number($1)) })
  }

  static func deviation(_ market: Market, _ deviation: Deviation?) -> JSONValue {
    guard let deviation else { return .null }
    return [
      "type": .string(market.firms[deviation.type].type.name),
      "from": .string(market.strategies[deviation.from].name),
      "to": .string(market.strategies[deviation.to].name), "gain": .number(deviation.gain),
    ]
  }
}
