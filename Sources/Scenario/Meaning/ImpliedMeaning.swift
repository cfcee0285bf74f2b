/// What a preset means without saying it, written out before the document is checked.
///
/// Only where one meaning is left; all else is refused further on, with a line that says what to write. Each case is kept as
/// an assumption, because a page must not answer another question than its reader thinks.
struct ImpliedMeaning {
  /// What was taken to be meant, in the order of the document.
  private(set) var assumptions: [Scenario.Assumption] = []

  /// Works on hazards and strategies.
  mutating func write(out document: inout JSON5Object) {
    writeEveryReplica(&document)
    writeVendors(&document)
    writeSharedWork(&document)
  }

  // MARK: Hazards

  /// The machinery of a firm: where one hazard of scope `firm` says that it strikes one replica, the others that do not say
  /// so are the firm's own and strike all of them.
  private mutating func writeEveryReplica(_ document: inout JSON5Object) {
    let hazards = Self.members("hazards", of: document)
    guard hazards.contains(where: { $0.object["everyReplica"]?.content == .bool(false) }) else { return }
    var found: [Scenario.Assumption] = []
    document.changeEach(in: "hazards") { name, hazard in
      guard hazard["scope"]?.string == "firm", hazard["everyReplica"] == nil,
        hazard["growsWithRedundancy"]?.content != .bool(true), let place = hazard["scope"]?.place
      else { return }
      hazard.set("everyReplica", .bool(true), at: place)
      found.append(.everyReplica(hazard: name))
    }
    assumptions += found
  }

  /// Providers without a region, where the preset says who uses their product.
  private mutating func writeVendors(_ document: inout JSON5Object) {
    let providers = Self.members("regions", of: document).compactMap { $0.object["provider"]?.string }
    let firms = Self.members("firms", of: document)
    for (name, hazard) in Self.members("hazards", of: document) {
      guard hazard["scope"]?.string == "provider", let written = hazard["provider"],
        let provider = written.string, !providers.contains(provider),
        NearestName.of(provider, among: providers) == nil
      else { continue }
      let isSaid = firms.contains { Self.saysUse($0.object, of: name) }
      let called = firms.filter { Self.isUsers($0.name, of: provider) }
      guard isSaid || called.count == 1 else { continue }
      document.changeEach(in: "hazards") { key, hazard in
        guard key == name else { return }
        hazard.members.removeAll { $0.key == "provider" }
        hazard.set("scope", .string("vendor"), at: written.place)
      }
      let users = isSaid ? nil : called[0].name
      document.changeEach(in: "firms") { key, firm in
        guard key == users else { return }
        var used = firm["used"]?.object ?? JSON5Object()
        used.set(name, .number(1), at: written.place)
        firm.set("used", .object(used), at: written.place)
      }
      assumptions.append(.vendor(hazard: name, provider: provider, users: users))
    }
  }

  /// Whether a type of firm says how likely it uses a vendor: one number for all, or one for this hazard.
  private static func saysUse(_ firm: JSON5Object, of hazard: String) -> Bool {
    guard let used = firm["used"] else { return false }
    guard let object = used.object else { return true }
    return object["value"] != nil || object[hazard] != nil
  }

  /// Whether a type of firm is called the users of a product: `users`, `crowdstrikeUsers`, `users-of-crowdstrike`.
  private static func isUsers(_ type: String, of provider: String) -> Bool {
    let (type, provider) = (letters(type), letters(provider))
    return ["users", provider + "users", "usersof" + provider].contains(type)
  }

  // MARK: Strategies

  /// Strategies that are called active-active without sites and mode, where only one set of regions can be meant.
  private mutating func writeSharedWork(_ document: inout JSON5Object) {
    let regions = Self.members("regions", of: document)
    var found: [Scenario.Assumption] = []
    document.changeEach(in: "strategies") { name, strategy in
      guard ["aa", "activeactive"].contains(Self.letters(name)), strategy["sites"] == nil,
        strategy["mode"] == nil, Self.number(strategy["clouds"]) ?? 1 == 1, let home = strategy["home"],
        let first = regions.first(where: { $0.name == home.string })
      else { return }
      let others = regions.filter {
        $0.name != first.name && $0.object["provider"]?.string == first.object["provider"]?.string
      }
      guard !others.isEmpty, Self.number(strategy["regions"]) == Double(others.count + 1) else { return }
      let sites = [first.name] + others.map(\.name)
      strategy.members.removeAll { ["home", "regions", "clouds"].contains($0.key) }
      strategy.set(
        "sites", .array(sites.map { JSON5Value(content: .string($0), place: home.place) }), at: home.place)
      strategy.set("mode", .string("active-active"), at: home.place)
      found.append(.sharedWork(strategy: name, sites: sites))
    }
    assumptions += found
  }

  // MARK: Documents

  private static func members(_ group: String, of document: JSON5Object) -> [(
    name: String, object: JSON5Object
  )] {
    (document[group]?.object?.members ?? []).compactMap { member in
      member.value.object.map { (member.key, $0) }
    }
  }

  /// A bare number, or the value of one with its source.
  private static func number(_ value: JSON5Value?) -> Double? {
    switch value?.content {
    case .number(let number): number
    case .object(let object): object["value"].flatMap { Self.number($0) }
    default: nil
    }
  }

  /// Small letters of a name, without what stands between its words.
  private static func letters(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" }
  }
}

extension JSON5Object {
  /// Puts a member in the place of the one with its key, or at the end.
  mutating func set(_ key: String, _ content: JSON5Value.Content, at place: FileLocation) {
    let member = JSON5Member(key: key, place: place, value: JSON5Value(content: content, place: place))
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index] = member
    } else {
      members.append(member)
    }
  }

  /// Changes every object in a group, by name.
  mutating func changeEach(in group: String, _ work: (String, inout JSON5Object) -> Void) {
    guard let place = members.firstIndex(where: { $0.key == group }), var inner = members[place].value.object
    else { return }
    for index in inner.members.indices {
      guard var object = inner.members[index].value.object else { continue }
      work(inner.members[index].key, &object)
      inner.members[index].value.content = .object(object)
    }
    members[place].value.content = .object(inner)
  }
}
