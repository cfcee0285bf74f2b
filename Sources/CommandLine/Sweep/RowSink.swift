/// Destinations of a sweep's rows.
internal import Report

internal import SystemLibrary

/// Sink that takes rows in order.
protocol RowSink: AnyObject {
  /// Number of rows already present.
  var count: Int { get }
  /// Number of rows that would survive an interruption.
  var safe: Int { get }
  /// File in which rows are safe if the run is interrupted.
  var partial: String? { get }
  /// Whether that file is still at its path.
  var isInPlace: Bool { get }
  /// Appending of rows; each ends with its line end.
  func append(_ rows: [String]) throws(SweepError)
  /// Completion after the last row.
  func finish() throws(SweepError)
}

/// Sink for a stream: standard output, a pipe, a device.
final class RowStream: RowSink {
  private let header: ShardHeader
  private let isShard: Bool
  private let descriptor: Int32
  private let path: String?
  private var rows = ShardRows()

  /// Sink for an open descriptor, which is closed at the end unless it is standard output's.
  ///
  /// - Parameter path: the path of the descriptor, for errors; `nil`: standard output.
  init(
    _ descriptor: Int32 = STDOUT_FILENO, named path: String?, header: ShardHeader, isShard: Bool
  ) throws(SweepError) {
    (self.descriptor, self.path) = (descriptor, path)
    (self.header, self.isShard) = (header, isShard)
    try write(isShard ? header.text : header.headingLine)
  }

  deinit { if path != nil { close(descriptor) } }

  var count: Int { rows.count }
  var safe: Int { rows.count }
  var partial: String? { nil }
  var isInPlace: Bool { true }

  func append(_ new: [String]) throws(SweepError) {
    let text = rows.text(new)
    try write(isShard ? text : new.joined())
  }

  func finish() throws(SweepError) { if isShard { try write(rows.end) } }

  private func write(_ text: String) throws(SweepError) {
    guard let code = System.writeAll(text, to: descriptor) else { return }
    if code == EPIPE { throw .pipeClosed }
    if let path { throw .output(OutputError(path, code)) }
    throw .stream("standard output", reason: System.reason(code))
  }
}

/// Sink for a file, in which the rows up to the last checkpoint are safe.
///
/// The rows go into `FILE.partial`, an incomplete shard. When all are present, it becomes the result: a shard
/// unchanged, a whole sweep without the comment lines.
final class PartialSweep: RowSink {
  private let path: String
  private let target: String
  private let file: OutputFile
  private let header: ShardHeader
  private let isShard: Bool
  private var rows = ShardRows()
  private var flushed = ContinuousClock.now

  var count: Int { rows.count }
  var safe: Int { rows.count / ShardHeader.checkpoint * ShardHeader.checkpoint }
  var partial: String? { file.temporary }
  var isInPlace: Bool { file.isInPlace }

  /// Whether the file is this shard and complete, so that no work remains. A damaged one is computed again.
  static func isWhole(_ path: String, _ header: ShardHeader) throws(SweepError) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: ShardHeader.longestStart)
    let count = max(0, System.readSome(descriptor, &start))
    if ShardHeader.isCutOff(start[..<count]) { return false }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    let scan = try ShardReader.scan(descriptor, path: path)
    try header.check(scan.header, path: path)
    return scan.damage == nil
  }

  /// Sink with its open file.
  ///
  /// - Parameter resumes: whether to continue an interrupted run; otherwise its remains are an error, so that
  ///   no work is lost by mistake.
  ///
  /// - Parameters:
  ///   - path: the path in the user's spelling.
  ///   - target: the path with all links resolved.
  init(
    _ path: String, target: String, header: ShardHeader, isShard: Bool, resumes: Bool
  ) throws(SweepError) {
    (self.path, self.target, self.header, self.isShard) = (path, target, header, isShard)
    file = try sweep { () throws(OutputError) in
      try OutputFile(path, target: target, suffix: .sweep)
    }
    if try hasNoRows() {
      try begin()
      return
    }
    try rewind()
    let scan = try ShardReader.scan(file.descriptor, path: file.temporary)
    try header.check(scan.header, path: file.temporary)
    guard resumes else {
      throw .unfinished(
        path: path, partial: file.temporary, rows: scan.sound.count, of: header.rows.count)
    }
    rows = scan.sound
    try cut(to: scan.soundBytes)
  }

  /// Whether the file holds no more than a part of a sweep's header, of this one or another, from a run that
  /// ended at its start. A file system may leave zeros there when the machine itself stops.
  private func hasNoRows() throws(SweepError) -> Bool {
    try rewind()
    var bytes = [UInt8](repeating: 0, count: ShardHeader.longestStart)
    let count = max(0, System.readSome(file.descriptor, &bytes))
    return ShardHeader.isCutOff(bytes[..<count])
  }

  private func begin() throws(SweepError) {
    try cut(to: 0)
    try write(header.text)
  }

  private func rewind() throws(SweepError) {
    try sweep { () throws(OutputError) in try file.rewind() }
  }

  private func cut(to length: Int) throws(SweepError) {
    try sweep { () throws(OutputError) in try file.cut(to: length) }
  }

  private func write(_ text: String) throws(SweepError) {
    try sweep { () throws(OutputError) in try file.write(Array(text.utf8)[...]) }
  }

  func append(_ new: [String]) throws(SweepError) {
    guard file.isInPlace else {
      throw .output(.missingFolder(path: path, folder: System.split(file.temporary).folder))
    }
    let before = rows
    do throws(SweepError) { try write(rows.text(new)) } catch {
      rows = before
      throw error
    }
    // Once a second is enough for the case that the machine itself stops.
    guard ContinuousClock.now - flushed > .seconds(1) else { return }
    try sweep { () throws(OutputError) in try file.flush() }
    flushed = ContinuousClock.now
  }

  func finish() throws(SweepError) {
    try write(rows.end)
    guard !isShard else { return try sweep { () throws(OutputError) in try file.finish() } }
    try sweep { () throws(OutputError) in try file.flush() }
    try Merge([file.temporary]).write(to: path)
    file.remove()
  }
}

/// Value of a body, with a file error converted into one of the sweep.
func sweep<Value>(_ body: () throws(OutputError) -> Value) throws(SweepError) -> Value {
  do throws(OutputError) { return try body() } catch { throw .output(error) }
}
