/// Where the rows of a sweep go.
internal import Report

internal import SystemLibrary

/// A place that takes rows in order.
protocol RowSink: AnyObject {
  /// Rows that are there already.
  var count: Int { get }
  /// Rows that would be there after an interruption.
  var safe: Int { get }
  /// The file in which rows are safe when the run is interrupted.
  var partial: String? { get }
  /// Whether that file is still where its name says.
  var isInPlace: Bool { get }
  /// Takes rows; each ends with its line end.
  func append(_ rows: [String]) throws(SweepError)
  /// All rows are there.
  func finish() throws(SweepError)
}

/// Rows that pass through: standard output, a pipe, a device.
final class RowStream: RowSink {
  private let header: ShardHeader
  private let isShard: Bool
  private let descriptor: Int32
  private let path: String?
  private var rows = ShardRows()

  /// Takes an open descriptor, and closes it in the end unless it is standard output's.
  ///
  /// - Parameter path: the path that led to the descriptor, for errors; `nil`: standard output.
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

/// Rows that go into a file, safe from one checkpoint to the next.
///
/// They stand in `FILE.partial`, a shard that is not whole yet. When all are there, it becomes the file: a shard as
/// it is, a whole sweep without the lines about it.
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

  /// Whether the file is this shard, and whole: then there is nothing to do. One that is damaged is computed anew.
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

  /// Opens the file.
  ///
  /// - Parameter resumes: go on where an interrupted run stopped; otherwise what it left is an error, so that no
  ///   work is thrown away by mistake.
  ///
  /// - Parameters:
  ///   - path: the path as the user named it.
  ///   - target: where it leads, all links followed.
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

  /// Whether nothing is there but a part of the head of a sweep, of this one or another: a run that ended as it began.
  /// Zeros are what a file system may leave of it when the machine itself stops.
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

/// A problem with a file as one of a sweep.
func sweep<Value>(_ body: () throws(OutputError) -> Value) throws(SweepError) -> Value {
  do throws(OutputError) { return try body() } catch { throw .output(error) }
}
