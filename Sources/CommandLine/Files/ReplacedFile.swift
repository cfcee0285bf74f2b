/// A file that is written piece by piece and put in its place whole.
internal import SystemLibrary

/// Writes into `FILE.SUFFIX` beside the target, which no other run may write at the same time, and renames it when
/// all is written and on the disk.
final class ReplacedFile {
  /// As the user named it.
  let path: String
  /// Where the pieces go.
  let temporary: String
  /// The open file.
  let descriptor: Int32
  private let target: String
  private let mode: mode_t?

  /// Opens the file beside the target and locks it; what an earlier run left in it is kept.
  init(_ path: String, suffix: String) throws(SweepError) {
    let status = System.status(path)
    if let status, System.isFolder(status) { throw .output(.isFolder(path: path)) }
    let folder = System.split(path).folder
    guard System.status(folder) != nil else { throw .output(.missingFolder(path: path, folder: folder)) }
    self.path = path
    mode = status.map { $0.st_mode & 0o7777 }
    target = OutputFile.resolved(path)
    temporary = target + suffix
    descriptor = try Self.locked(temporary, path)
  }

  deinit { close(descriptor) }

  /// A lock belongs to a file and not to a name: when another run has just put its file in place, the name is free
  /// again, and a new file is opened.
  private static func locked(_ temporary: String, _ path: String) throws(SweepError) -> Int32 {
    for _ in 0..<10 {
      let descriptor = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw .output(OutputFile.problem(path, errno)) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw .busy(path: path)
      }
      if let own = System.status(descriptor), let named = System.status(temporary), own.st_ino == named.st_ino
      {
        return descriptor
      }
      close(descriptor)
    }
    throw .busy(path: path)
  }

  /// Whether the name still leads to this file.
  var isInPlace: Bool { (System.status(descriptor)?.st_nlink ?? 0) > 0 }

  /// Bytes in it.
  var size: Int { Int(System.status(descriptor)?.st_size ?? 0) }

  /// Cuts the file to a length and goes on from there.
  func cut(to length: Int) throws(SweepError) {
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      throw .output(OutputFile.problem(path, errno))
    }
  }

  /// Goes to the beginning, to read.
  func rewind() throws(SweepError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .output(OutputFile.problem(path, errno)) }
  }

  /// Writes a piece; what was written in part before an error is cut off again.
  func write(_ bytes: ArraySlice<UInt8>) throws(SweepError) {
    let before = lseek(descriptor, 0, SEEK_CUR)
    guard let code = System.writeAll(bytes, to: descriptor) else { return }
    if before >= 0 { _ = ftruncate(descriptor, before) }
    throw .output(OutputFile.problem(path, code))
  }

  /// Sees to it that everything is on the disk.
  func flush() throws(SweepError) {
    guard fsync(descriptor) == 0 else { throw .output(OutputFile.problem(path, errno)) }
  }

  /// Puts the file in its place.
  func finish() throws(SweepError) {
    if let mode { _ = fchmod(descriptor, mode) }
    try flush()
    guard rename(temporary, target) == 0 else { throw .output(OutputFile.problem(path, errno)) }
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
