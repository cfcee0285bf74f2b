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

  /// Writing of a line with the program's name in front, sanitised and shortened to a readable length.
  static func say(_ text: Text) {
    _ = System.writeAll("\(Product.name): \(SafeText.message(text[language]))\n", to: STDERR_FILENO)
  }
}
