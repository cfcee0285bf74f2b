/// Every number that can be varied: the keys of the scenario, and convenient ones that move several at once.

extension Scenario {
  /// What `--vary` may name: `parameters`, then
  /// - `lambda`: every rate of outages times this number; 1 today,
  /// - `costs.<tier>`: the multiple of a tier for all types of firms that do not override it,
  /// - `firms.<type>.costs.<tier>`: the same for one type,
  /// - `firms`: number of firms of all types; the type that takes the rest changes,
  /// - `capacityCrunch`, also where it is 0.
  ///
  /// A multiple that the ladder gives is not in the scenario: its parameter reads as NaN until it is set. Numbers of
  /// firms are at least 1 and add up to at most a million.
  public var variedParameters: [Parameter] {
    let listed = parameters.map { $0.key.hasSuffix(".count") ? bounded($0) : $0 }
    let keys = Set(listed.map(\.key))
    let tiers = Tier.allCases.filter { tier in strategies.contains { $0.tier == tier } }
    let prices =
      tiers.map { price("costs.\($0.rawValue)", of: $0.rawValue) }
      + firms.indices.flatMap { firm in
        tiers.map { multiplier(firm: firm, of: $0.rawValue, ladder: .nan) }
      }
    return listed + [lambda] + prices.filter { !keys.contains($0.key) } + [total]
      + (keys.contains(crunchParameter.key) ? [] : [crunchParameter])
  }

  private var lambda: Parameter {
    let rates = hazards.map(\.rate.meanPerYear)
    let most = rates.max() ?? 0
    return Parameter(
      "lambda", unit: "x", range: ValidRange(0, most > 0 ? min(1e6, 1e6 / most) : 1e6),
      isLinear: weighsEventsAlike,
      description: "Every rate of outages times this number."
    ) { scenario in
      guard let index = rates.firstIndex(where: { $0 > 0 }) else { return 1 }
      return scenario.hazards[index].rate.meanPerYear / rates[index]
    } write: { factor, scenario in
      for index in rates.indices { scenario.hazards[index].rate = .perYear(rates[index] * factor) }
    }
  }

  private func price(_ key: String, of tier: String) -> Parameter {
    Parameter(key) {
      $0.costs.overrides[tier] ?? .nan
    } write: {
      $1.costs.overrides[tier] = $0
    }
  }

  /// The type whose number of firms follows the total: the one that takes the rest, else the largest.
  public var flexibleType: Int {
    firms.firstIndex(where: \.takesRest)
      ?? firms.indices.max { firms[$0].count < firms[$1].count } ?? 0
  }

  private var total: Parameter {
    let type = flexibleType
    let others = firmCount - (firms.isEmpty ? 0 : firms[type].count)
    return Parameter(
      "firms", unit: "count", range: ValidRange(Double(others + 1), Double(ScenarioKeys.firmLimit)),
      isWhole: true, description: "Number of firms of all types; the type that takes the rest changes."
    ) {
      Double($0.firmCount)
    } write: {
      let taken = $1.firmCount - $1.firms[type].count
      $1.firms[type].count = max(1, Int($0) - taken)
    }
  }

  /// A count with the bounds that a market needs: somebody of each type, and not too many in all.
  private func bounded(_ count: Parameter) -> Parameter {
    let others = Double(firmCount) - count.value(in: self)
    return Parameter(
      count.key, unit: count.unit, range: ValidRange(1, Double(ScenarioKeys.firmLimit) - others),
      isWhole: true, description: count.description, read: count.value(in:)
    ) {
      count.set($0, in: &$1)
    }
  }
}
