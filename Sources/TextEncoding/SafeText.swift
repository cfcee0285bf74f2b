/// Sanitised names and texts of users, safe for a terminal.
///
/// A preset may hold any character; a control character in it could move the cursor, colour the screen or turn
/// the reading direction of the text that follows. Such characters are shown as escapes instead of being sent.
public enum SafeText {
  /// The text on one line: `\n`, `\r`, `\t`, other control and direction-changing characters as `\u{1B}`.
  ///
  /// - Complexity: O(length); a text without such characters is returned as it is.
  public static func line(_ text: String) -> String {
    guard !isSafe(text) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": safe += "\\n"
      case "\r": safe += "\\r"
      case "\t": safe += "\\t"
      case _ where isUnsafe(scalar): safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// Sanitised line, clipped to a number of cells with an ellipsis: for a message. One letter may carry
  /// thousands of accents, so that the scalars are bounded too.
  ///
  /// - Complexity: O(cells), and O(length) for a text that fits.
  public static func clipped(_ text: String, cells: Int = 60) -> String {
    let limit = 4 * cells
    let isLong = text.unicodeScalars.dropFirst(limit).first != nil
    let safe = line(isLong ? String(text.unicodeScalars.prefix(limit)) : text)
    guard isLong || DisplayWidth.of(safe) > cells else { return safe }
    var cut = ""
    var width = 1
    for character in safe {
      width += DisplayWidth.of(character)
      if width > cells { break }
      cut.append(character)
    }
    return cut + "…"
  }

  /// Whether the text holds no character that would be shown as an escape.
  ///
  /// - Complexity: O(length).
  public static func isSafe(_ text: String) -> Bool {
    // All of them begin with one of these bytes in UTF-8; most texts hold none.
    let mayHave = text.utf8.contains { byte in
      byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
    }
    return !mayHave || !text.unicodeScalars.contains(where: isUnsafe)
  }

  /// Largest number of scalars in a message, whatever it quotes.
  public static let messageLimit = 1_000

  /// Message on one line, cut in the middle if it is longer than `messageLimit`: its beginning gives the
  /// location, its end the expectation.
  ///
  /// - Complexity: O(length).
  public static func message(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.dropFirst(messageLimit).first != nil else { return line(text) }
    let end = messageLimit / 3
    return line(String(scalars.prefix(messageLimit - end - 3)) + " … " + String(scalars.suffix(end)))
  }

  /// Page for a terminal: control characters other than line ends and tabs as escapes.
  ///
  /// Pages consist of sanitised parts; this last check covers a part that was not sanitised.
  ///
  /// - Parameter keepsColour: whether the page's own sequences `ESC [ … m` stay.
  /// - Complexity: O(length); a page without such characters is returned as it is.
  public static func page(_ text: String, keepsColour: Bool = false) -> String {
    // All of them begin with one of these bytes; most pages hold none but line ends.
    let mayHarm = text.utf8.contains {
      ($0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09) || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8
        || $0 == 0xE2 || $0 == 0xEF
    }
    guard mayHarm || text.utf8.contains(0x0D) else { return text }
    let scalars = Array(text.unicodeScalars)
    var safe = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      if !isUnsafe(scalar) || scalar == "\n" || scalar == "\t" || (scalar == "\r" && next == "\n") {
        safe.append(scalar)
      } else if keepsColour, scalar == "\u{1B}", let end = colourEnd(scalars, from: place) {
        safe.append(contentsOf: scalars[place...end])
        place = end
      } else {
        safe.append(contentsOf: line(String(scalar)).unicodeScalars)
      }
      place += 1
    }
    return String(safe)
  }

  /// End of a sequence `ESC [ digits m` that begins at an index; `nil` if there is none.
  private static func colourEnd(_ scalars: [Unicode.Scalar], from place: Int) -> Int? {
    guard place + 1 < scalars.count, scalars[place + 1] == "[" else { return nil }
    let end = scalars[(place + 2)...].firstIndex { !("0"..."9").contains($0) && $0 != ";" }
    return end.flatMap { scalars[$0] == "m" && $0 - place < 20 ? $0 : nil }
  }

  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // Line and paragraph separators, embedding, override and isolate marks.
    case 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: true
    default: false
    }
  }
}

/// A user's text between apostrophes, on one line and clipped: for a message.
package func quoted(_ text: String) -> String { "'\(SafeText.clipped(text))'" }
