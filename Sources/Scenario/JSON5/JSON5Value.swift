/// JSON5 value with its source location.
package struct JSON5Value: Equatable, Sendable {
  /// Content of the value.
  package enum Content: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON5Value])
    case object(JSON5Object)
  }

  package var content: Content
  package var place: FileLocation

  /// Members of the value if it is an object.
  package var object: JSON5Object? {
    if case .object(let object) = content { return object }
    return nil
  }

  /// Text of the value if it is a string.
  package var string: String? {
    if case .string(let string) = content { return string }
    return nil
  }
}

/// Member of an object: a key with its own location, and a value.
package struct JSON5Member: Equatable, Sendable {
  package var key: String
  package var place: FileLocation
  package var value: JSON5Value
}

/// The members of an object in the order in which they were written; keys are unique.
package struct JSON5Object: Equatable, Sendable {
  package var members: [JSON5Member] = []

  /// The member with a key.
  /// - Complexity: O(n) in the number of members.
  package subscript(_ key: String) -> JSON5Value? {
    members.first { $0.key == key }?.value
  }

  /// The keys in order.
  package var keys: [String] { members.map(\.key) }
}

/// Index of an object's members by key, with constant lookup time for objects of any size.
///
/// Objects with a handful of members, the usual case, are scanned, which is faster than hashing.
struct KeyIndex {
  private static let fewMembers = 12
  private var indices: [String: Int] = [:]
  private var indexed = 0

  /// Index of a key in a list of members that only grows at its end.
  mutating func index(of key: String, in members: [JSON5Member]) -> Int? {
    if members.count <= Self.fewMembers { return members.firstIndex { $0.key == key } }
    while indexed < members.count {
      indices[members[indexed].key] = indexed
      indexed += 1
    }
    return indices[key]
  }
}
