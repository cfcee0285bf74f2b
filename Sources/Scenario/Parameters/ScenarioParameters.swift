// Every numeric key of a scenario as a parameter, in the order of the scenario.

private typealias FirmNumber = any WritableKeyPath<Scenario.FirmType, Double> & Sendable
private typealias FailoverNumber = any WritableKeyPath<Scenario.Failover, Double> & Sendable
private typealias FootprintNumber = any WritableKeyPath<Scenario.Strategy, Int> & Sendable

private let firmNumbers: [(String, FirmNumber)] = [
  ("bill", \.bill), ("direct", \.directPerHour), ("blame", \.blamePerHour), ("blameSharing", \.blameSharing),
  ("blameCurvature", \.blameCurvature), ("providerExcuse", \.providerExcuse), ("dependence", \.dependence),
  ("praise", \.praisePerHour), ("visibility", \.visibility), ("perOutage", \.perOutage),
]
private let footprintNumbers: [(String, FootprintNumber)] = [
  ("nodes", \.nodes), ("regions", \.regions), ("clouds", \.clouds),
]
private let failoverNumbers: [(String, FailoverNumber)] = [
  ("node", \.nodeHours), ("zone", \.zoneHours), ("region", \.regionHours), ("provider", \.providerHours),
]

extension Scenario {
  /// The numbers of the scenario, in the order hazards, regions, strategies, costs, firms, society.
  ///
  /// Left out: the hours of empirical durations, and what a footprint without a second replica does not use.
  /// A hazard's rate is one parameter even where a record gives it: its value is then the posterior mean
  /// (events + 1/2) / years. Multipliers are listed where something overrides the ladder; `multiplier` makes
  /// the others.
  public var parameters: [Parameter] {
    hazards.indices.flatMap(hazardParameters) + regions.indices.map(zoneParameter)
      + sharedCoverParameters + strategies.indices.flatMap(strategyParameters) + costParameters
      + firms.indices.flatMap(firmParameters) + societyParameters
      + (capacityCrunch > 0 ? [crunchParameter] : [])
  }

  /// The multiplier of one type of firm, by name of a strategy or of a tier.
  ///
  /// - Parameter ladder: what the multiplier is where nothing overrides it.
  public func multiplier(firm: Int, of name: String, ladder: Double) -> Parameter {
    Parameter("firms.\(firms[firm].name).costs.\(name)") {
      $0.firms[firm].costOverrides[name] ?? ladder
    } write: {
      $1.firms[firm].costOverrides[name] = $0
    }
  }

  // MARK: World

  /// Whether losses are linear in how often events come: what the worst years cost, or how rare an event feels, is not.
  var weighsEventsAlike: Bool { firms.allSatisfy { $0.terms.risk.attitude == .neutral } }

  private func hazardParameters(_ index: Int) -> [Parameter] {
    let key = "hazards.\(hazards[index].name)"
    // What an insurer pays has a floor and a ceiling.
    let isInsured = firms.contains { $0.terms.insurance != nil }
    let rate = Parameter("\(key).rate", isLinear: weighsEventsAlike) {
      $0.hazards[index].rate.meanPerYear
    } write: {
      $1.hazards[index].rate = .perYear($0)
    }
    let severity = Parameter("\(key).severity", isLinear: weighsEventsAlike && !isInsured) {
      $0.hazards[index].severity
    } write: {
      $1.hazards[index].severity = $0
    }
    let duration = hazards[index].duration.numbers.map { name, _ in
      Parameter("\(key).duration.\(name)") { scenario in
        scenario.hazards[index].duration.numbers.first { $0.0 == name }?.1 ?? .nan
      } write: {
        $1.hazards[index].duration = $1.hazards[index].duration.with(name, $0)
      }
    }
    return [rate, severity] + duration + widthParameters(index)
  }

  /// A share where it is one number, and the leak where there is one.
  private func widthParameters(_ index: Int) -> [Parameter] {
    let key = "hazards.\(hazards[index].name)"
    var result: [Parameter] = []
    if case .share(let share) = hazards[index].width, share < 1 {
      result.append(
        Parameter("\(key).width") { scenario in
          if case .share(let share) = scenario.hazards[index].width { share } else { .nan }
        } write: {
          $1.hazards[index].width = .share($0)
        })
    }
    if hazards[index].leak > 0 {
      result.append(
        Parameter("\(key).leak") {
          $0.hazards[index].leak
        } write: {
          $1.hazards[index].leak = $0
        })
    }
    return result
  }

