/// Fills in what an outage record says of a source of outages: rate, hours, and the services in which events begin.
///
/// It rewrites the merged document before it is checked, so that what a record gives passes the same checks and is shown
/// with the same sources as what a person typed in. What the preset says itself always wins.
struct RecordFill {
  let read: (OutageQuery) throws(ScenarioError) -> OutageStatistics
  /// First region of the scenario.
  private var home: String?

  init(read: @escaping (OutageQuery) throws(ScenarioError) -> OutageStatistics) { self.read = read }

  /// Works on every source of outages.
  mutating func apply(to document: inout JSON5Object) throws(ScenarioError) {
    home = document["regions"]?.object?.keys.first
    guard let place = document.members.firstIndex(where: { $0.key == "hazards" }),
      var hazards = document.members[place].value.object
    else { return }
    for index in hazards.members.indices {
      guard var hazard = hazards.members[index].value.object else { continue }
      normalizeWidth(&hazard)
      try fill(&hazard, hazards.members[index].key)
      AlternativeKeys.restore(&hazard)
      hazards.members[index].value.content = .object(hazard)
    }
    document.members[place].value.content = .object(hazards)
  }

  /// A list of widths, one object for each, becomes two lists of numbers.
  private func normalizeWidth(_ hazard: inout JSON5Object) {
    guard let index = hazard.members.firstIndex(where: { $0.key == "width" }),
      case .array(let cases) = hazard.members[index].value.content
    else { return }
    let place = hazard.members[index].value.place
    func list(_ key: String) -> JSON5Value {
      let values = cases.map { $0.object?[key] ?? $0 }
      var members = [
        JSON5Member(key: "values", place: place, value: JSON5Value(content: .array(values), place: place))
      ]
      if let source = cases.lazy.compactMap({ $0.object?["source"] }).first {
        members.append(JSON5Member(key: "source", place: place, value: source))
      }
      return JSON5Value(content: .object(JSON5Object(members: members)), place: place)
    }
    hazard.members[index].value.content = .object(
      JSON5Object(members: [
        JSON5Member(key: "shares", place: place, value: list("share")),
        JSON5Member(key: "probabilities", place: place, value: list("probability")),
      ]))
  }

  private func fill(_ hazard: inout JSON5Object, _ name: String) throws(ScenarioError) {
    guard let record = hazard["record"], let file = record.string else { return }
    let path = "hazards.\(name)"
    let place = record.place
    var query = try query(file, hazard["where"]?.object, "\(path).where", place)
    let main = try read(query)
    // A user's record stands for a hazard as a whole or not at all.
    query.takesSubstitutes = main.isSubstitute
    let rates = ["rate", "mtbf", "availability"]
    if main.isSubstitute { remove(rates, from: &hazard) }
    if !rates.contains(where: { hazard[$0] != nil }) {
      guard main.years > 0 else {
        if main.isSubstitute {
          throw .badRecord(
            "--record: one day tells nothing about how often; expected --from and --until, the time in which somebody "
              + "watched", at: nil)
        }
        throw .missing("\(path).where.from and until, the time in which somebody watched,", at: place)
      }
      hazard.members.append(Self.member("rate", Self.rate(main, place), place))
    }
    if main.isSubstitute, !main.hours.isEmpty { remove(["duration", "mttr"], from: &hazard) }
    try fillDuration(&hazard, path, file, query, main, place)
    fillExtent(&hazard, main, place)
    try fillTriggers(&hazard, path, file, query, place)
  }

  /// Removal of what a preset says, but not the command line.
  private func remove(_ keys: [String], from hazard: inout JSON5Object) {
    hazard.members.removeAll { keys.contains($0.key) && !$0.value.place.isCommandLine }
  }

  private func fillDuration(
    _ hazard: inout JSON5Object, _ path: String, _ file: String, _ query: OutageQuery,
    _ main: OutageStatistics, _ place: FileLocation
  ) throws(ScenarioError) {
    let written = hazard["duration"]?.object
    if hazard["duration"] != nil {
      guard let written, written["kind"]?.string == "record" else { return }
    } else if hazard["mttr"] != nil {
      return
    }
    var statistics = main
    if let rows = written?["where"]?.object {
      var own = try self.query(file, rows, "\(path).duration.where", place)
      own.takesSubstitutes = query.takesSubstitutes
      own.purpose = .duration
      statistics = try read(own)
    }
    guard !statistics.hours.isEmpty else { throw .missing("\(path).duration", at: place) }
    // What was typed in beside the kind stays.
    var filled = Self.duration(statistics, place)
    for member in written?.members ?? [] where member.key != "kind" && member.key != "where" {
      filled.members.removeAll { $0.key == member.key }
      filled.members.append(member)
    }
    let member = Self.member("duration", filled, place)
    if let index = hazard.members.firstIndex(where: { $0.key == "duration" }) {
      hazard.members[index] = member
    } else {
      hazard.members.append(member)
    }
  }

