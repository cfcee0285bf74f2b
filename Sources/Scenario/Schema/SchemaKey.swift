/// One declaration: a key of a preset, what may stand there, and what it means.
///
/// Decoding, validation, `presets show`, the JSON Schema and the list of parameters all follow the table of
/// these (`ScenarioKeys`).
struct SchemaKey: Sendable {
  /// What may stand at a key.
  enum Kind: Sendable {
    /// An object whose keys are declared.
    case group
    /// An object whose keys are names, so many of them.
    case named(NameRule, ClosedRange<Int>)
    case text
    case flag
    case choice([String])
    /// The name of something that is declared elsewhere.
    case reference(NameRule)
    /// A number with a unit.
    case quantity(Dimension, ValidRange)
    /// A whole number; `orRest` allows the word `rest`.
    case whole(ValidRange, orRest: Bool)
    /// A list of numbers that share a unit.
    case quantities(Dimension, ValidRange, ClosedRange<Int>)
  }

  /// What is taken where the key is absent.
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
  /// Whether every payoff is linear in the number while all else stands still.
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

/// Which names may stand at a place.
public enum NameRule: String, Equatable, Sendable {
  /// New names: letters, digits, `-` and `_`.
  case new
  /// A region of the scenario.
  case region
  /// A provider of one of the regions.
  case provider
  /// A tier of the ladder or a strategy of the scenario.
  case tierOrStrategy
}

/// The declarations as a tree, one node for each component of a path.
struct SchemaNode: Sendable {
  let key: SchemaKey
  /// Declared keys below, in the order of the table.
  private(set) var children: [(name: String, node: SchemaNode)] = []
  /// What stands under any other name: one node or none (an array, because a struct cannot hold itself).
  private(set) var wildcards: [SchemaNode] = []

  var wildcard: SchemaNode? { wildcards.first }
  var names: [String] { children.map(\.name) }

  /// The node under a name, declared or not.
  func child(_ name: String) -> SchemaNode? {
    children.first { $0.name == name }?.node ?? wildcard
  }

  /// Builds the tree. Groups stand before what they hold.
  init(_ key: SchemaKey, _ table: [SchemaKey]) {
    self.key = key
    for row in table {
      insert(row, row.pattern.split(separator: ".")[...])
    }
  }

  private mutating func insert(_ row: SchemaKey, _ path: ArraySlice<Substring>) {
    guard let first = path.first else { return }
    let rest = path.dropFirst()
    if first == "*" {
      if rest.isEmpty { wildcards = [SchemaNode(row, [])] } else { wildcards[0].insert(row, rest) }
    } else if rest.isEmpty {
      children.append((String(first), SchemaNode(row, [])))
    } else if let index = children.firstIndex(where: { $0.name == first }) {
      children[index].node.insert(row, rest)
    } else {
      preconditionFailure("no group above \(row.pattern)")
    }
  }
}
