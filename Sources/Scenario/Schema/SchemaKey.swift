/// Declaration of a preset key: its type, its default and its meaning.
///
/// Decoding, validation, `presets show`, the JSON Schema and the list of parameters all follow the table of
/// these (`ScenarioKeys`).
struct SchemaKey: Sendable {
  /// Type of a key's value.
  enum Kind: Sendable {
    /// An object whose keys are declared.
    case group
    /// Object whose keys are names, with the allowed number of them.
    case named(NameRule, ClosedRange<Int>)
    case text
    /// A text in both languages, or in English alone.
    case texts
    case flag
    case choice([String])
    /// Name of an object declared elsewhere.
    case reference(NameRule)
    /// A list of such names.
    case references(NameRule, ClosedRange<Int>)
    /// A number with a unit.
    case quantity(Dimension, ValidRange)
    /// A whole number; `orRest` allows the word `rest`.
    case whole(ValidRange, orRest: Bool)
    /// A list of numbers that share a unit.
    case quantities(Dimension, ValidRange, ClosedRange<Int>)
    /// One of some names, or a list of service-credit tiers.
    case creditLadder([String])
  }

  /// Default of an absent key.
  enum Standard: Sendable {
    case none
    case number(Double)
    case text(String)
    case flag(Bool)
  }

  /// Path of the key; `*` stands for any name.
  let pattern: String
  let kind: Kind
  let standard: Standard
  /// Whether every payoff is linear in the number, all else equal.
  let isLinear: Bool
  let description: String

  init(
    _ pattern: String, _ kind: Kind, standard: Standard = .none, isLinear: Bool = false, _ description: String
  ) {
    self.pattern = pattern
    self.kind = kind
    self.standard = standard
    self.isLinear = isLinear
    self.description = description
  }

  /// Unit and range of a number; `nil` for anything else.
  var measure: (dimension: Dimension, range: ValidRange)? {
    switch kind {
    case .quantity(let dimension, let range), .quantities(let dimension, let range, _): (dimension, range)
    case .whole(let range, _): (.count, range)
    default: nil
    }
  }
}

/// Rule for the names allowed at a key.
public enum NameRule: String, Equatable, Sendable {
  /// New names: letters, digits, `-` and `_`.
  case new
  /// A region of the scenario.
  case region
  /// A provider of one of the regions.
  case provider
  /// A hazard of the scenario.
  case hazard
  /// A tier of the ladder or a strategy of the scenario.
  case tierOrStrategy
}

/// The declarations as a tree, one node for each component of a path.
///
/// The type is a class, because nodes are passed along at every key of every preset.
final class SchemaNode: Sendable {
  let key: SchemaKey
  /// Declared keys below, in the order of the table.
  let children: [(name: String, node: SchemaNode)]
  /// Node of every other name.
  let wildcard: SchemaNode?

  var names: [String] { children.map(\.name) }

  /// Whether the key may hold an object.
  var holdsKeys: Bool { !children.isEmpty || wildcard != nil }

  /// Whether an object is the number itself rather than keys below it.
  func isNumber(_ object: JSON5Object) -> Bool {
    if case .group = key.kind { return false }
    if object["value"] != nil { return true }
    guard case .quantity = key.kind else { return false }
    return SchemaCheck.isSpread(object)
  }

  /// The node under a name, declared or not.
  func child(_ name: String) -> SchemaNode? {
    for child in children where child.name == name { return child.node }
    return wildcard
  }

  /// Tree of a table in which every group comes directly before its members.
  convenience init(_ key: SchemaKey, _ table: [SchemaKey]) {
    var next = 0
    self.init(key, table, &next, depth: 0)
    precondition(next == table.count, "\(table[next].pattern) has no group")
  }

  /// Subtree of the rows from `next` on that are deeper than `depth`.
  private init(_ key: SchemaKey, _ table: [SchemaKey], _ next: inout Int, depth: Int) {
    var children: [(name: String, node: SchemaNode)] = []
    var wildcard: SchemaNode?
    while next < table.count {
      let path = table[next].pattern.split(separator: ".")
      guard path.count == depth + 1, let name = path.last else { break }
      next += 1
      let node = SchemaNode(table[next - 1], table, &next, depth: depth + 1)
      if name == "*" { wildcard = node } else { children.append((String(name), node)) }
    }
    self.key = key
    self.children = children
    self.wildcard = wildcard
  }
}

/// Path of a key below a path.
func keyPath(_ path: String, _ key: String) -> String {
  if path.isEmpty { return key }
  var result = path
  result.reserveCapacity(path.utf8.count + key.utf8.count + 1)
  result += "."
  result += key
  return result
}
