/// Reads what the second edition says of a source of outages: widths, leak, and rates by repair.
extension ScenarioBuilder {
  /// The share of firms that an event hits; the whole scope where nothing is said.
  func width(_ hazard: CheckedValue, _ scope: Scenario.Scope) throws(ScenarioError) -> Scenario.Width {
    guard let width = hazard["width"] else { return .all }
    if scope == .firm { throw notHere(hazard, "width", .scope(scope)) }
    guard case .group = width.content else { return .share(try hazard.number("width")) }
    if width["shares"] != nil { return .list(try widthList(width)) }
    let triggers = (width["triggers"]?.members ?? []).compactMap { member -> Scenario.Trigger? in
      guard case .number(let weight) = member.value.content, weight > 0 else { return nil }
      return Scenario.Trigger(service: member.name, weight: weight)
    }
    guard !triggers.isEmpty else { throw .missing("\(width.path).triggers", at: width.place) }
    let graph = width.textIfPresent("graph").flatMap(Scenario.Graph.init(rawValue:)) ?? .coupled
    return .services(count: try width.whole("services"), graph: graph, triggers: triggers)
  }

  /// A list of shares with the probability of each.
  private func widthList(_ width: CheckedValue) throws(ScenarioError) -> [Scenario.WidthCase] {
    let (shares, probabilities) = (try width.numbers("shares"), try width.numbers("probabilities"))
    guard shares.count == probabilities.count else {
      throw .wrongNumber(
        of: "\(width.path).probabilities", count: probabilities.count, allowed: shares.count...shares.count,
        at: width.place)
    }
    guard probabilities.contains(where: { $0 > 0 }) else {
      throw .missing("\(width.path).probabilities above 0", at: width.place)
    }
    return zip(shares, probabilities).filter { $0.1 > 0 }
      .map { Scenario.WidthCase(share: $0.0, probability: $0.1) }
  }

  /// The probability of depending on one region only; 0 where nothing is said.
  func leak(_ hazard: CheckedValue, _ scope: Scenario.Scope) throws(ScenarioError) -> Double {
    guard hazard["leak"] != nil else { return 0 }
    if scope != .region { throw notHere(hazard, "leak", .scope(scope)) }
    return try hazard.number("leak")
  }

  /// Events per year by the mean time between them, or by availability and the mean time to repair.
  func repairableRate(_ hazard: CheckedValue) throws(ScenarioError) -> Scenario.Rate {
    let key = hazard["mtbf"] == nil ? "availability" : "mtbf"
    guard let written = hazard[key] else { return .perYear(try hazard.number("rate")) }
    if key == "mtbf", hazard["availability"] != nil {
      throw notHere(hazard, "availability", .otherPair("mtbf"))
    }
    let number = try hazard.number(key)
    let rate = key == "mtbf" ? 8760 / number : 8760 * (1 - number) / (number * (try hoursToRepair(hazard)))
    guard ScenarioKeys.rates.contains(rate) else {
      throw .outOfRange(
        rate, key: "\(hazard.path).rate, which follows from \(key)", unit: "1/year",
        range: ScenarioKeys.rates,
        at: written.place ?? .commandLine(""))
    }
    return .perYear(rate)
  }

  /// Mean time to repair: as given, else the mean of the duration that is there.
  private func hoursToRepair(_ hazard: CheckedValue) throws(ScenarioError) -> Double {
    if hazard["mttr"] != nil { return try hazard.number("mttr") }
    guard let hours = try duration(hazard).meanHours else {
      throw .missing("\(hazard.path).mttr", at: hazard.place)
    }
    return hours
  }

  /// An exponential duration with the mean time to repair, where no distribution is given.
  func repairTime(_ hazard: CheckedValue) throws(ScenarioError) -> Scenario.Duration {
    guard hazard["mttr"] != nil else { throw .missing("\(hazard.path).duration", at: hazard.place) }
    return .exponential(meanHours: try hazard.number("mttr"))
  }

  /// A tail index at which the mean exists.
  func tailIndex(_ duration: CheckedValue) throws(ScenarioError) -> Double {
    let shape = try duration.number("shape")
    let range = ValidRange(1, 1000, isOpenBelow: true)
    guard range.contains(shape) else {
      throw .outOfRange(
        shape, key: "\(duration.path).shape", unit: "number", range: range,
        at: duration["shape"]?.place ?? duration.place ?? .commandLine(""))
    }
    return shape
  }
}
