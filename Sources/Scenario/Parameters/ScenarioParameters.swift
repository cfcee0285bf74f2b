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
      + strategies.indices.flatMap(strategyParameters) + costParameters
      + firms.indices.flatMap(firmParameters) + societyParameters
      + (capacityCrunch > 0 ? [crunchParameter] : [])
  }

  /// Cost multiplier of one firm type, by name of a strategy or of a tier.
  ///
  /// - Parameter ladder: the multiplier without an override.
  public func multiplier(firm: Int, of name: String, ladder: Double) -> Parameter {
    Parameter("firms.\(firms[firm].name).costs.\(name)", \.firms[firm].costOverrides[name, otherwise: ladder])
  }

  // MARK: World

  /// Whether payoffs are linear in event rates. False under tail aversion or probability weighting.
  var weighsEventsAlike: Bool { firms.allSatisfy { $0.terms.risk.attitude == .neutral } }

  private func hazardParameters(_ index: Int) -> [Parameter] {
    let key = "hazards.\(hazards[index].name)"
    // An insurer's payment has a floor and a ceiling.
    let isInsured = firms.contains { $0.terms.insurance != nil }
    return [
      Parameter("\(key).rate", \.hazards[index].rate.meanPerYear, isLinear: weighsEventsAlike),
      Parameter("\(key).severity", \.hazards[index].severity, isLinear: weighsEventsAlike && !isInsured),
    ]
      + hazards[index].duration.numbers.map { name, _ in
        Parameter("\(key).duration.\(name)", \.hazards[index].duration[number: name])
      }
  }

  private func zoneParameter(_ index: Int) -> Parameter {
    Parameter("regions.\(regions[index].name).zones", \.regions[index].zones.number)
  }

  // MARK: Strategies and costs

  private func strategyParameters(_ index: Int) -> [Parameter] {
    let strategy = strategies[index]
    let key = "strategies.\(strategy.name)"
    let footprint = [
      Parameter("\(key).nodes", \.strategies[index].nodes.number),
      Parameter("\(key).regions", \.strategies[index].regions.number),
      Parameter("\(key).clouds", \.strategies[index].clouds.number),
    ]
    guard strategy.replicas > 1 else { return footprint }
    let failover = [
      Parameter("\(key).failover.node", \.strategies[index].failover.nodeHours),
      Parameter("\(key).failover.zone", \.strategies[index].failover.zoneHours),
      Parameter("\(key).failover.region", \.strategies[index].failover.regionHours),
      Parameter("\(key).failover.provider", \.strategies[index].failover.providerHours),
    ]
    let used = strategy.clouds > 1 ? 4 : strategy.regions > 1 ? 3 : 2
    return footprint + [Parameter("\(key).coverage", \.strategies[index].coverage)] + failover.prefix(used)
  }

  private var costParameters: [Parameter] { inOrder(costs.overrides).map(tierParameter) }

  /// Cost multiple of a tier for all firm types that do not override it; NaN if the ladder gives it.
  func tierParameter(_ name: String) -> Parameter {
    Parameter("costs.\(name)", \.costs.overrides[name, otherwise: .nan])
  }

  /// Names with a multiplier: tiers from the bottom of the ladder up, then strategies.
  private func inOrder(_ overrides: [String: Double]) -> [String] {
    let known = Tier.allCases.map(\.rawValue) + strategies.map(\.name)
    return known.enumerated().filter { known.firstIndex(of: $1) == $0 && overrides[$1] != nil }.map(\.element)
  }

  // MARK: Firms

  private func firmParameters(_ index: Int) -> [Parameter] {
    let firm = firms[index]
    let key = "firms.\(firm.name)"
    let numbers = [
      Parameter("\(key).count", \.firms[index].count.number),
      Parameter("\(key).bill", \.firms[index].bill),
      Parameter("\(key).direct", \.firms[index].directPerHour, isLinear: firm.terms.insurance == nil),
      Parameter("\(key).blame", \.firms[index].blamePerHour),
      Parameter("\(key).blameSharing", \.firms[index].blameSharing),
      Parameter("\(key).blameCurvature", \.firms[index].blameCurvature),
      Parameter("\(key).praise", \.firms[index].praisePerHour),
      Parameter("\(key).visibility", \.firms[index].visibility),
    ]
    let costs = inOrder(firm.costOverrides).map { multiplier(firm: index, of: $0, ladder: .nan) }
    return numbers + costs + attractionParameters(index) + termParameters(index)
  }

  /// Region values, one for each possible home region, including those with the value 0.
  private func attractionParameters(_ index: Int) -> [Parameter] {
    let homes = Set(strategies.map(\.home)).union(firms[index].attraction.keys)
    return regions.map(\.name).filter(homes.contains).map { region in
      Parameter(
        "firms.\(firms[index].name).attraction.\(region)", \.firms[index].attraction[region, otherwise: 0])
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
          Parameter("\(key).risk.aversion", \.firms[index].terms.risk.aversion),
          Parameter("\(key).risk.tail", \.firms[index].terms.risk.tail),
        ]
      case .blackSwan: [Parameter("\(key).risk.curvature", \.firms[index].terms.risk.curvature)]
      }
    return
      (terms.convexity > 1 ? [Parameter("\(key).convexity", \.firms[index].terms.convexity)] : []) + risk
  }

  /// Capacity-crunch parameter, listed only if it is above 0.
  var crunchParameter: Parameter { Parameter("capacityCrunch", \.capacityCrunch) }

  private var societyParameters: [Parameter] {
    [
      Parameter("society.systemic", \.society.systemicPerHour),
      Parameter("society.exponent", \.society.systemicExponent),
    ]
  }
}

