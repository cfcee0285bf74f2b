/// Builder of a scenario from a checked document, including the checks that involve several keys.
struct ScenarioBuilder {
  let root: CheckedValue

  /// - Parameters:
  ///   - name: the scenario's name.
  ///   - total: number of firms that the user asked for.
  func scenario(name: String, total: Int?) throws(ScenarioError) -> Scenario {
    let firms = try firmTypes(total)
    var scenario = Scenario(
      name: name, title: title, regions: try regions(), hazards: try hazards(),
      strategies: try strategies(), costs: try costs(), firms: firms, society: try society(),
      capacityCrunch: root["capacityCrunch"] == nil ? 0 : try root.number("capacityCrunch"),
      cover: try cover(root["cover"]))
    scenario.labels = labels
    if let currency = root.textIfPresent("currency") { scenario.currency = currency }
    return scenario
  }

  private var title: LocalizedText? { root.texts("title") }

  /// The members of a map that must not be empty.
  func entries(_ name: String) throws(ScenarioError) -> [CheckedValue.Member] {
    let members = root[name]?.members ?? []
    if members.isEmpty { throw .missing(name, at: root[name]?.place ?? root.place) }
    return members
  }

  private func regions() throws(ScenarioError) -> [Scenario.Region] {
    var regions: [Scenario.Region] = []
    for region in try entries("regions") {
      regions.append(
        Scenario.Region(
          name: region.name, provider: try region.value.text("provider"),
          zones: try region.value.whole("zones")))
    }
    return regions
  }

  private func society() throws(ScenarioError) -> Scenario.Society {
    let society = root["society"] ?? CheckedValue(path: "society", place: nil, content: .group([]))
    return Scenario.Society(
      systemic: try society.number("systemic"), exponent: try society.number("exponent"))
  }

  // MARK: Hazards

  private func hazards() throws(ScenarioError) -> [Scenario.Hazard] {
    var hazards: [Scenario.Hazard] = []
    for (name, hazard) in (root["hazards"]?.members ?? []).map({ ($0.name, $0.value) }) {
      let scope = Scenario.Scope(rawValue: try hazard.text("scope")) ?? .firm
      let grows = try hazard.flag("growsWithRedundancy")
      if grows, scope != .firm { throw notHere(hazard, "growsWithRedundancy", .scope(scope)) }
      var result = Scenario.Hazard(
        name: name, scope: scope, location: try location(hazard, scope), rate: try rate(hazard),
        duration: try duration(hazard), severity: try hazard.number("severity"),
        growsWithRedundancy: grows, width: try width(hazard, scope), leak: try leak(hazard, scope))
      result.everyReplica = try hazard.flag("everyReplica")
      if result.everyReplica, scope != .firm { throw notHere(hazard, "everyReplica", .scope(scope)) }
      hazards.append(result)
    }
    return hazards
  }

  private func location(_ hazard: CheckedValue, _ scope: Scenario.Scope) throws(ScenarioError) -> String? {
    let needed: String? =
      switch scope {
      case .zone, .region: "region"
      case .provider: "provider"
      case .firm, .internet, .vendor: nil
      }
    for key in ["region", "provider"] where key != needed && hazard[key] != nil {
      throw notHere(hazard, key, .scope(scope))
    }
    guard let needed else { return nil }
    return try hazard.text(needed)
  }

  private func rate(_ hazard: CheckedValue) throws(ScenarioError) -> Scenario.Rate {
    guard let rate = hazard["rate"] else { return try repairableRate(hazard) }
    for key in ["mtbf", "availability"] where hazard[key] != nil {
      throw notHere(hazard, key, .otherPair("rate"))
    }
    guard case .group = rate.content else { return .perYear(try hazard.number("rate")) }
    let record = Scenario.Rate.record(events: try rate.whole("events"), years: try rate.number("years"))
    guard ScenarioKeys.rates.contains(record.meanPerYear) else {
      throw .outOfRange(
        record.meanPerYear, key: rate.path, unit: "1/year", range: ScenarioKeys.rates,
        at: rate.place ?? .commandLine(""))
    }
    return record
  }

  // MARK: Durations

