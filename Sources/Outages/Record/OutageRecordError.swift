/// What can be wrong with a file of outages, or with the question asked of it. The wording is in
/// `OutageRecordMessage.swift`.
public enum OutageRecordError: Error, Equatable, Sendable {
  /// No heading.
  case empty(file: String)
  /// A byte that is not UTF-8.
  case notUTF8(file: String, line: Int)
  /// A quotation mark that is never closed, or stands inside a cell.
  case badQuote(file: String, line: Int)
  /// JSON that cannot be read, with the parser's own line.
  case badJSON(String)
  /// JSON that holds no list of objects.
  case noList(file: String)
  /// A column that must be there.
  case missingColumn(file: String, what: Missing, found: [String])
  /// A column that stands twice.
  case duplicateColumn(file: String, column: String)
  /// A row with another number of cells than the heading.
  case cellCount(file: String, line: Int, found: Int, expected: Int)
  /// A cell that must not be empty.
  case emptyCell(file: String, line: Int, column: String)
  /// A cell that cannot be read.
  case badCell(file: String, line: Int, column: String, value: String, expected: CellRule)
  /// An identifier that an earlier row has.
  case duplicateID(file: String, line: Int, id: String)
  /// A mapping of columns that cannot be read.
  case badMap(String)
  /// A mapping to a column that the project does not have.
  case unknownMapColumn(String, nearest: String?)
  /// A mapping from a column that the file does not have.
  case mapWithoutColumn(file: String, column: String, nearest: String?)
  /// Shares of impacts that cannot be read.
  case badImpact(String)
  /// A date of the question that cannot be read.
  case badDate(option: String, String)
  /// A window whose end is not after its beginning.
  case emptyWindow(from: String, until: String)
  /// A provider that stands nowhere.
  case unknownProvider(String, nearest: String?)
  /// A region that stands nowhere.
  case unknownRegion(String, provider: String?, nearest: String?)
  /// A region's name that several providers use.
  case ambiguousRegion(String, [String])
  /// `since` lies after the end of what was watched.
  case sinceTooLate(Int, last: String)

  /// What a heading lacks.
  public enum Missing: Equatable, Sendable {
    /// When an outage began.
    case time
    /// How long it lasted.
    case length
  }

  /// What a cell should hold.
  public enum CellRule: Equatable, Sendable {
    /// A number of some unit, 0 or more, at most a year's; empty where unknown.
    case length(unit: String)
    /// A duration with units.
    case duration
    /// At most a year.
    case atMostAYear
    /// A date whose year lies in a range.
    case date(ClosedRange<Int>)
    /// A date of which the order of day and month is known.
    case dateOrder
    /// A date that is not in the future.
    case past(today: String)
    /// A time after the beginning.
    case after(start: String)
    /// A share or a percentage.
    case share
    /// One of some words.
    case oneOf([String], nearest: String?)
  }
}
