/// Messages on standard error.
internal import Report
internal import SystemLibrary
internal import TextEncoding

/// Only writer of lines to standard error.
enum StandardError {
  /// Writing of a line with the program's name in front, sanitised and shortened to a readable length.
  static func say(_ line: String) {
    _ = System.writeAll("\(Product.name): \(SafeText.message(line))\n", to: STDERR_FILENO)
  }
}
