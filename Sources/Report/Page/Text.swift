/// A text in both languages, written side by side where it is used.
internal import Scenario

/// Words in English and in Chinese: the compiler sees to it that neither is missing.
public struct Text: Equatable, Sendable {
  /// The English words.
  public let en: String
  /// The Chinese words.
  public let zh: String

  /// A text in both languages.
  public init(_ en: String, _ zh: String) { (self.en, self.zh) = (en, zh) }

  /// A text that is the same in both: a number, a command.
  public init(_ both: String) { self.init(both, both) }

  /// A name out of a preset, made harmless for a terminal.
  init(_ label: LocalizedText) {
    self.init(SafeText.line(label.english), SafeText.line(label.chinese ?? label.english))
  }

  /// No words.
  public static let empty = Text("")
  /// Whether there are no words in either language.
  public var isEmpty: Bool { en.isEmpty && zh.isEmpty }

  /// The words of a language.
  public subscript(_ language: Language) -> String {
    language == .chinese ? ChineseText.spacing(zh) : en
  }

  /// The text with a capital letter in front, in English.
  var capitalized: Text { Text(en.prefix(1).uppercased() + en.dropFirst(), zh) }

  /// One text directly after the other.
  public static func + (left: Text, right: Text) -> Text { Text(left.en + right.en, left.zh + right.zh) }

  /// Sentences one after the other: with a space in English, without in Chinese.
  static func sentences(_ texts: [Text]) -> Text {
    let full = texts.filter { !$0.isEmpty }
    return Text(full.map(\.en).joined(separator: " "), full.map(\.zh).joined())
  }

  /// A list: `a, b and c`, `a、b 和 c`.
  static func list(_ texts: [Text]) -> Text {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? .empty }
    let rest = texts.dropLast()
    return Text(
      rest.map(\.en).joined(separator: ", ") + " and " + last.en,
      rest.map(\.zh).joined(separator: "、") + "和" + ChineseText.spaced(last.zh))
  }

  /// Texts with a separator in each language.
  static func joined(_ texts: [Text], english: String, chinese: String) -> Text {
    Text(texts.map(\.en).joined(separator: english), texts.map(\.zh).joined(separator: chinese))
  }

  /// Texts with a separator that is the same in both languages.
  static func joined(_ texts: [Text], by separator: String) -> Text {
    joined(texts, english: separator, chinese: separator)
  }
}

/// Rules of Chinese type.
enum ChineseText {
  /// A text with a space in front where a Latin letter or a digit follows a Chinese character.
  static func spaced(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.value < 0x2E80 && first != " " ? " " + text : text
  }

  /// The text with a space between Chinese characters and Latin letters or digits, and none between two Chinese ones.
  static func spacing(_ text: String) -> String {
    var result: [Character] = []
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      if character == " ", let before = result.last, isChinese(before), let next, isChinese(next) { continue }
      if let before = result.last,
        isChinese(before) && isLatin(character) || isLatin(before) && isChinese(character)
      {
        result.append(" ")
      }
      result.append(character)
    }
    return String(result)
  }

  private static func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "$" || character == "%")
  }
}
