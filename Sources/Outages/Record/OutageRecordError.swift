/// What can be wrong with a file of outages. The wording is in `OutageRecordMessage.swift`.
public enum OutageRecordError: Error, Equatable, Sendable {
  /// No heading.
  case empty(file: String)
  /// A byte that is not UTF-8.
  case notUTF8(file: String, line: Int)
  /// A quotation mark that is never closed, or stands inside a cell.
  case badQuote(file: String, line: Int)
  /// A column that must be there.
  case missingColumn(file: String, column: String, found: [String])
  /// A column of the heading that nobody knows.
  case unknownColumn(file: String, column: String, nearest: String?)
  /// A column that stands twice.
  case duplicateColumn(file: String, column: String)
  /// A row with another number of cells than the heading.
  case cellCount(file: String, line: Int, found: Int, expected: Int)
  /// A cell that must not be empty.
  case emptyCell(file: String, line: Int, column: String)
  /// A cell that cannot be read.
  case badCell(file: String, line: Int, column: String, value: String, expected: CellRule)
  /// `since` lies after the last year of the record.
  case sinceTooLate(Int, last: Int)

  /// What a cell should hold.
  public enum CellRule: Equatable, Sendable {
    /// Hours greater than 0, at most `limit`; empty where unknown.
    case hours(limit: Double)
    /// A date whose year lies in a range.
    case date(ClosedRange<Int>)
    /// One of some words.
    case oneOf([String], nearest: String?)
  }
}
