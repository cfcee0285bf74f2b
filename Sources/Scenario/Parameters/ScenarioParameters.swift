// Every numeric key of a scenario as a parameter, in the order of the scenario.

extension Scenario {
  /// The numbers of the scenario, in the order hazards, regions, strategies, costs, firms, society.
  ///
  /// Omitted: the hours of empirical durations, and the parameters that a footprint with a single replica
  /// does not use. A hazard's rate is one parameter even if a record gives it: its value is then the
  /// posterior mean (events + 1/2) / years. Multipliers are listed only if they override the ladder;
  /// `multiplier` makes the others.
  public var parameters: [Parameter] {
    hazards.indices.flatMap(hazardParameters) + regions.indices.map(zoneParameter)
      + sharedCoverParameters + strategies.indices.flatMap(strategyParameters) + costParameters
      + firms.indices.flatMap(firmParameters) + societyParameters
      + (capacityCrunch > 0 ? [crunchParameter] : [])
  }

  /// Cost multiplier of one firm type, by name of a strategy or of a tier.
  ///
  /// - Parameter ladder: the multiplier without an override.
  public func multiplier(firm: Int, of name: String, ladder: Double) -> Parameter {
    Parameter(
      "firms.\(firms[firm].name).costs.\(name)", .firm(firm, \.costOverrides[name, otherwise: ladder]))
  }

  // MARK: World

  /// Whether payoffs are linear in event rates. False under tail aversion or probability weighting, where an insurer pays
  /// by the sum of a year, and where credits or penalties go by the sum of a month.
  var weighsEventsAlike: Bool {
    firms.allSatisfy { firm in
      let (terms, insurance) = (firm.terms, firm.terms.insurance)
      return terms.risk.attitude == .neutral && (insurance?.aggregateDeductible ?? 0) == 0
        && (insurance?.aggregateLimit ?? .infinity) == .infinity && terms.credits == .none
        && terms.promise == nil
    }
  }

  private func hazardParameters(_ index: Int) -> [Parameter] {
    let key = "hazards.\(hazards[index].name)"
    // An insurer's payment has a floor and a ceiling.
    let isInsured = firms.contains { $0.terms.insurance != nil }
    return [
      Parameter("\(key).rate", .rate(index), isLinear: weighsEventsAlike),
      Parameter("\(key).severity", .hazard(index, \.severity), isLinear: weighsEventsAlike && !isInsured),
    ]
      + hazards[index].duration.numbers.map { name, _ in
        Parameter("\(key).duration.\(name)", .duration(index, name))
      }
      + widthParameters(index)
  }

  /// A share where it is one number, and the leak where there is one.
  private func widthParameters(_ index: Int) -> [Parameter] {
    let key = "hazards.\(hazards[index].name)"
    var result: [Parameter] = []
    if case .share(let share) = hazards[index].width, share < 1 {
      result.append(Parameter("\(key).width", .hazard(index, \.width.share)))
    }
    if hazards[index].leak > 0 { result.append(Parameter("\(key).leak", .hazard(index, \.leak))) }
    return result
  }

  private func zoneParameter(_ index: Int) -> Parameter {
    Parameter("regions.\(regions[index].name).zones", .region(index, \.zones.number))
  }

  // MARK: Strategies and costs

