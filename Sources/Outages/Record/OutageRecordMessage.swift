internal import Scenario
internal import TextEncoding

extension OutageRecordError: CustomStringConvertible {
  /// One line: what is wrong, where, and what was expected.
  public var description: String {
    switch self {
    case .empty(let file): "\(file): nothing in it; expected a heading with \(Self.required)"
    case .notUTF8(let file, let line): "\(file):\(line): not UTF-8"
    case .badQuote(let file, let line):
      "\(file):\(line): a quotation mark that does not match; double it inside a quoted cell"
    case .missingColumn(let file, let column, let found):
      "\(file):1: no column '\(column)'; found \(Self.list(found))"
    case .unknownColumn(let file, let column, let nearest):
      "\(file):1: unknown column \(quoted(column))"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; expected some of \(Self.columns)")
    case .duplicateColumn(let file, let column): "\(file):1: column \(quoted(column)) stands twice"
    case .cellCount(let file, let line, let found, let expected):
      "\(file):\(line): \(found) cells, expected \(expected) as in the heading"
    case .emptyCell(let file, let line, let column): "\(file):\(line): '\(column)' is empty"
    case .badCell(let file, let line, let column, let value, let rule):
      "\(file):\(line): \(column) is \(quoted(value)), expected \(Self.text(rule))"
    case .sinceTooLate(let year, let last):
      "since \(year): the record ends in \(last)"
    }
  }

  private static var required: String { OutageColumn.required.map(\.rawValue).joined(separator: ", ") }
  private static var columns: String { OutageColumn.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The first cells of a heading, as they stand there.
  private static func list(_ cells: [String]) -> String {
    let shown = cells.prefix(12).map { SafeText.line(String($0.prefix(40))) }
    return (shown + (cells.count > 12 ? ["…"] : [])).joined(separator: ", ")
  }

  private static func text(_ rule: CellRule) -> String {
    switch rule {
    case .hours(let limit): "hours greater than 0, at most \(Int(limit)), or nothing where unknown"
    case .date(let years): "a date like 2017-02-28 in \(years.lowerBound) to \(years.upperBound)"
    case .oneOf(let words, let nearest):
      "one of \(words.joined(separator: ", "))" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
  }
}
