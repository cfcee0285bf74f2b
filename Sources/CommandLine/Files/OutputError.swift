/// The reasons why a result could not be written. The wording is in `FileMessage.swift`.
internal import SystemLibrary

/// Why a result could not be written.
enum OutputError: Error, Equatable {
  case missingFolder(path: String, folder: String)
  case isFolder(path: String)
  case notPermitted(path: String)
  /// Another run writes the same file.
  case busy(path: String)
  /// The disk is full, the device is gone, and the like.
  case failed(path: String, reason: String)

  /// The problem that the system's error number tells of.
  init(_ path: String, _ code: Int32) {
    self =
      switch code {
      case EACCES, EPERM, EROFS: .notPermitted(path: path)
      case ENOENT, ENOTDIR: .missingFolder(path: path, folder: System.split(path).folder)
      case EISDIR: .isFolder(path: path)
      default: .failed(path: path, reason: System.reason(code))
      }
  }

  /// Whether the command line is to blame (a path that cannot be meant) and not the machine.
  var isUsageError: Bool {
    switch self {
    case .missingFolder, .isFolder: true
    case .notPermitted, .busy, .failed: false
    }
  }
}