extension Int {
  /// The whole number as a parameter holds it.
  fileprivate var number: Double {
    get { Double(self) }
    set { self = Int(newValue) }
  }
}

extension [String: Double] {
  /// Value of a name, or a default: a key path cannot hold the closure of `default:`.
  fileprivate subscript(name: String, otherwise value: Double) -> Double {
    get { self[name] ?? value }
    set { self[name] = newValue }
  }
}

extension Scenario.Rate {
  /// Events per year: the given rate, or the posterior mean under Jeffreys' prior Gamma(1/2, 0). An assigned
  /// value becomes a given rate.
  var meanPerYear: Double {
    get {
      switch self {
      case .perYear(let rate): rate
      case .record(let events, let years): (Double(events) + 0.5) / years
      }
    }
    set { self = .perYear(newValue) }
  }
}

extension Scenario.Duration {
  /// The numbers of the distribution by the keys of a preset.
  fileprivate var numbers: [(String, Double)] {
    switch self {
    case .fixed(let hours): [("length", hours)]
    case .exponential(let mean): [("mean", mean)]
    case .lognormal(let mu, let sigma): [("mu", mu), ("sigma", sigma)]
    case .pareto(let scale, let shape): [("scale", scale), ("shape", shape)]
    case .empirical, .incident: []
    }
  }

  /// Number of the distribution by its key; NaN if the distribution has none of this name.
  fileprivate subscript(number name: String) -> Double {
    get { numbers.first { $0.0 == name }?.1 ?? .nan }
    set { self = with(name, newValue) }
  }

  /// Same distribution with one number changed.
  private func with(_ name: String, _ value: Double) -> Scenario.Duration {
    switch self {
    case .fixed: .fixed(hours: value)
    case .exponential: .exponential(meanHours: value)
    case .lognormal(let mu, let sigma):
      name == "mu" ? .lognormal(mu: value, sigma: sigma) : .lognormal(mu: mu, sigma: value)
    case .pareto(let scale, let shape):
      name == "scale"
        ? .pareto(scaleHours: value, shape: shape) : .pareto(scaleHours: scale, shape: value)
    case .empirical, .incident: self
    }
  }
}
