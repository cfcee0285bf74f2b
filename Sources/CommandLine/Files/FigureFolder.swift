/// Output folder of figures.
internal import SystemLibrary
internal import Report

enum FigureFolder {
  /// Creation of the folder if it is missing; an error line if the path cannot be a folder.
  static func prepare(_ path: String) -> String? {
    let name = "--output \(SafeText.clipped(path, cells: 120))"
    if let status = System.status(path) {
      return System.isFolder(status) ? nil : "\(name): it is a file; expected a folder"
    }
    if mkdir(path, 0o777) == 0 { return nil }
    let code = errno
    if code == ENOENT {
      return "\(name): there is no folder '\(SafeText.clipped(System.split(path).folder, cells: 120))'"
    }
    return "\(name): \(System.reason(code))"
  }
}
