extension TextTable {
  /// A column measured: what its cells and its heading need.
  struct Column {
    let heading: String
    let isWords: Bool
    /// Cells as they stand, numbers already aligned among themselves.
    private let cells: [String]
    /// Cells that the widest cell needs.
    let content: Int
    /// Cells of the heading on one line, and of its longest word.
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

    /// The lines of a cell at a width.
    func cell(_ row: Int, width: Int) -> [String] { TextWrap.lines(cells[row], width: width) }
  }
}

/// Numbers padded so that their decimal points stand in one line when they are set flush right.
enum DecimalAlignment {
  /// Cells with spaces behind them; a cell that is no number stays as it is, flush right.
  static func aligned(_ cells: [String]) -> [String] {
    let tails = cells.map(tailWidth)
    let longest = tails.reduce(0) { max($0, $1 ?? 0) }
    return zip(cells, tails).map { cell, tail in
      guard let tail else { return cell }
      return cell + String(repeating: " ", count: longest - tail)
    }
  }

  /// Cells from the decimal point on (or from where it would stand); `nil` where there is no digit.
  static func tailWidth(_ cell: String) -> Int? {
    guard cell.contains(where: \.isNumber) else { return nil }
    let head = cell.prefix { $0.isNumber || "+-$, ".contains($0) }
    // A unit after a space belongs to the tail, together with the space.
    let number = head.lastIndex { $0.isNumber }.map { head[...$0] } ?? head
    return DisplayWidth.of(String(cell.dropFirst(number.count)))
  }
}
