/// A table as values: what the text, Markdown and CSV writers share.
public struct Table: Equatable, Sendable {
  /// How the cells of a column stand.
  public enum Alignment: Equatable, Sendable {
    /// Words: at the left; the only columns whose cells may be broken into lines.
    case left
    /// Short marks and codes: at the right.
    case right
    /// Numbers: decimal points in one line.
    case decimal
  }

  /// A column.
  public struct Column: Equatable, Sendable {
    /// What stands above it.
    public let title: String
    /// How its cells stand.
    public let alignment: Alignment

    /// Makes a column.
    public init(_ title: String, _ alignment: Alignment = .decimal) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// Columns, at least one.
  public let columns: [Column]
  /// Rows with a cell for each column.
  public private(set) var rows: [[String]] = []
  /// Rows that the page is about: bold where the output knows bold.
  public private(set) var emphasized: Set<Int> = []

  /// An empty table.
  public init(columns: [Column]) { self.columns = columns }

  /// Adds a row; the number of cells is the number of columns.
  public mutating func append(_ cells: [String], emphasized isEmphasized: Bool = false) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    if isEmphasized { emphasized.insert(rows.count) }
    rows.append(cells)
  }
}
