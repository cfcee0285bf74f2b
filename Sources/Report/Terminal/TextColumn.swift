extension TextTable {
  /// Measured column: the widths of its cells and its heading.
  struct Column {
    let heading: String
    let isWords: Bool
    /// Cells, with numbers already aligned among themselves.
    private let cells: [String]
    /// Width of the widest cell.
    let content: Int
    /// Widths of the heading on one line, and of its longest word.
    let title: Int
    let titleWord: Int
    /// Whether the heading has wide characters.
    let isWide: Bool

    init(_ table: Table, _ index: Int) {
      let column = table.columns[index]
      let raw = table.rows.map { $0[index] }
      heading = column.title
      isWords = column.alignment == .left
      cells = column.alignment == .decimal ? DecimalAlignment.aligned(raw) : raw
      content = cells.reduce(0) { max($0, DisplayWidth.of($1)) }
      title = DisplayWidth.of(column.title)
      isWide = title > column.title.count
      // Chinese has no words to break at: two lines at most, or the heading would stand upright.
      titleWord = max(
        TextWrap.longestPiece(of: column.title),
        title > column.title.count ? (title <= 6 ? title : (title + 3) / 4 * 2) : 0)
    }

    /// Lines of a cell at a width.
    func cell(_ row: Int, width: Int) -> [String] { TextWrap.lines(cells[row], width: width) }
  }
}

/// Alignment of numbers at their decimal points, by padding for columns set flush right.
enum DecimalAlignment {
  /// Cells padded on the right; a cell without a number is unchanged.
  static func aligned(_ cells: [String]) -> [String] {
    let tails = cells.map(tailWidth)
    let longest = tails.reduce(0) { max($0, $1 ?? 0) }
    return zip(cells, tails).map { cell, tail in
      guard let tail else { return cell }
      return cell + String(repeating: " ", count: longest - tail)
    }
  }

  /// Width from the decimal point on (or from its position in a whole number); `nil` without a digit.
  static func tailWidth(_ cell: String) -> Int? {
    guard cell.contains(where: \.isNumber) else { return nil }
    let head = cell.prefix { $0.isNumber || "+-$, ".contains($0) }
    // A unit after a space belongs to the tail, together with the space.
    let number = head.lastIndex { $0.isNumber }.map { head[...$0] } ?? head
    return DisplayWidth.of(String(cell.dropFirst(number.count)))
  }
}
