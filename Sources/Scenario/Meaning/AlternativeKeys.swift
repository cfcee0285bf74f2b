/// Ways of saying the same thing with other keys, as in `rate` and `mtbf`.
///
/// A later preset, or `--set`, that uses one way replaces what an earlier one said in another way; both in one file are an
/// error, found where the values are decoded.
enum AlternativeKeys {
  /// Keys below `hazards.*`, `firms.*` or `strategies.*` that a key replaces.
  private static let replaced: [String: [String: [String]]] = [
    "hazards": [
      "rate": ["mtbf", "availability"],
      "mtbf": ["rate", "availability"],
      "availability": ["rate", "mtbf"],
      "mttr": ["duration"],
      "duration": ["mttr"],
      "record": ["rate", "mtbf", "availability", "mttr"],
    ],
    "firms": [
      "direct": ["revenue", "margin", "patience"],
      "revenue": ["direct"],
    ],
    "strategies": ["sites": ["home", "regions", "clouds"]],
  ]

  /// Mark of a number that stands only where a record does not give it: no key begins with it.
  static let fallbackMark = "\u{0}"

  /// Takes out of an object at a path what an overlay replaces without naming it.
  ///
  /// Severity and width give way to a record of a later preset, but only if it has them: they stay under a mark.
  static func makeWay(for overlay: JSON5Object, in base: inout JSON5Object, at path: String) {
    let parts = path.split(separator: ".", maxSplits: 2)
    guard parts.count == 2, let table = replaced[String(parts[0])] else { return }
    let said = Set(overlay.members.lazy.filter { $0.value.content != .null }.map(\.key))
    var gone: Set<String> = []
    for key in said { gone.formUnion(table[key] ?? []) }
    let hasRecord = parts[0] == "hazards" && said.contains("record")
    if hasRecord, base["duration"]?.object?["kind"]?.string != "record" { gone.insert("duration") }
    gone.subtract(said)
    base.members.removeAll { gone.contains($0.key) }
    guard hasRecord else { return }
    for key in ["severity", "width"] where !said.contains(key) {
      guard let index = base.members.firstIndex(where: { $0.key == key }) else { continue }
      let member = base.members.remove(at: index)
      base.members.removeAll { $0.key == fallbackMark + key }
      base.members.append(JSON5Member(key: fallbackMark + key, place: member.place, value: member.value))
    }
  }

  /// Puts marked numbers back where nothing took their place.
  static func restore(_ hazard: inout JSON5Object) {
    for key in ["severity", "width"] {
      guard let index = hazard.members.firstIndex(where: { $0.key == fallbackMark + key }) else { continue }
      let member = hazard.members.remove(at: index)
      if hazard[key] == nil {
        hazard.members.append(JSON5Member(key: key, place: member.place, value: member.value))
      }
    }
  }
}
