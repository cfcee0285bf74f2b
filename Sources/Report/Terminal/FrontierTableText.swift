/// Table with regime boundaries, for a terminal.
///
/// Each column has a slot for a line at its left and a slot for the mark of the current cell at its right.
/// Columns that do not fit move below, in bands that repeat the heads of the rows.
struct FrontierTableText {
  let table: FrontierTable
  let width: Int
  let style: Style

  /// Lines without trailing spaces.
  func lines() -> [String] {
    bands().enumerated().flatMap { index, band in (index > 0 ? [""] : []) + lines(of: band) }
  }

  // MARK: Widths

  /// Heads of the rows, with the mark of the current one in front.
  private var rowHeads: [String] {
    let heads = DecimalAlignment.aligned(table.rows.map(\.head))
    let room = heads.reduce(0) { max($0, DisplayWidth.of($1)) }
    return heads.enumerated().map { index, head in
      (table.isBaseRow(index) ? "> " : "  ") + Self.spaces(room - DisplayWidth.of(head)) + head
    }
  }

  private var cornerLines: [String] {
    TextWrap.lines(table.corner, width: max(headWidth, 8, min(24, DisplayWidth.of(table.corner))))
  }
  private var headWidth: Int { rowHeads.reduce(0) { max($0, DisplayWidth.of($1)) } }
  private var leftWidth: Int {
    cornerLines.reduce(headWidth) { max($0, DisplayWidth.of($1)) } + 1
  }

  private struct Column {
    let index: Int
    let head: [String]
    let cells: [String]
    let width: Int
  }

  private func column(_ index: Int) -> Column {
    let cells = DecimalAlignment.aligned(table.rows.map { $0.cells[index] })
    let content = cells.reduce(0) { max($0, DisplayWidth.of($1)) }
    let title = table.heads[index] + (index == table.baseColumn ? "*" : "")
    let words = TextWrap.longestPiece(of: title)
    let room = max(content, min(DisplayWidth.of(title), max(words, 8)))
    return Column(index: index, head: TextWrap.lines(title, width: room), cells: cells, width: room)
  }

  private func bands() -> [[Column]] {
    var bands: [[Column]] = []
    var band: [Column] = []
    var used = leftWidth
    for index in table.heads.indices {
      let column = column(index)
      if !band.isEmpty, used + column.width + 2 > width {
        bands.append(band)
        band = []
        used = leftWidth
      }
      band.append(column)
      used += column.width + 2
    }
    return band.isEmpty ? bands : bands + [band]
  }

  // MARK: Lines

  private func lines(of band: [Column]) -> [String] {
    var lines = head(of: band)
    for row in table.rows.indices {
      let text = rowLine(row, band)
      lines.append(table.isBaseRow(row) ? style.accent(text) : text)
      if row + 1 < table.rows.count, let line = frontier(below: row, band) { lines.append(line) }
    }
    return lines
  }

  private func head(of band: [Column]) -> [String] {
    let corner = cornerLines
    let height = band.reduce(corner.count) { max($0, $1.head.count) }
    var lines: [String] = []
    if !table.columnTitle.isEmpty {
      lines += TextWrap.lines(table.columnTitle, width: max(10, width - leftWidth - 1)).map {
        Self.spaces(leftWidth + 1) + $0
      }
    }
    for line in 0..<height {
      var text = padded(part(corner, line, height), leftWidth)
      for column in band {
        text += " " + flushRight(part(column.head, line, height), column.width) + " "
      }
      lines.append(Self.trimmed(text))
    }
    let rule =
      String(repeating: "─", count: leftWidth - 1) + " "
      + band.map { " " + String(repeating: "─", count: $0.width) + " " }.joined()
    return lines.map(style.bold) + [style.faint(Self.trimmed(rule))]
  }

  /// Part of a head at a line of its row; heads are aligned at the bottom.
  private func part(_ lines: [String], _ line: Int, _ height: Int) -> String {
    let index = line - (height - lines.count)
    return lines.indices.contains(index) ? lines[index] : ""
  }

  private func rowLine(_ row: Int, _ band: [Column]) -> String {
    var text = padded(rowHeads[row], leftWidth)
    for (place, column) in band.enumerated() {
      text += bar(row, band, place) ? "│" : " "
      text += flushRight(column.cells[row], column.width)
      text += table.baseColumn != nil && table.isBase(row, column.index) ? "*" : " "
    }
    return Self.trimmed(text)
  }

  /// Whether a line runs at the left of a column in a row.
  private func bar(_ row: Int, _ band: [Column], _ place: Int) -> Bool {
    guard place > 0, table.rows.indices.contains(row) else { return false }
    let regions = table.rows[row].regions
    return regions[band[place].index] != regions[band[place - 1].index]
  }

  /// Whether a line runs below a column in a row.
  private func floor(_ row: Int, _ band: [Column], _ place: Int) -> Bool {
    guard band.indices.contains(place), row + 1 < table.rows.count else { return false }
    let index = band[place].index
    return table.rows[row].regions[index] != table.rows[row + 1].regions[index]
  }

  /// Line between a row and the next; `nil` if no boundary runs there.
  private func frontier(below row: Int, _ band: [Column]) -> String? {
    guard band.indices.contains(where: { floor(row, band, $0) }) else { return nil }
    var text = Self.spaces(leftWidth)
    for (place, column) in band.enumerated() {
      let isFloor = floor(row, band, place)
      text += corner(
        up: bar(row, band, place), down: bar(row + 1, band, place), left: floor(row, band, place - 1),
        right: isFloor)
      let gap = place == band.count - 1 ? 0 : 1
      text += String(repeating: isFloor ? "─" : " ", count: column.width + gap)
    }
    return Self.trimmed(text)
  }

  /// Character that joins the lines meeting at a corner.
  private func corner(up: Bool, down: Bool, left: Bool, right: Bool) -> String {
    let characters = [
      " ", "─", "─", "─", "│", "┌", "┐", "┬", "│", "└", "┘", "┴", "│", "├", "┤", "┼",
    ]
    return characters[(up ? 8 : 0) + (down ? 4 : 0) + (left ? 2 : 0) + (right ? 1 : 0)]
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
  private func padded(_ text: String, _ width: Int) -> String {
    text + Self.spaces(width - DisplayWidth.of(text))
  }
  private func flushRight(_ text: String, _ width: Int) -> String {
    Self.spaces(width - DisplayWidth.of(text)) + text
  }
  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
