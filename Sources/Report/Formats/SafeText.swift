/// Names and texts of users, made harmless for a terminal.
///
/// A preset may hold any character; a control character in it could move the cursor, colour the screen or turn
/// the reading direction of what follows. Such characters are shown as escapes instead of being sent.
public enum SafeText {
  /// The text on one line, with control and direction-changing characters as `\u{1B}`.
  ///
  /// - Complexity: O(length); a text without such characters is returned as it is.
  public static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The same, cut to a number of cells with an ellipsis: for quoting in a message.
  public static func quoted(_ text: String, cells: Int = 60) -> String {
    let safe = line(text)
    guard DisplayWidth.of(safe) > cells else { return safe }
    var cut = ""
    var width = 1
    for character in safe {
      width += DisplayWidth.of(character)
      if width > cells { break }
      cut.append(character)
    }
    return cut + "…"
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // Line and paragraph separators, embedding, override and isolate marks.
    case 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: true
    default: false
    }
  }
}
