internal import TextEncoding

/// Validator of a merged document against the schema: refuses undeclared keys, converts units, fills in
/// defaults, and records every key for `presets show`.
struct SchemaCheck {
  /// Longest text in a preset.
  static let textLimit = 2000
  /// Longest name of a region, hazard, strategy or type of firm.
  static let nameLimit = 40

  /// The document, for names that are declared in it.
  let document: JSON5Object
  private(set) var entries: [ParameterEntry] = []
  private(set) var warnings: [ScenarioWarning] = []

  init(_ document: JSON5Object) {
    self.document = document
  }

  /// The source that an enclosing object states for its numbers.
  struct GroupSource {
    let text: String
    let place: FileLocation
  }

  /// Checked document; `place` is its source location.
  mutating func check(at place: FileLocation) throws(ScenarioError) -> CheckedValue {
    let root = JSON5Value(content: .object(document), place: place)
    return try group(root, document, ScenarioKeys.root, path: "", nil)
  }

  private mutating func check(
    _ value: JSON5Value, _ node: SchemaNode, path: String, _ source: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    if let object = value.object, node.holdsKeys, !node.isNumber(object) {
      return try group(value, object, node, path: path, source)
    }
    let content: CheckedValue.Content
    switch node.key.kind {
    case .group, .named: throw wrongType(value, path, .object)
    case .texts: throw wrongType(value, path, .text)
    case .text: content = .text(try text(value, path))
    case .flag:
      guard case .bool(let flag) = value.content else { throw wrongType(value, path, .trueOrFalse) }
      content = .flag(flag)
    case .choice(let names): content = .text(try choice(value, names, path))
    case .reference(let rule):
      let name = try text(value, path)
      try checkName(name, rule, path, value.place)
      content = .text(name)
    case .references(let rule, let count):
      return try references(value, rule, count, node, path)
    case .quantity(let dimension, let range):
      return try quantity(value, dimension, range, node, path, source)
    case .whole(let range, let orRest):
      return try whole(value, range, orRest: orRest, node, path, source)
    case .quantities(let dimension, let range, let count):
      return try quantities(value, dimension, range, count, node, path, source)
    case .creditLadder(let names):
      if case .array(let steps) = value.content { return try creditLadder(value, steps, node, path, source) }
      content = .text(try choice(value, names, path))
    }
    note(path, content, node, value.place)
    return CheckedValue(path: path, place: value.place, content: content)
  }

  // MARK: Objects

  private mutating func group(
    _ value: JSON5Value, _ object: JSON5Object, _ node: SchemaNode, path: String, _ outer: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    if case .named(_, let allowed) = node.key.kind, !allowed.contains(object.members.count) {
      throw .wrongNumber(of: path, count: object.members.count, allowed: allowed, at: value.place)
    }
    var source = outer
    if node.names.contains("source"), let stated = object["source"], let text = stated.string {
      source = GroupSource(text: text, place: stated.place)
    }
    var members: [CheckedValue.Member] = []
    members.reserveCapacity(object.members.count)
    for member in object.members {
      let child = try self.child(member, of: node, path)
      let below = keyPath(path, member.key)
      members.append(.init(name: member.key, value: try check(member.value, child, path: below, source)))
    }
    addStandards(&members, node, path, value.place)
    return CheckedValue(path: path, place: value.place, content: .group(members))
  }

  /// Declaration of a member, after a check of its name.
  private func child(
    _ member: JSON5Member, of node: SchemaNode, _ path: String
  ) throws(ScenarioError) -> SchemaNode {
    guard let child = node.child(member.key) else {
      throw .unknownKey(member.key, in: path, known: node.names, at: member.place)
    }
    if case .named(let rule, _) = node.key.kind, !node.names.contains(member.key) {
      try checkName(member.key, rule, path, member.place, besides: node.names)
    }
    return child
  }

  /// Defaults of the declared keys that are absent.
  private mutating func addStandards(
    _ members: inout [CheckedValue.Member], _ node: SchemaNode, _ path: String, _ place: FileLocation
  ) {
    for (name, child) in node.children {
      let content: CheckedValue.Content
      switch (child.key.standard, child.key.kind) {
      case (.number(let number), _): content = .number(number)
      case (.text(let text), _): content = .text(text)
      case (.flag(let flag), _): content = .flag(flag)
      case (.none, .group), (.none, .named): content = .group([])
      default: continue
      }
      if members.contains(where: { $0.name == name }) { continue }
      let below = keyPath(path, name)
      if case .group = content {
        addEmptyGroup(&members, name, child, below, place)
      } else {
        note(below, content, child, nil, child.key.measure == nil ? nil : .standard)
        members.append(.init(name: name, value: CheckedValue(path: below, place: nil, content: content)))
      }
    }
  }

