/// HTML table in a box of its own that scrolls sideways in a narrow window.
struct HTMLTable {
  let table: Table
  /// Id of the heading that names the table.
  let heading: String

  /// HTML element; `sortable` tells the script that its columns can be sorted.
  func html() -> String {
    let head = zip(table.columns.indices, table.columns).map { index, column in
      "<th scope=\"col\"\(Self.style(column.alignment))>\(HTMLText.escaped(column.title))</th>"
    }
    let rows = table.rows.enumerated().map { index, cells in
      let mark = table.emphasized.contains(index) ? " class=\"own\"" : ""
      return "<tr\(mark)>\(row(cells))</tr>\n"
    }
    return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(heading)\">"
      + "<table class=\"sortable\" aria-labelledby=\"\(heading)\">\n<thead><tr>\(head.joined())</tr></thead>\n"
      + "<tbody>\n\(rows.joined())</tbody></table></div>\n"
  }

  /// Row; its first cell is a row heading if it holds words.
  private func row(_ cells: [String]) -> String {
    zip(cells.indices, cells).map { index, cell in
      let alignment = table.columns[index].alignment
      let text = HTMLText.escaped(Self.trimmed(cell))
      return index == 0 && alignment == .left
        ? "<th scope=\"row\">\(text)</th>" : "<td\(Self.style(alignment))>\(text)</td>"
    }.joined()
  }

  private static func style(_ alignment: Table.Alignment) -> String {
    alignment == .left ? "" : " class=\"number\""
  }

  /// Cell without leading spaces, which align it only on a terminal.
  private static func trimmed(_ cell: String) -> String { String(cell.drop { $0 == " " }) }
}
