/// Errors of an outage file, or of a query to the record. The wording is in `OutageRecordMessage.swift`.
public enum OutageRecordError: Error, Equatable, Sendable {
  /// File without a heading.
  case empty(file: String)
  /// File without a row that counts: none at all, or none whose impact has a share.
  case noRows(file: String, withoutImpact: Int)
  /// A byte that is not UTF-8.
  case notUTF8(file: String, line: Int)
  /// Quotation mark that is not closed, or that occurs inside a cell.
  case badQuote(file: String, line: Int)
  /// JSON syntax error, with the parser's own line.
  case badJSON(String)
  /// JSON without a list of objects.
  case noList(file: String)
  /// Missing required column.
  case missingColumn(file: String, what: Missing, found: [String])
  /// Duplicate column.
  case duplicateColumn(file: String, column: String)
  /// Row whose number of cells differs from that of the heading.
  case cellCount(file: String, line: Int, found: Int, expected: Int)
  /// Empty required cell.
  case emptyCell(file: String, line: Int, column: String)
  /// Malformed cell.
  case badCell(file: String, line: Int, column: String, value: String, expected: CellRule)
  /// Identifier already used by an earlier row.
  case duplicateID(file: String, line: Int, id: String)
  /// Malformed mapping of columns.
  case badMap(String)
  /// Mapping to a column unknown to the project.
  case unknownMapColumn(String, nearest: String?)
  /// Mapping from a column missing in the file.
  case mapWithoutColumn(file: String, column: String, nearest: String?)
  /// Malformed shares of impacts.
  case badImpact(String)
  /// Malformed date of the query.
  case badDate(option: String, String)
  /// Window whose end is not after its beginning.
  case emptyWindow(from: String, until: String)
  /// Unknown provider.
  case unknownProvider(String, nearest: String?)
  /// Unknown region.
  case unknownRegion(String, provider: String?, nearest: String?)
  /// Region name that several providers use.
  case ambiguousRegion(String, [String])
  /// Unknown scope of rows.
  case unknownScope(String, nearest: String?)
  /// User's record of which no row is of a place that the scenario asks for.
  case noSource(rows: String, asked: [String])
  /// Rows that overlap without a gap for more than a year.
  case endless(rows: Int, from: String, until: String)
  /// Value of `since` after the end of the observed time.
  case sinceTooLate(Int, last: String)

  /// Mapping that may have been meant where a heading lacks a column, as in `hours=hors`; `nil` without a name that is
  /// nearly one of the known ones.
  public var nearestMap: String? {
    guard case .missingColumn(_, let what, let found) = self else { return nil }
    return OutageColumn.nearestMap(what, among: found)
  }

  /// Information missing from a heading.
  public enum Missing: Equatable, Sendable {
    /// Beginning of an outage.
    case time
    /// Length of an outage.
    case length
  }

  /// Rule for the content of a cell.
  public enum CellRule: Equatable, Sendable {
    /// Number of some unit, 0 or more, at most a year's; empty for an unknown length.
    case length(unit: String)
    /// A duration with units.
    case duration
    /// Length of at most a year.
    case atMostAYear
    /// A date whose year lies in a range.
    case date(ClosedRange<Int>)
    /// Date with a known order of day and month.
    case dateOrder
    /// A date that is not in the future.
    case past(today: String)
    /// A time after the beginning.
    case after(start: String)
    /// A time of day.
    case clock
    /// The length that another column of the row gives, with its text; `column` is the project's name of this one.
    case agreement(with: String, value: String, column: String)
    /// A share or a percentage.
    case share
    /// One of some words.
    case oneOf([String], nearest: String?)
  }
}
