/// Table as values, shared by the writers of text, Markdown and CSV.
public struct Table: Equatable, Sendable {
  /// Alignment of a column's cells.
  public enum Alignment: Equatable, Sendable {
    /// Words, flush left; only these columns may have cells broken into lines.
    case left
    /// Short marks and codes, flush right.
    case right
    /// Numbers, aligned at the decimal point.
    case decimal
  }

  /// A column.
  public struct Column: Equatable, Sendable {
    /// Title above the column.
    public let title: String
    /// Alignment of its cells.
    public let alignment: Alignment

    /// Column with a title and an alignment.
    public init(_ title: String, _ alignment: Alignment = .decimal) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// Columns, at least one.
  public let columns: [Column]
  /// Rows with a cell for each column.
  public private(set) var rows: [[String]] = []
  /// Rows of the page's subject: bold if the output format has bold.
  public private(set) var emphasized: Set<Int> = []

  /// An empty table.
  public init(columns: [Column]) { self.columns = columns }

  /// Appending of a row; it must have as many cells as the table has columns.
  public mutating func append(_ cells: [String], emphasized isEmphasized: Bool = false) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    if isEmphasized { emphasized.insert(rows.count) }
    rows.append(cells)
  }
}
