/// Table for a terminal: aligned on the decimal point, padded by display width, never wider than the page.
///
/// Widths are chosen in this order, the first that fits: headings on one line; headings broken at spaces; one
/// space between columns instead of two; columns of words broken into lines; columns of numbers moved below,
/// in bands that repeat the first column.
struct TextTable {
  let table: Table
  let width: Int
  let style: Style

  private static let narrowestWords = 10

  /// Lines without line ends and without trailing spaces.
  func lines() -> [String] {
    let measured = table.columns.indices.map { Column(table, $0) }
    if breaksNames(measured) { return records() }
    return bands(measured).enumerated().flatMap { index, band in
      (index > 0 ? [""] : []) + lines(of: band)
    }
  }

  // MARK: Records

  /// Number of lines of a row's name up to which a table is easier to read than records.
  private static let linesOfName = 2

  /// Whether the page is so narrow that a name would be broken over too many lines.
  private func breaksNames(_ columns: [Column]) -> Bool {
    guard columns.count > 1, !table.rows.isEmpty, unbroken(columns) == nil,
      let band = shrunk(compact(columns, gap: 2))
    else { return false }
    guard let names = band.columns.first, names.column.isWords else { return false }
    return table.rows.indices.contains {
      names.column.cell($0, width: names.width).count > Self.linesOfName
    }
  }

  /// The rows one below the other: the first cell, then each other cell behind its heading.
  private func records() -> [String] {
    let headings = table.columns.dropFirst().map(\.title)
    let longest = headings.reduce(0) { max($0, DisplayWidth.of($1)) }
    let margin = min(longest, width / 3) + 4
    // A heading with a comma says more than what kind of thing the rows are: whose they are, or their unit.
    let title = table.columns[0].title
    let head = title.contains(where: { ",，".contains($0) }) ? TextWrap.lines(title, width: width) : []
    return head
      + table.rows.enumerated().flatMap { index, row in
        let name = TextWrap.lines(row[0], width: width).map {
          table.emphasized.contains(index) ? style.accent($0) : style.bold($0)
        }
        return name + zip(headings, row.dropFirst()).flatMap { entry($0, $1, margin: margin) }
      }
  }

  private func entry(_ heading: String, _ cell: String, margin: Int) -> [String] {
    guard !cell.isEmpty else { return [] }
    let labels = TextWrap.lines(heading, width: margin - 4)
    let lines = TextWrap.lines(cell, width: width - margin)
    return (0..<max(labels.count, lines.count)).map { index in
      let label = "  " + (index < labels.count ? labels[index] : "")
      let space = String(repeating: " ", count: max(0, margin - DisplayWidth.of(label)))
      return trimmed(label + space + (index < lines.count ? lines[index] : ""))
    }
  }

  // MARK: Widths

  /// Column of the table with its assigned width.
  private struct Placed {
    let column: Column
    var width: Int
  }

  /// Band of columns side by side.
  private struct Band {
    var columns: [Placed]
    /// Number of spaces between columns.
    let gap: Int

    var total: Int { columns.reduce(gap * (columns.count - 1)) { $0 + $1.width } }
  }

  private func bands(_ columns: [Column]) -> [Band] {
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

  /// Widths that fit the page; `nil` if there are none.
  private func placed(_ columns: [Column]) -> Band? {
    unbroken(columns) ?? shrunk(compact(columns, gap: 2))
  }

  /// Widths that fit the page with every cell on one line.
  private func unbroken(_ columns: [Column]) -> Band? {
    let roomy = Band(columns: columns.map { Placed(column: $0, width: max($0.content, $0.title)) }, gap: 2)
    if roomy.total <= width { return roomy }
    for gap in [2, 1] {
      let compact = compact(columns, gap: gap)
      if compact.total <= width { return widened(compact) }
    }
    return nil
  }

  private func compact(_ columns: [Column], gap: Int) -> Band {
    Band(columns: columns.map { Placed(column: $0, width: max($0.content, $0.titleWord)) }, gap: gap)
  }

  /// Band with the unused width given to the broken headings.
  private func widened(_ band: Band) -> Band {
    var band = band
    var room = width - band.total
    for index in band.columns.indices where room > 0 {
      let column = band.columns[index].column
      let wanted = max(0, column.title - band.columns[index].width)
      // A Chinese heading stands whole or in two halves: a character more would break it inside a word.
      let more = column.isWide && wanted > room ? 0 : min(room, wanted)
      band.columns[index].width += more
      room -= more
    }
    return band
  }

  /// Band with the widest columns of words narrowed until the table fits.
  private func shrunk(_ band: Band) -> Band? {
    var band = band
    while band.total > width {
      let candidates = band.columns.indices.filter { index in
        let placed = band.columns[index]
        return placed.column.isWords && placed.width > max(Self.narrowestWords, placed.column.titleWord)
      }
      guard let widest = candidates.max(by: { band.columns[$0].width < band.columns[$1].width }) else {
        return nil
      }
      band.columns[widest].width -= 1
    }
    return band
  }

  /// Fallback for a very narrow page: every column gets an equal part.
  private func cut(_ columns: [Column]) -> Band {
    let part = max(2, (width - (columns.count - 1)) / columns.count)
    return Band(
      columns: columns.map { Placed(column: $0, width: min(part, max($0.content, $0.titleWord))) }, gap: 1)
  }

  // MARK: Lines

  private func lines(of band: Band) -> [String] {
    let head = block(
      band.columns.map { $0.column.headingLines(width: $0.width) }, band, atBottom: true)
    let rule = band.columns.map { String(repeating: "─", count: $0.width) }
      .joined(separator: String(repeating: " ", count: band.gap))
    let body = table.rows.indices.flatMap { row in
      block(band.columns.map { $0.column.cell(row, width: $0.width) }, band, atBottom: false).map {
        table.emphasized.contains(row) ? style.accent($0) : $0
      }
    }
    return head.map(style.bold) + [style.faint(trimmed(rule))] + body
  }

  /// Cells of several lines side by side; headings are aligned at the bottom, cells at the top.
  private func block(_ cells: [[String]], _ band: Band, atBottom: Bool) -> [String] {
    let height = cells.reduce(1) { max($0, $1.count) }
    return (0..<height).map { line in
      var text = ""
      for (cell, placed) in zip(cells, band.columns) {
        let position = atBottom ? line - (height - cell.count) : line
        let part = cell.indices.contains(position) ? cell[position] : ""
        let space = String(repeating: " ", count: max(0, placed.width - DisplayWidth.of(part)))
        text +=
          (placed.column.isWords ? part + space : space + part) + String(repeating: " ", count: band.gap)
      }
      return trimmed(text)
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
