/// A table for a terminal: aligned on the decimal point, padded by display width, never wider than the page.
///
/// Widths are found in this order, the first that fits: headings on one line; headings broken at spaces; columns
/// of words broken into lines; columns of numbers moved below, in bands that repeat the first column.
struct TextTable {
  let table: Table
  let width: Int
  let style: Style

  private static let gap = 2
  private static let narrowestWords = 10

  /// Lines without line ends and without trailing spaces.
  func lines() -> [String] {
    let measured = table.columns.indices.map { Column(table, $0) }
    return bands(measured).enumerated().flatMap { index, band in
      (index > 0 ? [""] : []) + lines(of: band)
    }
  }

  // MARK: Widths

  /// A band: columns of the table with the cells that each of them may take.
  private struct Placed {
    let column: Column
    var width: Int
  }

  private func bands(_ columns: [Column]) -> [[Placed]] {
    if let whole = placed(columns) { return [whole] }
    guard let first = columns.first else { return [] }
    var bands: [[Column]] = []
    var band = [first]
    for column in columns.dropFirst() {
      if band.count > 1 && unbroken(band + [column]) == nil {
        bands.append(band)
        band = [first]
      }
      band.append(column)
    }
    bands.append(band)
    return bands.map { placed($0) ?? cut($0) }
  }

  /// Widths that fit the page, or `nil` where there are none.
  private func placed(_ columns: [Column]) -> [Placed]? {
    unbroken(columns) ?? shrunk(columns.map { Placed(column: $0, width: max($0.content, $0.titleWord)) })
  }

  /// Widths that fit the page with every cell on one line.
  private func unbroken(_ columns: [Column]) -> [Placed]? {
    let roomy = columns.map { Placed(column: $0, width: max($0.content, $0.title)) }
    if total(roomy) <= width { return roomy }
    let compact = columns.map { Placed(column: $0, width: max($0.content, $0.titleWord)) }
    return total(compact) <= width ? widened(compact) : nil
  }

  /// Gives what is left of the page to the headings that are broken.
  private func widened(_ columns: [Placed]) -> [Placed] {
    var columns = columns
    var room = width - total(columns)
    for index in columns.indices where room > 0 {
      let more = min(room, max(0, columns[index].column.title - columns[index].width))
      columns[index].width += more
      room -= more
    }
    return columns
  }

  /// Takes cells from the widest column of words until the table fits.
  private func shrunk(_ columns: [Placed]) -> [Placed]? {
    var columns = columns
    while total(columns) > width {
      let candidates = columns.indices.filter {
        columns[$0].column.isWords
          && columns[$0].width > max(Self.narrowestWords, columns[$0].column.titleWord)
      }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { return nil }
      columns[widest].width -= 1
    }
    return columns
  }

  /// The last resort of a very narrow page: every column gets an equal part.
  private func cut(_ columns: [Column]) -> [Placed] {
    let part = max(2, (width - Self.gap * (columns.count - 1)) / columns.count)
    return columns.map { Placed(column: $0, width: min(part, max($0.content, $0.titleWord))) }
  }

  private func total(_ columns: [Placed]) -> Int {
    columns.reduce(Self.gap * (columns.count - 1)) { $0 + $1.width }
  }

  // MARK: Lines

  private func lines(of band: [Placed]) -> [String] {
    let head = block(band.map { TextWrap.lines($0.column.heading, width: $0.width) }, band, atBottom: true)
    let rule = band.map { String(repeating: "─", count: $0.width) }.joined(separator: gapText)
    let body = table.rows.indices.flatMap { row in
      block(band.map { $0.column.cell(row, width: $0.width) }, band, atBottom: false).map {
        table.emphasized.contains(row) ? style.accent($0) : $0
      }
    }
    return head.map(style.bold) + [style.faint(trimmed(rule))] + body
  }

  /// Cells of several lines side by side; headings stand on the rule, cells hang from the top.
  private func block(_ cells: [[String]], _ band: [Placed], atBottom: Bool) -> [String] {
    let height = cells.reduce(1) { max($0, $1.count) }
    return (0..<height).map { line in
      var text = ""
      for (index, cell) in cells.enumerated() {
        let position = atBottom ? line - (height - cell.count) : line
        let part = cell.indices.contains(position) ? cell[position] : ""
        text += padded(part, band[index], isLast: index == cells.count - 1)
      }
      return trimmed(text)
    }
  }

  private func padded(_ text: String, _ placed: Placed, isLast: Bool) -> String {
    let space = String(repeating: " ", count: max(0, placed.width - DisplayWidth.of(text)))
    let cell = placed.column.isWords ? text + space : space + text
    return isLast ? cell : cell + gapText
  }

  private var gapText: String { String(repeating: " ", count: Self.gap) }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
