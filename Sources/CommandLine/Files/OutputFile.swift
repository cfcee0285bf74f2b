/// Writing a result into a file, whole or not at all.
internal import SystemLibrary

/// Why a result could not be written. The wording is in `FileMessage.swift`.
enum OutputError: Error, Equatable {
  case missingFolder(path: String, folder: String)
  case isFolder(path: String)
  case notPermitted(path: String)
  /// The disk is full, the device is gone, and the like.
  case failed(path: String, reason: String)

  /// Whether the command line is to blame (a path that cannot be meant) and not the machine.
  var isUsageError: Bool {
    switch self {
    case .missingFolder, .isFolder: true
    case .notPermitted, .failed: false
    }
  }
}

enum OutputFile {
  /// Writes through a temporary file beside the target and a rename, so that a reader sees the old file or the
  /// new one. What is no plain file (a pipe, a device) is written directly; a link is followed.
  static func write(_ text: String, to path: String) throws(OutputError) {
    let status = System.status(path)
    if let status, System.isFolder(status) { throw .isFolder(path: path) }
    if let status, !System.isRegular(status) { return try writeDirectly(text, path) }
    let folder = System.split(path).folder
    guard System.status(folder) != nil else { throw .missingFolder(path: path, folder: folder) }
    try withSignalsBlocked { () throws(OutputError) in
      try replace(resolved(path), with: text, mode: status.map { $0.st_mode & 0o7777 }, named: path)
    }
  }

  private static func writeDirectly(_ text: String, _ path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path, errno) }
    defer { close(descriptor) }
    if let code = System.writeAll(text, to: descriptor) { throw problem(path, code) }
  }

  private static func replace(_ target: String, with text: String, mode: mode_t?, named path: String)
    throws(OutputError)
  {
    var template = Array((target + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw problem(path, errno) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let code = fill(descriptor, text, mode ?? (0o666 & ~currentMask()))
    if let code = code ?? (rename(temporary, target) == 0 ? nil : errno) {
      unlink(temporary)
      throw problem(path, code)
    }
  }

  /// Writes, flushes and closes; returns the number of the first error.
  private static func fill(_ descriptor: Int32, _ text: String, _ mode: mode_t) -> Int32? {
    var code = System.writeAll(text, to: descriptor)
    if code == nil, fchmod(descriptor, mode) != 0 { code = errno }
    if code == nil, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == nil { code = errno }
    return code
  }

  private static func currentMask() -> mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }

  /// Where a link leads; the path itself where there is nothing yet.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// An interrupt waits until the temporary file is gone or in its place.
  private static func withSignalsBlocked(_ body: () throws(OutputError) -> Void) throws(OutputError) {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    sigprocmask(SIG_BLOCK, &all, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  static func problem(_ path: String, _ code: Int32) -> OutputError {
    switch code {
    case EACCES, EPERM, EROFS: .notPermitted(path: path)
    case ENOENT, ENOTDIR: .missingFolder(path: path, folder: System.split(path).folder)
    case EISDIR: .isFolder(path: path)
    default: .failed(path: path, reason: System.reason(code))
    }
  }
}
