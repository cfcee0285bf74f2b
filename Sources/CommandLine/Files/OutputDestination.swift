/// The place that `--output` leads to: a file, or anything else that takes bytes.
internal import SystemLibrary

/// What is replaced whole, and what is written through.
///
/// A regular file is replaced by a rename. That must not happen to anything else: `/dev/stdout` leads to whatever
/// standard output is, perhaps a log to which the shell appends, and a rename would take the log away.
enum OutputDestination: Equatable {
  /// The path of a regular file, or of none yet, all links followed.
  case file(String)
  /// An open descriptor of anything else; the caller closes it.
  case stream(Int32)

  /// Links that are followed at most.
  private static let linkLimit = 40

  /// Follows a path to its end.
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

  /// A path without a link at its end.
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
  /// An own descriptor is doubled and not opened anew: a new one would begin at the start of the file.
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
