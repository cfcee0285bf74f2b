/// Model as JSON, sufficient to compute every payoff again.
internal import Deployments
internal import Findings
internal import Games
internal import Market
internal import Outages
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
        ("hazards", .array(market.hazards.map(hazard))),
        ("phases", .array(market.phases.map { phase($0, market) })),
        ("strategies", .array(market.strategies.map(strategy))),
        ("firms", .array(market.firms.indices.map { firm($0, market) })),
        (
          "society",
          [
            "systemicPerHour": .number(market.scenario.society.systemicPerHour),
            "exponent": .number(market.scenario.society.systemicExponent),
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
        "failsOver": byStrategy(market, crunch.failsOver),
        "hoursPerYear": byStrategy(market, crunch.hoursPerYear),
      ]
    }
    return [
      ("capacityCrunch", .number(market.scenario.capacityCrunch)), ("crunches", .array(rows)),
    ]
  }

  private static func hazard(_ hazard: Hazard) -> JSONValue {
    [
      "name": .string(hazard.name), "scope": .string(hazard.scope.rawValue),
      "location": hazard.location.map(JSONValue.string) ?? .null, "ratePerYear": .number(hazard.ratePerYear),
      "meanHours": .number(hazard.meanHours), "severity": .number(hazard.severity),
      "growsWithRedundancy": .bool(hazard.growsWithRedundancy),
    ]
  }

  private static func phase(_ phase: Phase, _ market: Market) -> JSONValue {
    [
      "hazard": .string(market.hazards[phase.hazard].name), "phase": .count(phase.index),
      "hoursPerYear": .number(phase.hoursPerYear), "down": byStrategy(market, phase.down),
      "shared": .bool(phase.isShared),
    ]
  }

  private static func strategy(_ strategy: Scenario.Strategy) -> JSONValue {
    [
      "name": .string(strategy.name), "tier": .string(strategy.tier.rawValue), "home": .string(strategy.home),
      "nodes": .count(strategy.nodes), "regions": .count(strategy.regions), "clouds": .count(strategy.clouds),
    ]
  }

  private static func firm(_ index: Int, _ market: Market) -> JSONValue {
    let firm = market.firms[index]
    let type = firm.type
    return .object(
      [
        ("type", .string(type.name)), ("count", .count(type.count)), ("bill", .number(type.bill)),
        ("directPerHour", .number(type.directPerHour)), ("blamePerHour", .number(type.blamePerHour)),
        ("blameSharing", .number(type.blameSharing)), ("blameCurvature", .number(type.blameCurvature)),
        ("praisePerHour", .number(type.praisePerHour)), ("visibility", .number(type.visibility)),
        ("multiplier", byStrategy(market, firm.multiplier)),
        ("attraction", byStrategy(market, firm.attraction)),
      ] + terms(index, market))
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
                "hazard": .string(market.hazards[phase.hazard].name), "phase": .count(phase.index),
                "weight": byStrategy(market, weights),
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

extension EquilibriaPage {
  /// `equilibria`, `complete`, `completeBecause`, `neverPlayed`.
  var members: [(key: String, value: JSONValue)] {
    [
      ("equilibria", .array(equilibria.rows.map(json))), ("complete", .bool(isComplete)),
      ("completeBecause", .string(reasons.joined(separator: " "))),
      ("neverPlayed", .array(neverPlayedRows)),
    ]
  }

  private func json(_ row: MarketEquilibria.Row) -> JSONValue {
    let equilibrium = row.equilibrium
    return [
      "kind": .string(row.kind.rawValue), "profile": .profile(market, equilibrium.profile),
      "payoff": .byType(market, equilibrium.payoffs), "regret": .number(equilibrium.regret),
      "strict": .bool(equilibrium.isStrict), "welfare": .number(row.welfare),
      "nearestDeviation": .deviation(market, equilibrium.closestDeviation),
      "radius": equilibrium.radius.map(JSONValue.number) ?? .null,
    ]
  }

  private var neverPlayedRows: [JSONValue] {
    equilibria.dominated.enumerated().flatMap { type, list in
      list.map {
        [
          "type": .string(market.firms[type].type.name),
          "strategy": .string(market.strategies[$0.strategy].name),
          "by": .string(market.strategies[$0.by].name),
        ]
      }
    }
  }
}
