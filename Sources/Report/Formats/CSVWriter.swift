/// Comma-separated values by RFC 4180, protected against spreadsheets that execute the content of a cell.
public struct CSVWriter: Sendable {
  /// A cell.
  public enum Cell: Sendable {
    /// Words; quoted if necessary, and preceded by an apostrophe if a spreadsheet would see a formula.
    case text(String)
    /// Number in the shortest form that reads back the same; empty if it is not finite.
    case number(Double)
    /// A whole number.
    case count(Int)
    /// Empty cell.
    case empty
  }

  /// Text written so far.
  ///
  /// A file that is not all ASCII begins with U+FEFF: without it spreadsheet programs take Chinese for
  /// Western letters.
  public var text: String {
    isFile && records.utf8.contains { $0 >= 0x80 } ? "\u{FEFF}" + records : records
  }

  private var records = ""
  private let isFile: Bool

  /// Records without a heading.
  init() { isFile = false }

  /// A file with its heading.
  public init(header: [String]) {
    isFile = true
    append(header.map { .text($0) })
  }

  /// Appending of a record.
  public mutating func append(_ cells: [Cell]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { records += "," }
      isFirst = false
      append(cell)
    }
    records += "\r\n"
  }

  private mutating func append(_ cell: Cell) {
    switch cell {
    case .text(let words): records += Self.quoted(Self.guarded(words))
    case .number(let value): records += value.isFinite ? JSONValue.shortest(value) : ""
    case .count(let value): records += String(value)
    case .empty: break
    }
  }

  /// Text with an apostrophe in front if spreadsheets would take it for a formula.
  static func guarded(_ words: String) -> String {
    guard let first = words.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return words
    }
    return "'" + words
  }

  static func quoted(_ words: String) -> String {
    guard words.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      return words
    }
    var quoted = "\""
    for scalar in words.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
