/// Page as values: headings, paragraphs, tables. Text and Markdown are two writers of the same page.
public struct Document: Equatable, Sendable {
  /// A part of the page.
  public enum Block: Equatable, Sendable {
    /// Question answered by the page.
    case title(String)
    /// The question, and at its right about whom.
    case masthead(String, String)
    /// The answer: a paragraph that stands out.
    case answer(String)
    /// The answer in sentences, each on a line of its own.
    case statements([String])
    /// A heading.
    case heading(String)
    /// A paragraph.
    case paragraph(String)
    /// List of short points.
    case points([String])
    /// Rows of words, each on a line of its own.
    case lines([String])
    /// Entries of a label and a text.
    case labelled([[String]])
    /// A table.
    case table(Table)
    /// Table over parameters, with the boundaries between regimes.
    case frontiers(FrontierTable)
  }

  /// The parts in order.
  public private(set) var blocks: [Block] = []

  /// An empty page.
  public init() {}

  /// Appending of a part; empty paragraphs and lists are omitted.
  public mutating func append(_ block: Block) {
    switch block {
    case .paragraph(""), .points([]), .lines([]), .answer(""), .labelled([]): break
    default: blocks.append(block)
    }
  }
}

extension Document {
  /// The page for a terminal: no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0 && !Self.staysTogether(blocks[index - 1], block) { lines.append("") }
      lines += Self.lines(of: block, width: width, style: style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page in Markdown.
  public func markdown() -> String {
    blocks.map { Self.markdown(of: $0) }.joined(separator: "\n\n") + "\n"
  }

  /// Whether two blocks follow each other without a blank line, as a heading and its content do.
  private static func staysTogether(_ first: Block, _ second: Block) -> Bool {
    if case .heading = first { return true }
    return false
  }

  private static func lines(of block: Block, width: Int, style: Style) -> [String] {
    switch block {
    case .title(let text): TextWrap.lines(text, width: width).map(style.bold)
    case .answer(let text): TextWrap.lines(text, width: width).map(style.bold)
    case .statements(let texts): texts.flatMap { TextWrap.lines($0, width: width).map(style.bold) }
    case .masthead(let text, let right): masthead(text, right, width: width).map(style.bold)
    case .labelled(let rows): labelled(rows, width: width, style: style)
    case .heading(let text): heading(text, width: width).map(style.bold)
    case .paragraph(let text): TextWrap.lines(text, width: width)
    case .points(let points):
      points.flatMap { point in
        TextWrap.lines(point, width: width - 2).enumerated().map {
          ($0.offset == 0 ? "- " : "  ") + $0.element
        }
      }
    case .lines(let rows):
      rows.flatMap { row in
        let indent = String(row.prefix { $0 == " " })
        return TextWrap.lines(String(row.dropFirst(indent.count)), width: width - 3 - indent.count)
          .enumerated()
          .map { indent + ($0.offset == 0 ? "" : "   ") + $0.element }
      }
    case .frontiers(let table): FrontierTableText(table: table, width: width, style: style).lines()
    case .table(let table): TextTable(table: table, width: width, style: style).lines()
    }
  }

  /// A title with a text at the right margin, below it where the line is too short.
  private static func masthead(_ text: String, _ right: String, width: Int) -> [String] {
    let room = width - DisplayWidth.of(text) - DisplayWidth.of(right)
    guard room < 4 || right.isEmpty else { return [text + String(repeating: " ", count: room) + right] }
    return TextWrap.lines(text, width: width) + (right.isEmpty ? [] : TextWrap.lines(right, width: width))
  }

  /// Labels in a column of their own, texts beside them.
  private static func labelled(_ rows: [[String]], width: Int, style: Style) -> [String] {
    let margin = 1 + rows.reduce(0) { max($0, DisplayWidth.of($1[0])) }
    return rows.flatMap { row in
      TextWrap.lines(row[1], width: width - margin).enumerated().map { index, line in
        let label = index == 0 ? row[0] : ""
        let space = String(repeating: " ", count: margin - DisplayWidth.of(label))
        return (label.isEmpty ? "" : style.bold(label)) + space + line
      }
    }
  }

  /// A heading in a rule across the page.
  private static func heading(_ text: String, width: Int) -> [String] {
    let lines = TextWrap.lines(text, width: width - 6)
    return lines.enumerated().map { index, line in
      guard index == lines.count - 1 else { return "── " + line }
      return "── \(line) " + String(repeating: "─", count: max(0, width - 4 - DisplayWidth.of(line)))
    }
  }

  private static func markdown(of block: Block) -> String {
    switch block {
    case .title(let text): "# " + Markdown.escaped(text)
    case .answer(let text): "**" + Markdown.escaped(text) + "**"
    case .statements(let texts):
      texts.map { "**" + Markdown.escaped($0) + "**" }.joined(separator: "\n\n")
    case .masthead(let text, let right):
      "# " + Markdown.escaped(text) + (right.isEmpty ? "" : "\n\n" + Markdown.escaped(right))
    case .labelled(let rows):
      rows.map { "- **\(Markdown.escaped($0[0]))**: " + Markdown.escaped($0[1]) }.joined(separator: "\n")
    case .heading(let text): "## " + Markdown.escaped(text)
    case .paragraph(let text): Markdown.escaped(text)
    case .points(let points): points.map { "- " + Markdown.escaped($0) }.joined(separator: "\n")
    case .lines(let rows): rows.map { Markdown.escaped($0) + "  " }.joined(separator: "\n")
    case .frontiers(let table): table.markdown().joined(separator: "\n")
    case .table(let table): Markdown.table(table).joined(separator: "\n")
    }
  }
}