  func duration(_ hazard: CheckedValue) throws(ScenarioError) -> Scenario.Duration {
    guard let duration = hazard["duration"] else { return try repairTime(hazard) }
    guard case .group = duration.content else {
      _ = try hazard.text("duration")
      return .incident
    }
    let kind = try duration.text("kind")
    switch kind {
    case "fixed":
      try allow(duration, kind, ["length"])
      return .fixed(hours: try duration.number("length"))
    case "exponential":
      try allow(duration, kind, ["mean"])
      return .exponential(meanHours: try duration.number("mean"))
    case "lognormal":
      try allow(duration, kind, ["mu", "sigma", "median", "p95"])
      let lognormal = try LognormalParameters(duration)
      return .lognormal(mu: lognormal.mu, sigma: lognormal.sigma)
    case "weibull":
      try allow(duration, kind, ["scale", "shape"])
      return .weibull(scaleHours: try duration.number("scale"), shape: try duration.number("shape"))
    case "pareto":
      try allow(duration, kind, ["scale", "shape"])
      return .pareto(scaleHours: try duration.number("scale"), shape: try tailIndex(duration))
    case "empirical":
      try allow(duration, kind, ["observed"])
      return .empirical(hours: try duration.numbers("observed"))
    default:
      try allow(duration, kind, [])
      return .incident
    }
  }

  private func allow(_ duration: CheckedValue, _ kind: String, _ keys: [String]) throws(ScenarioError) {
    for member in duration.members where !(keys + ["kind", "source"]).contains(member.name) {
      if case .group(let below) = member.value.content, below.isEmpty { continue }
      let takes = keys.isEmpty ? "no numbers" : keys.joined(separator: ", ")
      throw notHere(duration, member.name, .durationKind(kind, takes: takes))
    }
  }

  // MARK: Costs and firms

  private func costs() throws(ScenarioError) -> Scenario.Costs {
    let costs = root["costs"]
    let ladder = costs?.textIfPresent("ladder").flatMap(Scenario.Ladder.init(rawValue:))
    return Scenario.Costs(ladder: ladder ?? .doubling, overrides: costs?.numbersByName ?? [:])
  }

  private func firmTypes(_ total: Int?) throws(ScenarioError) -> [Scenario.FirmType] {
    let types = try entries("firms")
    var counts: [(name: String, count: Scenario.Count)] = []
    for type in types { counts.append((type.name, try count(type.value))) }
    let standard = try root.whole("firmCount")
    // A total given by `--set` counts as requested, like one given by `--firms`.
    let asked = total ?? (root["firmCount"]?.place?.isCommandLine == true ? standard : nil)
    let resolved = try FirmCounts.resolve(counts, asked: asked, standard: standard)
    var firms: [Scenario.FirmType] = []
    for (type, count) in zip(types, resolved) {
      let firm = try firmType(type, count)
      if count > 0 { firms.append(firm) }
    }
    return firms
  }

  private func count(_ firm: CheckedValue) throws(ScenarioError) -> Scenario.Count {
    if firm.textIfPresent("count") != nil { return .rest }
    return .fixed(try firm.whole("count"))
  }

  private func firmType(
    _ member: CheckedValue.Member, _ count: Int
  ) throws(ScenarioError) -> Scenario.FirmType {
    let firm = member.value
    let costs = try outageCosts(firm)
    let perOutage = costs.isEmpty ? try firm.number("perOutage") : costs.reduce(0) { $0 + $1.mean }
    guard perOutage <= 1e15 else {
      throw .outOfRange(
        perOutage, key: "\(firm.path).perOutage: mean", unit: "USD", range: ValidRange(0, 1e15),
        at: firm["perOutage"]?.place ?? .commandLine(""))
    }
    var result = Scenario.FirmType(
      name: member.name, count: count, bill: try firm.number("bill"),
      ladder: firm.textIfPresent("ladder").flatMap(Scenario.Ladder.init(rawValue:)),
      costOverrides: firm["costs"]?.numbersByName ?? [:],
      directPerHour: try direct(firm), blamePerHour: try firm.number("blame"),
      blameSharing: try firm.number("blameSharing"), blameCurvature: try firm.number("blameCurvature"),
      praisePerHour: try firm.number("praise"), visibility: try firm.number("visibility"),
      attraction: firm["attraction"]?.numbersByName ?? [:],
      takesRest: firm.textIfPresent("count") != nil, terms: try terms(firm),
      providerExcuse: try firm.number("providerExcuse"), dependence: try firm.number("dependence"),
      perOutage: perOutage, cover: try cover(firm["cover"]), used: try vendorUse(firm),
      incumbent: firm.textIfPresent("incumbent"), prices: firm["prices"]?.numbersByName ?? [:])
    result.outageCosts = costs
    readStandingCosts(firm, into: &result)
    if firm["dataLoss"] != nil { result.dataLossPerHour = try firm.number("dataLoss") }
    return result
  }

  func notHere(_ value: CheckedValue, _ key: String, _ conflict: Conflict) -> ScenarioError {
    let member = value[key]
    return .notHere(
      member?.path ?? value.path, because: conflict, at: member?.place ?? value.place ?? .commandLine(""))
  }
}

extension Scenario.Strategy {
  /// Number of replicas, nodes · regions · clouds.
  var replicas: Int { nodes * regions * clouds }
}
