/// GitHub-flavoured Markdown: pipes in tables, backslashes before characters with a meaning.
enum Markdown {
  /// Most columns of a table: more do not fit into the column of a post.
  static let columnLimit = 7

  /// Lines of a table; a wider one becomes several, each with the first column.
  static func table(_ table: Table) -> [String] {
    let head = table.columns.map { escaped($0.title) }
    let rule = table.columns.map { $0.alignment == .left ? ":---" : "---:" }
    let body = table.rows.enumerated().map { index, row in
      row.map { cell in
        let text = escaped(trimmed(cell))
        return table.emphasized.contains(index) && !text.isEmpty ? "**\(text)**" : text
      }
    }
    return lines([head, rule] + body)
  }

  /// Lines of rows of cells, the first two of which are the heading and the rule under it.
  static func lines(_ rows: [[String]]) -> [String] {
    let width = rows.map(\.count).max() ?? 0
    guard width > columnLimit else { return rows.map(line) }
    // Parts of about equal width.
    let others = width - 1
    let parts = (others + columnLimit - 2) / (columnLimit - 1)
    let step = (others + parts - 1) / parts
    return stride(from: 1, to: width, by: step).enumerated().flatMap { part, first -> [String] in
      let last = min(width, first + step)
      let lines = rows.map { row in
        line(
          [row.first ?? ""] + row.enumerated().filter { (first..<last).contains($0.offset) }.map(\.element))
      }
      return part == 0 ? lines : [""] + lines
    }
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// Cell without the blanks that align it on a terminal.
  static func trimmed(_ cell: String) -> String {
    var text = cell.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
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
