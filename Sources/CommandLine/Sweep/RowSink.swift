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

  /// - Parameter path: a device or a pipe; `nil`: standard output.
  init(_ path: String?, header: ShardHeader, isShard: Bool) throws(SweepError) {
    (self.header, self.isShard, self.path) = (header, isShard, path)
    descriptor = path.map { open($0, O_WRONLY | O_CLOEXEC) } ?? STDOUT_FILENO
    if let path, descriptor < 0 { throw .output(OutputFile.problem(path, errno)) }
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
    if let path { throw .output(OutputFile.problem(path, code)) }
    throw .stream("standard output", reason: System.reason(code))
  }
}

/// Rows that go into a file, safe from one checkpoint to the next.
///
/// They stand in `FILE.partial`, a shard that is not whole yet. When all are there, it becomes the file: a shard as
/// it is, a whole sweep without the lines about it.
final class PartialSweep: RowSink {
  private let path: String
  private let file: ReplacedFile
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
    let scan = try ShardReader.scan(descriptor, path: path)
    try header.check(scan.header, path: path)
    return scan.damage == nil
  }

  /// Opens the file.
  ///
  /// - Parameter resumes: go on where an interrupted run stopped; otherwise what it left is an error, so that no
  ///   work is thrown away by mistake.
  init(_ path: String, header: ShardHeader, isShard: Bool, resumes: Bool) throws(SweepError) {
    (self.path, self.header, self.isShard) = (path, header, isShard)
    file = try ReplacedFile(path, suffix: ".partial")
    if try isCutInHead() {
      try begin()
      return
    }
    try file.rewind()
    let scan = try ShardReader.scan(file.descriptor, path: file.temporary)
    try header.check(scan.header, path: file.temporary)
    guard resumes else {
      throw .unfinished(
        path: path, partial: file.temporary, rows: scan.sound.count, of: header.rows.count)
    }
    rows = scan.sound
    try file.cut(to: scan.soundBytes)
  }

  /// Whether nothing but a part of this very head is there: a run that ended as it began.
  private func isCutInHead() throws(SweepError) -> Bool {
    let head = Array(header.text.utf8)
    guard file.size < head.count else { return false }
    try file.rewind()
    var bytes = [UInt8](repeating: 0, count: head.count)
    let count = max(0, System.readSome(file.descriptor, &bytes))
    return bytes[..<count] == head[..<count]
  }

  private func begin() throws(SweepError) {
    try file.cut(to: 0)
    try file.write(Array(header.text.utf8)[...])
  }

  func append(_ new: [String]) throws(SweepError) {
    guard file.isInPlace else {
      throw .output(.missingFolder(path: path, folder: System.split(file.temporary).folder))
    }
    let before = rows
    do throws(SweepError) { try file.write(Array(rows.text(new).utf8)[...]) } catch {
      rows = before
      throw error
    }
    // Once a second is enough for the case that the machine itself stops.
    guard ContinuousClock.now - flushed > .seconds(1) else { return }
    try file.flush()
    flushed = ContinuousClock.now
  }

  func finish() throws(SweepError) {
    try file.write(Array(rows.end.utf8)[...])
    guard !isShard else { return try file.finish() }
    try file.flush()
    try Merge([file.temporary]).write(to: path)
    file.remove()
  }
}
