/// Table over one or two parameters, with the boundaries between regimes drawn between its cells.

/// Rows and columns of cells, each in a regime.
public struct FrontierTable: Equatable, Sendable {
  /// A row.
  public struct Row: Equatable, Sendable {
    /// Head at the left of the row.
    let head: String
    /// A cell for each column.
    let cells: [String]
    /// Regime of each cell.
    let regions: [Int]
  }

  /// Title of the rows' heads.
  let corner: String
  /// Title of the columns' heads; empty if they are self-explanatory.
  var columnTitle = ""
  /// Heads of the columns.
  let heads: [String]
  var rows: [Row] = []
  /// Row of the current value, if the table has it.
  var baseRow: Int?
  /// Column of the current value, if the table has it.
  var baseColumn: Int?
  /// Names of the regimes, printed beside each cell on pages that cannot draw lines; empty if the cells give
  /// them.
  var regionNames: [String] = []

  /// Whether a cell is the current market.
  func isBase(_ row: Int, _ column: Int) -> Bool {
    row == baseRow && (baseColumn.map { $0 == column } ?? columnTitle.isEmpty)
  }

  /// Whether the row's head and cells are marked as current.
  func isBaseRow(_ row: Int) -> Bool { row == baseRow }
}

extension FrontierTable {
  /// Table without lines, for pages that cannot draw them: each cell names its regime.
  var table: Table {
    var table = Table(
      columns: [.init(columnTitle.isEmpty ? corner : "\(corner) \\ \(columnTitle)", .left)]
        + heads.indices.map { .init(mark(heads[$0], $0 == baseColumn)) })
    for (index, row) in rows.enumerated() {
      table.append(
        [mark(row.head, isBaseRow(index))]
          + row.cells.indices.map { row.cells[$0] + region(row.regions[$0]) },
        emphasized: isBaseRow(index))
    }
    return table
  }
}

// MARK: Markdown

extension FrontierTable {
  /// Lines of a Markdown table: current cells are bold, each cell names its regime, and bars and rules in the
  /// cells stand where regimes meet.
  func markdown() -> [String] {
    let title = columnTitle.isEmpty ? corner : "\(corner) \\ \(columnTitle)"
    let head = ([title] + heads.indices.map { mark(heads[$0], $0 == baseColumn) }).map(Markdown.escaped)
    let rule = [":---"] + heads.map { _ in "---:" }
    let body = rows.enumerated().flatMap { index, row -> [[String]] in
      let cells =
        [Markdown.escaped(mark(row.head, isBaseRow(index)))]
        + row.cells.indices.map { column in
          let cell = Markdown.escaped(Markdown.trimmed(row.cells[column]) + region(row.regions[column]))
          let text = isBase(index, column) && !cell.isEmpty ? "**\(cell)**" : cell
          return column > 0 && row.regions[column] != row.regions[column - 1] ? "┃ " + text : text
        }
      return frontier(above: index).map { [[""] + $0, cells] } ?? [cells]
    }
    return Markdown.lines([head, rule] + body)
  }

  /// Rules between a row and the one above it, where regimes meet; `nil` where none do.
  private func frontier(above index: Int) -> [String]? {
    guard index > 0 else { return nil }
    let (above, below) = (rows[index - 1].regions, rows[index].regions)
    let cells = zip(above, below).map { $0 == $1 ? "" : "━━━" }
    return cells.contains { !$0.isEmpty } ? cells : nil
  }

  private func region(_ index: Int) -> String {
    regionNames.indices.contains(index) ? " (\(regionNames[index]))" : ""
  }

  private func mark(_ head: String, _ isBase: Bool) -> String { isBase ? head + "*" : head }
}
