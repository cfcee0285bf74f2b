/// Access to the files that a user names.
internal import SystemLibrary
internal import Scenario

enum FileAccess {
  /// Bytes of a file. A regular file that is too large is refused by its size, unread; a pipe once it exceeds
  /// the limit.
  static func read(_ path: String, limit: Int = ScenarioLoader.inputLimit) -> Result<[UInt8], FileProblem> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(problem(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(problem(errno)) }
    if System.isFolder(status) { return .failure(.isFolder) }
    if System.isRegular(status), Int(status.st_size) > limit {
      return .failure(.tooLarge(bytes: Int(status.st_size)))
    }
    return readAll(descriptor, limit)
  }

  private static func readAll(_ descriptor: Int32, _ limit: Int) -> Result<[UInt8], FileProblem> {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = System.readSome(descriptor, &part)
      if count == 0 { return .success(bytes) }
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(problem(errno))
      }
      bytes += part[..<count]
    }
    return .failure(.tooLarge(bytes: bytes.count))
  }

  private static func problem(_ code: Int32) -> FileProblem {
    switch code {
    case ENOENT, ENOTDIR: .notFound
    case EISDIR: .isFolder
    case EACCES, EPERM: .notPermitted
    default: .other(System.reason(code))
    }
  }

  /// Suggestion for a path to a missing file.
  enum Remedy: Equatable {
    /// Missing folder.
    case missingFolder(String)
    /// File with a similar name, as a path.
    case similar(String)
  }

  /// Suggestion for a missing file, from the contents of its folder.
  static func remedy(for path: String) -> Remedy? {
    let (folder, name) = System.split(path)
    guard System.status(folder) != nil else { return .missingFolder(folder) }
    let prefix = path.dropLast(name.count)
    return NearestName.of(name, among: System.names(in: folder)).map { .similar(prefix + $0) }
  }
}
