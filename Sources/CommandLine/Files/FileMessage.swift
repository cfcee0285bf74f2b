internal import Report
internal import Scenario

/// Error messages of files: one line each, in both languages.
enum FileMessage {
  /// The line for a result that could not be written.
  static func text(_ problem: OutputError) -> Text {
    switch problem {
    case .missingFolder(let path, let folder): output(path, noFolder(folder))
    case .isFolder(let path): output(path, isFolder)
    case .notPermitted(let path): output(path, notPermitted)
    case .busy(let path): output(path, Text("another run is writing it", "另一次运行正在写它"))
    case .failed(let path, let reason): output(path, Text(reason))
    }
  }

  private static func output(_ path: String, _ fault: Text) -> Text {
    Text("--output \(quote(path)): \(fault.en)", "--output \(quote(path))：\(fault.zh)")
  }

  private static let isFolder = Text("it is a folder; expected a file", "这是文件夹；应为文件")
  private static let notPermitted = Text("permission denied", "没有权限")

  private static func noFolder(_ folder: String) -> Text {
    Text("there is no folder '\(quote(folder))'", "没有文件夹“\(quote(folder))”")
  }

  /// Line for an unreadable scenario, with a suggestion for a missing path.
  static func text(_ error: ScenarioError) -> Text {
    let message = Text(error.message, error.chinese)
    guard case .unreadable(let path, .notFound, _) = error, let remedy = FileAccess.remedy(for: path) else {
      return message
    }
    switch remedy {
    case .missingFolder(let folder):
      let fault = noFolder(folder)
      return message + Text("; " + fault.en, "；" + fault.zh)
    case .similar(let path): return message + CommandLineMessage.meant(quote(path))
    }
  }

  /// The line for a file of outages that could not be read.
  static func record(_ path: String, _ problem: FileProblem, limit: Int) -> Text {
    let fault: Text
    switch problem {
    case .notFound:
      let noFile = Text("no such file", "没有这个文件")
      switch FileAccess.remedy(for: path) {
      case .missingFolder(let folder): fault = noFolder(folder)
      case .similar(let other): fault = noFile + CommandLineMessage.meant(quote(other))
      case nil: fault = noFile
      }
    case .isFolder: fault = isFolder
    case .notPermitted: fault = notPermitted
    case .tooLarge(let bytes):
      fault = Text("\(bytes) bytes, the limit is \(limit)", "\(bytes) 字节，上限为 \(limit)")
    case .other(let reason): fault = Text(reason)
    }
    return Text("--record \(quote(path)): \(fault.en)", "--record \(quote(path))：\(fault.zh)")
  }

  private static func quote(_ text: String) -> String { SafeText.clipped(text, cells: 120) }
}

extension OutputError: UserError {
  var text: Text { FileMessage.text(self) }
  var exitCode: ExitCode { isUsageError ? .usage : .unfinished }
}

extension ScenarioError: UserError {
  var text: Text { FileMessage.text(self) }
}
