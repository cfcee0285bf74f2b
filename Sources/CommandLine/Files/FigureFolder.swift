/// Output folder of figures.
internal import SystemLibrary
internal import Report

enum FigureFolder {
  /// Creation of the folder if it is missing; an error if the path cannot be a folder.
  static func prepare(_ path: String) -> Text? {
    let name = "--output \(SafeText.clipped(path, cells: 120))"
    if let status = System.status(path) {
      return System.isFolder(status)
        ? nil : Text("\(name): it is a file; expected a folder", "\(name)：这是文件；应为文件夹")
    }
    if mkdir(path, 0o777) == 0 { return nil }
    let code = errno
    if code == ENOENT {
      let folder = SafeText.clipped(System.split(path).folder, cells: 120)
      return Text("\(name): there is no folder '\(folder)'", "\(name)：没有文件夹“\(folder)”")
    }
    return Text("\(name): \(System.reason(code))", "\(name)：\(System.reason(code))")
  }
}
