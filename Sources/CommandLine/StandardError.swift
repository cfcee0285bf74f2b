/// Lines for the person who started the program.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
internal import Report

/// The one place that writes lines to standard error.
enum StandardError {
  /// Writes a line with the program's name in front, made harmless and no longer than can be read, whatever it quotes.
  static func say(_ line: String) {
    _ = System.writeAll("\(Product.name): \(SafeText.message(line))\n", to: STDERR_FILENO)
  }
}