  private func zoneParameter(_ index: Int) -> Parameter {
    Parameter("regions.\(regions[index].name).zones") {
      Double($0.regions[index].zones)
    } write: {
      $1.regions[index].zones = Int($0)
    }
  }

  // MARK: Strategies and costs

  private func strategyParameters(_ index: Int) -> [Parameter] {
    let strategy = strategies[index]
    let key = "strategies.\(strategy.name)"
    let footprint = footprintNumbers.map { name, path in
      Parameter("\(key).\(name)") {
        Double($0.strategies[index][keyPath: path])
      } write: {
        $1.strategies[index][keyPath: path] = Int($0)
      }
    }
    guard strategy.replicas > 1 else { return footprint }
    guard strategy.isCoveredAlike else {
      return footprint
        + coverParameters(key, strategy.cover) {
          $0.strategies[index].cover
        } write: {
          $1.strategies[index].cover = $0
        }
    }
    let coverage = Parameter("\(key).coverage") {
      $0.strategies[index].coverage
    } write: {
      $1.strategies[index].coverage = $0
    }
    let used = strategy.clouds > 1 ? 4 : strategy.regions > 1 ? 3 : 2
    let failover = failoverNumbers.prefix(used).map { name, path in
      Parameter("\(key).failover.\(name)") {
        $0.strategies[index].failover[keyPath: path]
      } write: {
        $1.strategies[index].failover[keyPath: path] = $0
      }
    }
    return footprint + [coverage] + failover
  }

  /// The numbers that a cover states, by level.
  private func coverParameters(
    _ key: String?, _ cover: Cover, read: @escaping @Sendable (Scenario) -> Cover,
    write: @escaping @Sendable (Cover, inout Scenario) -> Void
  ) -> [Parameter] {
    CoverLevel.allCases.flatMap { level -> [Parameter] in
      func number(
        _ name: String, _ path: any WritableKeyPath<Cover.Level, Double?> & Sendable
      ) -> [Parameter] {
        guard cover[level][keyPath: path] != nil else { return [] }
        let parameter = Parameter((key.map { "\($0)." } ?? "") + "cover.\(level.rawValue).\(name)") {
          read($0)[level][keyPath: path] ?? .nan
        } write: {
          var changed = read($1)
          changed[level][keyPath: path] = $0
          write(changed, &$1)
        }
        return [parameter]
      }
      return number("works", \.works) + number("after", \.afterHours)
    }
  }

  private var sharedCoverParameters: [Parameter] {
    let used = strategies.contains { $0.replicas > 1 } || hazards.contains { $0.scope == .vendor }
    guard used else { return [] }
    return coverParameters(nil, cover) {
      $0.cover
    } write: {
      $1.cover = $0
    }
  }

  private var costParameters: [Parameter] {
    inOrder(costs.overrides).map { name in
      Parameter("costs.\(name)") {
        $0.costs.overrides[name] ?? .nan
      } write: {
        $1.costs.overrides[name] = $0
      }
    }
  }

  /// The names that have a multiplier: tiers from the bottom of the ladder up, then strategies.
  private func inOrder(_ overrides: [String: Double]) -> [String] {
    let known = Tier.allCases.map(\.rawValue) + strategies.map(\.name)
    return known.enumerated().filter { known.firstIndex(of: $1) == $0 && overrides[$1] != nil }.map(\.element)
  }

  // MARK: Firms

  private func firmParameters(_ index: Int) -> [Parameter] {
    let firm = firms[index]
    let key = "firms.\(firm.name)"
    let count = Parameter("\(key).count") {
      Double($0.firms[index].count)
    } write: {
      $1.firms[index].count = Int($0)
    }
    let isInsured = firm.terms.insurance != nil
    // What a preset of the first edition does not know is listed where it is used.
    let optional = ["providerExcuse", "dependence", "perOutage"]
    let used = firmNumbers.filter { !optional.contains($0.0) || firm[keyPath: $0.1] > 0 }
    let numbers = used.map { name, path in
      Parameter("\(key).\(name)", isLinear: name != "direct" || !isInsured) {
        $0.firms[index][keyPath: path]
      } write: {
        $1.firms[index][keyPath: path] = $0
      }
    }
    let costs = inOrder(firm.costOverrides).map { multiplier(firm: index, of: $0, ladder: .nan) }
    return [count] + numbers + costs + attractionParameters(index) + otherParameters(index)
      + termParameters(index)
  }

