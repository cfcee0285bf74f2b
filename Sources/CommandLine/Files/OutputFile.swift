/// A file that is written piece by piece and appears whole or not at all.
internal import Report
internal import SystemLibrary
internal import TextEncoding

/// The one writer of files: pieces go into `FILE.SUFFIX` beside the target, which is renamed when all is on the disk.
///
/// The name of the unfinished file is fixed and the file is locked. So no two runs write it at the same time, and what
/// a killed run left there is found, and cleared or gone on with, by the next run that writes the same file.
final class OutputFile {
  /// What a run does that finds the unfinished file locked by another one.
  enum Contention {
    /// It waits: the other run is done within the time of a write.
    case wait
    /// It fails: the other run may take hours.
    case fail
  }

  /// Endings of unfinished files.
  enum Suffix: String {
    /// A result that is written in one go.
    case result = ".unfinished~"
    /// The rows of a sweep so far, which `--resume` goes on with.
    case sweep = ".partial"
    /// A sweep that is put together from shards.
    case merge = ".merging"
  }

  /// As the user named it.
  let path: String
  /// Where the pieces go.
  let temporary: String
  /// The open file.
  let descriptor: Int32
  private let target: String
  private let mode: mode_t?

  /// Opens the file beside the target and locks it; what an earlier run left in it is kept.
  ///
  /// - Parameters:
  ///   - path: the path as the user named it, for errors.
  ///   - target: the path to replace, no link: see `OutputDestination`.
  init(
    _ path: String, target: String, suffix: Suffix, contention: Contention = .fail
  ) throws(OutputError) {
    self.path = path
    self.target = target
    mode = System.status(target).map { $0.st_mode & 0o7777 }
    temporary = target + suffix.rawValue
    descriptor = try Self.locked(temporary, path, contention)
  }

  deinit { close(descriptor) }

  /// A lock belongs to a file and not to a name: when another run has just put its file in place, the name is free
  /// again, and a new file is opened.
  private static func locked(
    _ temporary: String, _ path: String, _ contention: Contention
  ) throws(OutputError) -> Int32 {
    for _ in 0..<1_000 {
      // A link under this name is not followed: what it leads to is nobody's unfinished file.
      let descriptor = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
      guard descriptor >= 0 else { throw OutputError(path, errno) }
      guard let own = System.status(descriptor), System.isRegular(own) else {
        close(descriptor)
        throw .failed(path: path, reason: "\(temporary) is in the way")
      }
      if flock(descriptor, contention == .wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw .busy(path: path)
      }
      if let named = System.status(temporary), own.st_ino == named.st_ino { return descriptor }
      close(descriptor)
    }
    throw .busy(path: path)
  }

  /// Whether the name still leads to this file.
  var isInPlace: Bool { (System.status(descriptor)?.st_nlink ?? 0) > 0 }

  /// Bytes in it.
  var size: Int { Int(System.status(descriptor)?.st_size ?? 0) }

  /// Cuts the file to a length and goes on from there.
  func cut(to length: Int) throws(OutputError) {
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw OutputError(path, errno)
    }
  }

  /// Goes to the beginning, to read.
  func rewind() throws(OutputError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw OutputError(path, errno) }
  }

  /// Writes a piece; what was written in part before an error is cut off again.
  func write(_ bytes: ArraySlice<UInt8>) throws(OutputError) {
    let before = lseek(descriptor, 0, SEEK_CUR)
    guard let code = System.writeAll(bytes, to: descriptor) else { return }
    if before >= 0 { _ = ftruncate(descriptor, before) }
    throw OutputError(path, code)
  }

  /// Sees to it that everything is on the disk.
  func flush() throws(OutputError) {
    guard fsync(descriptor) == 0 else { throw OutputError(path, errno) }
  }

  /// Puts the file in its place.
  func finish() throws(OutputError) {
    if let mode { _ = fchmod(descriptor, mode) }
    try flush()
    guard rename(temporary, target) == 0 else { throw OutputError(path, errno) }
    // The rename itself is on the disk once the folder is.
    let folder = open(System.split(target).folder, O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      _ = fsync(folder)
      close(folder)
    }
  }

  /// Takes the file away.
  func remove() { unlink(temporary) }
}

extension OutputFile {
  /// Writes a text to where `--output` leads: a file is replaced whole, anything else is written through.
  static func write(_ text: String, to path: String) throws(OutputError) {
    switch try OutputDestination(path) {
    case .stream(let descriptor):
      defer { close(descriptor) }
      // A reader that went away has read enough.
      if let code = System.writeAll(text, to: descriptor), code != EPIPE { throw OutputError(path, code) }
    case .file(let target):
      try withSignalsBlocked { () throws(OutputError) in try replace(target, with: text, named: path) }
    }
  }

  private static func replace(
    _ target: String, with text: String, named path: String
  ) throws(OutputError) {
    let file = try OutputFile(path, target: target, suffix: .result, contention: .wait)
    if file.size > 0 {
      let name = SafeText.clipped(file.temporary, cells: 120)
      StandardError.say("removed \(name), which a stopped run left there")
    }
    do throws(OutputError) {
      try file.cut(to: 0)
      try file.write(Array(text.utf8)[...])
      try file.finish()
    } catch {
      file.remove()
      throw error
    }
  }

  /// An interrupt waits until the unfinished file is gone or in its place.
  private static func withSignalsBlocked(_ body: () throws(OutputError) -> Void) throws(OutputError) {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    sigprocmask(SIG_BLOCK, &all, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    try body()
  }
}
