/// Lines for the person who started the program.
internal import Report
internal import SystemLibrary
internal import TextEncoding

/// The one place that writes lines to standard error.
enum StandardError {
  /// Writes a line with the program's name in front, made harmless and no longer than can be read, whatever it quotes.
  static func say(_ line: String) {
    _ = System.writeAll("\(Product.name): \(SafeText.message(line))\n", to: STDERR_FILENO)
  }
}
