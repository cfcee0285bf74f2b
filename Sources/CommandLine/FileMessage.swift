internal import Report

/// The wording of everything that can go wrong with files: one line each.
enum FileMessage {
  /// The line for a file that could not be read.
  static func text(_ problem: FileProblem) -> String {
    switch problem {
    case .missing(let path, let nearest):
      "\(quote(path)): no such file" + (nearest.map { "; did you mean '\(quote($0))'?" } ?? "")
    case .missingFolder(let path, let folder): "\(quote(path)): no such folder '\(quote(folder))'"
    case .isFolder(let path): "\(quote(path)): is a folder, expected a file"
    case .notPermitted(let path): "\(quote(path)): no permission to read it"
    case .tooLarge(let path, let bytes, let limit):
      "\(quote(path)): \(bytes.map(size) ?? "more than \(size(limit))"), expected at most \(size(limit))"
    case .unreadable(let path, let reason): "\(quote(path)): cannot be read: \(reason)"
    }
  }

  /// The line for a result that could not be written.
  static func text(_ problem: OutputProblem) -> String {
    switch problem {
    case .missingFolder(let path, let folder): "--output \(quote(path)): no such folder '\(quote(folder))'"
    case .isFolder(let path): "--output \(quote(path)): is a folder, expected a file"
    case .notPermitted(let path): "--output \(quote(path)): no permission to write there"
    case .failed(let path, let reason): "--output \(quote(path)): cannot be written: \(reason)"
    }
  }

  static func size(_ bytes: Int) -> String {
    bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(NumberText.count(bytes)) bytes"
  }

  private static func quote(_ text: String) -> String { SafeText.quoted(text, cells: 120) }
}