  private func strategyParameters(_ index: Int) -> [Parameter] {
    let strategy = strategies[index]
    let key = "strategies.\(strategy.name)"
    // Sites that are named are as many as they are.
    let nodes = [Parameter("\(key).nodes", .strategy(index, \.nodes.number))]
    let spread = [
      Parameter("\(key).regions", .strategy(index, \.regions.number)),
      Parameter("\(key).clouds", .strategy(index, \.clouds.number)),
    ]
    let footprint = (strategy.sites.isEmpty ? nodes + spread : nodes) + priceParameters(index)
    guard strategy.replicas > 1 else { return footprint }
    guard strategy.isCoveredAlike else {
      return footprint
        + coverParameters(
          key, strategy.cover,
          works: { .strategy(index, \.cover[works: $0]) }, after: { .strategy(index, \.cover[after: $0]) })
    }
    let failover = [
      Parameter("\(key).failover.node", .strategy(index, \.failover.nodeHours)),
      Parameter("\(key).failover.zone", .strategy(index, \.failover.zoneHours)),
      Parameter("\(key).failover.region", .strategy(index, \.failover.regionHours)),
      Parameter("\(key).failover.provider", .strategy(index, \.failover.providerHours)),
    ]
    let used = strategy.clouds > 1 ? 4 : strategy.regions > 1 ? 3 : 2
    return footprint + [Parameter("\(key).coverage", .strategy(index, \.coverage))] + failover.prefix(used)
  }

  /// Prices in dollars, and what recovery takes, where a strategy has them.
  private func priceParameters(_ index: Int) -> [Parameter] {
    let key = "strategies.\(strategies[index].name)"
    return (strategies[index].price == nil ? [] : [Parameter("\(key).cost", .strategy(index, \.statedPrice))])
      + (strategies[index].oneOff > 0
        ? [Parameter("\(key).oneOff.value", .strategy(index, \.oneOff))] : [])
      + (strategies[index].takeOverHours == nil
        ? [] : [Parameter("\(key).rto", .strategy(index, \.statedTakeOverHours))])
      + (strategies[index].lostDataHours > 0
        ? [Parameter("\(key).rpo", .strategy(index, \.lostDataHours))] : [])
  }

  /// The numbers that a cover states, by level.
  private func coverParameters(
    _ key: String?, _ cover: Cover, works: (CoverLevel) -> NumberPath, after: (CoverLevel) -> NumberPath
  ) -> [Parameter] {
    let prefix = (key.map { "\($0)." } ?? "") + "cover."
    return CoverLevel.allCases.flatMap { level -> [Parameter] in
      var stated: [Parameter] = []
      if cover[level].works != nil {
        stated.append(Parameter("\(prefix)\(level.rawValue).works", works(level)))
      }
      if cover[level].afterHours != nil {
        stated.append(Parameter("\(prefix)\(level.rawValue).after", after(level)))
      }
      return stated
    }
  }

  private var sharedCoverParameters: [Parameter] {
    let used = strategies.contains { $0.replicas > 1 } || hazards.contains { $0.scope == .vendor }
    guard used else { return [] }
    return coverParameters(
      nil, cover, works: NumberPath.works, after: NumberPath.after)
  }

  private var costParameters: [Parameter] { inOrder(costs.overrides).map(tierParameter) }

  /// Cost multiple of a tier for all firm types that do not override it; NaN if the ladder gives it.
  public func tierParameter(_ name: String) -> Parameter {
    Parameter("costs.\(name)", .scenario(\.costs.overrides[name, otherwise: .nan]))
  }

  /// Names with a multiplier: tiers from the bottom of the ladder up, then strategies.
  private func inOrder(_ overrides: [String: Double]) -> [String] {
    let known = Tier.allCases.map(\.rawValue) + strategies.map(\.name)
    return known.enumerated().filter { known.firstIndex(of: $1) == $0 && overrides[$1] != nil }.map(\.element)
  }

  // MARK: Firms

  private func firmParameters(_ index: Int) -> [Parameter] {
    let firm = firms[index]
    let costs =
      inOrder(firm.costOverrides).map { multiplier(firm: index, of: $0, ladder: .nan) }
      + inOrder(firm.prices).map { name in
        Parameter("firms.\(firm.name).prices.\(name)", .firm(index, \.prices[name, otherwise: .nan]))
      }
    return numberParameters(index) + costs + attractionParameters(index) + otherParameters(index)
      + termParameters(index)
  }

