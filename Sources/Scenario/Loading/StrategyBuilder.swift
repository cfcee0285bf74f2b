/// Reads what a firm can choose: sites, cover in layers, and the short form with one coverage.
extension ScenarioBuilder {
  func strategies() throws(ScenarioError) -> [Scenario.Strategy] {
    var strategies: [Scenario.Strategy] = []
    for member in try entries("strategies") { strategies.append(try strategy(member.name, member.value)) }
    return strategies
  }

  private func strategy(_ name: String, _ strategy: CheckedValue) throws(ScenarioError) -> Scenario.Strategy {
    let sites = strategy["sites"]?.texts ?? []
    var result = Scenario.Strategy(
      name: name, home: try home(strategy, sites), nodes: try strategy.whole("nodes"),
      regions: try strategy.whole("regions"), clouds: try strategy.whole("clouds"), sites: sites,
      mode: strategy.textIfPresent("mode").flatMap(Scenario.Mode.init(rawValue:)) ?? .standby,
      needed: try strategy.whole("needed"), cover: try cover(strategy["cover"]))
    if !sites.isEmpty { try count(sites, strategy, &result) }
    let places = result.partCount
    guard result.needed <= places else {
      throw .outOfRange(
        Double(result.needed), key: "\(strategy.path).needed", unit: "count",
        range: ValidRange(1, Double(places)),
        at: strategy["needed"]?.place ?? strategy.place ?? .commandLine(""))
    }
    if strategy["rto"] != nil { result.takeOverHours = try strategy.number("rto") }
    if strategy["rpo"] != nil { result.lostDataHours = try strategy.number("rpo") }
    if strategy["coverage"] != nil || !(strategy["failover"]?.members ?? []).isEmpty {
      try addShortForm(strategy, &result)
    }
    try checkCover(strategy, result)
    if strategy["cost"] != nil { result.price = try strategy.number("cost") }
    if let once = strategy["oneOff"], once["value"] != nil {
      result.oneOff = try once.number("value")
      result.oneOffYears = try once.number("years")
    }
    return result
  }

  /// Home is the first site, where sites are named.
  private func home(_ strategy: CheckedValue, _ sites: [String]) throws(ScenarioError) -> String {
    guard let first = sites.first else { return try strategy.text("home") }
    if let home = strategy.textIfPresent("home"), home != first {
      throw .unknownName(
        home, key: "\(strategy.path).home", rule: nil, known: [first],
        at: strategy["home"]?.place ?? .commandLine(""))
    }
    return first
  }

  /// Regions and clouds of named sites: as many clouds as providers, and as many regions as the largest of them has.
  private func count(
    _ sites: [String], _ strategy: CheckedValue, _ result: inout Scenario.Strategy
  ) throws(ScenarioError) {
    for key in ["regions", "clouds"] where strategy[key]?.place != nil {
      throw notHere(strategy, key, .otherPair("sites"))
    }
    let providers = sites.map { site in root["regions"]?[site]?.textIfPresent("provider") ?? "" }
    var counts: [String: Int] = [:]
    for provider in providers { counts[provider, default: 0] += 1 }
    guard Set(sites).count == sites.count else {
      throw .wrongNumber(
        of: "\(strategy.path).sites: different regions", count: Set(sites).count,
        allowed: sites.count...sites.count, at: strategy["sites"]?.place)
    }
    result.clouds = counts.count
    result.regions = counts.values.max() ?? 1
  }

  /// One probability for all levels, and a time by what failed.
  private func addShortForm(
    _ strategy: CheckedValue, _ result: inout Scenario.Strategy
  ) throws(ScenarioError) {
    let works = strategy["coverage"] == nil ? nil : try strategy.number("coverage")
    let times = strategy["failover"]
    func hours(_ key: String) throws(ScenarioError) -> Double? {
      guard let times, times[key] != nil else { return nil }
      return try times.number(key)
    }
    var short = Scenario.Cover()
    short.node = .init(works: works, afterHours: try hours("node"))
    short.zone = .init(works: works, afterHours: try hours("zone"))
    short.region = .init(works: works, afterHours: try hours("region"))
    short.cloud = .init(works: works, afterHours: try hours("provider"))
    result.isCoveredAlike = result.cover == Scenario.Cover() && works != nil
    result.cover = result.cover.filled(from: short)
  }

  /// The cover that a strategy, a firm or the preset states.
  func cover(_ cover: CheckedValue?) throws(ScenarioError) -> Scenario.Cover {
    var result = Scenario.Cover()
    guard let cover else { return result }
    for level in Scenario.CoverLevel.allCases {
      guard let value = cover[level.rawValue] else { continue }
      if value["works"] != nil { result[level].works = try value.number("works") }
      if value["after"] != nil { result[level].afterHours = try value.number("after") }
    }
    return result
  }

  /// A footprint that has a replica must know how it takes over: from itself or from the preset.
  private func checkCover(_ strategy: CheckedValue, _ result: Scenario.Strategy) throws(ScenarioError) {
    let all = result.ownCover.filled(from: try cover(root["cover"]))
    func need(
      _ level: Scenario.CoverLevel, _ time: String, where isUsed: Bool
    ) throws(ScenarioError) {
      guard isUsed else { return }
      if all[level].afterHours == nil {
        throw .missing("\(strategy.path).failover.\(time)", at: strategy.place)
      }
      if all[level].works == nil { throw .missing("\(strategy.path).coverage", at: strategy.place) }
    }
    try need(.node, "node", where: result.nodes > 1)
    try need(.zone, "zone", where: result.nodes > 1)
    try need(.region, "region", where: result.regions > 1)
    try need(.cloud, "provider", where: result.clouds > 1)
  }
}
