/// Words of a command line as a shell takes them.
public enum ShellWord {
  /// The word, in apostrophes where a shell would read something into it.
  ///
  ///     ShellWord.quoted("lambda=2")         // lambda=2
  ///     ShellWord.quoted("it's {low: 1}")    // 'it'\''s {low: 1}'
  public static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "/", "=", "+", ":", ",", "@", "%": true
      default: false
      }
    }
    if isPlain && !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
