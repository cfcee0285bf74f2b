/// Text made harmless inside HTML and inside scripts.
enum HTMLText {
  /// A text for the contents of an element or for an attribute in double quotes.
  ///
  /// Control characters and marks that turn the reading direction are shown as escapes, as on a terminal.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in SafeText.line(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A text that the reader sees once, cut where it is longer than a page can bear.
  static func escaped(_ text: String, cells: Int) -> String { escaped(SafeText.clipped(text, cells: cells)) }

  /// JSON for a script element: without `<`, nothing in it can end the element or open a comment.
  static func scriptData(_ value: JSONValue) -> String {
    var safe = ""
    for scalar in value.text().unicodeScalars {
      switch scalar {
      case "<": safe += "\\u003c"
      case ">": safe += "\\u003e"
      case "&": safe += "\\u0026"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
