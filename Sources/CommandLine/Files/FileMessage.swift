internal import Report
internal import Scenario

/// Error messages of files: one line each.
enum FileMessage {
  /// The line for a result that could not be written.
  static func text(_ problem: OutputError) -> String {
    switch problem {
    case .missingFolder(let path, let folder):
      "--output \(quote(path)): there is no folder '\(quote(folder))'"
    case .isFolder(let path): "--output \(quote(path)): it is a folder; expected a file"
    case .notPermitted(let path): "--output \(quote(path)): permission denied"
    case .busy(let path): "--output \(quote(path)): another run is writing it"
    case .failed(let path, let reason): "--output \(quote(path)): \(reason)"
    }
  }

  /// Line for an unreadable scenario, with a suggestion for a missing path.
  static func text(_ error: ScenarioError) -> String {
    guard case .unreadable(let path, .notFound, _) = error, let remedy = FileAccess.remedy(for: path) else {
      return error.message
    }
    return switch remedy {
    case .missingFolder(let folder): "\(error.message); there is no folder '\(quote(folder))'"
    case .similar(let path): "\(error.message); did you mean '\(quote(path))'?"
    }
  }

  /// The line for a file of outages that could not be read.
  static func record(_ path: String, _ problem: FileProblem, limit: Int) -> String {
    let name = "--record \(quote(path))"
    switch problem {
    case .notFound:
      switch FileAccess.remedy(for: path) {
      case .missingFolder(let folder): return "\(name): there is no folder '\(quote(folder))'"
      case .similar(let other): return "\(name): no such file; did you mean '\(quote(other))'?"
      case nil: return "\(name): no such file"
      }
    case .isFolder: return "\(name): it is a folder; expected a file"
    case .notPermitted: return "\(name): permission denied"
    case .tooLarge(let bytes): return "\(name): \(bytes) bytes, the limit is \(limit)"
    case .other(let reason): return "\(name): \(reason)"
    }
  }

  private static func quote(_ text: String) -> String { SafeText.clipped(text, cells: 120) }
}

extension OutputError: UserError {
  var line: String { FileMessage.text(self) }
  var exitCode: ExitCode { isUsageError ? .usage : .unfinished }
}

extension ScenarioError: UserError {
  var line: String { FileMessage.text(self) }
}
