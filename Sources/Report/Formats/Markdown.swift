/// GitHub-flavoured Markdown: pipes in tables, backslashes before characters with a meaning.
enum Markdown {
  /// Lines of a table.
  static func table(_ table: Table) -> [String] {
    let head = table.columns.map { escaped($0.title) }
    let rule = table.columns.map { $0.alignment == .left ? ":---" : "---:" }
    let body = table.rows.enumerated().map { index, row in
      row.map { cell in
        let text = escaped(cell)
        return table.emphasized.contains(index) && !text.isEmpty ? "**\(text)**" : text
      }
    }
    return ([head, rule] + body).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  /// Text with every markup character escaped, including the dollar of formulas.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[<|$".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    // At the start of a line a number with a dot or a sign would open a list.
    return escaped
  }
}
