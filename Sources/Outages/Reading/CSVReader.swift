/// Reader of values separated by commas, semicolons or tabs, by RFC 4180, row by row, with the first line of
/// each row.
///
/// Cells are ranges of the bytes, so that a file of a million rows is read without a copy; blank lines and
/// blanks around a cell are skipped.
struct CSVReader {
  /// Cell: bytes of the file, or a text if doubled quotes had to be replaced.
  private enum Cell {
    case bytes(Range<Int>)
    case text(String)
  }

  /// First line of the row, from 1.
  private(set) var line = 1

  private let bytes: [UInt8]
  private let file: String
  /// Separator between two cells.
  let separator: UInt8
  private var offset: Int
  private var nextLine = 1
  private var cells: [Cell] = []

  /// Reader of a file. The separator is the one of `,`, `;` and tab that occurs most often in the first line.
  init(_ bytes: [UInt8], file: String) throws(OutageRecordError) {
    self.bytes = bytes
    self.file = file
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    separator = Self.separator(bytes[offset...])
    try Self.checkEncoding(bytes, file)
  }

  /// Number of cells in the row.
  var count: Int { cells.count }

  /// A cell of the row as a text.
  func text(_ index: Int) -> String {
    switch cells[index] {
    case .text(let text): text
    case .bytes(let range): String(decoding: bytes[range], as: UTF8.self)
    }
  }

  /// Advance to the next row; false at the end.
  ///
  /// - Complexity: O(bytes of the row).
  mutating func next() throws(OutageRecordError) -> Bool {
    repeat {
      guard offset < bytes.count else { return false }
      cells.removeAll(keepingCapacity: true)
      line = nextLine
      while try cell() {}
    } while isBlank
    return true
  }

  private var isBlank: Bool {
    guard cells.count == 1 else { return false }
    if case .bytes(let range) = cells[0] { return range.isEmpty }
    return false
  }

  /// Advance over a cell; whether another one of the row follows.
  private mutating func cell() throws(OutageRecordError) -> Bool {
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 && separator != 0x09 {
      offset += 1
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      cells.append(try quoted())
    } else {
      cells.append(.bytes(try plain()))
    }
    return endsCell()
  }

  private mutating func plain() throws(OutageRecordError) -> Range<Int> {
    let start = offset
    while offset < bytes.count, !isEnd(bytes[offset]) {
      if bytes[offset] == UInt8(ascii: "\"") { throw .badQuote(file: file, line: nextLine) }
      offset += 1
    }
    var end = offset
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  private mutating func quoted() throws(OutageRecordError) -> Cell {
    let opened = nextLine
    offset += 1
    let start = offset
    var hasDoubled = false
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\"") {
        guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { break }
        hasDoubled = true
        offset += 1
      } else if bytes[offset] == 0x0A || bytes[offset] == 0x0D && byte(after: offset) != 0x0A {
        nextLine += 1
      }
      offset += 1
    }
    guard offset < bytes.count else { throw .badQuote(file: file, line: opened) }
    let end = offset
    offset += 1
    while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    guard offset == bytes.count || isEnd(bytes[offset]) else {
      throw .badQuote(file: file, line: nextLine)
    }
    return hasDoubled ? .text(Self.undoubled(bytes[start..<end])) : .bytes(start..<end)
  }

  private func byte(after offset: Int) -> UInt8 { offset + 1 < bytes.count ? bytes[offset + 1] : 0 }

  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

  /// Advance over the end of a cell; whether it is a separator.
  private mutating func endsCell() -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] == separator {
      offset += 1
      return true
    }
    offset += bytes[offset] == 0x0D && byte(after: offset) == 0x0A ? 2 : 1
    nextLine += 1
    return false
  }

  private static func undoubled(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if !isSecond || byte != UInt8(ascii: "\"") { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      // The heading is the first line that is not blank.
      if (byte == 0x0A || byte == 0x0D) && !counts.isEmpty { break }
      if byte > 0x20 || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return candidates.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? UInt8(ascii: ",")
  }

  private static func checkEncoding(_ bytes: [UInt8], _ file: String) throws(OutageRecordError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let before = bytes[..<error.byteOffsets.lowerBound]
      throw .notUTF8(file: file, line: 1 + before.count { $0 == 0x0A })
    }
  }
}