  /// Migration where it costs anything, vendors where there are some, and cover where the type has its own.
  private func otherParameters(_ index: Int) -> [Parameter] {
    let firm = firms[index]
    let key = "firms.\(firm.name)"
    var result: [Parameter] = []
    if firm.incumbent != nil {
      result.append(
        Parameter("\(key).migration.cost") {
          $0.firms[index].migration.cost
        } write: {
          $1.firms[index].migration.cost = $0
        })
    }
    if hazards.contains(where: { $0.scope == .vendor }), firm.used.byHazard.isEmpty {
      result.append(
        Parameter("\(key).used") {
          $0.firms[index].used.standard
        } write: {
          $1.firms[index].used.standard = $0
        })
    }
    return result
      + coverParameters(key, firm.cover) {
        $0.firms[index].cover
      } write: {
        $1.firms[index].cover = $0
      }
  }

  /// One for each region in which a firm could be at home, also where it is worth nothing yet.
  private func attractionParameters(_ index: Int) -> [Parameter] {
    let homes = Set(strategies.map(\.home)).union(firms[index].attraction.keys)
    return regions.map(\.name).filter(homes.contains).map { region in
      Parameter("firms.\(firms[index].name).attraction.\(region)") {
        $0.firms[index].attraction[region] ?? 0
      } write: {
        $1.firms[index].attraction[region] = $0
      }
    }
  }

  /// Numbers of the terms that are used: of the attitude that the firm has, of losses that are convex.
  private func termParameters(_ index: Int) -> [Parameter] {
    let terms = firms[index].terms
    let key = "firms.\(firms[index].name)"
    func number(_ name: String, _ path: any WritableKeyPath<Terms, Double> & Sendable) -> Parameter {
      Parameter("\(key).\(name)") {
        $0.firms[index].terms[keyPath: path]
      } write: {
        $1.firms[index].terms[keyPath: path] = $0
      }
    }
    let risk: [Parameter] =
      switch terms.risk.attitude {
      case .neutral: []
      case .tailAverse: [number("risk.aversion", \.risk.aversion), number("risk.tail", \.risk.tail)]
      case .blackSwan: [number("risk.curvature", \.risk.curvature)]
      }
    return (terms.convexity > 1 ? [number("convexity", \.convexity)] : []) + risk
  }

  /// Listed only where it is above 0: a market without a crunch has one parameter less.
  var crunchParameter: Parameter {
    Parameter("capacityCrunch") {
      $0.capacityCrunch
    } write: {
      $1.capacityCrunch = $0
    }
  }

  private var societyParameters: [Parameter] {
    [
      Parameter("society.systemic") {
        $0.society.systemic
      } write: {
        $1.society.systemic = $0
      },
      Parameter("society.exponent") {
        $0.society.exponent
      } write: {
        $1.society.exponent = $0
      },
    ]
  }
}

extension Scenario.Rate {
  /// Events per year: as given, or the posterior mean under Jeffreys' prior Gamma(1/2, 0).
  var meanPerYear: Double {
    switch self {
    case .perYear(let rate): rate
    case .record(let events, let years): (Double(events) + 0.5) / years
    }
  }
}

extension Scenario.Duration {
  /// The numbers of the distribution by the keys of a preset.
  fileprivate var numbers: [(String, Double)] {
    switch self {
    case .fixed(let hours): [("length", hours)]
    case .exponential(let mean): [("mean", mean)]
    case .lognormal(let mu, let sigma): [("mu", mu), ("sigma", sigma)]
    case .weibull(let scale, let shape), .pareto(let scale, let shape): [("scale", scale), ("shape", shape)]
    case .empirical, .incident: []
    }
  }

  /// The same distribution with another number.
  fileprivate func with(_ name: String, _ value: Double) -> Scenario.Duration {
    switch self {
    case .fixed: .fixed(hours: value)
    case .exponential: .exponential(meanHours: value)
    case .lognormal(let mu, let sigma):
      name == "mu" ? .lognormal(mu: value, sigma: sigma) : .lognormal(mu: mu, sigma: value)
    case .weibull(let scale, let shape):
      name == "scale"
        ? .weibull(scaleHours: value, shape: shape) : .weibull(scaleHours: scale, shape: value)
    case .pareto(let scale, let shape):
      name == "scale"
        ? .pareto(scaleHours: value, shape: shape) : .pareto(scaleHours: scale, shape: value)
    case .empirical, .incident: self
    }
  }
}
