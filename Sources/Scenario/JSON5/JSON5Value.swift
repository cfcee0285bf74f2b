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
  var place: Place

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
  var place: Place
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
