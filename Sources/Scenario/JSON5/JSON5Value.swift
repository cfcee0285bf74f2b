/// A value of a JSON5 document with the place where it was written.
struct JSON5Value: Equatable, Sendable {
  /// What was written.
  enum Content: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON5Value])
    case object(JSON5Object)
  }

  var content: Content
  var place: FileLocation

  /// The members, if it is an object.
  var object: JSON5Object? {
    if case .object(let object) = content { return object }
    return nil
  }

  /// The text, if it is a string.
  var string: String? {
    if case .string(let string) = content { return string }
    return nil
  }
}

/// A member of an object: a key with its own place, and a value.
struct JSON5Member: Equatable, Sendable {
  var key: String
  var place: FileLocation
  var value: JSON5Value
}

/// The members of an object in the order in which they were written; keys are unique.
struct JSON5Object: Equatable, Sendable {
  var members: [JSON5Member] = []

  /// The member with a key.
  /// - Complexity: O(n) in the number of members.
  subscript(_ key: String) -> JSON5Value? {
    members.first { $0.key == key }?.value
  }

  /// The keys in order.
  var keys: [String] { members.map(\.key) }
}

/// Finds members by key, in constant time also where there are very many.
///
/// Most objects have a handful of members, for which looking at each is faster than hashing.
struct KeyIndex {
  private static let fewMembers = 12
  private var indices: [String: Int] = [:]
  private var indexed = 0

  /// Where a key stands in a list of members that only grows at its end.
  mutating func index(of key: String, in members: [JSON5Member]) -> Int? {
    if members.count <= Self.fewMembers { return members.firstIndex { $0.key == key } }
    while indexed < members.count {
      indices[members[indexed].key] = indexed
      indexed += 1
    }
    return indices[key]
  }
}
