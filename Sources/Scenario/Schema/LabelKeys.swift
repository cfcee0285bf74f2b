/// Keys of labels: names as people read them.
enum LabelKeys {
  /// The keys below something that has a name.
  static func below(_ owner: String) -> [SchemaKey] {
    [
      SchemaKey("\(owner).label", .texts, "The name as people read it."),
      SchemaKey(
        "\(owner).label.en", .text, "The name in English: one firm, in small letters unless a proper name."),
      SchemaKey("\(owner).label.zh", .text, "The name in Chinese."),
    ]
  }
}

extension ScenarioBuilder {
  /// Labels that presets give, by the path of what they name.
  var labels: [String: LocalizedText] {
    var labels: [String: LocalizedText] = [:]
    for group in ["regions", "hazards", "strategies", "firms"] {
      for member in root[group]?.members ?? [] {
        guard let label = member.value["label"] else { continue }
        let (english, chinese) = (label.textIfPresent("en"), label.textIfPresent("zh"))
        guard let first = english ?? chinese else { continue }
        labels["\(group).\(member.name)"] = LocalizedText(english: first, chinese: chinese ?? first)
      }
    }
    return labels
  }
}
