/// A JSON value to be written out; the schema of presets needs no more of JSON.
enum JSONText {
  case object([(String, JSONText)])
  case array([JSONText])
  case string(String)
  case number(Double)
  case bool(Bool)

  /// Indented text; what fits on a short line stays on one.
  func rendered(_ indent: String = "") -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return number.plainText
    case .bool(let flag): return flag ? "true" : "false"
    case .array(let values):
      return Self.lines("[", values.map { $0.rendered(indent + "  ") }, "]", indent)
    case .object(let members):
      return Self.lines(
        "{", members.map { Self.quoted($0.0) + ": " + $0.1.rendered(indent + "  ") }, "}", indent)
    }
  }

  private static func lines(_ open: String, _ items: [String], _ close: String, _ indent: String) -> String {
    let line = items.joined(separator: ", ")
    if line.utf8.count + indent.utf8.count < 100, !line.contains("\n") {
      return items.isEmpty ? open + close : "\(open) \(line) \(close)"
    }
    let separator = ",\n\(indent)  "
    return "\(open)\n\(indent)  \(items.joined(separator: separator))\n\(indent)\(close)"
  }

  /// The schema's texts hold no control characters.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}
