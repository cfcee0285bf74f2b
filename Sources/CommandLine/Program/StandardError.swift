/// Messages on standard error.
import Synchronization

internal import Report
internal import SystemLibrary
internal import TextEncoding

/// Only writer of lines to standard error.
enum StandardError {
  private static let spoken = Mutex(Language.english)

  /// Language of the lines.
  static var language: Language {
    get { spoken.withLock { $0 } }
    set { spoken.withLock { $0 = newValue } }
  }

  /// Note, once, that a key has a new name.
  static func sayRenamed(_ key: String, _ name: String) {
    sayOnce(
      Text(
        "warning: \(SafeText.clipped(key)) is now called \(name); the old name still works",
        "警告：\(SafeText.clipped(key)) 现名 \(name)；旧名仍可使用"))
  }

  private static let said = Mutex<Set<String>>([])

  /// Writing of a line unless the same one was written before.
  static func sayOnce(_ text: Text) {
    guard said.withLock({ $0.insert(text.en).inserted }) else { return }
    say(text)
  }

  /// Writing of a line with the program's name in front, sanitised and shortened to a readable length.
  static func say(_ text: Text) {
    _ = System.writeAll("\(Product.name): \(SafeText.message(text[language]))\n", to: STDERR_FILENO)
  }
}
