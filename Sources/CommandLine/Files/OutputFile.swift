/// Output file that is written in pieces and appears as a whole or not at all.
internal import Report
internal import SystemLibrary
internal import TextEncoding

/// Writer of all files: pieces go into `FILE.SUFFIX` beside the target, which is replaced by a rename once
/// everything is on the disk.
///
/// The name of the unfinished file is fixed and the file is locked. So no two runs write it at the same time,
/// and the next run that writes the same file finds the remains of a killed run, and clears or continues
/// them.
final class OutputFile {
  /// Behaviour on an unfinished file locked by another run.
  enum Contention {
    /// Wait: the other run takes only the time of a write.
    case wait
    /// Failure: the other run may take hours.
    case fail
  }

  /// Suffixes of unfinished files.
  enum Suffix: String {
    /// Result that is written at once.
    case result = ".unfinished~"
    /// Rows of an unfinished sweep, which `--resume` continues.
    case sweep = ".partial"
    /// Sweep that is merged from shards.
    case merge = ".merging"
  }

  /// Path in the user's spelling.
  let path: String
  /// Path of the unfinished file.
  let temporary: String
  /// Descriptor of the unfinished file.
  let descriptor: Int32
  private let target: String
  private let mode: mode_t?

  /// Open and locked file beside the target; the remains of an earlier run are kept.
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

  /// Locked descriptor of the unfinished file. A lock belongs to a file and not to a name: once another run
  /// has renamed its file, the name is free again, and a new file is opened.
  private static func locked(
    _ temporary: String, _ path: String, _ contention: Contention
  ) throws(OutputError) -> Int32 {
    for _ in 0..<1_000 {
      // A link under this name is not followed: its target is not an unfinished file of the program.
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

  /// Size of the file, bytes.
  var size: Int { Int(System.status(descriptor)?.st_size ?? 0) }

  /// Truncation to a length; writing continues from there.
  func cut(to length: Int) throws(OutputError) {
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw OutputError(path, errno)
    }
  }

  /// Return to the beginning, for reading.
  func rewind() throws(OutputError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw OutputError(path, errno) }
  }

  /// Appending of a piece; after an error the part already written is truncated again.
  func write(_ bytes: ArraySlice<UInt8>) throws(OutputError) {
    let before = lseek(descriptor, 0, SEEK_CUR)
    guard let code = System.writeAll(bytes, to: descriptor) else { return }
    if before >= 0 { _ = ftruncate(descriptor, before) }
    throw OutputError(path, code)
  }

  /// Synchronisation with the disk.
  func flush() throws(OutputError) {
    guard fsync(descriptor) == 0 else { throw OutputError(path, errno) }
  }

  /// Rename of the finished file to the target.
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

  /// Removal of the unfinished file.
  func remove() { unlink(temporary) }
}

extension OutputFile {
  /// Writing of a text to the destination of `--output`: a file is replaced as a whole, a stream is written
  /// directly.
  static func write(_ text: String, to path: String) throws(OutputError) {
    switch try OutputDestination(path) {
    case .stream(let descriptor):
      defer { close(descriptor) }
      // A closed reader is not an error: it has read enough.
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
      StandardError.say(
        Text("removed \(name), which a stopped run left there", "已删除 \(name)，它是一次中断的运行留下的"))
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

  /// Signal mask for a body: an interrupt is delayed until the unfinished file is renamed or removed.
  private static func withSignalsBlocked(_ body: () throws(OutputError) -> Void) throws(OutputError) {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    sigprocmask(SIG_BLOCK, &all, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    try body()
  }
}
