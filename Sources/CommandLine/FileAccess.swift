/// Reading the files that a user names.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file could not be read. The wording is in `FileMessage.swift`.
enum FileProblem: Error, Equatable {
  /// There is no such file; the nearest name in its folder, as a path.
  case missing(path: String, nearest: String?)
  /// There is no such folder.
  case missingFolder(path: String, folder: String)
  case isFolder(path: String)
  case notPermitted(path: String)
  /// More bytes than the limit; the size where the system knows it.
  case tooLarge(path: String, bytes: Int?, limit: Int)
  case unreadable(path: String, reason: String)
}

enum FileAccess {
  /// Input files are written by hand: one MiB is far beyond any of them.
  static let limit = 1 << 20

  /// The bytes of a file. A file that is too large is refused by its size, unread; a pipe at the limit.
  static func read(_ path: String, limit: Int = limit) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(path, errno) }
    if System.isFolder(status) { throw .isFolder(path: path) }
    if System.isRegular(status), Int(status.st_size) > limit {
      throw .tooLarge(path: path, bytes: Int(status.st_size), limit: limit)
    }
    return try readAll(descriptor, path, limit)
  }

  private static func readAll(_ descriptor: Int32, _ path: String, _ limit: Int) throws(FileProblem)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = System.readSome(descriptor, &part)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw problem(path, errno)
      }
      bytes += part[..<count]
      if bytes.count > limit { throw .tooLarge(path: path, bytes: nil, limit: limit) }
    }
  }

  private static func problem(_ path: String, _ code: Int32) -> FileProblem {
    switch code {
    case ENOENT: missing(path)
    case EISDIR: .isFolder(path: path)
    case EACCES, EPERM: .notPermitted(path: path)
    default: .unreadable(path: path, reason: System.reason(code))
    }
  }

  private static func missing(_ path: String) -> FileProblem {
    let (folder, name) = System.split(path)
    guard System.status(folder) != nil else { return .missingFolder(path: path, folder: folder) }
    let nearest = Nearest.of(name, among: System.names(in: folder))
    let prefix = path.dropLast(name.count)
    return .missing(path: path, nearest: nearest.map { prefix + $0 })
  }
}
