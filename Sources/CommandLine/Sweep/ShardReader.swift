/// Reader of a shard: its header, the extent of its valid part, and its rows.
internal import ResilienceNumerics

internal import SystemLibrary

/// Result of scanning a shard file.
struct ShardScan {
  /// Damage of an incomplete shard.
  enum Damage: Equatable {
    /// File that ends before its last line.
    case truncated
    /// Line that differs from the written one, counted from 1.
    case damaged(line: Int)
    /// Bytes after the last line.
    case trailing
  }

  let header: ShardHeader
  /// Number of bytes up to the last valid checkpoint, or up to the header.
  fileprivate(set) var soundBytes: Int
  /// Rows up to there.
  fileprivate(set) var sound = ShardRows()
  /// Damage; `nil` for a complete shard.
  fileprivate(set) var damage: Damage?
}

enum ShardReader {
  /// Scan of a shard from its beginning, with a check of every line; each row is passed on with its line end.
  ///
  /// - Parameter path: the file's name in errors.
  /// - Complexity: one pass, in the memory of a row.
  static func scan(
    _ descriptor: Int32, path: String,
    row: (ArraySlice<UInt8>) throws(SweepError) -> Void = { (_) throws(SweepError) in }
  ) throws(SweepError) -> ShardScan {
    var reader = LineReader(descriptor)
    let header = try header(&reader, path)
    var scan = ShardScan(header: header, soundBytes: reader.offset, damage: .truncated)
    var rows = 0
    var hash = SHA256()
    var number = ShardHeader.lineCount
    while let line = try next(&reader, path) {
      number += 1
      guard reader.buffer[line.upperBound - 1] == 0x0A else { return scan }
      // The program's own rows hold no control characters, and none shall reach a terminal.
      guard !reader.buffer[line].dropLast().contains(where: { $0 < 0x20 && $0 != 0x0D || $0 == 0x7F }) else {
        scan.damage = .damaged(line: number)
        return scan
      }
      if reader.buffer[line.lowerBound] != UInt8(ascii: "#") {
        rows += 1
        hash.update(reader.buffer[line])
        guard rows <= header.rows.count else {
          scan.damage = .damaged(line: number)
          return scan
        }
        try row(reader.buffer[line])
        continue
      }
      let text = String(decoding: reader.buffer[line], as: UTF8.self)
      let state = ShardRows(count: rows, hash: hash)
      if text == state.end, rows == header.rows.count {
        scan.damage = try next(&reader, path) == nil ? nil : .trailing
        return scan
      }
      guard text == "# at \(rows) \(hash.digest)\n" else {
        scan.damage = .damaged(line: number)
        return scan
      }
      scan.soundBytes = reader.offset
      scan.sound = state
    }
    return scan
  }

  private static func header(_ reader: inout LineReader, _ path: String) throws(SweepError) -> ShardHeader {
    var lines: [String] = []
    while lines.count < ShardHeader.lineCount, let line = try next(&reader, path) {
      lines.append(String(decoding: reader.buffer[line], as: UTF8.self))
      // A file of another kind is not read further in search of missing lines.
      guard lines[lines.count - 1].hasPrefix("# ") else { break }
    }
    do throws(ShardHeader.BadLine) { return try ShardHeader(lines: lines) } catch {
      throw .notAShard(path: path, line: error.number)
    }
  }

  private static func next(_ reader: inout LineReader, _ path: String) throws(SweepError) -> Range<Int>? {
    do throws(LineReaderError) { return try reader.next() } catch {
      switch error {
      case .failed(let number): throw .unreadable(path: path, number: number)
      case .lineTooLong: throw .notAShard(path: path, line: 1)
      }
    }
  }
}
