internal import Report
internal import Scenario

/// The wording of everything that can go wrong with files: one line each.
enum FileMessage {
  /// The line for a result that could not be written.
  static func text(_ problem: OutputProblem) -> String {
    switch problem {
    case .missingFolder(let path, let folder):
      "--output \(quote(path)): there is no folder '\(quote(folder))'"
    case .isFolder(let path): "--output \(quote(path)): it is a folder; expected a file"
    case .notPermitted(let path): "--output \(quote(path)): permission denied"
    case .failed(let path, let reason): "--output \(quote(path)): \(reason)"
    }
  }

  /// The line for a scenario that could not be read, with what might have been meant by a path.
  static func text(_ error: ScenarioError) -> String {
    guard case .unreadable(let path, .notFound, _) = error, let remedy = FileAccess.remedy(for: path) else {
      return error.message
    }
    return switch remedy {
    case .missingFolder(let folder): "\(error.message); there is no folder '\(quote(folder))'"
    case .similar(let path): "\(error.message); did you mean '\(quote(path))'?"
    }
  }

  private static func quote(_ text: String) -> String { SafeText.quoted(text, cells: 120) }
}
