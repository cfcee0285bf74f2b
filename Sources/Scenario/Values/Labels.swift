/// Labels: names as people read them, in both languages. Keys stay in commands, CSV and JSON.

extension Scenario {
  /// The label of a strategy: the preset's own, else made of what it stands on.
  public func label(ofStrategy index: Int) -> LocalizedText {
    let strategy = strategies[index]
    if let own = labels["strategies.\(strategy.name)"] { return own }
    let made = Self.madeLabel(strategy, oldest: regions.first?.name)
    // Two setups of the same sites are told apart by a number.
    let same = strategies.indices.filter {
      labels["strategies.\(strategies[$0].name)"] == nil
        && Self.madeLabel(strategies[$0], oldest: regions.first?.name) == made
    }
    guard same.count > 1, let place = same.firstIndex(of: index) else { return made }
    return LocalizedText(
      english: "\(made.english) (\(place + 1))", chinese: "\(made.chinese ?? made.english)（\(place + 1)）")
  }

  private static func madeLabel(_ strategy: Strategy, oldest: String?) -> LocalizedText {
    let place = strategy.home
    if strategy.clouds > 1 || strategy.regions > 1 {
      let isCloud = strategy.clouds > 1
      let count = isCloud ? strategy.clouds : strategy.regions
      let english = "\(EnglishNumber.word(count)) \(isCloud ? "clouds" : "regions")"
      let chinese = "\(ChineseNumber.double(count))\(isCloud ? "云" : "区域")"
      if place == oldest { return LocalizedText(english: english, chinese: chinese) }
      return LocalizedText(english: "\(english) from \(place)", chinese: "\(chinese)（以 \(place) 为主）")
    }
    let nodes = strategy.nodes
    return LocalizedText(
      english: "\(EnglishNumber.word(nodes)) \(nodes == 1 ? "node" : "nodes") in \(place)",
      chinese: "\(place) \(nodes == 1 ? "单" : ChineseNumber.double(nodes))节点")
  }

  /// The label of one firm of a type: `ordinary firm`, `Netflix`.
  public func label(ofFirm index: Int) -> LocalizedText {
    let name = firms[index].name
    if let own = labels["firms.\(name)"] { return own }
    let words = Self.keyWords(name).english
    // A firm by itself has a name; of several, the key says of which kind they are.
    guard firms[index].count != 1 else {
      return LocalizedText(both: words.prefix(1).uppercased() + words.dropFirst())
    }
    return LocalizedText(english: "\(words) firm", chinese: "\(words) 企业")
  }

  /// The label of a source of outages by its key; the words of the key where it is none of the scenario's.
  public func label(ofHazard name: String) -> LocalizedText {
    guard let hazard = hazards.first(where: { $0.name == name }) else {
      // What a market adds by itself: two failures at once.
      return name == "overlap"
        ? LocalizedText(english: "two faults at once", chinese: "两处同时故障") : Self.keyWords(name)
    }
    if let own = labels["hazards.\(hazard.name)"] { return own }
    let place = hazard.location.map { label(ofPlace: $0) } ?? LocalizedText(english: "", chinese: "")
    let usual = [
      "zone-\(hazard.location ?? "")", hazard.location ?? "", "internet", "node", "redundancyMachinery",
      "machinery",
    ]
    guard usual.contains(hazard.name) else {
      let words = Self.keyWords(hazard.name)
      guard !place.english.isEmpty else { return words }
      return LocalizedText(
        english: "\(words.english) (\(place.english))",
        chinese: "\(words.english)（\(place.chinese ?? place.english)）")
    }
    let (english, chinese) = (place.english, place.chinese ?? place.english)
    switch hazard.scope {
    case .region: return LocalizedText(english: "\(english) region", chinese: "\(chinese) 全区域")
    case .zone: return LocalizedText(english: "a zone of \(english)", chinese: "\(chinese) 单个可用区")
    case .provider: return LocalizedText(english: "all of \(english)", chinese: "\(chinese) 全部区域")
    case .internet: return LocalizedText(english: "the internet", chinese: "互联网")
    default:
      return hazard.growsWithRedundancy
        ? LocalizedText(english: "redundancy machinery", chinese: "冗余切换与协调层")
        : LocalizedText(english: "the firm's own node", chinese: "企业自有节点")
    }
  }

  /// The label of a region or a provider: names of regions stand as they are, short names of providers in capitals.
  public func label(ofPlace name: String) -> LocalizedText {
    if let own = labels["regions.\(name)"] { return own }
    guard !regions.contains(where: { $0.name == name }) else { return LocalizedText(both: name) }
    return LocalizedText(
      both: name.count <= 3 ? name.uppercased() : name.prefix(1).uppercased() + name.dropFirst())
  }

  /// The words of a key: `my-shop` and `myShop` are "my shop".
  public static func keyWords(_ key: String) -> LocalizedText {
    var words = ""
    for character in key {
      if character == "-" || character == "_" {
        words += " "
      } else if character.isUppercase, let last = words.last, last.isLowercase {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
    }
    return LocalizedText(both: words)
  }
}

extension LocalizedText {
  /// A text that is the same in both languages.
  public init(both text: String) { self.init(english: text, chinese: text) }
}
