/// JSON value, with keys in the order in which they were written.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case count(Int)
  /// Number in the shortest form that reads back the same; `null` if it is not finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// Equality by text: the keys of two objects must be in the same order.
  public static func == (left: JSONValue, right: JSONValue) -> Bool { left.text() == right.text() }

  /// Text with a final line end. Containers of plain values take one line, others several.
  ///
  /// - Complexity: O(length of the text).
  public func text() -> String {
    var output = ""
    write(to: &output, indent: 0)
    output += "\n"
    return output
  }

  /// The text on one line, without a line end.
  ///
  /// - Complexity: O(length of the text).
  public func line() -> String {
    var output = ""
    write(to: &output, indent: nil)
    return output
  }

  /// Text filled to lines of 100 bytes, without a line end: for texts that people read, as a schema.
  ///
  /// - Complexity: O(length · depth).
  public func fitted() -> String { fitted(margin: "") }

  private func fitted(margin: String) -> String {
    let items: [String]
    let brackets: (open: String, close: String)
    switch self {
    case .array(let values):
      items = values.map { $0.fitted(margin: margin + "  ") }
      brackets = ("[", "]")
    case .object(let members):
      items = members.map { JSONValue.string($0.key).line() + ": " + $0.value.fitted(margin: margin + "  ") }
      brackets = ("{", "}")
    case .null, .bool, .count, .number, .string: return line()
    }
    let together = items.joined(separator: ", ")
    if together.utf8.count + margin.utf8.count < 100, !together.contains("\n") {
      return items.isEmpty ? brackets.open + brackets.close : "\(brackets.open) \(together) \(brackets.close)"
    }
    let separator = ",\n\(margin)  "
    return "\(brackets.open)\n\(margin)  \(items.joined(separator: separator))\n\(margin)\(brackets.close)"
  }

  private var isContainer: Bool {
    switch self {
    case .array(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    default: false
    }
  }

  /// - Parameter indent: cells in front of a new line; `nil`: everything on one line.
  private func write(to output: inout String, indent: Int?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .count(let value): output += String(value)
    case .number(let value): output += value.isFinite ? Self.shortest(value) : "null"
    case .string(let value): Self.write(value, to: &output)
    case .array(let items):
      write(items.map { (key: nil, value: $0) }, "[", "]", to: &output, indent: indent)
    case .object(let members):
      write(members.map { (key: $0.key, value: $0.value) }, "{", "}", to: &output, indent: indent)
    }
  }

  private func write(
    _ items: [(key: String?, value: JSONValue)], _ open: String, _ close: String, to output: inout String,
    indent: Int?
  ) {
    let isBroken = indent != nil && items.contains { $0.value.isContainer }
    let margin = indent ?? 0
    let inner = isBroken ? "\n" + String(repeating: " ", count: margin + 2) : ""
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += isBroken ? "," : ", " }
      output += inner
      if let key = item.key {
        Self.write(key, to: &output)
        output += ": "
      }
      item.value.write(to: &output, indent: indent.map { $0 + 2 })
    }
    if isBroken { output += "\n" + String(repeating: " ", count: margin) }
    output += close
  }

  /// Shortest digits that read back as the same number; whole numbers without a point.
  public static func shortest(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 9e15 { return String(Int64(value)) }
    return "\(value)"
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      // Control characters must be escaped; the two separators break JavaScript, and the others change the
      // direction of the following text.
      case _ where SafeText.isUnsafe(scalar):
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
  /// An object; the keys keep their order.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
  /// An array.
  public init(arrayLiteral items: JSONValue...) { self = .array(items) }
  /// A string.
  public init(stringLiteral text: String) { self = .string(text) }
}
