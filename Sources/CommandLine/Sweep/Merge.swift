/// Merge of shards into the result of a single run.
internal import SystemLibrary

struct Merge {
  /// Bytes collected before a write.
  private static let pieceSize = 1 << 20

  private struct Shard {
    let path: String
    let header: ShardHeader
  }

  /// Shards in the order of their rows.
  private let shards: [Shard]

  /// Merge of the files at these paths, after one pass that checks that each shard is complete, that all
  /// belong together, and that every point occurs exactly once.
  ///
  /// - Complexity: one pass over the files, in the memory of a row and of the heads.
  init(_ paths: [String]) throws(SweepError) {
    var shards: [Shard] = []
    for path in paths {
      let header = try Self.whole(path) { (_) throws(SweepError) in }
      if let first = shards.first { try first.header.check(header, path: path, isSamePart: false) }
      shards.append(Shard(path: path, header: header))
    }
    shards.sort {
      ($0.header.rows.lowerBound, $0.header.rows.count) < ($1.header.rows.lowerBound, $1.header.rows.count)
    }
    try Self.checkTwice(shards)
    try Self.checkGaps(shards)
    self.shards = shards
  }

  /// Writing of the result into a file, as a whole or not at all.
  func write(to path: String) throws(SweepError) {
    let destination = try sweep { () throws(OutputError) in try OutputDestination(path) }
    guard case .file(let target) = destination else {
      guard case .stream(let descriptor) = destination else { return }
      defer { close(descriptor) }
      return try write(to: descriptor, named: "--output \(path)")
    }
    let file = try sweep { () throws(OutputError) in
      try OutputFile(path, target: target, suffix: .merge)
    }
    do throws(SweepError) {
      try sweep { () throws(OutputError) in try file.cut(to: 0) }
      try copy { (bytes) throws(SweepError) in
        try sweep { () throws(OutputError) in try file.write(bytes) }
      }
      try sweep { () throws(OutputError) in try file.finish() }
    } catch {
      file.remove()
      throw error
    }
  }

  /// Writing of the result to a stream.
  func write(to descriptor: Int32, named name: String) throws(SweepError) {
    try copy { (bytes) throws(SweepError) in
      guard let code = System.writeAll(bytes, to: descriptor) else { return }
      if code == EPIPE { throw .pipeClosed }
      throw .stream(name, reason: System.reason(code))
    }
  }

  private func copy(_ write: (ArraySlice<UInt8>) throws(SweepError) -> Void) throws(SweepError) {
    var piece = Array((shards.first?.header.headingLine ?? "").utf8)
    for shard in shards {
      let header = try Self.whole(shard.path) { (row) throws(SweepError) in
        piece += row
        guard piece.count >= Self.pieceSize else { return }
        if Interruption.isAsked { throw SweepError.mergeInterrupted }
        try write(piece[...])
        piece.removeAll(keepingCapacity: true)
      }
      try shard.header.check(header, path: shard.path)
    }
    try write(piece[...])
  }

  /// Scan of a shard that must be complete.
  private static func whole(
    _ path: String, row: (ArraySlice<UInt8>) throws(SweepError) -> Void
  ) throws(SweepError) -> ShardHeader {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, number: errno) }
    defer { close(descriptor) }
    let scan = try ShardReader.scan(descriptor, path: path, row: row)
    if let damage = scan.damage {
      throw .damaged(path: path, damage, rows: scan.sound.count, of: scan.header.rows.count)
    }
    return scan.header
  }

  private static func checkTwice(_ shards: [Shard]) throws(SweepError) {
    for (one, other) in zip(shards, shards.dropFirst()) {
      let (a, b) = (one.header, other.header)
      // A shard without rows overlaps no other, but the same part twice is still a duplicate.
      guard b.rows.lowerBound < a.rows.upperBound || a.part == b.part else { continue }
      throw .twice(
        one.path, other.path, first: a.part.text, second: b.part.text, rows: a.rows.clamped(to: b.rows))
    }
  }

  private static func checkGaps(_ shards: [Shard]) throws(SweepError) {
    guard let header = shards.first?.header else { return }
    var gaps: [Range<Int>] = []
    var next = 0
    for shard in shards {
      if shard.header.rows.lowerBound > next { gaps.append(next..<shard.header.rows.lowerBound) }
      next = max(next, shard.header.rows.upperBound)
    }
    if next < header.points { gaps.append(next..<header.points) }
    guard gaps.isEmpty else {
      let count = header.part.count
      throw .missing(
        gaps.map { SweepError.Gap($0, of: header.points, shards: count) }, points: header.points)
    }
  }
}

extension SweepError.Gap {
  /// Gap, named by the missing shards.
  init(_ rows: Range<Int>, of points: Int, shards: Int) {
    func shard(of row: Int) -> Int {
      // The shard before this one may end at or after the row: start · points / shards is rounded down.
      var shard = min(shards - 1, row * shards / points)
      while shard + 1 < shards, (shard + 1) * points / shards <= row { shard += 1 }
      return shard
    }
    let (first, last) = (shard(of: rows.lowerBound), shard(of: rows.upperBound - 1))
    self.init(
      rows: rows, shards: first == last ? "\(first)/\(shards)" : "\(first)/\(shards) to \(last)/\(shards)")
  }
}
