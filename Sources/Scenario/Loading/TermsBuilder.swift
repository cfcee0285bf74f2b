/// Decoding of a firm type's loss terms: risk attitude, convexity, insurance, service credits.
extension ScenarioBuilder {
  /// Terms of a type; missing parts of its risk attitude default to the scenario's.
  func terms(_ firm: CheckedValue) throws(ScenarioError) -> Scenario.Terms {
    let credits = credits(firm["credits"])
    var terms = Scenario.Terms(
      risk: try risk(firm["risk"]), convexity: try firm.number("convexity"),
      insurance: try insurance(firm["insurance"]), credits: credits ?? .none)
    if let insurance = firm["insurance"], terms.insurance != nil, terms.risk.attitude == .tailAverse {
      throw .notHere(insurance.path, because: .tailAversion, at: insurance.place ?? .commandLine(""))
    }
    terms.promise = try promise(firm["sla"])
    terms.profile = try profile(firm["revenueProfile"])
    return terms
  }

  private func promise(_ sla: CheckedValue?) throws(ScenarioError) -> Scenario.Promise? {
    guard let sla, !sla.members.isEmpty else { return nil }
    var promise = Scenario.Promise(target: try sla.number("target"))
    if sla["penaltyPerHour"] != nil { promise.penaltyPerHour = try sla.number("penaltyPerHour") }
    if sla["penaltyPerBreach"] != nil { promise.penaltyPerBreach = try sla.number("penaltyPerBreach") }
    return promise
  }

  private func profile(_ value: CheckedValue?) throws(ScenarioError) -> Scenario.RevenueProfile {
    var profile = Scenario.RevenueProfile()
    guard let value else { return profile }
    profile.hours = try relative(value, "hours")
    profile.days = try relative(value, "days")
    profile.months = try relative(value, "months")
    if let peak = value["peak"], !peak.members.isEmpty {
      profile.peakDays = try peak.number("days")
      profile.peakMultiple = try peak.number("multiple")
    }
    return profile
  }

  /// A list divided by its mean; empty where it is not given.
  private func relative(_ value: CheckedValue, _ key: String) throws(ScenarioError) -> [Double] {
    guard let list = value[key] else { return [] }
    let numbers = try value.numbers(key)
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    guard mean > 0 else {
      throw .outOfRange(
        mean, key: "\(list.path): mean", unit: "number", range: .positive(upTo: 1e6),
        at: list.place ?? .commandLine(""))
    }
    return numbers.map { $0 / mean }
  }

  private func risk(_ own: CheckedValue?) throws(ScenarioError) -> Scenario.Risk {
    let levels = [own, root["risk"]].compactMap(\.self)
    func number(_ key: String, _ standard: Double) throws(ScenarioError) -> Double {
      for level in levels where level[key] != nil { return try level.number(key) }
      return standard
    }
    let attitude = levels.lazy.compactMap { $0.textIfPresent("attitude") }.first
    let standard = Scenario.Risk()
    return Scenario.Risk(
      attitude: attitude.flatMap(Scenario.Risk.Attitude.init(rawValue:)) ?? standard.attitude,
      aversion: try number("aversion", standard.aversion), tail: try number("tail", standard.tail),
      curvature: try number("curvature", standard.curvature))
  }

  private func insurance(_ cover: CheckedValue?) throws(ScenarioError) -> Scenario.Insurance? {
    guard let cover, !cover.members.isEmpty else { return nil }
    var insurance = Scenario.Insurance()
    if cover["waiting"] != nil { insurance.waitingHours = try cover.number("waiting") }
    if cover["deductible"] != nil { insurance.deductible = try cover.number("deductible") }
    if cover["limit"] != nil { insurance.limit = try cover.number("limit") }
    if cover["premium"] != nil { insurance.premium = try cover.number("premium") }
    if cover["aggregateDeductible"] != nil {
      insurance.aggregateDeductible = try cover.number("aggregateDeductible")
    }
    if cover["aggregate"] != nil { insurance.aggregateLimit = try cover.number("aggregate") }
    if case .flag(let flag)? = cover["franchise"]?.content { insurance.isFranchise = flag }
    return insurance
  }

  /// Service credits: a name, or the numbers of the tiers in pairs.
  private func credits(_ value: CheckedValue?) -> Scenario.Credits? {
    switch value?.content {
    case .text(let name): return Scenario.Credits(name: name)
    case .numbers(let numbers):
      return .ladder(
        stride(from: 0, to: numbers.count - 1, by: 2).map {
          Scenario.CreditStep(below: numbers[$0], share: numbers[$0 + 1])
        })
    default: return nil
    }
  }
}