  /// What a firm is and what an outage costs it. What a preset of the first edition does not know is listed where it is
  /// used.
  private func numberParameters(_ index: Int) -> [Parameter] {
    let firm = firms[index]
    let key = "firms.\(firm.name)"
    func used(_ name: String, _ path: NumberPath, _ value: Double) -> [Parameter] {
      value > 0 ? [Parameter("\(key).\(name)", path)] : []
    }
    return [
      Parameter("\(key).count", .firm(index, \.count.number)),
      Parameter("\(key).bill", .firm(index, \.bill)),
      Parameter("\(key).direct", .firm(index, \.directPerHour), isLinear: firm.terms.insurance == nil),
      Parameter("\(key).blame", .firm(index, \.blamePerHour)),
      Parameter("\(key).blameSharing", .firm(index, \.blameSharing)),
      Parameter("\(key).blameCurvature", .firm(index, \.blameCurvature)),
    ] + used("providerExcuse", .firm(index, \.providerExcuse), firm.providerExcuse)
      + used("dependence", .firm(index, \.dependence), firm.dependence)
      + [
        Parameter("\(key).praise", .firm(index, \.praisePerHour)),
        Parameter("\(key).visibility", .firm(index, \.visibility)),
      ] + used("perOutage", .firm(index, \.perOutage), firm.perOutage)
      + used("dataLoss", .firm(index, \.dataLossPerHour), firm.dataLossPerHour)
  }

  /// Standing costs that are in use, vendors where there are some, and cover where the type has its own.
  private func otherParameters(_ index: Int) -> [Parameter] {
    let firm = firms[index]
    let key = "firms.\(firm.name)"
    var result: [Parameter] = []
    for cost in StandingCost.allCases where cost.isInUse(firm) {
      guard let amount = cost.numbers.first else { continue }
      result.append(Parameter("\(key).\(amount.key)", .firm(index, \.[amount: cost])))
    }
    if hazards.contains(where: { $0.scope == .vendor }), firm.used.byHazard.isEmpty {
      result.append(Parameter("\(key).used", .firm(index, \.used.standard)))
    }
    return result
      + coverParameters(
        key, firm.cover, works: { .firm(index, \.cover[works: $0]) },
        after: { .firm(index, \.cover[after: $0]) }
      )
  }

  /// Region values, one for each possible home region, including those with the value 0.
  private func attractionParameters(_ index: Int) -> [Parameter] {
    let homes = Set(strategies.map(\.home)).union(firms[index].attraction.keys)
    return regions.map(\.name).filter(homes.contains).map { region in
      Parameter(
        "firms.\(firms[index].name).attraction.\(region)", .attraction(index, region))
    }
  }

  /// Parameters of the loss terms in use: those of the firm's risk attitude, and the convexity if losses are
  /// convex.
  private func termParameters(_ index: Int) -> [Parameter] {
    let terms = firms[index].terms
    let key = "firms.\(firms[index].name)"
    let risk: [Parameter] =
      switch terms.risk.attitude {
      case .neutral: []
      case .tailAverse:
        [
          Parameter("\(key).risk.aversion", .firm(index, \.terms.risk.aversion)),
          Parameter("\(key).risk.tail", .firm(index, \.terms.risk.tail)),
        ]
      case .blackSwan: [Parameter("\(key).risk.curvature", .firm(index, \.terms.risk.curvature))]
      }
    return
      (terms.convexity > 1 ? [Parameter("\(key).convexity", .firm(index, \.terms.convexity))] : []) + risk
  }

  /// Capacity-crunch parameter, listed only if it is above 0.
  var crunchParameter: Parameter { Parameter("capacityCrunch", .scenario(\.capacityCrunch)) }

  private var societyParameters: [Parameter] {
    [
      Parameter("society.systemic", .scenario(\.society.systemic)),
      Parameter("society.exponent", .scenario(\.society.exponent)),
    ]
  }
}
