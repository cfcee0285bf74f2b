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
    /// Parts of a wide heading between which it may break.
    private let headingParts: [String]

    init(_ table: Table, _ index: Int) {
      let column = table.columns[index]
      let raw = table.rows.map { $0[index] }
      heading = column.title
      isWords = column.alignment == .left
      cells = column.alignment == .decimal ? DecimalAlignment.aligned(raw) : raw
      content = cells.reduce(0) { max($0, DisplayWidth.of($1)) }
      title = DisplayWidth.of(column.title)
      isWide = title > column.title.count
      headingParts = isWide ? Self.parts(of: column.title) : []
      titleWord =
        isWide
        ? headingParts.reduce(0) { max($0, DisplayWidth.of(Self.trimmed($1))) }
        : TextWrap.longestPiece(of: column.title)
    }

    /// Parts of a Chinese heading: Chinese has no spaces, so it breaks after punctuation and after 的 alone, never
    /// inside a word.
    private static func parts(of heading: String) -> [String] {
      var parts = [""]
      for character in heading {
        // A space stays at the beginning of its part, and goes where the part begins a line.
        if character == "（" || character == " ", parts[parts.count - 1] != "" { parts.append("") }
        parts[parts.count - 1].append(character)
        if "，、：；的".contains(character) { parts.append("") }
      }
      return parts.filter { !$0.isEmpty }
    }

    private static func trimmed(_ part: String) -> String { String(part.drop { $0 == " " }) }

    /// Lines of the heading at a width.
    func headingLines(width: Int) -> [String] {
      guard isWide, title > width, titleWord <= width else { return TextWrap.lines(heading, width: width) }
      var lines: [String] = []
      for part in headingParts {
        if let last = lines.last, DisplayWidth.of(last) + DisplayWidth.of(part) <= width {
          lines[lines.count - 1] = last + part
        } else {
          lines.append(Self.trimmed(part))
        }
      }
      return lines
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

  /// Chinese numerals are words.
  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  /// Width from the decimal point on (or from its position in a whole number); `nil` without a digit.
  static func tailWidth(_ cell: String) -> Int? {
    guard let first = cell.firstIndex(where: Self.isDigit) else { return nil }
    // Signs and Chinese words may stand before the number: `-$1,000`, `每年 0.57`. What begins in English, `at most 5%`,
    // stands behind the point as a whole.
    guard cell[..<first].allSatisfy({ !$0.isASCII || ">+-$ ~<(".contains($0) }) else {
      return DisplayWidth.of(cell)
    }
    let head = cell[first...].prefix { isDigit($0) || $0 == "," }
    // A comma that no digit follows belongs to the tail, as a unit does, together with its space.
    let last = head.lastIndex(where: Self.isDigit) ?? first
    return DisplayWidth.of(String(cell[cell.index(after: last)...]))
  }
}
