/// Short forms of amounts, written out before the document is checked.
///
/// - `oneOff: { value: 60, unit: "kUSD", years: 3 }` shares its unit with the amount only.
/// - `label: "bakery"` is a label in English.
/// - `perOutage: [{ low: 75, high: 150, unit: "kUSD" }, …]` is a list of kinds without names; a range by itself is one
///   kind. A range of a kind says how outages differ, not how little is known.
enum ShortForms {
  /// Works on every strategy and every type of firm.
  static func write(out document: inout JSON5Object) {
    for key in ["title", "description"] { change(key, in: &document, inEnglish) }
    for group in ["regions", "hazards", "strategies", "firms"] {
      document.changeEach(in: group) { _, member in change("label", in: &member, inEnglish) }
    }
    document.changeEach(in: "strategies") { _, strategy in
      change("oneOff", in: &strategy) { withUnits($0, ["value"]) }
    }
    document.changeEach(in: "firms") { _, firm in
      change("perOutage", in: &firm, perOutage)
    }
  }

  private static func change(
    _ key: String, in object: inout JSON5Object, _ work: (JSON5Value) -> JSON5Value
  ) {
    guard let index = object.members.firstIndex(where: { $0.key == key }) else { return }
    object.members[index].value = work(object.members[index].value)
  }

  /// A text as an object with a text in each language; what is no text stays as it is.
  static func inEnglish(_ value: JSON5Value) -> JSON5Value {
    value.string == nil ? value : wrapped(value, in: "en")
  }

  /// Numbers of an object with the unit that stands beside them.
  private static func withUnits(_ value: JSON5Value, _ keys: Set<String>) -> JSON5Value {
    guard var object = value.object, let unit = object.members.first(where: { $0.key == "unit" }) else {
      return value
    }
    object.members.removeAll { $0.key == "unit" }
    for index in object.members.indices where keys.contains(object.members[index].key) {
      let number = object.members[index]
      guard number.value.object == nil else { continue }
      var statement = [JSON5Member(key: "value", place: number.place, value: number.value), unit]
      if let source = object.members.first(where: { $0.key == "source" }) { statement.append(source) }
      object.members[index].value = JSON5Value(
        content: .object(JSON5Object(members: statement)), place: number.value.place)
    }
    return JSON5Value(content: .object(object), place: value.place)
  }

  private static func perOutage(_ value: JSON5Value) -> JSON5Value {
    var kinds: [JSON5Member] = []
    switch value.content {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        let kind = element.object == nil ? wrapped(element, in: "value") : element
        kinds.append(JSON5Member(key: String(index + 1), place: element.place, value: kind))
      }
    case .object(let object) where object["kinds"] != nil:
      kinds = object["kinds"]?.object?.members ?? []
    case .object(let object) where object["low"] != nil && object["value"] == nil:
      kinds = [JSON5Member(key: "outage", place: value.place, value: value)]
    default: return value
    }
    for index in kinds.indices {
      kinds[index].value = withUnits(kinds[index].value, ["value", "low", "high"])
    }
    let inner = JSON5Value(content: .object(JSON5Object(members: kinds)), place: value.place)
    guard var object = value.object, let place = object.members.firstIndex(where: { $0.key == "kinds" })
    else {
      return wrapped(inner, in: "kinds")
    }
    object.members[place].value = inner
    return JSON5Value(content: .object(object), place: value.place)
  }

  private static func wrapped(_ value: JSON5Value, in key: String) -> JSON5Value {
    JSON5Value(
      content: .object(JSON5Object(members: [JSON5Member(key: key, place: value.place, value: value)])),
      place: value.place)
  }
}
