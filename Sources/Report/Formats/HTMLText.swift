/// Texts escaped for HTML and for scripts.
enum HTMLText {
  /// Text for the contents of an element or for an attribute in double quotes.
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

  /// Text for display, clipped to a number of cells.
  static func escaped(_ text: String, cells: Int) -> String { escaped(SafeText.clipped(text, cells: cells)) }

  /// Escaped text in which names with hyphens, `us-east-1`, stay on one line.
  static func keptWhole(_ escaped: String) -> String {
    var result = ""
    var name = ""
    func flush() {
      let hyphens = name.utf8.filter { $0 == UInt8(ascii: "-") }.count
      result += hyphens > 1 && name.count < 40 ? "<span class=\"nb\">\(name)</span>" : name
      name = ""
    }
    for character in escaped {
      if character.isASCII && (character.isLetter || character.isNumber || character == "-") {
        name.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }

  /// JSON for a script element: without `<`, it can neither end the element nor open a comment.
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
