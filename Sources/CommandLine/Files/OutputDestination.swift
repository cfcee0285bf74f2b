/// Destination of `--output`: a regular file, or any other object that takes bytes.
internal import SystemLibrary

/// Destination of a result: a file that is replaced as a whole, or a stream.
///
/// A regular file is replaced by a rename. No other object may be: `/dev/stdout` leads to the current
/// standard output, perhaps a log to which the shell appends, and a rename would remove the log.
enum OutputDestination: Equatable {
  /// Path of a regular file, present or new, with all links resolved.
  case file(String)
  /// Open descriptor of any other object; the caller closes it.
  case stream(Int32)

  /// Largest number of links to follow.
  private static let linkLimit = 40

  /// Resolution of a path to its destination.
  init(_ path: String) throws(OutputError) {
    var target = path
    for _ in 0..<Self.linkLimit {
      if let descriptor = try Self.descriptor(target, named: path) {
        self = .stream(descriptor)
        return
      }
      guard let link = System.link(target) else {
        self = try Self.end(target, named: path)
        return
      }
      target = link.hasPrefix("/") ? link : System.split(target).folder + "/" + link
    }
    throw OutputError(path, ELOOP)
  }

  /// Destination of a path that does not end in a link.
  private static func end(_ target: String, named path: String) throws(OutputError) -> OutputDestination {
    guard let status = System.status(target) else {
      let folder = System.split(target).folder
      guard let status = System.status(folder), System.isFolder(status) else {
        throw .missingFolder(path: path, folder: folder)
      }
      return .file(target)
    }
    if System.isFolder(status) { throw .isFolder(path: path) }
    if System.isRegular(status) { return .file(target) }
    let descriptor = open(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(path, errno) }
    return .stream(descriptor)
  }

  /// The stream behind `/dev/fd/N` and `/proc/PID/fd/N`, which look like links to files; `nil` for other paths.
  ///
  /// A descriptor of this process is duplicated and not reopened, because a new one would begin at the start
  /// of the file.
  private static func descriptor(_ target: String, named path: String) throws(OutputError) -> Int32? {
    let (folder, name) = System.split(target)
    guard let number = Int32(name), number >= 0, let real = System.realPath(folder) else { return nil }
    let isOwn = real == "/dev/fd" || (real.hasPrefix("/proc/\(getpid())/") && real.hasSuffix("/fd"))
    guard isOwn || (real.hasPrefix("/proc/") && real.hasSuffix("/fd")) else { return nil }
    let descriptor = isOwn ? dup(number) : open(target, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(path, errno) }
    return descriptor
  }
}
