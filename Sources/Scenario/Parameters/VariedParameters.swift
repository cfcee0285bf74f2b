/// Variable parameters: the numeric keys of the scenario, and aggregate ones that move several at once.

extension Scenario {
  /// Parameters that `--vary` accepts: `parameters`, then
  /// - `lambda`: every rate of outages times this number; 1 today,
  /// - `costs.<tier>`: the multiple of a tier for all types of firms that do not override it,
  /// - `firms.<type>.costs.<tier>`: the same for one type,
  /// - `firms`: number of firms of all types; the type that takes the rest changes,
  /// - `capacityCrunch`, also if it is 0.
  ///
  /// A multiple from the ladder is not stored in the scenario: its parameter is NaN until it is set. Numbers
  /// of firms are at least 1 and add up to at most a million.
  public var variedParameters: [Parameter] {
    let listed = parameters.map { $0.key.hasSuffix(".count") ? bounded($0) : $0 }
    let keys = Set(listed.map(\.key))
    let tiers = Tier.allCases.filter { tier in strategies.contains { $0.tier == tier } }.map(\.rawValue)
    let prices =
      tiers.map(tierParameter)
      + firms.indices.flatMap { firm in tiers.map { multiplier(firm: firm, of: $0, ladder: .nan) } }
    return listed + [lambda] + prices.filter { !keys.contains($0.key) } + [total]
      + (keys.contains(crunchParameter.key) ? [] : [crunchParameter])
  }

  /// Parameters of strategies that the footprint does not use: the coverage of a single replica, or the
  /// failover time to a region that does not exist. A file may set them, and a larger footprint uses them.
  var unusedParameters: [Parameter] {
    let used = Set(parameters.map(\.key))
    let all = strategies.indices.flatMap { index in
      let key = "strategies.\(strategies[index].name)"
      return [
        Parameter("\(key).coverage", .strategy(index, \.coverage), isLinear: false),
        Parameter("\(key).failover.node", .strategy(index, \.failover.nodeHours), isLinear: false),
        Parameter("\(key).failover.zone", .strategy(index, \.failover.zoneHours), isLinear: false),
        Parameter("\(key).failover.region", .strategy(index, \.failover.regionHours), isLinear: false),
        Parameter("\(key).failover.provider", .strategy(index, \.failover.providerHours), isLinear: false),
      ]
    }
    return all.filter { !used.contains($0.key) }
  }

  private var lambda: Parameter {
    let rates = hazards.map(\.rate.meanPerYear)
    let most = rates.max() ?? 0
    return Parameter(
      "lambda", .scenario(\.[ratesRelativeTo: rates]), unit: "x",
      range: ValidRange(0, most > 0 ? min(1e6, 1e6 / most) : 1e6), isLinear: weighsEventsAlike,
      description: "Every rate of outages times this number.")
  }

  /// All outage rates as a multiple of given ones; 1 if all of these are 0.
  private subscript(ratesRelativeTo rates: [Double]) -> Double {
    get {
      guard let index = rates.firstIndex(where: { $0 > 0 }) else { return 1 }
      return hazards[index].rate.meanPerYear / rates[index]
    }
    set {
      for index in rates.indices { hazards[index].rate = .perYear(rates[index] * newValue) }
    }
  }

  /// Type whose number of firms follows the total: the one with `rest`, else the largest.
  public var flexibleType: Int {
    firms.firstIndex(where: \.takesRest)
      ?? firms.indices.max { firms[$0].count < firms[$1].count } ?? 0
  }

  private var total: Parameter {
    let type = flexibleType
    let others = firmCount - (firms.isEmpty ? 0 : firms[type].count)
    return Parameter(
      "firms", .scenario(\.[firmCountBy: type]), unit: "count",
      range: ValidRange(Double(others + 1), Double(ScenarioKeys.firmLimit)), isWhole: true,
      description: "Number of firms of all types; the type that takes the rest changes.")
  }

  /// Number of all firms; an assigned value changes the number of one type, which stays at least 1.
  private subscript(firmCountBy type: Int) -> Double {
    get { Double(firmCount) }
    set { firms[type].count = max(1, Int(newValue) - (firmCount - firms[type].count)) }
  }

  /// Count within the bounds of a market: at least one firm of each type, and not too many in all.
  private func bounded(_ count: Parameter) -> Parameter {
    let others = Double(firmCount) - count.value(in: self)
    return count.bounded(by: ValidRange(1, Double(ScenarioKeys.firmLimit) - others))
  }
}
