/// Quoting of words for a shell's command line.
public enum ShellWord {
  /// Word, in apostrophes if a shell would interpret some of its characters.
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
