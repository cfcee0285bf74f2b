/// Overlay of one preset on another.
///
/// Objects merge by key, all other values replace, and `null` removes a key. An object that forms one
/// statement (a number with its unit, `value`; a range, `low`; a list, `values`; a record, `events`; a
/// duration, `kind`) replaces the earlier statement as a whole, because a mixture of two would mean neither.
struct PresetMerge {
  private(set) var warnings: [ScenarioWarning] = []

  /// Overlay of `overlay` on `base`. `node` is the declaration of both, `nil` for an undeclared key.
  /// - Complexity: linear in the number of members of both.
  mutating func lay(
    _ overlay: JSON5Object, over base: inout JSON5Object, _ node: SchemaNode?, path: String = ""
  ) {
    AlternativeKeys.makeWay(for: overlay, in: &base, at: path)
    var keys = KeyIndex()
    var removed: [Int] = []
    for member in overlay.members {
      let member = renamed(member, base, path)
      let index = keys.index(of: member.key, in: base.members)
      if member.value.content == .null {
        if let index {
          removed.append(index)
        } else {
          warnOfNothing(keyPath(path, member.key), base, member.place)
        }
      } else if let index {
        base.members[index] = merged(member, over: base.members[index], node, path)
      } else {
        base.members.append(withoutNulls(member, node, path))
      }
    }
    guard !removed.isEmpty else { return }
    let gone = Set(removed)
    base.members = base.members.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }

  /// Member with the new name of its key where it has an old one.
  private mutating func renamed(_ member: JSON5Member, _ base: JSON5Object, _ path: String) -> JSON5Member {
    guard let name = RenamedKeys.newName(member.key, in: path, among: base.keys) else { return member }
    warn(.renamed(key: keyPath(path, member.key), name: keyPath(path, name), at: member.place))
    var result = member
    result.key = name
    return result
  }

  mutating func warn(_ warning: ScenarioWarning) { warnings.append(warning) }

  /// Merged member; `node` and `path` belong to the object that holds both members.
  private mutating func merged(
    _ overlay: JSON5Member, over base: JSON5Member, _ node: SchemaNode?, _ path: String
  ) -> JSON5Member {
    let child = node?.child(base.key)
    // A text below is a text in English, to which another language may be added.
    if case .texts? = child?.key.kind, overlay.value.object != nil, base.value.string != nil {
      var texts = base
      texts.value = ShortForms.inEnglish(base.value)
      return merged(overlay, over: texts, node, path)
    }
    guard let new = overlay.value.object, var object = base.value.object, !isStatement(new, child) else {
      return withoutNulls(overlay, node, path)
    }
    lay(new, over: &object, child, path: keyPath(path, base.key))
    var result = base
    result.value.content = .object(object)
    return result
  }

  /// Whether an object is one statement rather than a collection of keys.
  private func isStatement(_ object: JSON5Object, _ node: SchemaNode?) -> Bool {
    guard let node else { return true }
    switch node.key.kind {
    case .group, .named, .texts: return false
    default:
      return object.members.contains {
        ["value", "values", "low", "high", "events", "kind"].contains($0.key)
      }
    }
  }

  /// Member without a counterpart below: a `null` in it removes nothing.
  private mutating func withoutNulls(_ member: JSON5Member, _ node: SchemaNode?, _ path: String)
    -> JSON5Member
  {
    guard let object = member.value.object, object.hasNulls else { return member }
    var fresh = JSON5Object()
    lay(object, over: &fresh, node?.child(member.key), path: keyPath(path, member.key))
    var result = member
    result.value.content = .object(fresh)
    return result
  }

  private mutating func warnOfNothing(_ path: String, _ base: JSON5Object, _ place: FileLocation) {
    warnings.append(.nothingToRemove(key: path, known: base.keys, at: place))
  }

  /// Overlay of one value on the current value of a key, or insertion of the key.
  mutating func put(_ member: JSON5Member, into base: inout JSON5Object, _ node: SchemaNode?, path: String) {
    lay(JSON5Object(members: [member]), over: &base, node, path: path)
  }
}

extension JSON5Object {
  /// Whether the value of some key at any depth is `null`.
  fileprivate var hasNulls: Bool {
    members.contains {
      switch $0.value.content {
      case .null: true
      case .object(let object): object.hasNulls
      default: false
      }
    }
  }
}
