/// Language of help and errors.
internal import Report

extension Language {
  /// The language in which the program speaks to the person at the terminal.
  ///
  /// `--lang` among the words decides, in whatever order and even if the rest of the line is wrong; otherwise the
  /// locale, as POSIX ranks its variables. Results follow `--lang` alone, so that a command line gives the same bytes
  /// everywhere.
  static func spoken(
    _ words: [String], environment: (String) -> String? = System.environment
  ) -> Language {
    let option = "--" + OptionKey.lang.name
    var asked: Language?
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == option, index + 1 < words.count { asked = Language(rawValue: words[index + 1]) ?? asked }
      if word.hasPrefix(option + "=") {
        asked = Language(rawValue: String(word.dropFirst(option.count + 1))) ?? asked
      }
    }
    if let asked { return asked }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .chinese : .english
  }
}