  /// Severity and width, where the record has such columns and the preset does not say otherwise.
  private func fillExtent(_ hazard: inout JSON5Object, _ main: OutageStatistics, _ place: FileLocation) {
    for (key, value) in [("severity", main.severity), ("width", main.width)] {
      if main.isSubstitute, value != nil { remove([key], from: &hazard) }
      guard hazard[key] == nil else { continue }
      if let value {
        hazard.members.append(Self.number(key, value, "share", place, source: main.source))
      } else if key == "severity", hazard[AlternativeKeys.fallbackMark + key] == nil {
        hazard.members.append(
          Self.number(key, 1, "share", place, source: "assumption: the record does not say, so all of it"))
      }
    }
  }

  private func fillTriggers(
    _ hazard: inout JSON5Object, _ path: String, _ file: String, _ query: OutageQuery, _ place: FileLocation
  ) throws(ScenarioError) {
    guard let index = hazard.members.firstIndex(where: { $0.key == "width" }),
      var width = hazard.members[index].value.object, width["services"] != nil, width["triggers"] == nil
    else { return }
    var own = query
    if let rows = width["where"]?.object { own = try self.query(file, rows, "\(path).width.where", place) }
    own.takesSubstitutes = query.takesSubstitutes
    own.purpose = .triggers
    var statistics = try read(own)
    if statistics.isSubstitute, statistics.triggers.isEmpty {
      own.takesSubstitutes = false
      statistics = try read(own)
    }
    let triggers = statistics.triggers.map { trigger in
      Self.number(trigger.service, Double(trigger.count), "count", place, source: statistics.source)
    }
    width.members.append(Self.member("triggers", JSON5Object(members: triggers), place))
    hazard.members[index].value.content = .object(width)
  }

  private func query(
    _ file: String, _ rows: JSON5Object?, _ path: String, _ place: FileLocation
  ) throws(ScenarioError) -> OutageQuery {
    var query = OutageQuery(record: file, path: path, place: place)
    for member in rows?.members ?? [] {
      guard let text = member.value.string else {
        throw .wrongType(
          "\(path).\(member.key)", expected: .text, found: member.value.content.evidence,
          at: member.value.place)
      }
      switch member.key {
      case "provider": query.provider = text
      case "region": query.region = text
      case "scope": query.scope = text
      case "except": query.except = text
      case "cause": query.cause = text
      case "from": query.from = text
      case "until": query.until = text
      default:
        let known = ["provider", "region", "scope", "except", "cause", "from", "until"]
        throw .unknownKey(member.key, in: path, known: known, at: member.place)
      }
    }
    query.isHome = query.region != nil && query.region == home
    return query
  }

  // MARK: Members

  private static func member(_ key: String, _ object: JSON5Object, _ place: FileLocation) -> JSON5Member {
    JSON5Member(key: key, place: place, value: JSON5Value(content: .object(object), place: place))
  }

  private static func text(_ key: String, _ text: String, _ place: FileLocation) -> JSON5Member {
    JSON5Member(key: key, place: place, value: JSON5Value(content: .string(text), place: place))
  }

  private static func plain(_ key: String, _ number: Double, _ place: FileLocation) -> JSON5Member {
    JSON5Member(key: key, place: place, value: JSON5Value(content: .number(number), place: place))
  }

  private static func number(
    _ key: String, _ value: Double, _ unit: String, _ place: FileLocation, ends: ClosedRange<Double>? = nil,
    source: String? = nil
  ) -> JSON5Member {
    var members = [plain("value", value, place)]
    if let ends {
      members += [plain("low", ends.lowerBound, place), plain("high", ends.upperBound, place)]
    }
    members.append(text("unit", unit, place))
    if let source { members.append(text("source", source, place)) }
    return member(key, JSON5Object(members: members), place)
  }

  private static func rate(_ statistics: OutageStatistics, _ place: FileLocation) -> JSON5Object {
    JSON5Object(members: [
      number("events", Double(statistics.events), "count", place),
      number("years", statistics.years, "years", place), text("source", statistics.source, place),
    ])
  }

  /// A lognormal curve where the record is long enough to fit one, else the hours themselves.
  private static func duration(_ statistics: OutageStatistics, _ place: FileLocation) -> JSON5Object {
    // More hours than a list may hold, and all the same.
    if statistics.lognormal == nil, statistics.hours.count > 1000, let first = statistics.hours.first {
      return JSON5Object(members: [
        text("kind", "fixed", place), number("length", first, "h", place, source: statistics.source),
      ])
    }
    if let fit = statistics.lognormal {
      return JSON5Object(members: [
        text("kind", "lognormal", place), number("mu", fit.mu, "ln h", place, ends: fit.muRange),
        number("sigma", fit.sigma, "number", place, ends: fit.sigmaRange),
        text("source", statistics.source, place),
      ])
    }
    let values = JSON5Value(
      content: .array(statistics.hours.map { JSON5Value(content: .number($0), place: place) }), place: place)
    let observed = JSON5Object(members: [
      JSON5Member(key: "values", place: place, value: values), text("unit", "h", place),
      text("source", statistics.source, place),
    ])
    return JSON5Object(members: [
      text("kind", "empirical", place), member("observed", observed, place),
    ])
  }
}
