/// Option `--set key.path=value`.
struct SetOption {
  /// Whole text, for messages.
  let text: String
  let path: [String]
  let value: JSON5Value

  /// Parsed option; the value is JSON5, and any other text counts as a string, so that words need no quotes.
  init(_ text: String) throws(ScenarioError) {
    self.text = text
    guard let equals = text.firstIndex(of: "=") else { throw .badSetOption(text) }
    path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let written = text[text.index(after: equals)...].drop { $0 == " " }
    guard !written.isEmpty, !path.contains("") else { throw .badSetOption(text) }
    guard path[0] != "extends" else { throw .extendsOnCommandLine(text) }
    value = try Self.value(String(written), .commandLine(text))
  }

  /// Whether it says which rows of an outage record count.
  var choosesRows: Bool {
    path.first == "hazards" && path.count > 2 && ["record", "where"].contains(path[2])
  }

  private static func value(_ text: String, _ place: FileLocation) throws(ScenarioError) -> JSON5Value {
    do {
      return try JSON5Parser.parse(Array(text.utf8), origin: place)
    } catch {
      if let first = text.first, "{['\"".contains(first) { throw error }
      return JSON5Value(content: .string(text), place: place)
    }
  }

  /// Application of the option to a merged document.
  func apply(to root: inout JSON5Object, _ merge: inout PresetMerge) throws(ScenarioError) {
    try apply(path[...], &root, ScenarioKeys.root, "", &merge)
  }

  private func apply(
    _ path: ArraySlice<String>, _ object: inout JSON5Object, _ node: SchemaNode?, _ above: String,
    _ merge: inout PresetMerge
  ) throws(ScenarioError) {
    guard let key = path.first else { return }
    let place = FileLocation.commandLine(text)
    let member = JSON5Member(key: key, place: place, value: value)
    if path.count == 1 {
      merge.put(member, into: &object, node, path: above)
      return
    }
    let child = node?.child(key)
    let index = try index(of: key, in: &object, node, above, &merge)
    var inner = object.members[index].value.object ?? JSON5Object()
    try apply(path.dropFirst(), &inner, child, keyPath(above, key), &merge)
    object.members[index].value.content = .object(inner)
  }

  /// Index of a key on the path; a declared key that is absent is inserted, a name is not.
  private func index(
    of key: String, in object: inout JSON5Object, _ node: SchemaNode?, _ above: String,
    _ merge: inout PresetMerge
  ) throws(ScenarioError) -> Int {
    if let index = object.members.firstIndex(where: { $0.key == key }) { return index }
    let place = FileLocation.commandLine(text)
    if let name = RenamedKeys.newName(key, in: above, among: object.keys),
      let index = object.members.firstIndex(where: { $0.key == name })
    {
      merge.warn(.renamed(key: keyPath(above, key), name: keyPath(above, name), at: place))
      return index
    }
    if let node, node.holdsKeys, !node.names.contains(key) {
      throw .unknownKey(key, in: above, known: node.names + object.keys, at: place)
    }
    object.members.append(
      JSON5Member(key: key, place: place, value: JSON5Value(content: .object(JSON5Object()), place: place)))
    return object.members.count - 1
  }
}
