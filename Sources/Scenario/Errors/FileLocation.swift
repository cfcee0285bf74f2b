/// Source location of a value that the user wrote: a position in a file, or the text of a `--set` option.
public enum FileLocation: Hashable, Sendable {
  /// A position in a file; lines and columns count from 1, columns in Unicode scalars.
  case file(String, line: Int, column: Int)
  /// The whole text after `--set`.
  case commandLine(String)

  /// Whether two locations lie in the same file, or both on the command line.
  func isInSameSource(as other: FileLocation) -> Bool {
    switch (self, other) {
    case (.file(let mine, _, _), .file(let theirs, _, _)): mine == theirs
    case (.commandLine, .commandLine): true
    default: false
    }
  }

  /// Whether the location is on the command line.
  var isCommandLine: Bool {
    if case .commandLine = self { return true }
    return false
  }
}
