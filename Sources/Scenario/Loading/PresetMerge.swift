/// Lays one preset over another.
///
/// Objects merge by key, everything else replaces, `null` removes a key. An object that makes one statement,
/// a number with its unit (`value`), a list (`values`), a record (`events`) or a duration (`kind`), replaces
/// the earlier statement whole: half of one and half of the other would mean neither.
struct PresetMerge {
  private(set) var warnings: [ScenarioWarning] = []

  /// Lays `overlay` over `base`. `node` is the declaration of both, `nil` where nothing is declared.
  /// - Complexity: linear in the number of members of both.
  mutating func lay(
    _ overlay: JSON5Object, over base: inout JSON5Object, _ node: SchemaNode?, path: String = ""
  ) {
    var indices: [String: Int] = [:]
    for (index, member) in base.members.enumerated() { indices[member.key] = index }
    var removed: Set<Int> = []
    for member in overlay.members {
      let index = indices[member.key]
      let below = path.isEmpty ? member.key : "\(path).\(member.key)"
      if member.value.content == .null {
        if let index { removed.insert(index) } else { warnOfNothing(below, base, member.place) }
      } else if let index {
        base.members[index] = merged(member, over: base.members[index], node?.child(member.key), below)
      } else {
        let child = node?.child(member.key)
        base.members.append(
          JSON5Member(key: member.key, place: member.place, value: withoutNulls(member.value, child, below)))
      }
    }
    guard !removed.isEmpty else { return }
    base.members = base.members.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
  }

  private mutating func merged(
    _ overlay: JSON5Member, over base: JSON5Member, _ node: SchemaNode?, _ path: String
  ) -> JSON5Member {
    guard let new = overlay.value.object, var object = base.value.object, !isStatement(new, node) else {
      return JSON5Member(
        key: overlay.key, place: overlay.place, value: withoutNulls(overlay.value, node, path))
    }
    lay(new, over: &object, node, path: path)
    return JSON5Member(
      key: base.key, place: base.place,
      value: JSON5Value(content: .object(object), place: base.value.place))
  }

  /// Whether an object is one statement rather than a collection of keys.
  private func isStatement(_ object: JSON5Object, _ node: SchemaNode?) -> Bool {
    guard let node else { return true }
    switch node.key.kind {
    case .group, .named: return false
    default: return object.members.contains { ["value", "values", "events", "kind"].contains($0.key) }
    }
  }

  private mutating func withoutNulls(_ value: JSON5Value, _ node: SchemaNode?, _ path: String) -> JSON5Value {
    guard let object = value.object else { return value }
    var fresh = JSON5Object()
    lay(object, over: &fresh, node, path: path)
    return JSON5Value(content: .object(fresh), place: value.place)
  }

  private mutating func warnOfNothing(_ path: String, _ base: JSON5Object, _ place: Place) {
    warnings.append(.nothingToRemove(key: path, known: base.keys, at: place))
  }

  /// Lays one value over what stands at a key, or puts it there.
  mutating func put(_ member: JSON5Member, into base: inout JSON5Object, _ node: SchemaNode?, path: String) {
    lay(JSON5Object(members: [member]), over: &base, node, path: path)
  }
}
