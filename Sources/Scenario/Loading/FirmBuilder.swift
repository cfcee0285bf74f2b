/// Reads what the second edition says of a type of firm.
extension ScenarioBuilder {
  /// The direct loss per hour: given outright, or as revenue · margin · (1 − patience), which wins where it stands.
  func direct(_ firm: CheckedValue) throws(ScenarioError) -> Double {
    guard firm["revenue"] != nil else { return try firm.number("direct") }
    let margin = firm["margin"] == nil ? 1 : try firm.number("margin")
    let patience = firm["patience"] == nil ? 0 : try firm.number("patience")
    return (try firm.number("revenue")) / 8760 * margin * (1 - patience)
  }

  /// Kinds of loss in one outage; empty where it is one number.
  func outageCosts(_ firm: CheckedValue) throws(ScenarioError) -> [Scenario.OutageCost] {
    guard let kinds = firm["perOutage"]?["kinds"] else { return [] }
    var costs: [Scenario.OutageCost] = []
    for kind in kinds.members { costs.append(try outageCost(kind.value)) }
    return costs
  }

  private func outageCost(_ kind: CheckedValue) throws(ScenarioError) -> Scenario.OutageCost {
    if kind["value"] != nil {
      for end in ["low", "high"] where kind[end] != nil { throw notHere(kind, end, .otherPair("value")) }
      return .fixed(try kind.number("value"))
    }
    let (low, high) = (try kind.number("low"), try kind.number("high"))
    guard low < high else {
      throw .badSpread(kind.path, .notAscending(low, high), at: kind["low"]?.place ?? .commandLine(""))
    }
    return .init(low: low, high: high)
  }

  /// How likely the type uses vendors: one number for all, or a number by hazard.
  func vendorUse(_ firm: CheckedValue) throws(ScenarioError) -> Scenario.FirmType.VendorUse {
    guard let used = firm["used"] else { return .init() }
    if case .number(let standard) = used.content { return .init(standard: standard) }
    return .init(byHazard: used.numbersByName)
  }

  /// What a setup costs whatever fails: every number that the preset gives or that has a default.
  func readStandingCosts(_ firm: CheckedValue, into type: inout Scenario.FirmType) {
    for number in Scenario.StandingCost.allCases.flatMap(\.numbers) {
      let value = number.key.split(separator: ".").reduce(firm as CheckedValue?) { $0?[String($1)] }
      if case .number(let amount)? = value?.content { type[keyPath: number.path] = amount }
    }
  }
}
