/// Errors of writing a result. The wording is in `FileMessage.swift`.
internal import SystemLibrary

/// Error of writing a result.
enum OutputError: Error, Equatable {
  case missingFolder(path: String, folder: String)
  case isFolder(path: String)
  case notPermitted(path: String)
  /// Lock held by another run that writes the same file.
  case busy(path: String)
  /// Failure of the system, such as a full disk or a missing device.
  case failed(path: String, reason: String)

  /// Error for a number of the system.
  init(_ path: String, _ code: Int32) {
    self =
      switch code {
      case EACCES, EPERM, EROFS: .notPermitted(path: path)
      case ENOENT, ENOTDIR: .missingFolder(path: path, folder: System.split(path).folder)
      case EISDIR: .isFolder(path: path)
      default: .failed(path: path, reason: System.reason(code))
      }
  }

  /// Whether the command line caused the error (an impossible path) and not the machine.
  var isUsageError: Bool {
    switch self {
    case .missingFolder, .isFolder: true
    case .notPermitted, .busy, .failed: false
    }
  }
}
