/// Comma-separated values by RFC 4180, with the line on which each record begins.
struct CSVReader {
  /// A record.
  struct Record: Equatable {
    let line: Int
    let cells: [String]
  }

  /// Records without blank lines.
  private(set) var records: [Record] = []

  private var cell: [UInt8] = []
  private var cells: [String] = []
  private var line = 1
  private var startLine = 1
  private let file: String

  /// Reads all records of a file.
  ///
  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8], file: String) throws(OutageRecordError) {
    self.file = file
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        guard cell.isEmpty else { throw .badQuote(file: file, line: line) }
        try readQuoted(&rest)
      case UInt8(ascii: ","): try endCell()
      case UInt8(ascii: "\n"): try endRecord()
      case UInt8(ascii: "\r") where rest.first == UInt8(ascii: "\n") || rest.isEmpty: break
      default: cell.append(byte)
      }
    }
    if !cell.isEmpty || !cells.isEmpty { try endRecord() }
  }

  private mutating func readQuoted(_ rest: inout ArraySlice<UInt8>) throws(OutageRecordError) {
    let opened = line
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        cell.append(byte)
        continue
      }
      guard rest.first == byte else {
        // Only the end of the cell may follow.
        let ends = [UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        guard rest.first.map(ends.contains) ?? true else { throw .badQuote(file: file, line: line) }
        return
      }
      rest.removeFirst()
      cell.append(byte)
    }
    throw .badQuote(file: file, line: opened)
  }

  private mutating func endCell() throws(OutageRecordError) {
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw .notUTF8(file: file, line: startLine)
    }
    cells.append(text)
    cell.removeAll(keepingCapacity: true)
  }

  private mutating func endRecord() throws(OutageRecordError) {
    try endCell()
    if cells != [""] { records.append(Record(line: startLine, cells: cells)) }
    cells = []
    line += 1
    startLine = line
  }
}