  /// Default of an absent object, with the location of the object that lacks it.
  private mutating func addEmptyGroup(
    _ members: inout [CheckedValue.Member], _ name: String, _ node: SchemaNode, _ path: String,
    _ place: FileLocation
  ) {
    var below: [CheckedValue.Member] = []
    addStandards(&below, node, path, place)
    members.append(.init(name: name, value: CheckedValue(path: path, place: place, content: .group(below))))
  }

  // MARK: Texts and names

  private func text(_ value: JSON5Value, _ path: String) throws(ScenarioError) -> String {
    guard let text = value.string else { throw wrongType(value, path, .text) }
    guard text.utf8.count <= Self.textLimit, SafeText.isSafe(text) else {
      throw .badText(text, key: path, limit: Self.textLimit, at: value.place)
    }
    return text
  }

  /// A list of names that are declared elsewhere.
  private mutating func references(
    _ value: JSON5Value, _ rule: NameRule, _ count: ClosedRange<Int>, _ node: SchemaNode, _ path: String
  ) throws(ScenarioError) -> CheckedValue {
    guard case .array(let elements) = value.content else { throw wrongType(value, path, .names) }
    guard count.contains(elements.count) else {
      throw .wrongNumber(of: path, count: elements.count, allowed: count, at: value.place)
    }
    var names: [String] = []
    for element in elements {
      let name = try text(element, path)
      try checkName(name, rule, path, element.place)
      names.append(name)
    }
    note(path, .texts(names), node, value.place)
    return CheckedValue(path: path, place: value.place, content: .texts(names))
  }

  private func choice(_ value: JSON5Value, _ names: [String], _ path: String) throws(ScenarioError) -> String
  {
    guard let name = value.string else { throw wrongType(value, path, .oneOf(names)) }
    guard names.contains(name) else {
      throw .unknownName(name, key: path, rule: nil, known: names, at: value.place)
    }
    return name
  }

  private func checkName(
    _ name: String, _ rule: NameRule, _ path: String, _ place: FileLocation, besides declared: [String] = []
  ) throws(ScenarioError) {
    if rule == .new {
      guard (1...Self.nameLimit).contains(name.unicodeScalars.count),
        name.unicodeScalars.allSatisfy(\.isOfName)
      else { throw .badName(name, key: path, at: place) }
      return
    }
    let known = names(rule)
    if known.contains(name) { return }
    throw .unknownName(name, key: path, rule: rule, known: declared + known, at: place)
  }

  /// The names that the document declares.
  private func names(_ rule: NameRule) -> [String] {
    switch rule {
    case .new: []
    case .region: document["regions"]?.object?.keys ?? []
    case .provider:
      document["regions"]?.object?.members.reduce(into: []) { known, member in
        if let name = member.value.object?["provider"]?.string, !known.contains(name) { known.append(name) }
      } ?? []
    case .hazard: document["hazards"]?.object?.keys ?? []
    case .tierOrStrategy:
      Scenario.Tier.allCases.map(\.rawValue) + (document["strategies"]?.object?.keys ?? [])
    }
  }

  // MARK: Notes

  mutating func warn(_ warning: ScenarioWarning) { warnings.append(warning) }

  mutating func note(
    _ path: String, _ content: CheckedValue.Content, _ node: SchemaNode, _ place: FileLocation?,
    _ source: NumberSource? = nil, _ spread: Uncertainty? = nil
  ) {
    let value: ParameterEntry.Value
    switch content {
    case .number(let number): value = .number(number)
    case .numbers(let numbers): value = .numbers(numbers)
    case .text(let text): value = .text(text)
    case .texts(let texts): value = .text(texts.joined(separator: ", "))
    case .flag(let flag): value = .flag(flag)
    case .group: return
    }
    if node.key.pattern.hasSuffix(".source") { return }
    entries.append(
      ParameterEntry(
        key: path, value: value, unit: node.key.measure?.dimension.unit, source: source,
        description: node.key.description, place: place, spread: spread))
  }

  func wrongType(_ value: JSON5Value, _ path: String, _ expected: ExpectedValue) -> ScenarioError {
    .wrongType(path, expected: expected, found: value.content.evidence, at: value.place)
  }
}

extension Unicode.Scalar {
  /// Whether a name may hold the scalar.
  fileprivate var isOfName: Bool {
    self == "-" || self == "_" || (isASCII ? isJSON5NamePart && self != "$" : isJSON5NamePart)
  }
}

extension JSON5Value.Content {
  /// The value in a few words, as evidence.
  var evidence: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.plainText
    case .string(let text): quoted(text)
    case .array: "a list"
    case .object: "an object"
    }
  }
}
