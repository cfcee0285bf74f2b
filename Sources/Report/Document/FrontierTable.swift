/// A table over one or two parameters, with the frontiers between regions drawn between its cells.

/// Rows and columns of cells that belong to regions.
public struct FrontierTable: Equatable, Sendable {
  /// A row.
  public struct Row: Equatable, Sendable {
    /// What stands at its left.
    let head: String
    /// A cell for each column.
    let cells: [String]
    /// The region of each cell.
    let regions: [Int]
  }

  /// What the heads of the rows are.
  let corner: String
  /// What the heads of the columns are; empty where they speak for themselves.
  var columnTitle = ""
  /// Heads of the columns.
  let heads: [String]
  var rows: [Row] = []
  /// The row of today's value, if it is there.
  var baseRow: Int?
  /// The column of today's value, if it is there.
  var baseColumn: Int?
  /// Names of the regions, written beside each cell where no line can be drawn; empty where the cells say it.
  var regionNames: [String] = []

  /// Whether a cell is today's market.
  func isBase(_ row: Int, _ column: Int) -> Bool {
    row == baseRow && (baseColumn.map { $0 == column } ?? columnTitle.isEmpty)
  }

  /// Whether the row's head and cells are marked as today's.
  func isBaseRow(_ row: Int) -> Bool { row == baseRow }
}

extension FrontierTable {
  /// The same as a table without lines, for pages that cannot draw them: each cell names its region.
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
  /// Lines of a Markdown table: today's cells are bold, and each cell names its region.
  func markdown() -> [String] {
    let title = columnTitle.isEmpty ? corner : "\(corner) \\ \(columnTitle)"
    let head = ([title] + heads.indices.map { mark(heads[$0], $0 == baseColumn) }).map(Markdown.escaped)
    let rule = [":---"] + heads.map { _ in "---:" }
    let body = rows.enumerated().map { index, row in
      [Markdown.escaped(mark(row.head, isBaseRow(index)))]
        + row.cells.indices.map { column in
          let cell = Markdown.escaped(row.cells[column] + region(row.regions[column]))
          return isBase(index, column) && !cell.isEmpty ? "**\(cell)**" : cell
        }
    }
    return ([head, rule] + body).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  private func region(_ index: Int) -> String {
    regionNames.indices.contains(index) ? " (\(regionNames[index]))" : ""
  }

  private func mark(_ head: String, _ isBase: Bool) -> String { isBase ? head + "*" : head }
}
