// A user's text inside a message: on one line, and harmless to a terminal.

/// A user's text in quotes, on one line and not longer than 60 scalars: one letter may carry thousands of accents.
package func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  let isLong = scalars.dropFirst(60).first != nil
  let shown = isLong ? String(scalars.prefix(59)) + "…" : text
  return "'\(oneLine(shown))'"
}

/// A user's text with its control characters escaped.
package func oneLine(_ text: String) -> String {
  guard text.hasControls else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.isControl: result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.Scalar {
  /// Whether it would move the cursor, break the line or turn the writing direction.
  var isControl: Bool {
    switch value {
    case ..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  /// Whether a control character stands in it.
  var hasControls: Bool {
    // All of them begin with one of these bytes in UTF-8; most texts hold none.
    let mayHave = utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
    return mayHave && unicodeScalars.contains(where: \.isControl)
  }
}
